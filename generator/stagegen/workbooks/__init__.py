"""Pack (and rows) to .xlsx: pure functions from an order to bytes."""

from stagegen.workbooks.build import Workbooks, build_workbooks
from stagegen.workbooks.order import Order

__all__ = ["Order", "Workbooks", "build_workbooks"]
