"""How two payment schedules differ."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

from msgspec import Struct

from stagemodel.texts import Texts
from stagemodel.values.duration import Duration, duration_differences
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money
from stagemodel.values.payment_model import Instalment, PaymentSchedule
from stagemodel.values.payment_totals import contradiction, part_of, resolve

Kind = Literal["share", "event", "order", "count"]


class Difference(Struct, frozen=True):
    """One difference between two schedules, told in each language."""

    kind: Kind
    texts: Texts


def payment_differences(
    a: PaymentSchedule,
    b: PaymentSchedule,
    total_a: Money | None,
    total_b: Money | None,
    equal_events: Collection[Collection[str]] = (),
) -> tuple[Difference, ...]:
    """Tell how two schedules differ; nothing where they are the same.

    Amounts compare with shares through the totals, to the cent. Events within one set of
    `equal_events` (ids, or keys of `other`) count as one. A limit (7日内) that one side leaves
    out matches any, a wait (一年后) does not. Raises `UnreadableValue` where shares and amounts
    meet without a total, where they contradict each other, and where one side does not say when
    (一次性付清).
    """
    _refuse_unsaid(a, b)
    for schedule, total in ((a, total_a), (b, total_b)):
        if problem := contradiction(schedule, total):
            raise UnreadableValue(schedule.text("en"), problem)
    if len(a.steps) != len(b.steps):
        texts = {
            "zh": f"{len(a.steps)} 期 ≠ {len(b.steps)} 期",
            "en": f"{len(a.steps)} steps ≠ {len(b.steps)} steps",
        }
        return (Difference("count", texts),)
    one, two = resolve(a, total_a).steps, resolve(b, total_b).steps

    def differing(x: Instalment, y: Instalment) -> list[Kind]:
        share = [] if _same_share(x, y, total_a, total_b) else list[Kind](["share"])
        return share if _same_event(x, y, equal_events) else [*share, "event"]

    found = [(kind, x, y) for x, y in zip(one, two, strict=True) for kind in differing(x, y)]
    if found and _same_in_another_order(one, two, differing):
        texts = {lang: f"{a.text(lang)} ≠ {b.text(lang)}" for lang in ("zh", "en")}
        return (Difference("order", texts),)
    return tuple(Difference(kind, _texts(x, y)) for kind, x, y in found)


def _refuse_unsaid(a: PaymentSchedule, b: PaymentSchedule) -> None:
    """Raise where one schedule leaves open what the other says: 一次性付清 says not when."""
    for one, two in ((a, b), (b, a)):
        first, *more = one.steps
        whole = not more and first.share == 1
        in_full = first.key == "in-full" and len(two.steps) == 1 and two.steps[0].key != "in-full"
        unnamed = first.event == "instalments" and first.times == len(two.steps) > 1
        if whole and (in_full or unnamed):
            reason = {
                "zh": "一方没有写明每一期何时支付",
                "en": "one side does not say when each step is due",
            }
            raise UnreadableValue(first.text, reason)


def _same_in_another_order(
    one: tuple[Instalment, ...],
    two: tuple[Instalment, ...],
    differing: Callable[[Instalment, Instalment], list[Kind]],
) -> bool:
    def twins(x: Instalment, y: Instalment) -> bool:
        try:
            return not differing(x, y)
        except UnreadableValue:
            return False

    left = list(two)
    for x in one:
        match = next((y for y in left if twins(x, y)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _same_share(x: Instalment, y: Instalment, total_x: Money | None, total_y: Money | None) -> bool:
    if x.amount and y.amount:
        return x.amount == y.amount
    if x.share is not None and y.share is not None:
        return x.share == y.share or _same_cents(x, y, total_x, total_y)
    if x.is_rest and y.is_rest:
        return True  # of the same steps before it
    reason = {
        "zh": "缺少合同金额，无法比较金额与比例",
        "en": "no total to compare amount and share",
    }
    raise UnreadableValue(f"{x.text} / {y.text}", reason)


def _same_cents(x: Instalment, y: Instalment, total_x: Money | None, total_y: Money | None) -> bool:
    """A third of 100 yuan is written 33.33: an amount fits its share to the cent."""
    if x.amount and not y.amount and total_x and y.share is not None:
        return x.amount == part_of(total_x, y.share)
    if y.amount and not x.amount and total_y and x.share is not None:
        return y.amount == part_of(total_y, x.share)
    return False


def _same_event(x: Instalment, y: Instalment, equal_events: Collection[Collection[str]]) -> bool:
    names = {x.key or x.event, y.key or y.event}
    if len(names) > 1 and not any(names <= set(events) for events in equal_events):
        return False
    if x.times != y.times or (x.subject and y.subject and x.subject != y.subject):
        return False
    # The warranty's money waits for the warranty: how long may be said elsewhere.
    open_wait = x.event == "warranty-end"
    return _same_delay(x.within, y.within, left_out=True) and _same_delay(
        x.after, y.after, left_out=open_wait
    )


def _same_delay(x: Duration | None, y: Duration | None, *, left_out: bool) -> bool:
    if x is None or y is None:
        return x is y or left_out
    return not duration_differences(x, y)


def _texts(x: Instalment, y: Instalment) -> Texts:
    return {lang: f"{x.describe(lang)} ≠ {y.describe(lang)}" for lang in ("zh", "en")}
