"""Dropdowns, checks while typing and the header's prompts.

A validation must admit what the checker accepts: where that is more than the list or the plain
number, Excel asks and lets the person decide (style `warning`); where any text is right it keeps
quiet; only what the checker would refuse as well is stopped.
"""

from decimal import Decimal
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from stagegen.workbooks import formulas
from stagegen.workbooks.leaves import Leaves
from stagegen.workbooks.lists import Lists, list_name, not_yet_name
from stagegen.workbooks.plan import HEADER_ROW, SheetPlan
from stagegen.workbooks.words import requirement, say
from stagemodel.pack import Column, Pack

LONGEST_TEXT, LONGEST_TITLE = 255, 32
"""Excel's limits; a file beyond them opens with a repair prompt."""
_FAR = "1E+15"
Style = Literal["stop", "warning"]


def validations(pack: Pack, plan: SheetPlan, lists: Lists) -> list[DataValidation]:
    """Give all validations of a data sheet."""
    found = []
    for column in plan.columns:
        validation = _for_cells(pack, plan, lists, column)
        if validation is not None:
            validation.add(plan.span(column))
            found.append(validation)
    return found


def prompts(pack: Pack, plan: SheetPlan, leaves: Leaves) -> list[DataValidation]:
    """Give each header cell its input message: whether it is required and how to fill it."""
    found = []
    for column in plan.columns:
        need = requirement(pack, plan.columns, column, plan.lang)
        message = f"{say('need', plan.lang, need=need)}{leaves.prompts[column.id]}"
        prompt = DataValidation(
            showInputMessage=True,
            promptTitle=shorten(plan.label(column), LONGEST_TITLE),
            prompt=shorten(message, LONGEST_TEXT),
        )
        prompt.add(f"{plan.letter(column)}{HEADER_ROW}")
        found.append(prompt)
    return found


def shorten(text: str, limit: int) -> str:
    """Cut `text` to `limit` UTF-16 units, which is what Excel counts."""
    if _units(text) <= limit:
        return text
    while _units(text) > limit - 1:
        text = text[:-1]
    return text + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _for_cells(pack: Pack, plan: SheetPlan, lists: Lists, column: Column) -> DataValidation | None:
    if column.key:
        return _unique(plan, column)
    if list_name(column) in lists:
        return _dropdown(plan, lists, column)
    if column.type == "date":
        return _date(pack, plan, column)
    if column.type in ("number", "money"):
        return _number(plan, column)
    return None


def _message(
    validation: DataValidation, plan: SheetPlan, key: str, style: Style, **values: object
) -> DataValidation:
    validation.errorStyle = style
    validation.showErrorMessage = True
    validation.allowBlank = True
    validation.errorTitle = shorten(say(f"{key}-title", plan.lang), LONGEST_TITLE)
    validation.error = shorten(say(key, plan.lang, **values), LONGEST_TEXT)
    return validation


def _unique(plan: SheetPlan, column: Column) -> DataValidation:
    formula = f"SUMPRODUCT(--({plan.fixed(column)}={plan.first(column)}))<2"
    validation = DataValidation(type="custom", formula1=formula)
    return _message(validation, plan, "twice", "stop", label=plan.label(column))


def _dropdown(plan: SheetPlan, lists: Lists, column: Column) -> DataValidation:
    name, label = list_name(column), plan.label(column)
    validation = DataValidation(type="list", formula1=name, allowBlank=True)
    if column.open or column.type == "reference":
        validation.showErrorMessage = False
        return validation
    if column.type == "owner":
        return _message(validation, plan, "new-owner", "warning", label=label)
    if name in lists.tight:
        return _message(validation, plan, "not-listed", "stop", label=label)
    return _message(validation, plan, "other-name", "warning", label=label)


def _date(pack: Pack, plan: SheetPlan, column: Column) -> DataValidation:
    low, high = formulas.earliest(pack), formulas.latest(pack, column)
    key = "date-past" if column.past else "date"
    values = {
        "label": plan.label(column),
        "year": formulas.first_year(pack),
        "years": formulas.years_ahead(pack),
        "word": _not_yet_word(column, plan.lang),
    }
    if not column.not_yet:
        validation = DataValidation(type="date", operator="between", formula1=low, formula2=high)
        return _message(validation, plan, key, "stop", **values)
    cell = plan.first(column)
    is_date = f"AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high})"
    words = formulas.among(not_yet_name(plan, column), cell)
    validation = DataValidation(type="custom", formula1=f"OR({is_date},{words})")
    return _message(validation, plan, f"{key}-not-yet", "stop", **values)


def _not_yet_word(column: Column, lang: str) -> str:
    """The first of the words for 'not yet' that is written in the script of `lang`."""
    own = [word for word in column.not_yet if word.isascii() == (lang != "zh")]
    return next(iter((*own, *column.not_yet)), "")


def _number(plan: SheetPlan, column: Column) -> DataValidation:
    low = column.above if column.above is not None else column.minimum
    validation = DataValidation(
        type="decimal",
        operator="greaterThanOrEqual" if column.above is None else "greaterThan",
        formula1=_plain(low) if low is not None else f"-{_FAR}",
    )
    if column.maximum is not None:
        validation.operator = "between"
        validation.formula2 = _plain(column.maximum)
    limits = say_limits(column, plan.lang)
    if column.type == "money":
        # `85万` or `USD 20000` is read as well: a unit in the cell wins over the header's.
        return _message(
            validation, plan, "amount", "warning", label=plan.label(column), limits=limits
        )
    return _message(validation, plan, "number", "stop", label=plan.label(column), limits=limits)


def say_limits(column: Column, lang: str) -> str:
    """Give a number column's limits in words, with a comma before each."""
    parts = [
        ("above", column.above),
        ("at-least", column.minimum),
        ("at-most", column.maximum),
    ]
    return "".join(say(key, lang, limit=_plain(v)) for key, v in parts if v is not None)


def _plain(number: Decimal) -> str:
    return f"{number:f}"
