"""A checked pack kept on disk: reading it again takes a tenth of parsing and checking its files.

What is kept counts only while the pack's files, and the code that checks them, are the same. It
is never trusted: what is damaged, or does not fit, is as good as not there.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

import msgspec

from stagemodel.kept import read_kept, write_kept
from stagemodel.pack import Pack

_CODE = Path(__file__).parent
_MOST = 16
"""Packs that are kept: a folder's pack is kept by the folder, and folders come and go."""


class _Kept(msgspec.Struct, array_like=True):
    signature: list[tuple[str, bytes]]
    pack: Pack


class PackCache:
    """The place of one pack's kept form."""

    def __init__(self, cache: Path, folder: Path, standard: Path) -> None:
        """Take the folder of all kept packs, the pack's own, and that of the standard one,
        whose rules every pack builds upon. Raises OSError where the pack cannot be read.
        """
        self._place = cache / f"pack-{zlib.crc32(os.fsencode(folder.absolute())):08x}.bin"
        self._signature = _signature(folder, standard)

    def load(self) -> Pack | None:
        """Give the pack; none where it is not kept, has changed since, or is damaged."""
        kept = read_kept(self._place, _Kept)
        return kept.pack if kept and kept.signature == self._signature else None

    def save(self, pack: Pack) -> None:
        """Keep a checked pack, and drop the oldest of many.

        Where that fails the next run simply has to load it again.
        """
        write_kept(self._place, _Kept(self._signature, pack))
        with suppress(OSError):
            kept = sorted(self._place.parent.glob("pack-*.bin"), key=lambda p: p.stat().st_mtime_ns)
            for place in kept[:-_MOST]:
                place.unlink(missing_ok=True)


def _signature(folder: Path, standard: Path) -> list[tuple[str, bytes]]:
    """Give what a checked pack depends on: its definitions as they are, and our code's age."""
    found = [("", os.fsencode(folder.absolute()))]
    for place in (folder, folder / "workbooks", folder / "documents"):
        for file in place.iterdir() if place.is_dir() else ():
            content = file.read_bytes() if file.suffix == ".toml" else b""
            found.append((f"{place.name}/{file.name}", content))
    found.append(("standard", (standard / "rules.toml").read_bytes()))
    for code in (_CODE, _CODE / "loading"):
        for entry in os.scandir(code):
            if entry.name.endswith(".py"):
                status = entry.stat()
                found.append((entry.name, b"%d %d" % (status.st_mtime_ns, status.st_size)))
    return sorted(found)
