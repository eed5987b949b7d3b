"""The text of a Word paragraph as Word shows it, and as it was before its tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from stagemodel.patterns import lazy

if TYPE_CHECKING:
    # Binding needs a word of this file in the command, which never loads lxml.
    from lxml.etree import _Element as Element

PICTURE = "\ufffc"
"""Stands for a picture, such as a scanned signature."""

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_SKIPPED = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "fldData", "instrText", "delInstrText", "rt"}
)
_GONE = ("vanish", "strike", "dstrike")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Of a picture, in new and in old documents. Its namespace stays before the name.
_PICTURE_NAMES = ("}blip", "}imagedata")
_SYMBOL_CODE = lazy("(?![Dd][89A-Fa-f])[0-9A-Fa-f]{1,4}")  # no half of a surrogate pair


class Paragraph(Struct):
    """A paragraph in both states. A tracked mark joins it to the next one in one of them."""

    before: str = ""
    after: str = ""
    changed: bool = False
    ends_before: bool = True
    ends_after: bool = True
    boxes: list[Element] = []
    """Text boxes anchored here, by their content; deleted ones left out."""


def compose(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """Give several paragraphs as one, a line each, without the last line's end."""
    before, after, changed = "", "", False
    for paragraph in paragraphs:
        before += paragraph.before + ("\n" if paragraph.ends_before else "")
        after += paragraph.after + ("\n" if paragraph.ends_after else "")
        changed = changed or paragraph.changed
    return Paragraph(before.rstrip("\n"), after.rstrip("\n"), changed)


def is_on(toggle: Element, namespace: str) -> bool:
    """Tell whether a property such as `w:vanish`, which stands here, is not switched off."""
    return toggle.get(namespace + "val", "1") not in ("0", "false", "off")


class _Names:
    """The names that matter in a paragraph, as lxml writes them in documents of one namespace."""

    def __init__(self, namespace: str) -> None:
        self.style, self.font = namespace + "pPr", namespace + "rPr"
        self.texts = frozenset({namespace + "t", namespace + "delText", _MATH_TEXT})
        self.deleted_text = namespace + "delText"
        self.skipped = frozenset(namespace + name for name in _SKIPPED)
        self.gone = tuple(namespace + name for name in _GONE)
        self.characters = {namespace + name: text for name, text in _CHARACTERS.items()}
        self.symbol, self.field = namespace + "sym", namespace + "fldChar"
        self.box = namespace + "txbxContent"
        self.inserting = frozenset(namespace + name for name in ("ins", "moveTo"))
        self.deleting = frozenset(namespace + name for name in ("del", "moveFrom"))


_names = cache(_Names)


def read_paragraph(element: Element, namespace: str) -> Paragraph:
    """Read a `w:p`; `namespace` is WordprocessingML's as lxml writes it, `{…}`."""
    return _ParagraphReader(namespace).read(element)


class _ParagraphReader:
    """Walks one paragraph. Formatting-only changes say nothing of what was agreed: no change."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.names = _names(namespace)
        self.before: list[str] = []
        self.after: list[str] = []
        self.result = Paragraph()
        # For each field that is open here: whether its result has begun. What stands before
        # that is its instruction, which may itself hold fields with results of their own.
        self.fields: list[bool] = []
        self.unbegun = 0

    def read(self, element: Element) -> Paragraph:
        style = element.find(self.names.style)
        mark = None if style is None else style.find(self.names.font)
        if mark is not None:
            tags = {child.tag for child in mark}
            self.result.ends_before = tags.isdisjoint(self.names.inserting)
            self.result.ends_after = tags.isdisjoint(self.names.deleting)
        self.walk(element, inserted=False, deleted=False)
        self.result.before = "".join(self.before)
        self.result.after = "".join(self.after)
        if not (self.result.ends_before and self.result.ends_after):
            self.result.changed = True
        return self.result

    def walk(self, element: Element, *, inserted: bool, deleted: bool) -> None:
        names = self.names
        for child in element.iterchildren("*"):
            tag = child.tag
            if tag in names.skipped:
                continue
            if tag in names.texts:
                self.add(child.text or "", inserted, deleted or tag == names.deleted_text)
            elif (text := self.sign(child)) is not None:
                self.add(text, inserted, deleted)
            elif tag == names.field:
                self.add(self.chosen(child), inserted, deleted)
                self.open_or_close(child.get(self.namespace + "fldCharType"))
            elif tag == names.box:
                if not deleted:
                    self.result.boxes.append(child)
            elif not self.is_gone(child):
                self.walk(
                    child,
                    inserted=inserted or tag in names.inserting,
                    deleted=deleted or tag in names.deleting,
                )

    def sign(self, element: Element) -> str | None:
        """Give the character that an element stands for, or a picture's mark."""
        tag = str(element.tag)
        if tag == self.names.symbol:
            code = element.get(self.namespace + "char", "")
            return chr(int(code, 16)) if _SYMBOL_CODE.fullmatch(code) else ""
        if tag.endswith(_PICTURE_NAMES):
            return PICTURE
        return self.names.characters.get(tag)

    def is_gone(self, run: Element) -> bool:
        """Tell whether a run is hidden, or crossed out, as people do with what no longer holds."""
        font = run.find(self.names.font)
        return font is not None and any(
            is_on(mark, self.namespace) for mark in font.iterchildren(*self.names.gone)
        )

    def chosen(self, field: Element) -> str:
        """Give what the dropdown of an old form shows: it has no result of its own."""
        w = self.namespace
        choices = field.find(f"{w}ffData/{w}ddList")
        if choices is None:
            return ""
        entries = [entry.get(w + "val", "") for entry in choices.iterchildren(w + "listEntry")]
        marks = [choices.find(w + "result"), choices.find(w + "default")]
        number = next((mark.get(w + "val", "") for mark in marks if mark is not None), "0")
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""

    def add(self, text: str, inserted: bool, deleted: bool) -> None:
        if not text or self.unbegun:
            return
        if not inserted:
            self.before.append(text)
        if not deleted:
            self.after.append(text)
        if inserted or deleted:
            self.result.changed = True

    def open_or_close(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
            self.unbegun += 1
        elif kind == "separate" and self.fields:
            self.unbegun -= not self.fields[-1]
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.unbegun -= not self.fields.pop()
