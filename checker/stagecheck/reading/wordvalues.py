"""What stands in a field of a document: blank, a placeholder, or a value of the field's type."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from stagecheck.reading.wordtext import PICTURE
from stagemodel.cells import CellState, DocField
from stagemodel.document import DocumentField
from stagemodel.patterns import lazy
from stagemodel.problem import Problem
from stagemodel.values.dates import read_date
from stagemodel.values.duration import read_duration
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.money import read_money, read_unit
from stagemodel.values.party import read_party
from stagemodel.values.payment import read_payment
from stagemodel.values.services import read_services, read_warranty
from stagemodel.values.text import fold, normalise

if TYPE_CHECKING:
    from stagemodel.cells import Value

# What forms print where something is to be filled in: ____, ……, 【 】.
_MARK = lazy(r"[_＿]{2,}|…{2,}|\.{6,}|-{3,}|—{3,}|·{4,}|[\[【] *[\]】]|\( +\)")
_ONLY_MARKS = lazy(r"[_\s]+")
# Words printed around such a mark: ¥____元, ____个工作日内; and those that alone fill nothing in:
# 元, 年 月 日, (签字盖章). 周 is among the first only: it is also a name.
_PRINTED_ALONE = (
    "人民币|rmb|cny|大写|小写|签字|签名|签章|盖章|公章|签署|signature|seal|[元万圆整年月日]"
    r"|[¥$%.,:;()/\s-]"
)
_FORM = lazy(f"(?:{_PRINTED_ALONE})*")
_FORM_AROUND_MARK = lazy(
    f"(?:代表|日期|工作|自然|date|days?|weeks?|months?|working|calendar|[天周个后内]|{_PRINTED_ALONE})*"
)
_TAG = lazy(r"\{[{%#]|[}%#]\}|«[^»]*»")
# The prompts of Word's content controls, left in as text.
_PROMPT = lazy(
    r"\[?(?:请?(?:单击|点击|轻触|点按).{0,12}(?:输入|选择|添加|编辑).*|请?(?:选择一项|选择日期)\W*"
    r"|请(?:输入|选择|填写).{0,12}|\[(?:键入|在此处).*|(?:click|tap|double-click)\b.*\bto \w+.*"
    r"|choose an? (?:item|date)\W*|enter (?:text|a date) here\W*|\[type .*)",
    re.IGNORECASE | re.DOTALL,
)
_READERS: dict[str, Callable[[str], Value]] = {
    "date": read_date,
    "payment": read_payment,
    "duration": read_duration,
    "services": read_services,
}
_DATE_PATTERN = lazy(r"y{2,4}[-/.年]m{1,2}[-/.月]d{1,2}日?", re.IGNORECASE)


def is_blank(text: str) -> bool:
    """Tell whether `text` is nothing but a form's blank: space, `____`, `____年__月__日`."""
    plain = normalise(text.replace(PICTURE, "")).casefold()
    form = _FORM_AROUND_MARK if _MARK.search(plain) else _FORM
    return bool(form.fullmatch(_MARK.sub(" ", plain)) or _ONLY_MARKS.fullmatch(plain))


def read_field(
    field: DocumentField, part: str, label: str, text: str, placeholders: AbstractSet[str]
) -> DocField:
    """Read a field's text; `placeholders` are the pack's, folded.

    A date that cannot be used carries V004 or V013, a contract term that cannot be read T012.
    """
    shown = text.replace(PICTURE, "").strip()
    if is_placeholder(shown, placeholders):
        return DocField(part, label, shown, None, "placeholder")
    if is_blank(shown):
        return DocField(part, label, "", None, "blank")
    # A name typed before the printed line, 张三________, leaves the line's rest behind it.
    filled = _strip_marks(shown)
    try:
        return DocField(part, label, shown, _value(field, label, filled), "ok")
    except UnreadableValue as error:
        code, state = _verdict(field, error)
        problem = Problem(code, error.reason, suggestion=" / ".join(error.readings) or None)
        return DocField(part, label, shown, None, state, (problem,))


def is_placeholder(text: str, placeholders: AbstractSet[str]) -> bool:
    """Tell whether `text` holds a template tag, a blank amid its words, or a word for 'later'."""
    plain = normalise(text)
    if fold(plain) in placeholders or _TAG.search(plain) or _PROMPT.fullmatch(plain):
        return True
    if _DATE_PATTERN.fullmatch(plain):
        return True
    return _MARK.search(_strip_marks(plain)) is not None and not is_blank(plain)


def _strip_marks(text: str) -> str:
    """Set aside the marks at either end of `text`."""
    plain = text.strip()
    while match := _MARK.match(plain):
        plain = plain[match.end() :].strip()
    ends = list(_MARK.finditer(plain))
    while ends and ends[-1].end() == len(plain):
        plain = plain[: ends.pop().start()].rstrip()
    return plain


def _value(field: DocumentField, label: str, text: str) -> Value:
    if field.id == "warranty":
        return read_warranty(text)
    if field.type == "money":
        return read_money(text, read_unit(label))
    if field.type == "reference":
        return read_party(text)
    return _READERS.get(field.type, normalise)(text)


def _verdict(field: DocumentField, error: UnreadableValue) -> tuple[str, CellState]:
    if field.type != "date":
        return "T012", "unreadable"
    return ("V013" if isinstance(error, AmbiguousValue) else "V004"), "unusable"
