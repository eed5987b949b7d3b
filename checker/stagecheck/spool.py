"""The results of a long run: on disk as soon as they are many, so that memory stays as it is."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from threading import Lock

from msgspec import Struct

from stagecheck.findings import Finding
from stagecheck.report import FileReport
from stagecheck.task import Checked, Packed, pack

_IN_MEMORY = 4 * 1024 * 1024
"""Bytes from which on they stand in a file of the system's folder for such files."""


class Spool:
    """Keeps packed results for as long as anything refers to one; for use from several threads."""

    def __init__(self) -> None:
        """Begin with none."""
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # it ends with its results
        self._lock = Lock()

    def put(self, result: Checked | Packed) -> Packed | Spooled:
        """Take a result over; it is given back, packed, where there is no room on the disk."""
        packed = pack(result)
        parts = packed.packed_files, packed.packed_findings
        with self._lock:
            try:
                begin = self._file.seek(0, 2)
                self._file.write(b"".join(parts))
                self._file.flush()
            except OSError:
                return packed
        return Spooled(packed.submission, packed.silenced, self, begin, *map(len, parts))

    def read(self, begin: int, length: int) -> bytes:
        """Give some of the bytes again."""
        with self._lock:
            self._file.seek(begin)
            return self._file.read(length)


class Spooled(Struct, frozen=True):
    """A result that stands in a spool; see `Packed`."""

    submission: str
    silenced: int
    _spool: Spool
    _begin: int
    _files: int
    """The length of its packed files, behind which the findings stand."""
    _findings: int

    @property
    def files(self) -> tuple[FileReport, ...]:
        """Read and unpack the files."""
        return self._packed().files

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Read and unpack the findings."""
        return self._packed().findings

    def _packed(self) -> Packed:
        data = self._spool.read(self._begin, self._files + self._findings)
        return Packed(self.submission, self.silenced, data[: self._files], data[self._files :])
