"""Reads one mutant the way `stagebook check` does, and says whether all that must hold did."""

from __future__ import annotations

import json
import re
import time
import traceback
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stagecheck.engine import run_rules
from stagecheck.policy import Policy
from stagecheck.reading.loading import Loader
from stagecheck.reading.raw import Raw, RawDocument, RawFailure, RawWorkbook
from stagecheck.reading.reader import Reader
from stagecheck.reading.refusals import died, too_much_memory
from stagecheck.reading.submissions import Found
from stagecheck.report import FileReport, Report
from stagecheck.reporters import View
from stagecheck.reporters.json import to_json
from stagecheck.reporters.text import to_text
from stagemodel.load import load_pack
from stagemodel.submission import Submission
from support.files import TODAY

SECONDS = 20.0
"""The reader's limit for a file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant."""

    outcome: str
    """`read`, `refused`, `died`, `memory`, `slow` (given up), `broken`; `odd` and its error."""
    seconds: float
    broken: str = ""
    """What must never happen, with its traceback; empty where all is well."""


class Judge:
    """Judges mutants one by one, each as a file of the worked example."""

    def __init__(self, reader: Reader, honest: Path) -> None:
        """Read the honest files of `honest` once."""
        self._reader = reader
        self._raw: Raw | None = None
        self._pack = load_pack("standard")
        self._loader = Loader(self._pack, self)  # type: ignore[arg-type]  # it only reads
        files = tuple(path.name for path in sorted(honest.iterdir()))
        self._honest = self._loader.load(Found("honest", str(honest), files))

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        """Pass on to the reader and remember the last answer."""
        for raw in self._reader.read_all(paths):
            self._raw = raw
            yield raw

    def judge(self, path: Path) -> Verdict:
        """Read a mutant, run all rules on it and its honest neighbours, and print the report."""
        start = time.perf_counter()
        try:
            submission = self._loader.load(Found("mutant", str(path.parent), (path.name,)))
            seconds = time.perf_counter() - start
            outcome = self._outcome()
            self._report(self._with_neighbours(submission))
        except Exception:
            return Verdict("broken", time.perf_counter() - start, traceback.format_exc())
        return Verdict(outcome, seconds)

    def _outcome(self) -> str:
        raw = self._raw
        if isinstance(raw, RawWorkbook | RawDocument):
            return "read"
        assert isinstance(raw, RawFailure)
        assert all(raw.reason[lang].strip() for lang in ("zh", "en"))
        english = raw.reason["en"]
        if english == died().texts["en"]:
            return "died"
        if english == too_much_memory().texts["en"]:
            return "memory"
        if "took longer" in english:
            return "slow"
        odd = re.search(r"structure is unusual.*\((\w+)\)", english)
        return f"odd {odd[1]}" if odd else "refused"

    def _with_neighbours(self, mutant: Submission) -> Submission:
        """Put the honest tables beside the mutant's, so that every rule has something to do."""
        kinds = {table.workbook.id for table in mutant.tables}
        others = [table for table in self._honest.tables if table.workbook.id not in kinds]
        minutes = mutant.minutes or self._honest.minutes
        return Submission(mutant.name, mutant.files, [*mutant.tables, *others], minutes)

    def _report(self, submission: Submission) -> None:
        findings = run_rules(submission, Policy(self._pack, TODAY)).findings
        files = [
            FileReport(
                file.path, submission.name, file.status, file.workbooks, file.rows, file.note
            )
            for file in submission.files
        ]
        report = Report(TODAY, "standard", "1.0", tuple(files), tuple(findings))
        for lang in ("zh", "en"):
            json.loads(to_json(report, lang))
            text = to_text(report, View(lang))
            odd = {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")}
            assert not odd, f"the text report holds {sorted(map(ascii, odd))}"
