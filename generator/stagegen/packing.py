"""Office files as zip packages: their parts by name, and back."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package in their order."""
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack_parts(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack parts with one fixed time for all, which nobody looks at: the same give the same."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as package:
        for name, data in parts:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, data)
    return packed.getvalue()
