"""What a submission is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct, field

from stagecheck.suppression.baseline import Baseline
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack


class Selection(Struct, frozen=True):
    """Which rules speak: codes, or beginnings of codes such as `S`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignore_in: Mapping[str, tuple[str, ...]] = {}
    """By workbook: what is not told of it."""

    def check(self, known: Iterable[str]) -> None:
        """Raise StagebookError for a code that no rule has or begins with."""
        known = list(known)
        for wanted in (*self.select, *self.ignore):
            if not any(code.startswith(wanted) for code in known):
                raise StagebookError(
                    f"没有规则 {wanted}。用 stagebook rules 查看全部规则。",
                    f"there is no rule {wanted}. See them all with: stagebook rules",
                )

    def admits(self, code: str, workbook: str | None = None) -> bool:
        """Whether the rule with this code speaks, of this workbook where one is given."""
        ignored = (*self.ignore, *self.ignore_in.get(workbook or "", ()))
        return (not self.select or code.startswith(self.select)) and not code.startswith(ignored)


class Policy(Struct, frozen=True):
    """What a submission is judged by: plain and picklable."""

    pack: Pack
    today: date
    """The day everything is judged by."""
    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
