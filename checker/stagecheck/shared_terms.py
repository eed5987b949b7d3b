"""How many terms a contract and minutes have in common, by meaning."""

from __future__ import annotations

from stagemodel.submission import Minutes, Row
from stagemodel.values.duration import Duration, duration_differences
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money
from stagemodel.values.payment import PaymentSchedule, payment_differences
from stagemodel.values.services import ServiceList, service_differences

_TERMS = ("amount", "payment", "delivery", "scope")


def shared_terms(contract: Row, minutes: Minutes) -> int:
    """Count the terms that both state, that can be read and that mean the same."""
    return sum(_mean_the_same(contract, minutes, name) for name in _TERMS)


def _mean_the_same(contract: Row, minutes: Minutes, name: str) -> bool:
    here, there = contract.value(name), minutes.value(name)
    if isinstance(here, PaymentSchedule) and isinstance(there, PaymentSchedule):
        totals = [side.value("amount") for side in (contract, minutes)]
        known = [total if isinstance(total, Money) else None for total in totals]
        try:
            return not payment_differences(here, there, known[0], known[1])
        except UnreadableValue:
            return False
    if isinstance(here, Duration) and isinstance(there, Duration):
        return not duration_differences(here, there)
    if isinstance(here, ServiceList) and isinstance(there, ServiceList):
        return not service_differences(here, there)
    return here is not None and here == there
