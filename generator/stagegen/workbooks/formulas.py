"""Pieces of formulas, written for the first data row, that validations and marks share.

Texts are compared by `SUMPRODUCT(--(range=cell))`: COUNTIF and MATCH take `*` and `?` in a name
for wildcards.
"""

from stagegen.workbooks.lists import PLACEHOLDERS, STAGE_RANK, known_name, not_yet_name
from stagegen.workbooks.plan import FIRST_ROW, SheetPlan
from stagemodel.pack import Column, Pack, RequiredWhen

FALLBACK_LIMITS = {"first-year": 2000, "years-ahead": 5}
"""For a pack that says nothing about implausible dates (D007)."""


def blank(cell: str) -> str:
    """Whether nothing is written in the cell."""
    return f"LEN(TRIM({cell}))=0"


def among(name: str, cell: str) -> str:
    """Whether the cell is one of the named list."""
    return f"SUMPRODUCT(--({name}=TRIM({cell})))>0"


def unanswered(plan: SheetPlan, column: Column) -> str:
    """Whether the cell is blank or holds words that count as a blank."""
    cell = plan.first(column)
    words = [among(PLACEHOLDERS, cell)]
    if column.not_yet:
        words.append(among(not_yet_name(plan, column), cell))
    return f"OR({blank(cell)},{','.join(words)})"


def begun(plan: SheetPlan) -> str:
    """Whether anything stands in the row."""
    return f"COUNTA($A{FIRST_ROW}:${plan.last_letter}{FIRST_ROW})>0"


def within_stages(pack: Pack, plan: SheetPlan, when: RequiredWhen) -> str | None:
    """Whether the row's stage lies in a range; none where the sheet has no stage column."""
    if plan.stage is None:
        return None
    index = pack.stage_index
    first = index[when.from_stage] + 1 if when.from_stage else 1
    last = index[when.to_stage] + 1 if when.to_stage else len(pack.stages)
    rank = f"SUMPRODUCT(({known_name(plan.stage)}=TRIM({plan.first(plan.stage)}))*{STAGE_RANK})"
    return f"AND({rank}>={first},{rank}<={last})"


def earliest(pack: Pack) -> str:
    """The first day that is no slip of the pen."""
    return f"DATE({_date_limit(pack, 'first-year')},1,1)"


def latest(pack: Pack, column: Column) -> str:
    """The last moment of the last possible day: today for what has happened, else years ahead."""
    if column.past:
        return "TODAY()+0.99999"
    return f"EDATE(TODAY(),{12 * _date_limit(pack, 'years-ahead')})"


def years_ahead(pack: Pack) -> int:
    """How many years ahead a planned date may lie."""
    return _date_limit(pack, "years-ahead")


def first_year(pack: Pack) -> int:
    """The first year that is no slip of the pen."""
    return _date_limit(pack, "first-year")


def _date_limit(pack: Pack, name: str) -> int:
    setting = pack.rules.get("D007")
    return setting.limits.get(name, FALLBACK_LIMITS[name]) if setting else FALLBACK_LIMITS[name]
