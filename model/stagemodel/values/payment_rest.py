"""Shares that depend on other steps: of what is left, paid by then, and the rest itself."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.payment_bases import Base
from stagemodel.values.payment_model import Instalment


class Draft(Struct, frozen=True):
    """A step as read by itself; its share is still of what `base` says.

    `up_to`: its share is what is paid by then (付至95%). `worded`: it is a fraction in words.
    """

    step: Instalment
    base: Base
    worded: bool
    up_to: bool


def settle(drafts: list[Draft], original: str) -> tuple[Instalment, ...]:
    """Give the steps with shares of the whole contract.

    Raises `UnreadableValue` where a share cannot be worked out, `AmbiguousValue` where it can in
    two ways.
    """
    steps = [draft.step for draft in drafts]
    for index, draft in enumerate(drafts):
        if draft.up_to:
            steps[index] = _not_cumulative(draft.step, steps[:index], original)
    return _fill_rest(_of_the_rest(drafts, steps, original), original)


def _not_cumulative(step: Instalment, before: list[Instalment], original: str) -> Instalment:
    """Take what was paid before off a share that says how much is paid by then."""
    paid = _sum(before)
    if step.share is None or paid is None or step.share <= paid:
        reason = {"zh": "“付至”的比例推算不出", "en": "a cumulative share that does not work out"}
        raise UnreadableValue(original, reason)
    return replace(step, share=step.share - paid)


def _of_the_rest(drafts: list[Draft], steps: list[Instalment], original: str) -> list[Instalment]:
    """Turn shares of what is left into shares of the whole.

    `余款的一半` is plainly one; 余款50%, and a share behind one of them, may be either, so the one
    reading that adds up to the whole counts.
    """
    first = next((i for i, draft in enumerate(drafts) if draft.base != "whole"), None)
    if first is None:
        return steps
    left = None if (paid := _sum(steps[:first])) is None else 1 - paid
    head, tail, added = steps[:first], steps[first:], _sum(steps)
    plainly = [draft.base == "rest" for draft in drafts[first:]]
    if not any(plainly):
        # 剩余70% where 70% is left, or a percentage of the whole that the total's rule checks.
        if added is None or added == 1 or tail[0].share == left:
            return steps
        if added < 1 and not any(draft.worded for draft in drafts[first:]):
            return steps
    if left is None or left <= 0:
        reason = {"zh": "推算不出余款的比例", "en": "a share of a rest that does not work out"}
        raise UnreadableValue(original, reason)
    every = [*head, *(_times(step, left) for step in tail)]
    fractions = _sum(tail)
    if fractions == 1:
        return every
    if sum(plainly) == 1 and plainly[0]:
        mixed = [*head, _times(tail[0], left), *tail[1:]]
        if len(tail) == 1 or _sum(mixed) == 1 or all(step.is_rest for step in tail[1:]):
            return mixed
    if not any(plainly) and not any(draft.worded for draft in drafts[first:]):
        return steps
    reason = {"zh": "不清楚是合同总额还是余款的比例", "en": "a share of the whole or of the rest?"}
    raise AmbiguousValue(original, reason)


def _fill_rest(steps: list[Instalment], original: str) -> tuple[Instalment, ...]:
    open_steps = [step for step in steps if step.is_rest]
    if not open_steps:
        return tuple(steps)
    if len(open_steps) > 1:
        reason = {"zh": "有两期都是余款", "en": "two steps pay the rest"}
        raise UnreadableValue(original, reason)
    paid = _sum([step for step in steps if not step.is_rest])
    if paid is None:
        return tuple(steps)
    if paid >= 1:
        reason = {"zh": "前几期已满100%，没有余款", "en": "nothing is left for the rest"}
        raise UnreadableValue(original, reason)
    return tuple(replace(step, share=1 - paid) if step.is_rest else step for step in steps)


def _sum(steps: list[Instalment]) -> Fraction | None:
    """Add up the shares; none where one is not known."""
    shares = [step.share for step in steps]
    return sum((s for s in shares if s is not None), Fraction(0)) if None not in shares else None


def _times(step: Instalment, left: Fraction) -> Instalment:
    return step if step.share is None else replace(step, share=step.share * left)
