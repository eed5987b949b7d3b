"""A progress bar for people who wait."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Literal

from stagecheck.closing import Closing

if TYPE_CHECKING:
    import rich.progress

_PATIENCE = 1.0
_WORDS = {
    ("check", "zh"): ("正在检查", "份提交"),
    ("check", "en"): ("checking", "submissions"),
    ("make", "zh"): ("正在生成", "个团队"),
    ("make", "en"): ("making", "teams"),
}


class Progress(Closing):
    """A bar on standard error, once the work has lasted a second and if a terminal shows it."""

    def __init__(self, lang: str, work: Literal["check", "make"] = "check") -> None:
        """Take the language of its words, and what they speak of."""
        self._words = _WORDS[work, lang]
        self._from = time.monotonic()
        self._bar: rich.progress.Progress | None = None
        self._wanted = sys.stderr.isatty()

    def update(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if not self._wanted or time.monotonic() - self._from < _PATIENCE:
            return
        if self._bar is None:
            self._bar = self._start()
            self._bar.add_task(self._words[0], total=total, rate="")
        rate = f"{done / (time.monotonic() - self._from):.1f}/s"
        self._bar.update(self._bar.task_ids[0], completed=done, total=total, rate=rate)

    def _start(self) -> rich.progress.Progress:
        from rich import progress
        from rich.console import Console

        bar = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TextColumn(self._words[1]),
            progress.TextColumn("{task.fields[rate]}"),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.start()
        return bar

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
