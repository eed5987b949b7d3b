"""What a submission is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache

import msgspec
from msgspec import Struct, field

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


class Policy(Struct, frozen=True, eq=False, dict=True):
    """What submissions are judged by: plain and picklable, and one object in each process."""

    pack: Pack
    today: date
    """The day everything is judged by."""
    selection: Selection = field(default_factory=Selection)

    @cached_property
    def packed(self) -> bytes:
        """All of it as bytes: equal ones for equal policies."""
        return msgspec.msgpack.encode((self.pack, self.today, self.selection))

    def __reduce__(self) -> tuple[object, ...]:
        # Every task brings its policy along; what a process makes by a policy it makes once.
        return _unpacked, (self.packed,)


@lru_cache(16)
def _unpacked(packed: bytes) -> Policy:
    return Policy(*msgspec.msgpack.decode(packed, type=tuple[Pack, date, Selection]))
