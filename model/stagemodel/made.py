"""A sequence whose items are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Made(Sequence[T]):
    """Items by number; each is made once."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        """Take how many there are, and what makes one."""
        self._numbers = range(count)
        self._make = make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [*map(self._item, self._numbers[index])]
        return self._item(self._numbers[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._item, self._numbers)

    def _item(self, number: int) -> T:
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]
