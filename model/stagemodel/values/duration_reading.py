"""Reading a length of time with the event it counts from."""

from __future__ import annotations

import re
from decimal import Decimal

from stagemodel.patterns import compiled, lazy
from stagemodel.values.errors import LONGEST_VALUE, UnreadableValue, refuse_long
from stagemodel.values.lengths import LENGTH_COUNT, LENGTH_UNIT, Unit, read_count, read_length
from stagemodel.values.numerals import NUMERAL_CHARACTERS, read_numeral
from stagemodel.values.starts import read_start
from stagemodel.values.text import fold

RawDuration = tuple[Decimal, Unit, str | None]

VAGUE = lazy(
    r"(?<![签合违履预])约|左右|大概|上下|至少|不少于|不低于|以上|预计|暂定|待定|或|尽快|~|"
    r"\b(?:about|approx\w*|around|at least|minimum|or|circa|roughly|tbd|estimated)\b"
)
"""Words that make a length an estimate or leave it open."""

_RANGE = lazy(
    rf"(?<![\d-])(?:\d{{1,3}}|[{NUMERAL_CHARACTERS}]+)(?:个?[天日周月])?(?: ?- ?|至|到| to )"
    rf"(?:\d{{1,3}}|[{NUMERAL_CHARACTERS}]+) ?(?:{LENGTH_UNIT})"
)
_LABEL = lazy(
    r"^(?:(?:项目|合同|货物)?(?:交付|交货|供货|实施|履行|施工|建设|开发)?(?:周期|期限|时间|期|工期)|交期|"
    r"交付|交货|供货|工期|总工期|共计?|总共|[合总]计|"
    r"(?:delivery|lead|completion|project)(?: period| time| date)?|"
    r"period|duration|deliver(?:ed|y)?(?: the [a-z]+)?|to be delivered|complet(?:ed|ion))"
    r"(?![后起之前]| after| from| plus)(?:为|是| is)?(?: ?: ?| )?"
)
# Who has to deliver says nothing about the time.
_PARTY = lazy(
    r"^(?:乙方|卖方|供方|我方|我司|承包方|供应商|服务商)(?:应|当|须|需|将|承诺|保证|负责)+(?:于|在)?|"
    r"^(?:the )?(?:seller|supplier|contractor|vendor|provider) (?:shall|will|must|is to) "
)
# How much is prepaid is the payment's: 收到30%预付款后60天.
_SHARE = lazy(r"\d+(?:\.\d+)?%的?(?=预付款|首付款|首款|定金|订金)")
_NOTES: dict[Unit, re.Pattern[str]] = {
    "working-day": lazy(r"(?:按)?工作日(?:计)?|(?:working|business)(?: days?)?"),
    "day": lazy(
        r"(?:按)?(?:自然日|日历[日天]|自然天)(?:计)?|calendar(?: days?)?|"
        r"[含包]括?(?:节假日|周末|休息日)+"
    ),
}
_LIMIT = lazy(
    r"^(?:在|于|不超过|不多于|最长|最多|最迟|within|in|up to|no (?:more|later|longer) than|"
    r"not (?:more|later|exceeding)(?: than)?|maximum(?: of)?|max\.?) ?"
)
_END = lazy(
    r" ?(?:的?时间|之内|以内|内|(?<!星)期内)?,?(?:即|须|应|需)?(?:全部)?(?:完成)?(?:全部)?"
    r"(?:交付|交货|供货|完工|竣工|到货|送达|完成|for delivery|delivery|to deliver)?"
    r"(?:工作)?(?:完成|完毕|使用)?(?: time| period)?$"
)
_ZH_MARK = lazy(
    r"(?:之日|当日|次日|之|日)?"
    r"(?:起计算|开始计算|起算|起计|算起|开始|计算|计|以后|起|后)(?:的|内)?[,:]? ?"
)
_EN_MARK = lazy(
    r" (?:(?:starting|counting|counted|calculated|commencing|beginning) )?"
    r"(?:after|from|of|following|upon|since|on) (?:the )?(?:date of )?"
)
_STARTING = lazy(rf"(?:自|从)?(.+?){_ZH_MARK.pattern}|(?:after|from|of|upon) (.+)")
_TWICE = lazy(r"(.+?),? ?(?:自|从)(.+?)(?:之日|日)?(?:起|后)(?:起?计?算|计)?")
_RUN_ON = lazy(rf"(?:自|从)?(.+?)({LENGTH_COUNT}[^()]*内.*)")


