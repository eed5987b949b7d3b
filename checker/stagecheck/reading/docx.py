"""A Word file: its main part and when it was last saved."""

from __future__ import annotations

from stagecheck.reading.ooxml import parse, read_saved, relations
from stagecheck.reading.package import Package
from stagecheck.reading.raw import RawChange, RawDocument
from stagecheck.reading.refusals import damaged
from stagecheck.reading.wordbody import BodyReader, changes_in
from stagecheck.reading.xmlparts import parse_xml
from stagemodel.patterns import lazy

_AROUND = lazy(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_TRACKED = lazy(rb":(?:ins|del|moveFrom|moveTo)\b")


def read_docx(package: Package) -> RawDocument:
    """Read a .docx or .docm, and check the parts that are not needed.

    Raises `UnreadableFileError` where it is not a Word document or its parts are damaged.
    """
    roots = relations(package, "")
    main = next((place for _, kind, place in roots if kind == "officeDocument"), None)
    if main is None:
        raise damaged("找不到正文部件", "its main part is not to be found")
    reader = BodyReader(parse(package, main))
    changes = reader.changes + _changes_around(package)
    saved = read_saved(package, roots)
    package.check_rest()
    return RawDocument(reader.tables, reader.paragraphs, changes, saved)


def _changes_around(package: Package) -> list[RawChange]:
    """Give the tracked changes outside the body: they leave a document as open as any other."""
    changes = []
    for name in sorted(package):
        if place := _AROUND.fullmatch(name):
            content = package.read(name)
            if _TRACKED.search(content):
                changes += changes_in(parse_xml(content, name), place[1])
    return changes
