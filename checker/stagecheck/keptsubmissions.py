"""Submissions as they were read, kept on disk: on another day, or judged by other rules, the same
files need not be opened again.

What is kept counts only where the files, what a pack says of reading them, and our own code are
the same. It is unpickled with a closed list of plain classes; columns, workbooks and documents
are the pack's own.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from pickle import Pickler

import msgspec
from msgspec.structs import replace

from stagecheck.closed import ClosedUnpickler
from stagecheck.reading.submissions import Found
from stagecheck.signature import code_signature
from stagecheck.store import Store, digest
from stagemodel.pack import Pack
from stagemodel.submission import Submission

_CLASSES = {
    "datetime": frozenset({"date", "datetime"}),
    "decimal": frozenset({"Decimal"}),
    "fractions": frozenset({"Fraction"}),
    "stagemodel.cells": frozenset({"DocField", "Reading"}),
    "stagemodel.columncells": frozenset({"ColumnCells"}),
    "stagemodel.problem": frozenset({"Fix", "Problem"}),
    "stagemodel.submission": frozenset({
        "Change", "Layout", "Minutes", "Signature", "SourceFile", "Submission",
        "Table",
    }),
    "stagemodel.values.duration": frozenset({"Duration"}),
    "stagemodel.values.money": frozenset({"Money"}),
    "stagemodel.values.payment_model": frozenset({"Instalment", "PaymentSchedule"}),
    "stagemodel.values.services": frozenset({"Service", "ServiceList"}),
}  # fmt: skip


_MOST_ROWS = 5_000
"""More take longer to keep than to read again, and would not fit."""


class KeptSubmissions:
    """The submissions in one folder of the user's cache that were read by one pack."""

    def __init__(self, cache: Path, pack: Pack) -> None:
        """Take the folder of everything that is cached, which need not exist, and the pack."""
        self._store = Store(cache / "read")
        # Rules are no part of reading.
        reads_by = replace(pack, rules={}, company=())
        self._read_by = hashlib.sha256(msgspec.msgpack.encode(reads_by)).digest()
        self._parts: dict[str, object] = {}
        for book in pack.workbooks:
            self._parts[f"workbook {book.id}"] = book
            self._parts |= {f"column {book.id} {column.id}": column for column in book.columns}
        self._parts |= {f"document {document.id}": document for document in pack.documents}
        self._names = {id(part): name for name, part in self._parts.items()}

    def or_new(self, found: Found, load: Callable[[Found], Submission]) -> Submission:
        """Give what is kept of a submission, else what `load` gives, kept from then on."""
        return self._store.or_new(
            partial(self._key, found),
            partial(self._opened, found),
            partial(load, found),
            self._packed,
        )

    def _key(self, found: Found) -> bytes | None:
        return digest(found, code_signature(), self._read_by)

    def _packed(self, submission: Submission) -> bytes | None:
        # What could not be read may be readable next time.
        unread = any(file.status == "unreadable" for file in submission.files)
        if unread or sum(file.rows for file in submission.files) > _MOST_ROWS:
            return None
        stream = BytesIO()
        pickler = _Pickler(stream, self._names)
        pickler.dump(submission)
        return zlib.compress(stream.getvalue(), 1)

    def _opened(self, found: Found, content: bytes) -> Submission | None:
        try:
            kept = ClosedUnpickler(zlib.decompress(content), _CLASSES, self._parts).load()
        except Exception:  # what is not one of ours may fail in any way
            return None
        same = isinstance(kept, Submission) and kept.name == found.name
        return kept if same else None


class _Pickler(Pickler):
    def __init__(self, stream: BytesIO, names: dict[int, str]) -> None:
        super().__init__(stream, protocol=5)
        self._names = names

    def persistent_id(self, thing: object) -> str | None:
        return self._names.get(id(thing))
