"""What goes over the pipes between the command and its readers: frames with their length first.

Pickle carries dates and tuple keys as they are. The reader handles hostile files, so what comes
from it is unpickled with a closed list of plain classes and nothing else.
"""

from __future__ import annotations

from stagecheck.closed import ClosedUnpickler

try:  # as in `closed`
    from _pickle import dumps
except ImportError:
    from pickle import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any

_LENGTH_BYTES = 8
_CLASSES = {
    "datetime": frozenset({"date", "datetime", "time", "timedelta"}),
    "builtins": frozenset({"frozenset", "set"}),
    "stagecheck.reading.raw": frozenset({
        "RawWorkbook", "RawSheet", "RawDocument", "RawRow", "RawChange", "RawFailure"
    }),
}  # fmt: skip


def send(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(len(payload).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one frame; none where the other side has gone, even in the middle of it."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    payload = stream.read(length)
    return payload if len(payload) == length else None


def pack(answer: object) -> bytes:
    """Turn raw facts into bytes."""
    return dumps(answer, protocol=5)


def unpack(payload: bytes) -> Any:  # noqa: ANN401  # the caller knows what it asked for
    """Turn bytes into raw facts. Raises `pickle.UnpicklingError` for any other class."""
    return ClosedUnpickler(payload, _CLASSES).load()
