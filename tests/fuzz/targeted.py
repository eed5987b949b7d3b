"""Changes to what spreadsheets and documents count on: addresses, types, counts, references."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from lxml import etree

from fuzz.generic import Tree, legal, other
from fuzz.nasty import ADDRESSES, NUMBERS, TEXTS

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def cell_address(random: Random, elements: Tree) -> None:
    """Let a cell, row, range or rule lie elsewhere."""
    found = [e for e in elements if {"r", "ref", "sqref"} & set(e.attrib)]
    if found:
        element = random.choice(found)
        name = next(n for n in ("r", "ref", "sqref") if n in element.attrib)
        numeric = str(element.get(name)).isdigit()
        element.set(name, legal(random.choice(NUMBERS if numeric else ADDRESSES)))


def cell_type(random: Random, elements: Tree) -> None:
    """Call a cell's value another type, or let it refer to a style or string that is not there."""
    if cells := [e for e in elements if str(e.tag).endswith("}c")]:
        cell = random.choice(cells)
        cell.set(
            random.choice("ts"),
            random.choice(("s", "b", "e", "d", "str", "n", "0", "99999", "-1", "x")),
        )


def cell_value(random: Random, elements: Tree) -> None:
    """Give a cell a value that is none, or too much."""
    if values := [e for e in elements if str(e.tag).endswith(("}v", "}t", "}p"))]:
        random.choice(values).text = legal(random.choice(random.choice((NUMBERS, TEXTS))))


def count(random: Random, elements: Tree) -> None:
    """Let a count, size or index lie."""
    names = (
        "count",
        "uniqueCount",
        "min",
        "max",
        "spans",
        "sheetId",
        "numFmtId",
        "ref",
        "number-columns-repeated",
        "number-rows-repeated",
        "number-columns-spanned",
    )
    found = [(e, n) for e in elements for n in e.attrib if etree.QName(n).localname in names]
    if found:
        element, name = random.choice(found)
        element.set(name, random.choice(NUMBERS[:20]))


def reference(random: Random, elements: Tree) -> None:
    """Let a relation or content type point elsewhere."""
    names = ("Target", "Type", "Id", "PartName", "ContentType", "TargetMode", "Extension")
    found = [(e, n) for e in elements for n in names if n in e.attrib]
    if found:
        (element, name), (twin, _) = random.choice(found), random.choice(found)
        element.set(name, twin.get(name) or random.choice(("", "External", "/", "..", "xl/x.xml")))


def word_mark(random: Random, elements: Tree) -> None:
    """Put a mark of Word's into a paragraph, row or cell."""
    name, value = random.choice((
        ("ins", "1"), ("del", "1"), ("moveFrom", "1"), ("moveTo", "1"), ("vanish", "on"),
        ("gridSpan", "999999999999"), ("gridBefore", "-3"), ("vMerge", "continue"),
        ("cellDel", "1"), ("fldChar", "begin"), ("sym", "D800"), ("showingPlcHdr", "1"),
        ("sdt", ""), ("tbl", ""), ("txbxContent", ""), ("tc", ""), ("p", ""), ("delText", ""),
        ("instrText", ""), ("br", ""),
    ))  # fmt: skip
    if not str(elements[0].tag).startswith("{" + _WORD):
        return
    parent = other(random, elements)
    mark = etree.Element(f"{{{_WORD}}}{name}")
    mark.set(f"{{{_WORD}}}{'char' if name == 'sym' else 'val'}", value)
    mark.set(f"{{{_WORD}}}fldCharType", value)
    mark.text = "x"
    if random.random() < 0.5 and parent.getparent() is not None:
        parent.addprevious(mark)
        mark.append(parent)
    else:
        parent.insert(0, mark)


TARGETED: tuple[Callable[[Random, Tree], None], ...] = (
    cell_address, cell_address, cell_type, cell_value, cell_value, count, reference, word_mark,
)  # fmt: skip
