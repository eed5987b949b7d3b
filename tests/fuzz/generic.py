"""Changes to any XML: elements and attributes lost, doubled, moved, renamed, with other values."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from fuzz.nasty import fitting, nasty

Tree = list[etree._Element]
"""All elements of a part, the root first."""


def other(random: Random, elements: Tree) -> etree._Element:
    """Give an element that is not the root, where there is one."""
    return random.choice(elements[1:] or elements)


def drop(random: Random, elements: Tree) -> None:
    """Remove an element with all it holds."""
    element = other(random, elements)
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def repeat(random: Random, elements: Tree) -> None:
    """Have an element several times."""
    element = other(random, elements)
    if (parent := element.getparent()) is not None:
        small = len(etree.tostring(element)) < 300
        for _ in range(random.choice((1, 2, 20, 3000 if small else 5))):
            parent.insert(parent.index(element), deepcopy(element))


def move(random: Random, elements: Tree) -> None:
    """Put a copy of an element where it does not belong."""
    other(random, elements).append(deepcopy(other(random, elements)))


def unwrap(random: Random, elements: Tree) -> None:
    """Take an element away but leave what it holds."""
    element = other(random, elements)
    if (parent := element.getparent()) is not None:
        at = parent.index(element)
        for child in list(element):
            parent.insert(at, child)
        if element.getparent() is parent:
            parent.remove(element)


def rename(random: Random, elements: Tree) -> None:
    """Give an element the name of another, in its namespace or in none."""
    element, model = other(random, elements), other(random, elements)
    tag = str(model.tag)
    element.tag = random.choice((tag, etree.QName(tag).localname, "{urn:x}c"))


def drop_attribute(random: Random, elements: Tree) -> None:
    """Remove an attribute."""
    element = with_attributes(random, elements)
    if element.attrib:
        del element.attrib[random.choice(list(element.attrib))]


def change_attribute(random: Random, elements: Tree) -> None:
    """Give an attribute another value."""
    element = with_attributes(random, elements)
    if element.attrib:
        name = random.choice(list(element.attrib))
        element.set(name, legal(fitting(random, str(element.get(name)))))


def swap_attributes(random: Random, elements: Tree) -> None:
    """Give an element the attributes of another."""
    one, two = with_attributes(random, elements), with_attributes(random, elements)
    for name, value in two.attrib.items():
        one.set(name, value)


def change_text(random: Random, elements: Tree) -> None:
    """Give an element another text."""
    texts = [element for element in elements if element.text and element.text.strip()]
    element = random.choice(texts or elements)
    element.text = legal(fitting(random, element.text or ""))


def add_text(random: Random, elements: Tree) -> None:
    """Put text where none belongs, or a comment or an instruction."""
    element = other(random, elements)
    element.tail = legal(nasty(random))
    element.append(random.choice((etree.Comment("x"), etree.PI("x", "y"))))


GENERIC: tuple[Callable[[Random, Tree], None], ...] = (
    drop, repeat, move, unwrap, rename, drop_attribute, change_attribute, change_attribute,
    swap_attributes, change_text, change_text, add_text,
)  # fmt: skip


def with_attributes(random: Random, elements: Tree) -> etree._Element:
    """Give an element that has attributes, where there is one."""
    return random.choice([element for element in elements if element.attrib] or elements)


def legal(text: str) -> str:
    """Leave out what XML cannot hold; `control` puts that in."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
