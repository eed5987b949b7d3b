"""Reading a payment schedule: each step into how much and when."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from stagemodel.patterns import compiled, lazy
from stagemodel.values.duration import Duration
from stagemodel.values.errors import LONGEST_TERM, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.lengths import LENGTH_COUNT, LENGTH_UNIT, read_count, read_length
from stagemodel.values.payment_cutting import cut_into_steps
from stagemodel.values.payment_dates import take_dates
from stagemodel.values.payment_doubt import is_cumulative, refuse_open, refuse_part
from stagemodel.values.payment_events import Event, names_two, plain_acceptance, read_event
from stagemodel.values.payment_folding import fold_payment, without_heading
from stagemodel.values.payment_model import Instalment, PaymentSchedule, percent
from stagemodel.values.payment_quantities import Quantity, read_quantity
from stagemodel.values.payment_rest import Draft, settle

_DELAY = lazy(
    rf"(?P<limit>within |net |月结 ?)?满?(?P<length>{LENGTH_COUNT}[ -]?{LENGTH_UNIT})"
    r" ?(?P<tail>之内|以内|内|账期|之后|以后|后|满|later)?"
)
_TIMES = lazy(
    r"分(?P<zh>[一二两三四五六七八九十\d]+)(?:期|次|笔)|"
    r"(?:in )?(?P<en>\d+|two|three|four|five|six|ten|twelve)"
    r"(?= (?:equal )?(?:monthly |quarterly |yearly )?instal?lments?)"
)
_NO_SCHEDULE = {"zh": "不是付款方式", "en": "not a payment schedule"}
_WHOLE_IMPLIED = {"on-delivery", "on-acceptance", "on-signing", "monthly", "instalments"}
# 合同签订后60天 is a length of time, 货到付款 a payment.
_PAYS = lazy(r"[付款结账]|分期|pay|cash|\bcod\b|\bnet\b|invoice|instal|monthly|quarterly|yearly")
_OTHER_WHOLE_IMPLIED = {"before-delivery", "shipment", "invoice", "net", "quarterly", "yearly"}


def read_payment(text: str) -> PaymentSchedule:
    """Read a payment schedule; raises `UnreadableValue` where a step says no share or no event.

    Days inside a step (签订后7日内) are no shares. What is left (余款, balance) is worked out of
    100 %, or kept open where the steps are amounts. A bare 30 or 0.3 raises `AmbiguousValue`.
    """
    refuse_long(text, LONGEST_TERM)
    folded, announced = without_heading(fold_payment(text))
    refuse_open(folded, text)
    parts = cut_into_steps(folded)
    if not parts:
        _refuse_bare_numbers(folded, text)
        raise UnreadableValue(text, _NO_SCHEDULE)
    drafts = [_read_step(part, text, alone=len(parts) == 1) for part in parts]
    if announced and read_count(announced) != len(drafts):
        reason = {"zh": "写明的期数与各期不符", "en": "not as many steps as it announces"}
        raise UnreadableValue(text, reason)
    schedule = PaymentSchedule(plain_acceptance(settle(drafts, text)))
    _refuse_hundredths(schedule, text)
    return schedule


def _refuse_hundredths(schedule: PaymentSchedule, original: str) -> None:
    """Refuse 0.3%预付,0.7%验收: all of 1 % is all of 100 %, its percent sign put to shares."""
    shares = [step.share for step in schedule.steps]
    first = shares[0]
    if first is None or None in shares or sum(filter(None, shares)) != Fraction(1, 100):
        return
    reason = {"zh": "各期合计正好 1%，像是小数写成了百分比", "en": "the steps add up to just 1 %"}
    raise AmbiguousValue(
        original, reason, tuple(percent(share, "en") for share in (first * 100, first))
    )


def _read_step(part: str, original: str, *, alone: bool) -> Draft:
    refuse_part(part, original)
    dates, undated = take_dates(part)
    quantity, words = read_quantity(undated, original)
    times = _TIMES.search(words)
    words = _TIMES.sub(" 分期 ", words)
    within, after, words = _delays(words, original)
    _refuse_bare_numbers(words, original)
    event = _event(words, dates, original)
    if event is None and alone and quantity and (quantity.whole or quantity.share == 1):
        event = Event("other", "in-full")
    if event is None:
        reason = {"zh": f"“{part}”没有写明何时支付", "en": f"{part!r} does not say when"}
        raise UnreadableValue(original, reason)
    implied = event.id in _WHOLE_IMPLIED or event.key in _OTHER_WHOLE_IMPLIED
    implied = implied and _PAYS.search(part) is not None
    if quantity is None and alone and implied:
        quantity = Quantity(whole=True)
    if quantity is None or (alone and quantity.rest and not quantity.whole):
        reason = {"zh": f"“{part}”没有写明比例或金额", "en": f"{part!r} does not say how much"}
        raise UnreadableValue(original, reason)
    whole = quantity.whole and (alone or not quantity.rest)
    count = read_count(times["zh"] or times["en"]) if times else None
    step = Instalment(
        Fraction(1) if whole else quantity.share,
        quantity.amount,
        event.id,
        part,
        event.key,
        within,
        after,
        int(count) if count else None,
        event.subject,
        "" if dates else " ".join(words.replace("|", " ").split()).strip(" ,.:"),
    )
    return Draft(step, quantity.base, quantity.worded, up_to=is_cumulative(part))


def _event(words: str, dates: list[str], original: str) -> Event | None:
    """Read what a step is due at: its words' event, its dates, or both."""
    if names_two(words):
        reason = {"zh": "同一期有两个付款节点", "en": "two events in one step"}
        raise UnreadableValue(original, reason)
    event = read_event(words)
    if not dates:
        return event
    return Event("other", " ".join([*dates, *([event.key or event.id] if event else [])]))


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
        reason = {"zh": "同一期有两个期限", "en": "two time limits in one step"}
        raise UnreadableValue(original, reason)
    return next(iter(within), None), next(iter(after), None), words


def _refuse_bare_numbers(words: str, original: str) -> None:
    numbers = [Decimal(number) for number in compiled(r"\d+(?:\.\d+)?").findall(words)]
    if not numbers:
        return
    if compiled(r"[:/比-]").search(words) or max(numbers) > 100:
        raise UnreadableValue(original, _NO_SCHEDULE)
    bare = numbers[0]
    readings = (f"{bare}%", f"{bare}")
    if bare < 1:
        readings = (f"{(bare * 100).normalize():f}%", f"{bare}%")
    reason = {"zh": "没有写明是百分比还是金额", "en": "a percentage or an amount?"}
    raise AmbiguousValue(original, reason, readings)
