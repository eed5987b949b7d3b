"""Conditional formats: pasting destroys validations, so what is wrong is coloured as well."""

from dataclasses import dataclass

from stagegen.workbooks import formulas
from stagegen.workbooks.formulas import among, begun, blank, unanswered
from stagegen.workbooks.lists import PLACEHOLDERS, known_name, not_yet_name
from stagegen.workbooks.plan import SheetPlan
from stagemodel.pack import Column, Pack, RequiredWhen

EARLIER_LATER = (
    ("first-contact", "expected-close"),
    ("started", "due"),
    ("started", "finished"),
    ("interviewed", "confirmed"),
)
"""Dates of one row that cannot stand the other way round; a pair with a column absent is none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One conditional format."""

    span: str
    formula: str
    look: str
    """`missing`, `wrong`, `overdue`, or `ruled` for the lines of a row below the table."""


def marks(pack: Pack, plan: SheetPlan) -> list[Mark]:
    """Give a data sheet's marks, the weightier first."""
    found: list[Mark] = []
    for column in plan.columns:
        conditions = {
            "missing": _missing(pack, plan, column),
            "wrong": _wrong(pack, plan, column),
            "overdue": _overdue(pack, plan, column),
        }
        found += [
            Mark(plan.span(column), formula, look)
            for look, formula in conditions.items()
            if formula is not None
        ]
    below = f"A{plan.table_end + 1}:{plan.last_letter}{plan.reach_end}"
    row = f"$A{plan.table_end + 1}:${plan.last_letter}{plan.table_end + 1}"
    return [*found, Mark(below, f"COUNTA({row})>0", "ruled")]


def _missing(pack: Pack, plan: SheetPlan, column: Column) -> str | None:
    if column.required is True:
        return f"AND({begun(plan)},{unanswered(plan, column)})"
    if not isinstance(column.required, RequiredWhen):
        return None
    when = column.required
    needed = None
    if when.with_column is None:
        needed = formulas.within_stages(pack, plan, when)
    elif other := plan.find(when.with_column):
        needed = f"NOT({unanswered(plan, other)})"
    return f"AND({needed},{unanswered(plan, column)})" if needed else None


def _wrong(pack: Pack, plan: SheetPlan, column: Column) -> str | None:
    cell = plan.first(column)
    if column.key:
        return f"AND(NOT({blank(cell)}),SUMPRODUCT(--({plan.fixed(column)}={cell}))>1)"
    if column.type in ("choice", "stage") and not column.open:
        known = f"{among(known_name(column), cell)},{among(PLACEHOLDERS, cell)}"
        return f"NOT(OR({blank(cell)},{known}))"
    if column.type == "date":
        return _wrong_date(pack, plan, column)
    if column.type in ("number", "money"):
        return _out_of_range(cell, column)
    return None


def _wrong_date(pack: Pack, plan: SheetPlan, column: Column) -> str:
    """A text that is no date, a date out of all bounds, or one before its row's earlier date."""
    cell = plan.first(column)
    words = [blank(cell), among(PLACEHOLDERS, cell)]
    if column.not_yet:
        words.append(among(not_yet_name(plan, column), cell))
    text = f"AND(ISTEXT({cell}),NOT(OR({','.join(words)})))"
    impossible = [f"{cell}<{formulas.earliest(pack)}", f"{cell}>{formulas.latest(pack, column)}"]
    for earlier_id, later_id in EARLIER_LATER:
        earlier = plan.find(earlier_id)
        if later_id == column.id and earlier is not None:
            before = plan.first(earlier)
            # N(): a text in either cell must not make the whole formula an error.
            order = f"INT(N({cell}))<INT(N({before}))"
            impossible.append(f"AND(ISNUMBER({before}),{order})")
    return f"OR({text},AND(ISNUMBER({cell}),OR({','.join(impossible)})))"


def _out_of_range(cell: str, column: Column) -> str | None:
    limits = [("<=", column.above), ("<", column.minimum), (">", column.maximum)]
    broken = [f"{cell}{sign}{limit:f}" for sign, limit in limits if limit is not None]
    return f"AND(ISNUMBER({cell}),OR({','.join(broken)}))" if broken else None


def _overdue(pack: Pack, plan: SheetPlan, column: Column) -> str | None:
    """A plan that the row's stage asks for and whose day has gone by."""
    when = column.required
    if column.type != "date" or column.past or not isinstance(when, RequiredWhen):
        return None
    open_stage = formulas.within_stages(pack, plan, when)
    if open_stage is None:
        return None
    cell = plan.first(column)
    conditions = [f"ISNUMBER({cell})", f"{cell}<TODAY()", open_stage]
    finished, started = plan.find("finished"), plan.find("started")
    if finished is not None:
        conditions.append(blank(plan.first(finished)))
    if started is not None:
        # With a history only the customer's latest row can be overdue.
        same = f"({plan.fixed(plan.book.key)}={plan.first(plan.book.key)})"
        later = f"({plan.fixed(started)}>{plan.first(started)})*ISNUMBER({plan.fixed(started)})"
        conditions.append(f"SUMPRODUCT({same}*{later})=0")
    return f"AND({','.join(conditions)})"
