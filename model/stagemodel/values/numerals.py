"""Numbers in figures, in Chinese numerals and in both at once: 85, 八十五, 捌拾伍, 85万."""

from __future__ import annotations

from decimal import Decimal

from stagemodel.patterns import compiled, lazy
from stagemodel.values.chinese_integers import DIGITS, SCALES, chinese_integer
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.text import normalise, simplify

FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
"""A number in figures, thousands grouped by threes or not at all (a regular expression)."""

NUMERAL_CHARACTERS = "零〇○一二两三四五六七八九十百千万亿点壹贰叁参肆伍陆柒捌玖拾佰仟貮弍"
"""Every character a Chinese numeral may hold, once traditional forms are simplified."""

_FINANCIAL = frozenset("壹贰叁参肆伍陆柒捌玖拾佰仟貮弍")
_EVERYDAY = str.maketrans(
    "〇○壹贰貮弍两叁参肆伍陆柒捌玖拾佰仟", "零零一二二二二三三四五六七八九十百千"
)
_MIXED_PART = lazy(
    rf"(?P<gap>(?<=[万亿])零)?(?P<count>{FIGURES})(?P<scale>[十百千]?万亿|[十百千]?[万亿]|[十百千])"
)
# 3千5百万: one figure a place, as numerals have one digit.
_ONE_FIGURE_A_PLACE = lazy(r"\d(?:(?<!\d)\d|[十百千万亿零])*[十百千万亿]")
_TO_NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")


def read_numeral(text: str) -> Decimal:
    """Read a number from figures, Chinese numerals (everyday or financial) or figures with 万, 亿.

    Raises `AmbiguousValue` for grouping such as `1,20` and for estimates such as 三五, and
    `UnreadableValue` for anything else that is not one number.
    """
    # A space between two figures may separate two numbers; elsewhere it means nothing.
    cleaned = compiled(r"(?<!\d) | (?!\d)").sub("", simplify(normalise(text)))
    sign, digits = _split_sign(cleaned)
    if _ONE_FIGURE_A_PLACE.fullmatch(digits):
        digits = digits.translate(_TO_NUMERALS)
    # People say 三个亿.
    value = _from_figures(digits, text)
    if value is None:
        value = _from_chinese(compiled(r"个(?=[万亿])").sub("", digits), text)
    return sign * value


def _split_sign(text: str) -> tuple[int, str]:
    if text[:1] in ("-", "\u2212", "负"):
        return -1, text[1:]
    return 1, text


def _from_figures(text: str, original: str) -> Decimal | None:
    if compiled(FIGURES).fullmatch(text):
        return Decimal(text.replace(",", ""))
    if compiled(r"\d+,\d{1,2}").fullmatch(text):
        decimal, thousands = text.replace(",", "."), text.replace(",", "")
        raise AmbiguousValue(
            original,
            {"zh": "千位分隔符位置不对，可能是小数点", "en": "the comma may be a decimal point"},
            (decimal, thousands),
        )
    found = list(_MIXED_PART.finditer(text))
    parts = [(Decimal(m["count"].replace(",", "")), m["scale"]) for m in found]
    rest = _MIXED_PART.sub("", text)
    if not parts or (len(parts) > 1 and any(count % 1 for count, _ in parts)):
        return None
    total, last = Decimal(0), Decimal(10) ** 17
    for match, (count, scale) in zip(found, parts, strict=True):
        worth = count * _scale(scale)
        # 1亿零500万: the zero stands for places left out.
        if worth * (10 if match["gap"] else 1) >= last:
            return None
        total, last = total + worth, _scale(scale)
    if not rest:
        return total
    if compiled(r"零\d+").fullmatch(rest) and text.endswith(rest) and Decimal(rest[1:]) * 10 < last:
        return total + Decimal(rest[1:])  # 85万零500
    # 1万2000: the tail must fill the places below the last scale, or 1万2 would have two readings.
    filled = rest.isdecimal() and text.endswith(rest) and Decimal(10) ** len(rest) == last
    return total + Decimal(rest) if filled and total % last == 0 else None


def _scale(scale: str) -> Decimal:
    product = Decimal(1)
    for character in scale:
        product *= SCALES[character]
    return product


def _from_chinese(text: str, original: str) -> Decimal:
    financial = bool(_FINANCIAL.intersection(text))
    plain = text.translate(_EVERYDAY)
    value: Decimal | None = None
    if match := compiled(r"([^点]+)点([零一二三四五六七八九]+)([万亿]?|万亿)").fullmatch(plain):
        whole = chinese_integer(match[1])
        if whole is not None:
            decimals = "".join(str(DIGITS[d]) for d in match[2])
            value = Decimal(f"{whole}.{decimals}") * _scale(match[3])
    elif compiled(r"[零一二三四五六七八九]{2,}").fullmatch(plain):
        if len(plain) == 2 and "零" not in plain:
            low, high = (str(DIGITS[d]) for d in plain)
            raise AmbiguousValue(
                original,
                {"zh": "可能是约数", "en": "may be an estimate"},
                (f"{low}-{high}", low + high),
            )
        value = Decimal("".join(str(DIGITS[d]) for d in plain))
    elif not (financial and compiled(r"[百千万亿][一二三四五六七八九]$").search(plain)):
        # In financial numerals 壹佰伍 is a slip (105 or 150?), not the everyday short form.
        whole = chinese_integer(plain)
        value = None if whole is None else Decimal(whole)
    if value is None:
        raise UnreadableValue(original, {"zh": "不是一个数", "en": "not a number"})
    return value
