"""A schedule against the contract's total: shares of amounts, and whether the steps add up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec.structs import replace

from stagemodel.texts import Texts
from stagemodel.values.money import Money
from stagemodel.values.payment_model import Instalment, PaymentSchedule, percent


def resolve(schedule: PaymentSchedule, total: Money | None) -> PaymentSchedule:
    """Give the schedule with every step's share where it can be worked out of `total`.

    An amount in another currency, or a rest of nothing, keeps its share open.
    """
    steps = [replace(step, share=_share(step, total)) for step in schedule.steps]
    known = [step.share for step in steps if step.share is not None]
    left = 1 - sum(known, Fraction(0))
    if len(known) == len(steps) - 1 and left > 0:
        steps = [replace(step, share=left) if step.is_rest else step for step in steps]
    return PaymentSchedule(tuple(steps))


def total_problem(schedule: PaymentSchedule, total: Money | None) -> Texts | None:
    """Tell why the steps do not add up to 100 % or to the total amount; none where they do.

    Also none where it cannot be told: amounts without a total, or in another currency.
    """
    if problem := contradiction(schedule, total):
        return problem
    if all(step.share is not None for step in schedule.steps):
        added = sum((step.share or Fraction(0) for step in schedule.steps), Fraction(0))
        if added == 1:
            return None
        return {
            "zh": f"各期合计 {percent(added, 'zh')}",
            "en": f"the steps add up to {percent(added, 'en')}",
        }
    return _amount_problem(schedule, total) if total else None


def contradiction(schedule: PaymentSchedule, total: Money | None) -> Texts | None:
    """Tell which share and amount of one step (30%即20万元) do not fit; none where all do."""
    for step in schedule.steps:
        if step.share is not None and step.amount is not None and total is not None:
            expected = part_of(total, step.share)
            if step.amount != expected:
                return {
                    "zh": f"{percent(step.share, 'zh')} 应为 {expected.text('zh')}，写的是 "
                    f"{step.amount.text('zh')}",
                    "en": f"{percent(step.share, 'en')} is {expected.text('en')}, not "
                    f"{step.amount.text('en')}",
                }
    return None


def part_of(total: Money, share: Fraction) -> Money:
    """Give a share of `total` as money, to the cent: nobody can pay less."""
    exact = Fraction(total.amount) * share
    cents = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
    return Money(cents.quantize(Decimal(1), ROUND_HALF_UP) / 100, total.currency)


def _amount_problem(schedule: PaymentSchedule, total: Money) -> Texts | None:
    added, open_steps = Decimal(0), 0
    for step in schedule.steps:
        if step.amount is not None:
            if step.amount.currency != total.currency:
                return None
            added += step.amount.amount
        elif step.share is not None:
            added += part_of(total, step.share).amount
        else:
            open_steps += 1
    fits = added < total.amount if open_steps else added == total.amount
    if fits:
        return None
    sums = Money(added, total.currency)
    return {
        "zh": f"各期合计 {sums.text('zh')}，合同金额 {total.text('zh')}",
        "en": f"the steps add up to {sums.text('en')} of {total.text('en')}",
    }


def _share(step: Instalment, total: Money | None) -> Fraction | None:
    if step.share is not None or step.amount is None or total is None or total.amount == 0:
        return step.share
    if step.amount.currency != total.currency:
        return None
    return Fraction(step.amount.amount) / Fraction(total.amount)
