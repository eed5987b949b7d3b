"""Writing the one file that `stagemodel.codecache` reads."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from pathlib import Path

from stagemodel.codecache import NUMBER_BYTES, PACKAGES, PLACE, Kept
from stagemodel.kept import write_whole


def write_codes() -> None:
    """Write every module of ours, as Python compiles it; where that fails, nothing is changed."""
    with suppress(OSError):
        write_whole(Path(PLACE), _content)


def _content() -> bytes:
    listed: dict[str, Kept] = {}
    codes = bytearray()
    for source in _sources():
        # One that cannot be compiled says so when it is imported.
        with suppress(OSError, SyntaxError):
            status = Path(source).stat()
            code = marshal.dumps(SourceFileLoader("", source).get_code(""))
            where = len(codes), len(code), zlib.crc32(code)
            listed[source] = status.st_mtime_ns, status.st_size, *where
            codes += code
    head = marshal.dumps((sys.version, listed))
    numbers = (number.to_bytes(NUMBER_BYTES, "little") for number in (len(head), zlib.crc32(head)))
    return b"".join((*numbers, head, codes))


def _sources() -> Iterator[str]:
    """Give the sources of all packages, loaded or not, spelt as imports spell them."""
    for package in filter(None, map(find_spec, PACKAGES)):
        for top in package.submodule_search_locations or ():
            for folder, _, names in os.walk(top):
                yield from (f"{folder}{os.sep}{name}" for name in names if name.endswith(".py"))
