"""Payment schedules: read them, check their total, compare two of them."""

from stagemodel.values.payment_compare import Difference, payment_differences
from stagemodel.values.payment_model import Instalment, PaymentSchedule
from stagemodel.values.payment_reading import read_payment
from stagemodel.values.payment_totals import resolve, total_problem

__all__ = [
    "Difference",
    "Instalment",
    "PaymentSchedule",
    "payment_differences",
    "read_payment",
    "resolve",
    "total_problem",
]
