"""The code of our modules in one file: a check loads 220 of them, and to find, open and read each
apart takes a fifteenth of it.

The file stands among those that Python itself compiles, and counts as they do: for one Python, and
for a module only while its source has the time and size it had. Python looks for all else as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

try:  # as `importlib.machinery` has them, without what comes with it
    from _frozen_importlib import ModuleSpec
    from _frozen_importlib_external import SourceFileLoader
except ImportError:
    from importlib.machinery import ModuleSpec, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from io import FileIO
    from types import CodeType, ModuleType

PACKAGES = ("stagemodel", "stagecheck", "stagebook")
"""Those that a check loads."""
_INIT = f"{os.sep}__init__.py"
_FOLDER, _NAME = os.path.split((__spec__ and __spec__.cached) or "")
PLACE = f"{_FOLDER}{os.sep}{_NAME.replace('codecache', 'all-modules')}" if _NAME else ""
"""Where the file is; empty where Python keeps nothing that it compiles."""
NUMBER_BYTES = 4
"""The file begins with the length and the checksum of a list of what is in it; then come that list
and the code of one module after the other.
"""

Kept = tuple[int, int, int, int, int]
"""Of a source: its time in ns and its size in bytes; of its code: where it begins, its length and
its checksum.
"""


class _Loader(SourceFileLoader):
    """Has a module's code already; all else it does as ever."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        code: CodeType = marshal.loads(self._code)
        return code


class CodeCache:
    """What finds the modules that are kept, one of `sys.meta_path`."""

    def __init__(self) -> None:
        """Read the file. One that is missing, damaged or another Python's holds no module."""
        self._file: FileIO | None = None
        self._kept: Mapping[str, Kept] = {}
        try:
            self._file = open(PLACE, "rb", buffering=0)  # noqa: PTH123, SIM115  # as below
            self._kept = _listed(self._file)
            self._start = self._file.tell()
        except (OSError, ValueError, EOFError):
            pass
        self._is_behind = False
        """Whether a module was looked for that is not kept, or is as it was before a change."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give where a module is; none where Python is to look for it."""
        if not path or not name.startswith(PACKAGES):
            return None
        within = f"{path[0]}{os.sep}{name.rpartition('.')[2]}"
        for source, folders in ((f"{within}.py", None), (f"{within}{_INIT}", [within])):
            try:
                status = os.stat(source)  # noqa: PTH116  # before pathlib is loaded
            except OSError:
                continue
            kept = self._kept.get(source)
            if kept and kept[:2] == (status.st_mtime_ns, status.st_size):
                code = self._code(*kept[2:])
                if code:
                    spec = ModuleSpec(name, _Loader(name, source, code), origin=source)
                    spec.submodule_search_locations = folders
                    spec.cached, spec.has_location = PLACE, True
                    return spec
            self._is_behind = True
            break
        return None

    def _code(self, begin: int, length: int, checksum: int) -> bytes | None:
        if self._file:
            # Of two threads that read at once both may get something else.
            try:
                self._file.seek(self._start + begin)
                code = self._file.read(length)
            except OSError:
                return None
            if zlib.crc32(code) == checksum:
                return code
        return None

    def save(self) -> None:
        """Write the file anew where it is behind and Python may keep what it compiles.

        Where that fails, Python goes on looking for each module.
        """
        if self._is_behind and PLACE and not sys.dont_write_bytecode:
            from stagemodel.codewriting import write_codes  # noqa: PLC0415  # once a version

            if self._file:
                self._file.close()  # or Windows would not let it be replaced
                self._file = None
            write_codes()


def use() -> CodeCache:
    """Have our modules taken from the file from now on, those that it has."""
    codes = CodeCache()
    sys.meta_path.insert(0, codes)
    return codes


def _listed(file: FileIO) -> Mapping[str, Kept]:
    length, checksum = (int.from_bytes(file.read(NUMBER_BYTES), "little") for _ in range(2))
    listed = file.read(length)
    if zlib.crc32(listed) == checksum:
        kept: Mapping[str, Kept]
        python, kept = marshal.loads(listed)
        if python == sys.version:
            return kept
    return {}
