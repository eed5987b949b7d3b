"""Cutting a list of services into one text a service, and refusing lists that leave it open."""

from __future__ import annotations

import re

from stagemodel.patterns import compiled, lazy
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.lengths import LENGTH_COUNT, LENGTH_UNIT
from stagemodel.values.numerals import NUMERAL_CHARACTERS
from stagemodel.values.service_names import service_id
from stagemodel.values.text import as_list, fold, normalise

_NUMBER = f"(?:\\d+(?:\\.\\d+)?|[{NUMERAL_CHARACTERS}]+)"
_OPEN = lazy(
    r"不含|不包括|不包含|不提供|(?<![排清删拆解扫消])除(?![尘湿锈])|以[外内上下]|等(?:服务|内容|$|[,;.)])|或|(?<![签合违履预])约|左右|上下|"
    r"至少|最少|最低|最多|最高|至多|上限|不少于|不低于|不超过|不多于|不高于|不限于|若干|部分|其[他它]|按需|"
    r"视情况|酌情|详见|见(?:合同|附|另)|附件|附录|待定|另议|另行|协商|(?<![a-z])[xn]+次|[多数几]次|"
    rf"(?<![:\d./-])\d{{1,3}} ?[-~至到] ?\d{{1,3}}(?![:\d./-])|{_NUMBER}[至到~]{_NUMBER}|"
    r"\d to \d|"
    r"\b(?:or|except|exclud\w+|without|not|etc|about|approx\w*|at (?:least|most)|up to|"
    r"(?:more|less|fewer) than|min(?:imum)?|max(?:imum)?|and so on|and more|as (?:needed|required)|"
    r"on (?:demand|request)|several|some|various|annex|appendix|tbd|tba|no)\b"
)
_LEAD = lazy(
    r"^(?:(?:乙方|我方|我司|卖方|供方)(?:应|将|须|需|负责|承诺)?(?:向(?:甲方|客户|买方|需方))?|"
    r"(?:合同|服务)?(?:范围|内容)(?:包括|包含|为|含)?:?|主要条款:?|包括|包含|包|含有|含|提供|其中|"
    r"(?:scope(?: of services?)?|services?|includes?|including|incl\.?|provides?|with)(?![a-z]))"
    r" ?:? ?"
)
_SEPARATOR = lazy(
    r"[,;+&]|\.(?!\d)|以及|及|和|与|并|(?<!次)/(?=\D)|(?<=[a-z\d%)]) (?:and|plus|as well as) (?=\S)"
)
# Hours of service: 7×24小时, 24/7, 5天8小时. As a digit, 乘 and a digit, no count matches.
_HOURS = lazy(
    r"(?P<days>[5-7]) ?(?:天|days?)? ?[x×*✕/] ?(?P<hours>\d{1,2})(?! ?[年月天次])"
    r"(?: ?小时| ?h\b| hours?)?(?:不间断)?|(?P<h>24|12|1[0-2]|[89]) ?[x×*✕/] ?(?P<d>[5-7])(?!\d)|"
    r"(?P<clock>24小时(?=(?:不间断)?(?:技术|电话|在线|远程|热线)?(?:支持|服务)))"
)
_NO_WARRANTY = lazy(r"(?:^|(?<=[,;+])) *(?:(?:无|没有)(?:质保|保修)期?|no warranty)(?=$|[,;+])")
EACH = lazy(
    rf"(?:每[次场回期]|each|per session) ?(?P<zh>{LENGTH_COUNT}[ -]?{LENGTH_UNIT})|"
    rf"(?P<en>{LENGTH_COUNT}[ -]?{LENGTH_UNIT}) (?:each|per session)"
)
"""How long each of several takes: 每次2天, 2 days each."""
_COUNT_GAP = lazy(r"(?<=\d) (?=[一-鿿])|(?<=[一-鿿]) (?=\d+(?: |$))")
_QUANTITY = lazy(rf"{_NUMBER}(?:个?月|年|天|次|场|人天|人次|个工作日|小时|套|台|名)半?")
# What only adds to the service before it.
_ADDITION = lazy(
    rf"\(?(?:{EACH.pattern})\)?|免费|free(?: of charge)?|(?:自|从).{{2,12}}起(?:计?算)?"
)


def cut_services(text: str) -> list[str]:
    """Fold a list of services and cut it into one text a service.

    Empty where the list says only that there is no warranty. Raises `UnreadableValue` for lists
    that leave something open or out.
    """
    folded = fold(_spaces_cut(text)).strip(" ,;.")
    folded = _NO_WARRANTY.sub("", _HOURS.sub(_hours, folded)).strip(" ,;.")
    if match := _OPEN.search(folded):
        reason = {"zh": f"范围不确定（{match[0]}）", "en": f"leaves the scope open ({match[0]})"}
        raise UnreadableValue(text, reason)
    parts = list[str]()
    for piece in _SEPARATOR.split(_without_lead(folded)):
        part = compiled(r"^\(?\d{1,2}\) ?").sub("", _without_lead(piece.strip()))
        if parts and _ADDITION.fullmatch(part):
            parts[-1] += f" {part}"
        elif part and not compiled(r"\d{1,2}").fullmatch(part):
            parts.append(part)
    return parts


def says_nothing(text: str) -> bool:
    """Tell whether a text says no more than that there is no warranty."""
    folded = fold(text).strip(" ,;.")
    return bool(folded) and not _NO_WARRANTY.sub("", folded)


def _without_lead(text: str) -> str:
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    return text


def _hours(match: re.Match[str]) -> str:
    days, hours = match["days"] or match["d"] or "7", match["hours"] or match["h"] or "24"
    return f"{days}乘{hours}" if 8 <= int(hours) <= 24 else match[0]


def _spaces_cut(text: str) -> str:
    """Put a comma for each space that parts two services: 上门培训3次 免费维护1年."""
    pieces = compiled(r"([,;、+])").split(normalise(as_list(text)))
    return "".join(_cut_at_spaces(piece.strip()) for piece in pieces)


def _cut_at_spaces(piece: str) -> str:
    words = _COUNT_GAP.sub("", piece).split(" ")
    return piece if len(words) < 2 else ",".join(_services_of(words)) or piece


def _services_of(words: list[str]) -> list[str]:
    """Give the services that words between spaces are plainly; empty where they are one."""
    counts = [_QUANTITY.fullmatch(word) is not None for word in words]
    complete = [
        _QUANTITY.search(word) is not None and len(_QUANTITY.sub("", word)) > 1 for word in words
    ]
    if all(complete) or all(service_id(word.removeprefix("免费")) for word in words):
        return words
    half = len(words) // 2
    if len(words) >= 4 and (counts == [False, True] * half or counts == [True, False] * half):
        return [a + b for a, b in zip(words[::2], words[1::2], strict=True)]
    return []
