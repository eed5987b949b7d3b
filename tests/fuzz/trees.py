"""Changes to the XML of a part: elements, attributes, texts, and what formats count on."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from fuzz.nasty import ADDRESSES, NUMBERS, TEXTS, fitting, nasty

Tree = list[etree._Element]
"""All elements of a part, the root first."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def change_part(random: Random, name: str, content: bytes) -> bytes:
    """Change a part; one that is no XML stays as it is."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return content
    if random.random() < 0.12:
        return random.choice(TEXTUAL)(random, content)
    changes = TARGETED if random.random() < 0.4 else GENERIC
    for _ in range(random.choice((1, 1, 2, 10))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        random.choice(changes)(random, elements)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _other(random: Random, elements: Tree) -> etree._Element:
    return random.choice(elements[1:] or elements)


def drop(random: Random, elements: Tree) -> None:
    """Remove an element with all it holds."""
    element = _other(random, elements)
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def repeat(random: Random, elements: Tree) -> None:
    """Have an element several times."""
    element = _other(random, elements)
    if (parent := element.getparent()) is not None:
        small = len(etree.tostring(element)) < 300
        for _ in range(random.choice((1, 2, 20, 3000 if small else 5))):
            parent.insert(parent.index(element), deepcopy(element))


def move(random: Random, elements: Tree) -> None:
    """Put a copy of an element where it does not belong."""
    _other(random, elements).append(deepcopy(_other(random, elements)))


def unwrap(random: Random, elements: Tree) -> None:
    """Take an element away but leave what it holds."""
    element = _other(random, elements)
    if (parent := element.getparent()) is not None:
        at = parent.index(element)
        for child in list(element):
            parent.insert(at, child)
        if element.getparent() is parent:
            parent.remove(element)


def rename(random: Random, elements: Tree) -> None:
    """Give an element the name of another, in its namespace or in none."""
    element, other = _other(random, elements), _other(random, elements)
    tag = str(other.tag)
    element.tag = random.choice((tag, etree.QName(tag).localname, "{urn:x}c"))


def drop_attribute(random: Random, elements: Tree) -> None:
    """Remove an attribute."""
    element = _with_attributes(random, elements)
    if element.attrib:
        del element.attrib[random.choice(list(element.attrib))]


def change_attribute(random: Random, elements: Tree) -> None:
    """Give an attribute another value."""
    element = _with_attributes(random, elements)
    if element.attrib:
        name = random.choice(list(element.attrib))
        element.set(name, _legal(fitting(random, str(element.get(name)))))


def swap_attributes(random: Random, elements: Tree) -> None:
    """Give an element the attributes of another."""
    one, two = _with_attributes(random, elements), _with_attributes(random, elements)
    for name, value in two.attrib.items():
        one.set(name, value)


def change_text(random: Random, elements: Tree) -> None:
    """Give an element another text."""
    texts = [element for element in elements if element.text and element.text.strip()]
    element = random.choice(texts or elements)
    element.text = _legal(fitting(random, element.text or ""))


def add_text(random: Random, elements: Tree) -> None:
    """Put text where none belongs, or a comment or an instruction."""
    element = _other(random, elements)
    element.tail = _legal(nasty(random))
    element.append(random.choice((etree.Comment("x"), etree.PI("x", "y"))))


GENERIC: tuple[Callable[[Random, Tree], None], ...] = (
    drop, repeat, move, unwrap, rename, drop_attribute, change_attribute, change_attribute,
    swap_attributes, change_text, change_text, add_text,
)  # fmt: skip


def cell_address(random: Random, elements: Tree) -> None:
    """Let a cell, row, range or rule lie elsewhere."""
    found = [e for e in elements if {"r", "ref", "sqref"} & set(e.attrib)]
    if found:
        element = random.choice(found)
        name = next(n for n in ("r", "ref", "sqref") if n in element.attrib)
        numeric = str(element.get(name)).isdigit()
        element.set(name, _legal(random.choice(NUMBERS if numeric else ADDRESSES)))


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
        random.choice(values).text = _legal(random.choice(random.choice((NUMBERS, TEXTS))))


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
        (element, name), (other, _) = random.choice(found), random.choice(found)
        element.set(name, other.get(name) or random.choice(("", "External", "/", "..", "xl/x.xml")))


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
    parent = _other(random, elements)
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


def nest(random: Random, content: bytes) -> bytes:
    """Wrap something very deeply."""
    depth = random.choice((200, 300, 5000, 100_000))
    name = random.choice((b"x", b"row", b"c", b"w:tbl", b"w:p", b"si", b"w:sdt"))
    at = _between(random, content)
    return (
        content[:at] + (b"<" + name + b">") * depth + (b"</" + name + b">") * depth + content[at:]
    )


def control(random: Random, content: bytes) -> bytes:
    """Put a character that XML forbids between two elements."""
    at = _between(random, content)
    bad = random.choice(
        (b"&#0;", b"&#x1b;", b"&#xD800;", b"\0", b"&x;", b"&#99999999;", b"]]>", b"<")
    )
    return content[:at] + bad + content[at:]


def lengthen(random: Random, content: bytes) -> bytes:
    """Repeat a piece of the file many times, as a very long table has it."""
    pieces = list(re.finditer(rb"<(row|tr|w:tr|w:p|si|xf)\b.*?</\1>", content, re.DOTALL))
    if not pieces:
        return content
    piece = random.choice(pieces)
    times = min(random.choice((100, 1000, 20_000)), 20_000_000 // max(len(piece[0]), 1))
    return content[: piece.end()] + piece[0] * times + content[piece.end() :]


def respell(random: Random, content: bytes) -> bytes:
    """Write the same XML another way: quotes, spaces, prefixes, comments, CDATA."""
    return random.choice((
        content.replace(b'="', b" = '").replace(b'" ', b"' ").replace(b'">', b"'>"),
        content.replace(b"><", b">\r\n  <"),
        content.replace(b"<row", b"<!-- <c r='A1'> --><row"),
        re.sub(rb"<(v|t|w:t)>([^<]*)<", rb"<\1><![CDATA[\2]]><", content),
        content.replace(b"<row ", b'<row custom="<>" '),
        content.replace(b'r="', b'x="1" r="', 50),
    ))  # fmt: skip


TEXTUAL: tuple[Callable[[Random, bytes], bytes], ...] = (
    nest,
    control,
    control,
    lengthen,
    respell,
    respell,
)


def _between(random: Random, content: bytes) -> int:
    places = [match.end() for match in re.finditer(rb">", content)]
    return random.choice(places) if places else 0


def _with_attributes(random: Random, elements: Tree) -> etree._Element:
    return random.choice([element for element in elements if element.attrib] or elements)


def _legal(text: str) -> str:
    """Leave out what XML cannot hold; `control` puts that in."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
