"""A submission that was found, read and bound: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from stagecheck.reading.binding import Binder
from stagecheck.reading.raw import Raw, RawDocument, RawFailure, RawWorkbook
from stagecheck.reading.refusals import misnamed
from stagecheck.reading.submissions import DOCUMENTS, SPREADSHEETS, Found, is_lock
from stagemodel.pack import Pack
from stagemodel.problem import Problem
from stagemodel.submission import Minutes, SourceFile, Submission
from stagemodel.texts import Texts
from stagemodel.values.text import fold

if TYPE_CHECKING:
    from stagecheck.reading.minutes import MinutesBinder

_LOCK: Texts = {
    "zh": "这是打开中的文件的临时锁文件，请保存并关闭对应的工作簿",
    "en": "the lock of a file that is open; save and close that workbook",
}
_OTHER_WORD: Texts = {
    "zh": "不是 .docx，没有检查；如果是谈判纪要，请用 Word 另存为 .docx 后再检查",
    "en": "not a .docx and not checked; if it is minutes, save it as .docx in Word and check again",
}
_OTHER_WORD_SUFFIXES = (".doc", ".wps", ".odt", ".rtf")


class Reading(Protocol):
    """What reads files: a `Reader`, in a process of its own, or `Here`."""

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        """Read files in turn; one that cannot be read is a `RawFailure`."""


class Loader:
    """Loads submissions for one pack."""

    def __init__(self, pack: Pack, reading: Reading) -> None:
        """Take the pack that files are bound to and what reads them."""
        self._pack, self._reading = pack, reading
        self._binder = Binder(pack)

    def load(self, found: Found) -> Submission:
        """Read every file of a submission; one that cannot be read is told, not raised."""
        submission = Submission(found.name, [], [], [], is_folder=found.is_folder)
        raws = self._reading.read_all(found.to_read)
        for path, shown in found.files:
            if is_lock(PurePath(shown).name):
                submission.files.append(SourceFile(shown, "skipped", note=_LOCK))
            else:
                submission.files.append(self._bind(next(raws), path, shown, submission))
        return submission

    def _bind(self, raw: Raw, path: Path, shown: str, submission: Submission) -> SourceFile:
        name = PurePath(shown).name
        raw = _as_named(raw, PurePath(name).suffix.lower())
        if isinstance(raw, RawFailure):
            # A team's folder holds other papers too: only what is called minutes is missed.
            other = name.lower().endswith(_OTHER_WORD_SUFFIXES)
            if submission.is_folder and other and not self._is_called_minutes(name):
                return SourceFile(shown, "skipped", note=_OTHER_WORD)
            return SourceFile(shown, "unreadable", problems=((None, Problem("F001", raw.reason)),))
        if isinstance(raw, RawDocument):
            minutes = self._minutes_binder.bind(raw, shown)
            if not isinstance(minutes, Minutes):
                return SourceFile(shown, "skipped", note=minutes)
            minutes.saved = minutes.saved or _modified(path)
            submission.minutes.append(minutes)
            return SourceFile(shown, "checked")
        bound = self._binder.bind(raw, shown, _modified(path))
        submission.tables.extend(bound.tables)
        return SourceFile(
            shown,
            "checked",
            workbooks=tuple(table.workbook.id for table in bound.tables),
            rows=sum(len(table.rows) for table in bound.tables),
            problems=bound.problems,
        )

    @cached_property
    def _minutes_binder(self) -> MinutesBinder:
        from stagecheck.reading.minutes import MinutesBinder  # noqa: PLC0415  # many have none

        return MinutesBinder(self._pack)

    def _is_called_minutes(self, name: str) -> bool:
        words = [fold(word) for document in self._pack.documents for word in document.names]
        return any(word in fold(name) for word in words)


def _as_named(raw: Raw, suffix: str) -> Raw:
    """Refuse what is something else than its name says: Word and Excel would not open it."""
    if isinstance(raw, RawDocument) and suffix in SPREADSHEETS:
        return RawFailure(misnamed("一份 Word 文档", "a Word document", ".docx").texts)
    if isinstance(raw, RawWorkbook) and suffix in DOCUMENTS:
        return RawFailure(misnamed("一个 Excel 工作簿", "an Excel workbook", ".xlsx").texts)
    return raw


def _modified(path: Path) -> datetime | None:
    """Give the file system's time of the last change, in UTC without a zone."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None)
    except (OSError, OverflowError, ValueError):
        return None
