"""Modules that others load and hardly a run of ours uses: each is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

_LATE = frozenset({"ipaddress", "msgspec.inspect", "ntpath", "textwrap"})
"""`pathlib` and msgspec load them, a twentieth of what a small check takes."""


class LateModules:
    """What finds them, one of `sys.meta_path`."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give where one of them is; none for all others."""
        spec = PathFinder.find_spec(name, path) if name in _LATE else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec
