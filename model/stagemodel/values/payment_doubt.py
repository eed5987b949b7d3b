"""Words that leave a payment schedule open: limits, ranges, conditions, parts, other papers."""

from __future__ import annotations

from stagemodel.patterns import compiled, lazy
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.payment_quantities import QUANTITY

_ANYWHERE = lazy(
    r"(?<![签合违履预])约|左右|大概|至少|最低|不低于|不少于|不超过|不高于|不大于|最多|最高|至多|上限|下限|"
    r"或|待定|另议|另行|协商|面议|视情况|酌情|原则上|暂定|若干|按需|如有|可选|各|详见|附件|"
    r"等(?!额|同|于|待|级)|扣除|扣减|(?:预付|支付|先付)部分(?=[,;]|$)|部分(?:预付|支付|付款)(?=[,;]|$)|"
    r"\b(?:about|approx\w*|around|roughly|at least|at most|up to|not? (?:more|less|later) than|"
    r"(?:more|less|fewer) than|maximum|minimum|max|min|either|or|"
    r"each(?! (?:month|quarter|year))|tbd|tba|to be (?:agreed|confirmed|determined)|optional|"
    r"if any|and so on|etc|annex|appendix|part(?:ial|ly)?(?= (?:of|payment)))\b"
)
_BEFORE_NUMBER = lazy(
    r"(?:近|将近|接近|超过|超|不足|不到|不满|高于|低于|大于|小于|多于|少于|[加减±~<>≤≥至到-]|"
    r"\b(?:over|under|nearly|almost|exceeding|below|above|to)) ?$"
)
_BEHIND_NUMBER = lazy(
    r"^ ?(?:以[内上下]|之内|内(?!支付|付)|上下|不等|起(?!付)|多(?!付)|余(?!款)|几|"
    r"[~至到-] ?(?:\d|[一二三四五六七八九]))"
)
_PART = lazy(r"(?<!剩余)(?<!其余)(?<!余下)(?<!剩下)(?<!余下的)(?<!剩余的)部分")


def refuse_open(folded: str, original: str) -> None:
    """Raise `UnreadableValue` for a folded schedule that is not definite."""
    if match := _ANYWHERE.search(folded):
        raise _indefinite(match[0], original)
    for match in QUANTITY.finditer(folded):
        before, behind = folded[: match.start()], folded[match.end() :]
        limit = _BEFORE_NUMBER.search(before)
        if limit and not (limit[0].strip() in ("至", "到", "to") and _is_cumulative(before)):
            raise _indefinite(f"{limit[0].strip()}{match[0]}", original)
        if limit := _BEHIND_NUMBER.search(behind):
            raise _indefinite(f"{match[0]}{limit[0].strip()}", original)


def refuse_part(step: str, original: str) -> None:
    """Raise `UnreadableValue` for a folded step that pays a part and does not say how much."""
    if _PART.search(step) and not QUANTITY.search(step):
        raise _indefinite("部分", original)


def is_cumulative(step: str) -> bool:
    """Tell whether a folded step says how much is paid by then: 付至95%, 累计, cumulative."""
    match = QUANTITY.search(step)
    return bool(match and _is_cumulative(step[: match.start()])) or bool(
        compiled("累计|cumulative").search(step)
    )


def _is_cumulative(before: str) -> bool:
    # 付至合同额的60%: the verb, at most a few words, then 至 or 到, but not 付到账.
    return bool(
        compiled(
            r"付(?:款)?[^,;%\d一二三四五六七八九]{0,8}?[至到](?!账|货|场|位)[^,;%]{0,12}$"
        ).search(before)
    )


def _indefinite(words: str, original: str) -> UnreadableValue:
    reason = {"zh": f"付款方式不确定（{words}）", "en": f"not definite ({words})"}
    return UnreadableValue(original, reason)
