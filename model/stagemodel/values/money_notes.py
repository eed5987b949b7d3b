"""What stands beside an amount of money: whether tax is in it, and the same amount once more."""

from __future__ import annotations

from typing import Literal

from stagemodel.patterns import compiled
from stagemodel.values.english_numbers import NUMBER_WORDS
from stagemodel.values.money_unit import read_unit

Tax = Literal["included", "excluded"]

_RATE = r"(?: ?\d{1,2}(?:\.\d+)?%(?:的)?)?"
_TAX = (
    ("excluded", rf"(?:不含{_RATE}(?:增值)?税价?|未税价?|净价|税前价?|税{_RATE}另计|税费另计|"
     rf"(?:excl\.?|excluding|exclusive of|without|before|plus){_RATE} (?:vat|tax)(?:es)?|"
     r"(?:vat|tax)(?:es)? (?:excluded|exclusive|excl\.?))"),
    ("included", rf"(?:(?:已|价)?含{_RATE}(?:增值)?税(?:价|金)?{_RATE}|价税合计|税后价?|"
     rf"(?:incl\.?|including|inclusive of|with){_RATE} (?:vat|tax)(?:es)?|"
     r"(?:vat|tax)(?:es)? (?:included|inclusive|incl\.?))"),
)  # fmt: skip
_CHINESE_DIGITS = "一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"


def without_tax(text: str) -> tuple[str, Tax | None]:
    """Take what a folded amount says of tax off it; give the rest and what was said."""
    found: Tax | None = None
    for kind, pattern in _TAX:
        rest = compiled(rf"[(,;]? ?{pattern} ?\)?").sub(" ", text)
        if rest != text:
            found = "excluded" if kind == "excluded" else found or "included"
            text = rest
    return compiled(r" +").sub(" ", text).strip(" :,;"), found


def without_brackets(text: str) -> tuple[str, list[str]]:
    """Split off amounts given a second time: in brackets or after 大写, 小写."""
    inside = []
    for part in compiled(r"\(([^()]*)\)").findall(text):
        content = compiled(r"^[大小]写[:为]? ?").sub("", part).strip()
        words = NUMBER_WORDS.intersection(compiled("[a-z]+").findall(content))
        if words or compiled(rf"[\d{_CHINESE_DIGITS}]").search(content):
            inside.append(content)
            text = text.replace(f"({part})", " ", 1)
        elif not content or read_unit(content):
            text = text.replace(f"({part})", content, 1)
    head, *tail = compiled(r"[,;:]? ?[大小]写[:为]? ?").split(text)
    parts = [part.strip(" ,;:") for part in (head, *tail, *inside)]
    parts = [part for part in parts if part]
    return (parts[0], parts[1:]) if parts else ("", [])
