"""Changes inside old .xls files."""

from __future__ import annotations

import io
from collections.abc import Callable

from olefile import OleFileIO


def with_stream(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change a stream of an OLE file; its length must stay."""
    out = io.BytesIO(data)
    streams = OleFileIO(out, write_mode=True)
    streams.write_stream(name, change(streams.openstream(name).read()))
    return out.getvalue()
