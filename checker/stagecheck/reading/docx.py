"""A Word file: its main part and when it was last saved."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import UTC, datetime

from lxml import etree
from lxml.etree import _Element as Element

from stagecheck.reading.raw import RawChange, RawDocument
from stagecheck.reading.wordbody import BodyReader, changes_in
from stagemodel.errors import StagebookError
from stagemodel.patterns import lazy

_AROUND = lazy(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_TRACKED = lazy(rb":(?:ins|del|moveFrom|moveTo)\b")
_MODIFIED = "{http://purl.org/dc/terms/}modified"


def read_docx(data: bytes) -> RawDocument:
    """Read a .docx or .docm.

    Raises `StagebookError` where it is not a Word document or its parts are damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            relations = _relations(package)
            body = _parse(package.read(relations["officeDocument"]))
            changes = _changes_around(package)
            core = relations.get("core-properties", "")
            saved = _saved(package.read(core)) if core in package.namelist() else None
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError) as problem:
        raise StagebookError(
            "这不是完整的 Word 文档，可能没有下载完或已损坏；请用 Word 打开后另存为 .docx 再试",
            "it is not a whole Word document, perhaps cut short or damaged; open it in Word, "
            "save it as .docx and try again",
        ) from problem
    reader = BodyReader(body)
    return RawDocument(reader.tables, reader.paragraphs, reader.changes + changes, saved)


def _relations(package: zipfile.ZipFile) -> dict[str, str]:
    """Give the part behind each kind of relation that the package itself has."""
    root = _parse(package.read("_rels/.rels"))
    return {
        relation.get("Type", "").rpartition("/")[2]: relation.get("Target", "").lstrip("/")
        for relation in root.iterchildren("*")
    }


def _changes_around(package: zipfile.ZipFile) -> list[RawChange]:
    """Give the tracked changes outside the body: they leave a document as open as any other."""
    changes = []
    for name in sorted(package.namelist()):
        if place := _AROUND.fullmatch(name):
            content = package.read(name)
            if _TRACKED.search(content):
                changes += changes_in(_parse(content), place[1])
    return changes


def _parse(part: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def _saved(core: bytes) -> datetime | None:
    """Give the time of the last save, in UTC without a zone, as workbooks give theirs."""
    found = _parse(core).findtext(_MODIFIED)
    try:
        moment = datetime.fromisoformat(found or "")
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