def read_raw_duration(text: str) -> RawDuration:
    """Read count, unit and start of a length of time; see `read_duration`."""
    refuse_long(text, LONGEST_VALUE)
    folded = fold(text).strip(" ,;:").rstrip(". ")
    if VAGUE.search(folded):
        raise UnreadableValue(
            text, {"zh": "期限不确定（约、左右、或）", "en": "not one definite length of time"}
        )
    found = _read(folded, text)
    if found is None:
        raise UnreadableValue(text, _reason(folded))
    return found


def _read(folded: str, original: str) -> RawDuration | None:
    outside = " ".join(compiled(r"\([^()]*\)").sub(" ", folded).split())
    found = _plain(outside, original) or _plain(compiled(r"[()]").sub("", folded), original)
    for inside in compiled(r"\(([^()]*)\)").findall(folded):
        if found is None:
            return None
        found = _join(found, inside.strip(), original)
    return found


def _join(found: RawDuration, inside: str, original: str) -> RawDuration | None:
    """Take in what brackets add: the same number or length once more, or the start."""
    count, unit, start = found
    for noted, pattern in _NOTES.items():
        if unit in ("day", noted) and pattern.fullmatch(inside):
            return count, noted, start
    if read_count(inside) == count:
        return found
    if again := _plain(inside, original):
        same = again[:2] == found[:2] and (not start or not again[2] or start == again[2])
        return (count, unit, start or again[2]) if same else None
    match = _STARTING.fullmatch(inside)
    named = read_start(match[1] or match[2]) if match else None
    return (count, unit, named) if named and start in (None, named) else None


def _plain(text: str, original: str) -> RawDuration | None:
    text = _SHARE.sub("", _LABEL.sub("", _PARTY.sub("", text)))
    text = compiled(r"\baro\b").sub("after receipt of order", text)
    for marks, flip in ((_ZH_MARK, False), (_EN_MARK, True)):
        for match in marks.finditer(text):
            before, behind = text[: match.start()], text[match.end() :]
            start, length = (behind, before) if flip else (before, behind)
            found = _length(length, original)
            if found and (named := _start(start)):
                return (*found, named)
    # 60天,自合同签订之日起计算
    if twice := _TWICE.fullmatch(text):
        found = _length(twice[1], original)
        if found and (named := _start(twice[2])):
            return (*found, named)
    # 合同签订60日内, the 后 left out
    if run_on := _RUN_ON.fullmatch(text):
        named, found = read_start(run_on[1]), _length(run_on[2], original)
        if found and named:
            return (*found, named)
    found = _length(text, original)
    return (*found, None) if found else None


def _length(text: str, original: str) -> tuple[Decimal, Unit] | None:
    bare = _LIMIT.sub("", _LABEL.sub("", text.strip(" ,")))
    return read_length(_END.sub("", bare).strip(), original)


def _start(text: str) -> str | None:
    bare = compiled(r"^(?:自|从|在|于)|^(?:the )?date of ").sub("", text.strip(" ,"))
    if not bare or compiled(r"\d|前|before").search(bare):
        return None
    return read_start(bare) or bare


def _reason(folded: str) -> dict[str, str]:
    if _RANGE.search(folded):
        return {
            "zh": "是一个范围，不是一个确定的期限",
            "en": "a range, not one definite length of time",
        }
    try:
        read_numeral(folded)
    except UnreadableValue:
        return {"zh": "不是期限", "en": "not a length of time"}
    return {"zh": "没有写明单位（天、周、月）", "en": "names no unit: days, weeks or months"}
