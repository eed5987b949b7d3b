"""Minutes as real documents, and what is read from them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document

from stagecheck.reading import docx
from stagecheck.reading.minutes import MinutesBinder
from stagecheck.reading.package import Package
from stagecheck.reading.raw import RawDocument
from stagemodel.load import load_pack
from stagemodel.submission import Minutes

PACK = load_pack("standard")


def read_docx(data: bytes) -> RawDocument:
    """What a Word document holds."""
    return docx.read_docx(Package(data))


def made(*tables: Sequence[Sequence[str]], paragraphs: Sequence[str] = ()) -> Any:
    """A document of nothing but tables (rows of texts) and paragraphs."""
    document = Document()
    for rows in tables:
        table = document.add_table(rows=0, cols=max(map(len, rows)))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def bound(document: Any, name: str = "谈判纪要.docx") -> Any:
    """What the checker makes of a document: minutes, or the note that it is skipped with."""
    saved = io.BytesIO()
    document.save(saved)
    return MinutesBinder(PACK).bind(read_docx(saved.getvalue()), name)


def minutes(document: Any) -> Minutes:
    """The minutes read from a document, which must be minutes."""
    found = bound(document)
    assert isinstance(found, Minutes), found
    return found


def signed(found: Minutes) -> list[tuple[str, str, str]]:
    """Who signed: side, name and date as texts."""
    return [(s.party, s.name.text, str(s.signed.value or "")) for s in found.signatures]
