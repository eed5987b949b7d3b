"""What `stagebook check` does: plans the run, shows how far it is, writes what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from stagebook.output import emit, gathered, is_colourful, line_width, note
from stagebook.progress import Progress
from stagecheck.check import StoppedError, check_found
from stagecheck.planning import Given, Plan, plan
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import Found
from stagecheck.report import Report
from stagecheck.reporters import REPORTERS, Reporter, View
from stagecheck.signals import SIGTERM, default_int_handler, signal

_WORTH_A_PROCESS = 8
"""Submissions that take longer to check than a further process takes to start."""


class Asked(Struct, frozen=True):
    """What the command line asks for."""

    found: Sequence[Found]
    given: Given
    jobs: int | None
    """None: as many as the machine has cores, where there is work for them."""
    format_name: str
    output: Path | None
    write_baseline: Path | None
    force: bool
    lang: str
    """Where no configuration names one."""


def check_and_tell(asked: Asked, today: date, reader: Reader | None) -> Report:
    """Check, write the report, and give it; for `reader` see `check_found`.

    Stopped in the middle by Ctrl-C or a kill, the run ends with a report on what it has finished.
    Raises StagebookError for what the user can mend, before anything is checked where possible.
    """
    # Who ends the process means the same as who presses Ctrl-C.
    signal(SIGTERM, default_int_handler)
    run = plan(asked.found, asked.given, today)
    lang = run.lang or asked.lang
    for path in run.configs:
        note(f"配置：{path}" if lang == "zh" else f"configuration: {path}")
    reporter = REPORTERS[asked.format_name]()  # loaded now, while the files are read
    report = _check(run, asked, lang, reader)
    if asked.write_baseline and not report.left:
        _write_baseline(report, asked.write_baseline, asked.force, lang)
    _tell(report, reporter, asked, lang)
    return report


def _check(run: Plan, asked: Asked, lang: str, reader: Reader | None) -> Report:
    jobs = asked.jobs or max(1, min(_cores(), len(run.tasks) // _WORTH_A_PROCESS))
    try:
        with Progress(lang) as progress:
            return check_found(run.tasks, jobs, progress.update, asked.given.cache, reader)
    except StoppedError as stopped:
        done, left = len(run.tasks) - stopped.report.left, stopped.report.left
        note(
            f"已中断：{len(run.tasks)} 份提交检查了 {done} 份，报告只包括这些。" if lang == "zh"
            else f"interrupted: {done} of {done + left} submissions were checked, the report "
            "is about these only."
        )  # fmt: skip
        return stopped.report


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write_baseline(report: Report, place: Path, force: bool, lang: str) -> None:
    from stagecheck.suppression.baseline_file import baseline_json
    from stagegen.writing import write_files

    write_files({place.name: baseline_json(report.findings)}, place.parent, force)
    note(f"基线已写入：{place}" if lang == "zh" else f"baseline written to {place}")


def _tell(report: Report, reporter: Reporter, asked: Asked, lang: str) -> None:
    output = asked.output
    if output:
        from stagegen.writing import write_files

        pieces = gathered(reporter.pieces(report, View(lang)))
        write_files({output.name: map(str.encode, pieces)}, output.parent, asked.force)
        note(f"报告已写入：{output}" if lang == "zh" else f"report written to {output}")
    elif reporter.for_programs:
        emit(map(str.encode, gathered(reporter.pieces(report, View(lang)))))
    else:
        view = View(lang, line_width(), is_colourful(sys.stdout))
        emit(gathered(reporter.pieces(report, view)))
