"""Pickles from where they may have been tampered with: only classes on a list are made."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

try:  # only the half in C: the other one takes as long to load
    from _pickle import Unpickler, UnpicklingError
except ImportError:
    from pickle import Unpickler, UnpicklingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["ClosedUnpickler", "UnpicklingError"]


class ClosedUnpickler(Unpickler):
    """Reads one pickle. `load` raises `pickle.UnpicklingError` for whatever is not on a list."""

    def __init__(
        self,
        payload: bytes,
        classes: Mapping[str, frozenset[str]],
        things: Mapping[str, object] = {},
    ) -> None:
        """Take the pickle, the classes it may hold by module, and the things that it names."""
        super().__init__(BytesIO(payload))
        self._classes, self._things = classes, things

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  # as its base class
        """Give a class on the list."""
        if name not in self._classes.get(module, frozenset()):
            raise UnpicklingError(f"{module}.{name} is not on the list")
        return super().find_class(module, name)

    def persistent_load(self, name: str) -> object:
        """Give a thing that is named."""
        if name not in self._things:
            raise UnpicklingError(f"{name} is not on the list")
        return self._things[name]
