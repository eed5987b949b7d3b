"""Reading services: cutting a list, then taking count, term and name out of each part."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from stagemodel.patterns import compiled, lazy, longest_first
from stagemodel.values.duration_reading import RawDuration, read_raw_duration
from stagemodel.values.english_numbers import NUMBER_WORDS
from stagemodel.values.errors import LONGEST_TERM, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.lengths import LENGTH_COUNT, LENGTH_UNIT, WORD_END, read_count
from stagemodel.values.service_cutting import EACH, cut_services, says_nothing
from stagemodel.values.service_names import TWO_IN_ONE, service_id
from stagemodel.values.service_rates import ADVERBS, take_rate
from stagemodel.values.starts import read_start

# What counts the same stands on one line, the first word being the one it is written by.
_MEASURE_LINES = """
次 场 回 times time sessions session x ×
人次 attendances
人天 人日 man-days man-day person-days person-day man_days person_days
人月 man-months person-months
人 名 people persons person
套 sets set
台 units unit
小时 hours hour h
用户 users user
个
份
批
项
课时
"""
_MEASURES = {
    word.replace("_", " "): words[0]
    for words in (line.split() for line in _MEASURE_LINES.strip().splitlines())
    for word in words
}
_MEASURE = "|".join(longest_first(map(re.escape, _MEASURES)))
_TERM = lazy(
    r"(?:(?:(?:自|从)[一-鿿]{2,12}?|(?<![一-鿿])(?:(?![自从])[一-鿿]){2,10}?|"
    r"(?:签订|生效|[初终]?验收(?:合格|通过)?|[初终]验|交付|交货|到货|上线))(?:之日|日)?(?:起|后))?"
    rf"{LENGTH_COUNT}[ -]?{LENGTH_UNIT}半?"
    r"(?: (?:after|from|of) (?:the )?(?:delivery|acceptance|signing)(?![a-z]))?"
)
_COUNT = lazy(rf"(?P<n>{LENGTH_COUNT})[ -]?(?P<unit>{_MEASURE}){WORD_END}(?: of)?")
_SINCE = lazy(
    r"\(?(?:自|从)(?P<zh>[^()]+?)(?:之日|日)?起(?:计?算)?\)?|"
    r"(?:starting )?(?:after|from) (?:the )?(?P<en>delivery|acceptance|signing)(?![a-z])"
)
_TIMES = lazy(r" ?[x×*] ?(\d+)(?:次| times)?$| (once|twice)$")
_BARE = lazy(rf"(?P<n>\d+|{'|'.join(longest_first(NUMBER_WORDS))}) (?=[a-z])")
_GAP = lazy(r"(?<=[一-鿿\d]) (?=[一-鿿])")
_MULTIPLIED = lazy(r"(?<=\d)乘(?=\d)")
_PER_USER = lazy(r"用户(?:许可证?|授权|账[号户])")
_FREE = lazy(r"免费|赠送|free of charge|free-of-charge|complimentary|(?<![a-z])free(?![a-z])")
_FILLER = lazy(
    r"期限?为?|为期|提供|时间|共计|共|的|为|:|\(|\)|"
    r"(?<![a-z])(?:for|of|an?|the|period of)(?![a-z])"
)


class RawService(Struct, frozen=True):
    """A service as read, its term still count, unit and start."""

    name: str
    text: str
    quantity: Decimal | None
    unit: str | None
    term: RawDuration | None
    each: RawDuration | None = None


def read_raw_services(text: str) -> list[RawService]:
    """Read a list of services; see `read_services`."""
    refuse_long(text, LONGEST_TERM)
    parts = cut_services(text)
    if not parts and not says_nothing(text):
        raise UnreadableValue(text, {"zh": "没有服务内容", "en": "names no service"})
    return [service for part in parts for service in _read_part(part, text)]


def read_raw_warranty(text: str) -> list[RawService]:
    """Read a warranty from its own field, where a length of time is enough; empty for 无质保."""
    try:
        return [RawService("warranty", text, None, None, read_raw_duration(text))]
    except AmbiguousValue:
        raise
    except UnreadableValue:
        services = read_raw_services(text)
    if any("warranty" not in service.name or service.term is None for service in services[:2]) or (
        len(services) > 1
    ):
        raise UnreadableValue(text, {"zh": "不是质保期", "en": "not a warranty period"})
    return services


def _read_part(part: str, original: str) -> list[RawService]:
    rest, term, each = part, None, None
    if taken := EACH.search(rest):
        each = read_raw_duration(taken["zh"] or taken["en"])
        rest = rest.replace(taken[0], " ", 1)
    quantity, unit, rest = take_rate(rest)
    if length := _TERM.search(rest):
        term = read_raw_duration(length[0])
        rest = rest.replace(length[0], " ", 1)
    if term and not term[2] and (since := _SINCE.search(rest)):
        start = since["zh"] or since["en"]
        term = (term[0], term[1], read_start(start) or start)
        rest = rest.replace(since[0], " ", 1)
    if quantity is None and (times := _TIMES.search(rest)):
        quantity, unit = read_count(ADVERBS.get(times[2]) or times[1]), "次"
        rest = rest[: times.start()]
    elif quantity is None and (count := _COUNT.search(rest)):
        quantity, unit = read_count(count["n"]), _MEASURES[count["unit"]]
        rest = rest.replace(count[0], " ", 1)
    if quantity is None and term is None and (bare := _BARE.match(rest)):
        # 3 on-site trainings: English counts without a measure word.
        quantity, unit = read_count(bare["n"]), "次"
        rest = rest[bare.end() :]
    free = _FREE.search(rest) is not None
    phrase = " ".join(_FILLER.sub(" ", _FREE.sub(" ", rest)).split()).strip(" -")
    phrase = _MULTIPLIED.sub("x", _GAP.sub("", phrase))
    if term or unit == "小时":
        # 一年内免费维护, 4小时内响应; 内训 is a training.
        phrase = compiled("^[之以]?内(?![训部])|[之以]?内$").sub("", phrase)
    if unit == "个" and _PER_USER.fullmatch(phrase):
        unit, phrase = "用户", phrase.removeprefix("用户")  # 5个用户授权 is 5用户授权
    if not phrase or compiled(r"[\d\s.%-]+").fullmatch(phrase):
        reason = {"zh": f"“{part}”不是一项服务", "en": f"{part!r} names no service"}
        raise UnreadableValue(original, reason)
    names = TWO_IN_ONE.get(phrase.removesuffix("服务")) or (service_id(phrase) or phrase,)
    return [
        RawService(f"free {name}" if free else name, part, quantity, unit, term, each)
        for name in names
    ]
