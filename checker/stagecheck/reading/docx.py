"""A Word file: its main part and when it was last saved."""

from __future__ import annotations

from stagecheck.reading.ooxml import read_part, read_saved, relations
from stagecheck.reading.package import Package
from stagecheck.reading.raw import RawChange, RawDocument
from stagecheck.reading.refusals import damaged
from stagecheck.reading.wordbody import BodyReader, changes_in
from stagecheck.reading.xmlparts import parse_xml
from stagemodel.patterns import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AROUND = frozenset({"header", "footer", "footnotes", "endnotes"})
_TRACKED = lazy(rb":(?:ins|del|moveFrom|moveTo)\b")
_FORMATTING = lazy(
    rb"<w:(?:b(?:Cs|ookmarkEnd|ookmarkStart|ottom)?|c(?:antSplit|ol(?:or|s))|docGrid|end|gridCol"
    rb"|in(?:d|side[HV])|jc|k(?:eepLines|eepNext|ern)|l(?:ang|eft)|p(?:Style|gMar|gSz|roofErr)"
    rb"|r(?:Fonts|ight)|s(?:hd|pacing|tart|z|zCs)|t(?:bl(?:Header|Layout|Look|Style|W)|cW|op|rHeight)"
    rb'|u|vAlign|widowControl)(?: [\w:]+="[^"<>]*")*+/>'
)
"""Elements that say how a document looks: most of its text, and nobody asks for them."""

_LEFT_EMPTY = tuple(
    b"<w:%b></w:%b>" % (name, name)
    for name in (b"rPr", b"pPr", b"tcPr", b"trPr", b"tblBorders", b"tblCellMar", b"tblPr")
)
"""What remains around them, the inner ones first."""


def read_docx(package: Package) -> RawDocument:
    """Read a .docx or .docm, and check the parts that are not needed.

    Raises `UnreadableFileError` where it is not a Word document or its parts are damaged.
    """
    roots = relations(package, "")
    main = next((place for _, kind, place in roots if kind == "officeDocument"), None)
    if main is None:
        raise damaged("找不到正文部件", "its main part is not to be found")
    reader = BodyReader(_parse_body(read_part(package, main), main))
    changes = reader.changes + _changes_around(package)
    saved = read_saved(package, roots)
    package.check_rest()
    return RawDocument(reader.tables, reader.paragraphs, changes, saved)


def _parse_body(content: bytes, name: str) -> Element:
    # What looks like an element is one, but for text that stands in a CDATA section.
    if b"<!" not in content:
        content = _FORMATTING.sub(b"", content)
        for around in _LEFT_EMPTY:
            content = content.replace(around, b"")
    return parse_xml(content, name)


def _changes_around(package: Package) -> list[RawChange]:
    """Give the tracked changes outside the body: they leave a document as open as any other."""
    changes = []
    for name in sorted(package):
        place = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if place in _AROUND and name.startswith("word/") and name.endswith(".xml"):
            content = package.read(name)
            if _TRACKED.search(content):
                changes += changes_in(parse_xml(content, name), place)
    return changes
