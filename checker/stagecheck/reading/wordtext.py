"""The text of a Word paragraph as Word shows it, and as it was before its tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

from stagecheck.reading.wordnames import (
    ADDED,
    BOX,
    CHARACTER,
    CHARACTERS,
    DROPPED,
    FIELD,
    OLD_TEXT,
    PICTURED,
    SKIP,
    SYMBOL,
    TEXT,
    WALK,
    Names,
)
from stagemodel.patterns import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PICTURE = "\ufffc"
"""Stands for a picture, such as a scanned signature."""

_SYMBOL_CODE = lazy("(?![Dd][89A-Fa-f])[0-9A-Fa-f]{1,4}")  # no half of a surrogate pair

_LEAVES = frozenset({CHARACTER, OLD_TEXT, SYMBOL, PICTURED, FIELD, BOX})


class Paragraph:
    """A paragraph in both states. A tracked mark joins it to the next one in one of them."""

    __slots__ = ("after", "before", "boxes", "changed", "ends_after", "ends_before")

    def __init__(self, before: str, after: str, *, changed: bool = False) -> None:
        self.before, self.after, self.changed = before, after, changed
        self.ends_before = self.ends_after = True
        self.boxes: Sequence[Element] = ()
        """Text boxes anchored here, by their content; deleted ones left out."""


def compose(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Give several paragraphs as one, a line each, without the last line's end."""
    if len(paragraphs) == 1:
        (only,) = paragraphs
        if not (only.before.endswith("\n") or only.after.endswith("\n")):
            return only
    before, after, changed = "", "", False
    for paragraph in paragraphs:
        before += paragraph.before + ("\n" if paragraph.ends_before else "")
        after += paragraph.after + ("\n" if paragraph.ends_after else "")
        changed = changed or paragraph.changed
    return Paragraph(before.rstrip("\n"), after.rstrip("\n"), changed=changed)


class ParagraphReader:
    """Reads the paragraphs of the document that has these names, one after the other.

    Formatting-only changes say nothing of what was agreed: no change.
    """

    def __init__(self, names: Names) -> None:
        self._names, self._kinds = names, names.kinds
        self._before: list[str] = []
        self._after: list[str] = []
        self._changed = False
        self._boxes: list[Element] = []
        # For each field that is open here: whether its result has begun. What stands before
        # that is its instruction, which may itself hold fields with results of their own.
        self._fields: list[bool] = []
        self._unbegun = 0

    def read(self, element: Element) -> Paragraph:
        """Read a `w:p`."""
        # Most hold one run of plain text, and nothing else.
        if len(element) == 1 and len(run := element[0]) == 1:
            kinds, text = self._kinds, run[0]
            if kinds[run.tag] == WALK and kinds[text.tag] == TEXT:
                return Paragraph(text.text or "", text.text or "")
        self._before, self._after, self._changed, self._boxes = [], [], False, []
        if self._fields:
            self._fields, self._unbegun = [], 0
        self._walk(element, inserted=False, deleted=False)
        result = Paragraph("".join(self._before), "".join(self._after), changed=self._changed)
        result.boxes = self._boxes
        if self._names.has_marks:
            self._mark(element, result)
        return result

    def _mark(self, element: Element, result: Paragraph) -> None:
        """Put down whether the end of the paragraph was added or deleted."""
        style = element.find(self._names.style)
        mark = None if style is None else style.find(self._names.font)
        if mark is not None:
            kinds = {self._kinds[child.tag] for child in mark}
            result.ends_before = ADDED not in kinds
            result.ends_after = DROPPED not in kinds
            if not (result.ends_before and result.ends_after):
                result.changed = True

    def _walk(self, element: Element, *, inserted: bool, deleted: bool) -> None:
        for child in element:
            kind = self._kinds[child.tag]
            if kind == TEXT:
                self._add(child.text, inserted, deleted)
            elif kind == SKIP:
                continue
            elif kind in _LEAVES:
                self._leaf(child, kind, inserted, deleted)
            elif not (self._names.gone and self._is_gone(child)):
                self._walk(
                    child,
                    inserted=inserted or kind == ADDED,
                    deleted=deleted or kind == DROPPED,
                )

    def _leaf(self, element: Element, kind: int, inserted: bool, deleted: bool) -> None:
        """Take what is no plain text, and nothing to look for texts in."""
        if kind == CHARACTER:
            self._add(CHARACTERS[element.tag.rpartition("}")[2]], inserted, deleted)
        elif kind == OLD_TEXT:
            self._add(element.text, inserted, deleted=True)
        elif kind == SYMBOL:
            code = element.get(self._names.namespace + "char", "")
            text = chr(int(code, 16)) if _SYMBOL_CODE.fullmatch(code) else ""
            self._add(text, inserted, deleted)
        elif kind == PICTURED:
            self._add(PICTURE, inserted, deleted)
        elif kind == FIELD:
            self._add(self._chosen(element), inserted, deleted)
            self._open_or_close(element.get(self._names.namespace + "fldCharType"))
        elif not deleted:
            self._boxes.append(element)

    def _is_gone(self, run: Element) -> bool:
        """Tell whether a run is hidden, or crossed out, as people do with what no longer holds."""
        font = run.find(self._names.font)
        return font is not None and any(
            mark.tag in self._names.gone and self._names.is_on(mark) for mark in font
        )

    def _chosen(self, field: Element) -> str:
        """Give what the dropdown of an old form shows: it has no result of its own."""
        w = self._names.namespace
        choices = field.find(f"{w}ffData/{w}ddList")
        if choices is None:
            return ""
        entries = [entry.get(w + "val", "") for entry in choices.iterfind(w + "listEntry")]
        marks = [choices.find(w + "result"), choices.find(w + "default")]
        number = next((mark.get(w + "val", "") for mark in marks if mark is not None), "0")
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""

    def _add(self, text: str | None, inserted: bool, deleted: bool) -> None:
        if not text or self._unbegun:
            return
        if not inserted:
            self._before.append(text)
        if not deleted:
            self._after.append(text)
        if inserted or deleted:
            self._changed = True

    def _open_or_close(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._unbegun += 1
        elif kind == "separate" and self._fields:
            self._unbegun -= not self._fields[-1]
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._unbegun -= not self._fields.pop()
