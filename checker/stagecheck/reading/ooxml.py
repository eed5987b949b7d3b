"""The parts of an .xlsx around its sheets: which sheets there are, styles, properties, comments.

Names are matched without their namespace, so that Strict files and prefixed ones read alike.
"""

import posixpath
from collections.abc import Iterator
from datetime import UTC, datetime

from stagecheck.reading.package import Package
from stagecheck.reading.refusals import UnreadableFileError, damaged
from stagecheck.reading.xmlparts import parse_xml, remembered
from stagemodel.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lxml import etree


Relations = tuple[tuple[str, str, str], ...]
"""What a part refers to: id, last word of the relation's type, target."""


class SheetPart(Record):
    """A worksheet as the workbook part lists it."""

    title: str
    part: str
    visible: bool


class Book(Record):
    """What the parts around the sheets say."""

    sheets: tuple[SheetPart, ...]
    date1904: bool
    styles: str | None
    strings: str | None
    """Names of the parts with styles and shared strings, where there are any."""


def read_part(package: Package, name: str) -> bytes:
    """Give a part that must be there. Raises `UnreadableFileError` where it is not."""
    try:
        return package.read(name)
    except KeyError as error:
        raise damaged(f"缺少部件 {name}", f"the part {name} is missing") from error


def parse(package: Package, name: str) -> "Element":
    """Parse a part. Raises `UnreadableFileError` where it is missing or cannot be parsed."""
    return parse_xml(read_part(package, name), name)


def flag(value: str | None) -> bool:
    """Read an XML boolean attribute."""
    return (value or "").strip().lower() in ("1", "true", "on")


def relations(package: Package, part: str) -> Relations:
    """Give the relations of a part; those of the package where the name is empty."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package:
        return ()
    return _relations(read_part(package, rels), rels)


@remembered
def _relations(root: "Element", rels: str) -> Relations:
    folder = posixpath.dirname(posixpath.dirname(rels))
    found = []
    for relation in root.iterfind("{*}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        target = (relation.get("Target") or "").replace("\\", "/")
        # Targets are relative to the part's folder; a leading slash means the package's root.
        place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = (relation.get("Type") or "").rpartition("/")[2]
        found.append((relation.get("Id") or "", kind, place))
    return tuple(found)


def read_book(package: Package, roots: Relations) -> Book:
    """Read the workbook part; `roots` are the package's relations, here and below.

    Raises `UnreadableFileError` where it cannot be understood.
    """
    main = next((place for _, kind, place in roots if kind == "officeDocument"), "xl/workbook.xml")
    root = parse(package, main)
    related = relations(package, main)
    places = {identity: (kind, place) for identity, kind, place in related}
    sheets = []
    seen: set[str] = set()
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        identity = next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), None)
        title, visible = sheet.get("name", ""), sheet.get("state", "visible") == "visible"
        if identity == "":
            # A module of old macros: it has no part of its own, nor cells.
            continue
        if identity not in places:
            raise damaged(f"找不到工作表“{title}”", f'the sheet "{title}" is not to be found')
        kind, part = places[identity]
        # Chart sheets and dialog sheets hold no cells. A part that is listed twice is read once: a
        # small file could else hold millions of rows.
        if kind == "worksheet" and part.casefold() not in seen:
            seen.add(part.casefold())
            sheets.append(SheetPart(title, part, visible))
    properties = root.find("{*}workbookPr")
    return Book(
        tuple(sheets),
        properties is not None and flag(properties.get("date1904")),
        next((place for _, kind, place in related if kind == "styles"), None),
        next((place for _, kind, place in related if kind == "sharedStrings"), None),
    )


def read_stamp(package: Package, roots: Relations) -> dict[str, str]:
    """Give the custom properties whose name begins with `stagebook.`, without that beginning."""
    stamp: dict[str, str] = {}
    for properties in _properties(package, roots, "custom-properties"):
        for entry in properties.iterfind("{*}property"):
            name = entry.get("name", "")
            if name.startswith("stagebook."):
                text = "".join(str(t) for t in entry.itertext())
                stamp[name.removeprefix("stagebook.")] = text.strip()
    return stamp


def read_saved(package: Package, roots: Relations) -> datetime | None:
    """Give when the document properties say the file was last saved, in UTC without a zone."""
    for properties in _properties(package, roots, "core-properties"):
        try:
            moment = datetime.fromisoformat((properties.findtext("{*}modified") or "").strip())
            zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return zoned.astimezone(UTC).replace(tzinfo=None)
        except (ValueError, OverflowError):
            continue
    return None


def _properties(package: Package, roots: Relations, wanted: str) -> Iterator["Element"]:
    for _, kind, place in roots:
        if kind == wanted and place in package:
            try:
                properties = parse(package, place)
            except UnreadableFileError:
                # Nobody's data stands in them: a damaged one is no reason to refuse a workbook.
                continue
            yield properties


def read_comments(package: Package, sheet_part: str) -> Iterator[tuple[str, str]]:
    """Give the address and text of each comment on a sheet."""
    for _, kind, place in relations(package, sheet_part):
        if kind == "comments" and place in package:
            for comment in parse(package, place).iterfind("{*}commentList/{*}comment"):
                texts = (t.text or "" for t in comment.iterfind(".//{*}t"))
                yield comment.get("ref", ""), "".join(texts)


def read_strings(package: Package, part: str) -> list[str]:
    """Give the shared strings, without their phonetic guides."""
    return [string_text(item) for item in parse(package, part).iterfind("{*}si")]


def string_text(item: "Element | etree._Element") -> str:
    """Give the text of a shared or inline string: its own or its runs', no phonetic guides."""
    texts = (*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t"))
    return "".join(t.text or "" for t in texts)
