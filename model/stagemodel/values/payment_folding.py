"""Making the text of a payment schedule uniform before it is cut into steps."""

from __future__ import annotations

import re
from decimal import Decimal

from stagemodel.patterns import compiled, lazy
from stagemodel.values.currencies import CURRENCY_PATTERN
from stagemodel.values.numerals import NUMERAL_CHARACTERS, read_numeral
from stagemodel.values.payment_quantities import QUANTITY
from stagemodel.values.text import as_list, fold

_LABEL = lazy(
    r"^(?:付款|支付)(?:方式|条件|条款|计划|安排)[:为]? ?|^payment (?:terms?|schedule|method) ?:? ?"
)
_VAT_RATE = lazy(r"\d{1,2}% ?的?(?=增值税|vat)")
_HEADING = lazy(
    r"^(?:合同)?(?:总?价款?|总?款项?)?(?:(?:分|按)(?P<zh>[一二两三四五六七八九十\d]+)个?(?:期|次|笔|批|阶段)"
    r"(?:付款|支付|付清|结算|付)?|分(?:期|次|笔|批|阶段)(?:付款|支付)(?=:))[:,] ?|"
    r"^(?:payable |paid )?in (?P<en>two|three|four|five|six|\d+) (?:instal?lments|payments|parts)"
    r"[:,] ?"
)
_NOTHING_AHEAD = lazy(
    r"(?:^|(?<=[,;]))(?:(?:无|没有|不|不需|无需|不收|免)(?:要|收)?预(?:先)?付(?:款)?|"
    r" ?no (?:down ?payment|pre-?payment|advance(?: payment)?|deposit))[,;] ?"
)
# 0.3 written .3: a point behind words that hold no number yet, not the end of 30%预付款.
_POINT = lazy(r"(^|[,;])([^,;.\d成半百]*)\.(?=\d+ ?[%万亿元])")
_SAID_AGAIN = lazy(
    r"[,;] ?(?:即|合计|共计|折合|计|i\.e\.,?) ?"
    rf"(?=(?:{CURRENCY_PATTERN})? ?[\d{NUMERAL_CHARACTERS}])"
)
_BY_MONTH = lazy(r"分([一二两三四五六七八九十\d]+)个月(?!后)")
_EVERY_TIME = lazy(
    r"分(?P<times>[一二两三四五六七八九十\d]+)期(?:付款|支付|付清)?[,:]? ?每期(?:支付|付)?"
    r"(?P<share>\d+(?:\.\d+)?)%"
)
# 每月支付1万元,共12期: so much each time, so many times.
_EACH_PERIOD = lazy(
    r"(?P<period>(?:每|按)个?(?P<unit>月|季|年)度?) ?(?:等额)?(?:支付|付款|结算|付)?"
    r"(?:(?P<figure>\d+(?:\.\d+)?)(?P<scale>%|[十百千]?万?元|[十百千]?万))? ?(?:等额)?[,;:]? ?"
    r"(?:共计?|总共|合计|分|连续|,)(?:支付|付)?(?P<times>[一二两三四五六七八九十\d]+)"
    r"(?:期|次|笔|个(?P=unit)度?)(?:付清|支付|付款)?"
)
_COUNT_FIRST = lazy(
    r"(?<![第分\d一二三四五六七八九十])(?P<times>[一二两三四五六七八九十\d]+)期"
    r"(?=(?:每|按)个?[月季年])"
)
_NET = lazy(r"\bnet (\d+)\b(?! ?(?:working |business )?(?:days?|d|weeks?|months?)\b)")
_AND = r"(?:,|和|及|与| and )"
_EACH = lazy(
    rf"(?P<events>(?:[^,;和及与%]+?{_AND} ?)+[^,;和及与%]+?) ?各(?:付款|支付|付)? ?(?P<much>[^,;]+)"
)


def fold_payment(text: str) -> str:
    """Fold a schedule: list marks become `;`, digits are ungrouped, labels and tax rates go.

    `到货、验收各付35%` is written out as two steps, `分10期,每期10%` as one; `无预付款` goes.
    Raises `UnreadableValue` for a count that is not one number.
    """
    folded = fold(as_list(text.replace("。", ";")))
    folded = compiled(r"(?<=\d),(?=\d{3}(?!\d))").sub("", folded)
    folded = _VAT_RATE.sub("", _LABEL.sub("", folded)).strip(" ,;:").rstrip(".")
    folded = _NOTHING_AHEAD.sub("", _POINT.sub(lambda m: f"{m[1]}{m[2]}0.", folded))
    folded = _NET.sub(_net_days, _SAID_AGAIN.sub(" 计", folded))
    folded = compiled(r"\b(\d+) days net\b").sub(_net_days, folded)
    folded = _BY_MONTH.sub(lambda m: f"按月分{m[1]}期", folded)
    folded = _COUNT_FIRST.sub(lambda m: f"分{m['times']}期", folded)
    folded = _EACH_PERIOD.sub(_all_periods, folded)
    folded = _EVERY_TIME.sub(_all_times, folded)
    return ";".join(_written_out(sentence) for sentence in folded.split(";"))


def without_heading(folded: str) -> tuple[str, str | None]:
    """Take a heading such as `分两次付款:` off the steps behind it; give the number it says."""
    match = _HEADING.match(folded)
    if not match or not QUANTITY.search(folded, match.end()):
        return folded, None
    return folded[match.end() :], match["zh"] or match["en"]


def _net_days(match: re.Match[str]) -> str:
    return f"net {match[1]} days"


def _all_times(match: re.Match[str]) -> str:
    """Write 分10期,每期10% as 分10期100%."""
    times = read_numeral(match["times"])
    return f"分{times}期{times * Decimal(match['share']):f}%"


def _all_periods(match: re.Match[str]) -> str:
    """Write 每月1万元,共12期 as 每月分12期支付12万元, 按月支付,共12期 as 按月分12期支付."""
    times = read_numeral(match["times"])
    much = f"{times * Decimal(match['figure']):f}{match['scale']}" if match["figure"] else ""
    return f"{match['period']}分{times}期支付{much}"


def _written_out(sentence: str) -> str:
    match = _EACH.search(sentence)
    if not match or not QUANTITY.search(match["much"]):
        return sentence
    events = [event.strip() for event in compiled(_AND).split(match["events"]) if event.strip()]
    steps = ",".join(f"{event}付{match['much']}" for event in events)
    return sentence[: match.start()] + steps + sentence[match.end() :]
