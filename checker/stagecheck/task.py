"""The unit of work and what comes of it: plain values that go to any process, and back packed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from stagecheck.findings import Finding
from stagecheck.policy import Policy
from stagecheck.reading.submissions import Found
from stagecheck.report import FileReport
from stagecheck.suppression.baseline import Known
from stagemodel.texts import Texts

_T = TypeVar("_T")


class Task(Struct, frozen=True):
    """One submission to be checked: plain and picklable."""

    found: Found
    policy: Policy
    known: Mapping[Known, int] = {}
    """How often each finding was there before, by a baseline: those are not told again."""


class Checked(Struct, frozen=True):
    """What checking one submission gave: plain and picklable."""

    submission: str
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    """In the report's order."""
    silenced: int
    """How many more were suppressed by comments and the baseline."""


class Packed(Struct, frozen=True, array_like=True):
    """A `Checked` as a thousand bytes or so: a run of many submissions keeps all of them.

    Its files and findings raise `zlib.error` or `msgspec.MsgspecError` for bytes that are none.
    """

    submission: str
    silenced: int
    packed_files: bytes
    packed_findings: bytes

    @property
    def files(self) -> tuple[FileReport, ...]:
        """Unpack the files."""
        return _opened(self.packed_files, tuple[FileReport, ...])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Unpack the findings."""
        return _opened(self.packed_findings, tuple[Finding, ...])


def _opened(packed: bytes, kind: type[_T]) -> _T:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=kind)


def pack(result: Checked | Packed) -> Packed:
    """Make a result small; a text that its findings repeat costs next to nothing."""
    if isinstance(result, Packed):
        return result
    files, findings = (
        zlib.compress(msgspec.msgpack.encode(parts), 1) for parts in (result.files, result.findings)
    )
    return Packed(result.submission, result.silenced, files, findings)


class Answer(Struct, frozen=True, omit_defaults=True):
    """What a worker answers: one of these."""

    packed: Packed | None = None
    refused: Texts | None = None
    """The texts of a StagebookError."""
    failed: str = ""
    """A mistake of ours, in a few words."""
