"""Named tuples that cost next to nothing to define.

`typing.NamedTuple` compiles source for every class, a tenth of a millisecond each, and loads
`typing`, on which the reader's process would spend as much as on reading a workbook.
"""

from __future__ import annotations

from operator import itemgetter

__all__ = ["Record"]

TYPE_CHECKING = False
"""What `typing` says too: checkers of types know it by its name."""

if TYPE_CHECKING:
    from typing import NamedTuple as Record
    from typing import Self
else:

    class Record(tuple):
        """A tuple whose places have the names that the class annotates, some with defaults."""

        __slots__ = ()

        def __init_subclass__(cls) -> None:
            """Make properties of the annotated names."""
            cls._fields = cls.__match_args__ = tuple(cls.__annotations__)
            cls._defaults = {n: vars(cls)[n] for n in cls._fields if n in vars(cls)}
            for place, name in enumerate(cls._fields):
                setattr(cls, name, property(itemgetter(place)))

        def __new__(cls, *values: object, **named: object) -> Self:
            """Take the values in order or by name."""
            if named or len(values) != len(cls._fields):
                given = cls._defaults | dict(zip(cls._fields, values, strict=False)) | named
                if len(values) > len(cls._fields) or given.keys() != set(cls._fields):
                    raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
                values = (given[name] for name in cls._fields)
            return tuple.__new__(cls, values)

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            named = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(named)})"

        def _replace(self, **named: object) -> Self:
            return type(self)(*self, **named)
