"""Which findings are told, which were silenced, and which silencing had nothing to silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from stagecheck.findings import Finding, Place, in_file
from stagecheck.suppression.baseline import Known, file_within, fingerprint
from stagecheck.suppression.comments import CellNote, cell_notes
from stagemodel.submission import Submission

Ran = Callable[[str, str | None], bool]
"""Whether the rule with a code ran, and its findings in a workbook are told."""


class Unused(Struct, frozen=True):
    """A comment, or what a baseline knows of a file, that silenced nothing."""

    at: Place
    kind: Literal["no-code", "comment", "baseline"]
    codes: tuple[str, ...]
    """What was not found, each as often as it was expected."""
    text: str = ""
    """The comment."""


class Sifted(Struct, frozen=True):
    """What became of a submission's findings."""

    told: list[Finding]
    silenced: int
    unused: tuple[Unused, ...]


def sift(
    findings: Sequence[Finding], submission: Submission, known: Mapping[Known, int], ran: Ran
) -> Sifted:
    """Take out what comments silence, and as many of each finding as the baseline knows."""
    notes = list(cell_notes(submission))
    used: set[tuple[int, str]] = set()
    told = []
    for finding in findings:
        by = [n for n, note in enumerate(notes) if note.silences(finding)]
        used |= {(n, finding.code) for n in by}
        if not by:
            told.append(finding)
    left = Counter(known)
    new = [finding for finding in told if not (known and _was_known(finding, left))]
    unused = (*_unused_notes(notes, used, ran), *_unused_entries(left, submission, ran))
    return Sifted(new, len(findings) - len(new), unused)


def _was_known(finding: Finding, left: Counter[Known]) -> bool:
    """Tell whether the baseline has one more of these, and take it out."""
    said = fingerprint(finding)
    if left[said] <= 0:
        return False
    left[said] -= 1
    return True


def _unused_notes(notes: list[CellNote], used: set[tuple[int, str]], ran: Ran) -> Iterator[Unused]:
    for number, note in enumerate(notes):
        idle = tuple(
            code
            for code in note.codes
            if (number, code) not in used and ran(code, note.at.workbook)
        )
        if idle:
            yield Unused(note.at, "comment", idle, note.text)
        elif not note.codes:
            yield Unused(note.at, "no-code", (), note.text)


def _unused_entries(left: Counter[Known], submission: Submission, ran: Ran) -> Iterator[Unused]:
    """One for each file: whoever mends ten rows writes the baseline again once."""
    files = {file_within(file.path, submission.name): file for file in submission.files}
    idle: dict[str, list[str]] = {}
    for known, count in sorted(left.items()):
        file = files.get(known.file)
        # A file that was not read, or not given, may hold it still.
        looked_at = file.status == "checked" if file else submission.is_folder
        if count > 0 and looked_at and ran(known.code, known.workbook or None):
            idle.setdefault(known.file, []).extend([known.code] * count)
    for name, codes in idle.items():
        path = files[name].path if name in files else name
        yield Unused(in_file(path), "baseline", tuple(codes))
