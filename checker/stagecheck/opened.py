"""What a run of many submissions found, kept packed, and unpacked one submission at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from stagecheck.spool import Spooled
    from stagecheck.task import Checked, Packed

    Result = Checked | Packed | Spooled
    """What checking a submission gave, in whatever form it is kept."""

_Part = TypeVar("_Part")


class Opened(Sequence[_Part]):
    """The files or the findings of all submissions, one after another: made to be gone through."""

    def __init__(
        self,
        results: Sequence[Result],
        parts: Callable[[Result], tuple[_Part, ...]],
        order: Callable[[_Part], tuple[object, ...]],
    ) -> None:
        """Take the results sorted by submission, what to take of each, and the order to bring the
        parts of two in that share a name.
        """
        self._results, self._parts, self._order = results, parts, order

    def __iter__(self) -> Iterator[_Part]:
        for _, same in groupby(self._results, attrgetter("submission")):
            parts = [self._parts(result) for result in same]
            yield from parts[0] if len(parts) == 1 else sorted(chain(*parts), key=self._order)

    def __len__(self) -> int:
        return sum(len(self._parts(result)) for result in self._results)

    @overload
    def __getitem__(self, place: int) -> _Part: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_Part, ...]: ...
    def __getitem__(self, place: int | slice) -> _Part | tuple[_Part, ...]:
        return tuple(self)[place]
