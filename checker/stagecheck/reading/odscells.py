"""One cell of an .ods: its value and everything else that stands in its element."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from lxml import etree
from msgspec import Struct

from stagecheck.reading.raw import RawValue
from stagecheck.reading.xlsrecords import ERRORS
from stagemodel.patterns import lazy

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = _NAMES + "office:1.0}", _NAMES + "table:1.0}", _NAMES + "text:1.0}"
_CALC_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"

_FORMULA, _KIND = TABLE + "formula", OFFICE + "value-type"
_NUMBER, _DAY, _CLOCK = OFFICE + "value", OFFICE + "date-value", OFFICE + "time-value"
_TRUTH, _WORDS = OFFICE + "boolean-value", OFFICE + "string-value"
_PARAGRAPH, _ANNOTATION = TEXT + "p", OFFICE + "annotation"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_NOT_SHOWN = frozenset({_ANNOTATION, TEXT + "note", TEXT + "ruby-text"})
_TIME = lazy(r"PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d*)?S)?")
_ERROR_WORDS = frozenset(ERRORS.values())


class Marks(Struct):
    """What stands in a cell beside its value."""

    error: str | None = None
    uncalculated: bool = False
    computed: bool = False
    """Whether its number is the result of a formula."""
    percent: bool = False
    comment: str = ""


NO_MARKS = Marks()
FILLED = frozenset({_FORMULA, _KIND})
"""Attributes of which every cell has one that holds more than its children."""


def read_cell(element: etree._Element, attributes: Mapping[str, str]) -> tuple[RawValue, Marks]:
    """Read a cell's element, given with its attributes.

    A value that makes no sense is read as it is shown.
    """
    shown, kind = _paragraphs(element), attributes.get(_KIND)
    value = _value(attributes, kind, shown)
    marks = NO_MARKS
    # An ordinary cell has one child, the paragraph that shows its value.
    if _FORMULA in attributes or kind == "percentage" or len(element) > bool(shown):
        marks = _marks(element, attributes, shown, isinstance(value, float))
    return ("" if marks.error is not None or marks.uncalculated else value), marks


def _marks(
    element: etree._Element, attributes: Mapping[str, str], shown: str, number: bool
) -> Marks:
    kind = attributes.get(_KIND)
    marks = Marks(percent=number and kind == "percentage")
    annotation = element.find(_ANNOTATION)
    if annotation is not None:
        marks.comment = _paragraphs(annotation)
    if _FORMULA in attributes:
        # Excel saves the word of an error as the formula's text.
        if attributes.get(_CALC_KIND) == "error" or shown in _ERROR_WORDS:
            marks.error = shown
        elif kind is None:
            # An empty text is a result as well; LibreOffice gives it a paragraph and no type.
            marks.uncalculated = bool(shown) or element.find(_PARAGRAPH) is None
        else:
            marks.computed = number
            marks.uncalculated = kind in _NUMBERS and not number
    return marks


def _value(attributes: Mapping[str, str], kind: str | None, shown: str) -> RawValue:
    try:
        if kind in _NUMBERS:
            return float(attributes.get(_NUMBER, ""))
        if kind == "date":
            moment = datetime.fromisoformat(attributes.get(_DAY, "")).replace(tzinfo=None)
            return moment if moment.time() != time() else moment.date()
        if kind == "time":
            return _clock(attributes.get(_CLOCK, ""))
    except (ValueError, OverflowError):
        return shown
    if kind == "boolean":
        return attributes.get(_TRUTH) == "true"
    return attributes.get(_WORDS) or shown


def _clock(text: str) -> time | timedelta:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return (datetime(1, 1, 1) + span).time() if span < timedelta(days=1) else span


def _paragraphs(element: etree._Element) -> str:
    lines = [_text(p) if len(p) else p.text or "" for p in element if p.tag == _PARAGRAPH]
    return "\n".join(lines)


def _text(element: etree._Element) -> str:
    """Give the text of a paragraph, or of a part of it, with its spaces and line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == TEXT + "s":
            spaces = child.get(TEXT + "c", "1")
            parts.append(" " * (int(spaces) if spaces.isdecimal() and len(spaces) < 5 else 1))
        elif child.tag == TEXT + "tab":
            parts.append("\t")
        elif child.tag == TEXT + "line-break":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
