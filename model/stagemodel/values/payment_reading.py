"""Reading a payment schedule: each step into how much and when."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from stagemodel.values.duration import Duration
from stagemodel.values.errors import LONGEST_TERM, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.lengths import LENGTH_COUNT, LENGTH_UNIT, read_count, read_length
from stagemodel.values.payment_cutting import cut_into_steps, fold_payment
from stagemodel.values.payment_events import read_event
from stagemodel.values.payment_model import Instalment, PaymentSchedule
from stagemodel.values.payment_quantities import Quantity, read_quantity

_VAGUE = re.compile(
    r"(?<![签合违履预])约|左右|大概|至少|不低于|不少于|不超过|最多|或|待定|另议|协商|面议|各|"
    r"\b(?:about|approx\w*|around|at least|either|or|each|tbd|tba|to be (?:agreed|confirmed))\b"
)
_DELAY = re.compile(
    rf"(?P<limit>within |net |月结 ?)?(?P<length>{LENGTH_COUNT}[ -]?{LENGTH_UNIT})"
    r" ?(?P<tail>之内|以内|内|账期|之后|以后|后|满|later)?"
)
_DATE = re.compile(r"\d{2,4}[年./-]\d{1,2}[月./-]\d{1,2}[日号]?")
_TIMES = re.compile(
    r"分(?P<zh>[一二两三四五六七八九十\d]+)(?:期|次|笔)|"
    r"(?:in )?(?P<en>\d+|two|three|four|five|six|ten|twelve)(?: equal)? instal?lments?"
)
_UP_TO = re.compile(r"付(?:款)?[^,;%]{0,8}?[至到](?!账|货|场|位)|累计|cumulative|up to")
_WHOLE_IMPLIED = {"on-delivery", "on-acceptance", "on-signing", "monthly", "instalments"}
_OTHER_WHOLE_IMPLIED = {"before-delivery", "shipment", "invoice", "net", "quarterly", "yearly"}


def read_payment(text: str) -> PaymentSchedule:
    """Read a payment schedule; raises `UnreadableValue` where a step says no share or no event.

    Days inside a step (签订后7日内) are no shares. What is left (余款, balance) is worked out of
    100 %, or kept open where the steps are amounts. A bare 30 or 0.3 raises `AmbiguousValue`.
    """
    refuse_long(text, LONGEST_TERM)
    folded = fold_payment(text)
    if match := _VAGUE.search(folded):
        reason = {"zh": f"付款方式不确定({match[0]})", "en": f"not definite ({match[0]})"}
        raise UnreadableValue(text, reason)
    parts = cut_into_steps(folded)
    if not parts:
        # A lone number looks like the number of a step with nothing behind it.
        _refuse_bare_numbers(folded, text)
        raise UnreadableValue(text, {"zh": "没有付款步骤", "en": "no payment step"})
    steps = list[Instalment]()
    for part in parts:
        step = _read_step(part, text, alone=len(parts) == 1)
        steps.append(_not_cumulative(step, steps, text) if _UP_TO.search(part) else step)
    return PaymentSchedule(_fill_rest(steps, text))


def _read_step(part: str, original: str, *, alone: bool) -> Instalment:
    dates = _DATE.findall(part)
    quantity, words = read_quantity(_DATE.sub(" ", part), original)
    times = _TIMES.search(words)
    words = _TIMES.sub(" 分期 ", words)
    within, after, words = _delays(words, original)
    _refuse_bare_numbers(words, original)
    event = read_event(words)
    if event is None and alone and quantity and (quantity.whole or quantity.share == 1):
        event = ("other", "in-full")
    if event is None:
        reason = {"zh": f"“{part}”没有写明何时支付", "en": f"{part!r} does not say when"}
        raise UnreadableValue(original, reason)
    if dates:
        event = ("other", " ".join([*dates, words.replace(" ", "")]))
    implied = event[0] in _WHOLE_IMPLIED or event[1] in _OTHER_WHOLE_IMPLIED
    if quantity is None and alone and implied:
        quantity = Quantity(whole=True)
    if quantity is None or (alone and quantity.rest and not quantity.whole):
        reason = {"zh": f"“{part}”没有写明比例或金额", "en": f"{part!r} does not say how much"}
        raise UnreadableValue(original, reason)
    whole = quantity.whole and (alone or not quantity.rest)
    share = Fraction(1) if whole else quantity.share
    count = read_count(times["zh"] or times["en"]) if times else None
    return Instalment(
        share,
        quantity.amount,
        *event[:1],
        part,
        event[1],
        within,
        after,
        int(count) if count else None,
    )


def _not_cumulative(step: Instalment, before: list[Instalment], original: str) -> Instalment:
    """Take what was paid before off a share that says how much is paid by then (付至95%)."""
    paid = [earlier.share for earlier in before]
    share = step.share
    for earlier in paid:
        share = None if share is None or earlier is None else share - earlier
    if share is None or share <= 0:
        reason = {"zh": "“付至”的比例推算不出", "en": "a cumulative share that does not work out"}
        raise UnreadableValue(original, reason)
    return replace(step, share=share)


def _delays(words: str, original: str) -> tuple[Duration | None, Duration | None, str]:
    """Take out the times allowed (7日内, 月结30天) and the times to wait (一年后)."""
    within, after = list[Duration](), list[Duration]()
    for match in _DELAY.finditer(words):
        length = read_length(match["length"], original)
        if length is None:
            continue
        limit = match["limit"] or match["tail"] in ("之内", "以内", "内", "账期")
        (within if limit else after).append(Duration(*length))
        words = words.replace(match[0], f" {(match['limit'] or '').replace('within', '')} ", 1)
    if len(within) > 1 or len(after) > 1:
        reason = {"zh": "同一步有两个期限", "en": "two time limits in one step"}
        raise UnreadableValue(original, reason)
    return next(iter(within), None), next(iter(after), None), words


def _refuse_bare_numbers(words: str, original: str) -> None:
    numbers = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", words)]
    if not numbers:
        return
    if re.search(r"[:/比-]", words) or max(numbers) > 100:
        raise UnreadableValue(original, {"zh": "读不出付款方式", "en": "not a payment schedule"})
    bare = numbers[0]
    readings = (f"{bare}%", f"{bare}") if bare >= 1 else (f"{bare * 100:f}%", f"{bare}%")
    reason = {"zh": "没有写明是百分比还是金额", "en": "a percentage or an amount?"}
    raise AmbiguousValue(original, reason, readings)


def _fill_rest(steps: list[Instalment], original: str) -> tuple[Instalment, ...]:
    open_steps = [step for step in steps if step.is_rest]
    if not open_steps:
        return tuple(steps)
    shares = [step.share for step in steps if step.share is not None]
    if len(open_steps) > 1:
        reason = {"zh": "有两步都是余款", "en": "two steps pay the rest"}
        raise UnreadableValue(original, reason)
    if len(shares) < len(steps) - 1:
        return tuple(steps)
    left = 1 - sum(shares, Fraction(0))
    if left <= 0:
        reason = {"zh": "前几步已满100%,没有余款", "en": "nothing is left for the rest"}
        raise UnreadableValue(original, reason)
    return tuple(replace(step, share=left) if step.is_rest else step for step in steps)
