"""What a blank cell is to an expression: an empty text that compares as false with anything."""

from __future__ import annotations

from typing import Any, ClassVar


class Blank(str):
    """A blank cell's value.

    `not amount` is true and `amount > 500` false, whatever the column's type; arithmetic with a
    blank and the parts of one (`signed.year`) are blank again. So no rule has to ask first.
    """

    __slots__ = ()
    __hash__: ClassVar[Any] = str.__hash__

    def __eq__(self, other: object) -> bool:
        return other is None or str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    def _never(self, _: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def _still_blank(self, *_: object) -> Blank:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _still_blank
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _still_blank
    __mod__ = __rmod__ = __pow__ = __rpow__ = _still_blank
    __neg__ = __pos__ = __abs__ = __round__ = __call__ = _still_blank

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("_"):
            raise AttributeError(name)
        return self
