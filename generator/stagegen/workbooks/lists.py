"""The lists sheet: what dropdowns offer and what formulas compare with, as defined names.

Lists never stand in a validation itself: beyond 255 characters that corrupts a file in Excel.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC
from openpyxl import Workbook as XlsxWorkbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from stagegen.workbooks import look
from stagegen.workbooks.cells import clean, one_line, put
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan
from stagegen.workbooks.words import say
from stagemodel.pack import Choice, ClosedState, Column, Pack, Stage
from stagemodel.texts import pick

OWNERS = "owners"
CUSTOMERS = "customers"
PLACEHOLDERS = "placeholders"
STAGE_RANK = "stage_rank"
"""Beside `known_stage`: a stage's place from 1 on, 0 for closed states."""
_TOP_ROW = 3


@dataclass(frozen=True, slots=True)
class Lists:
    """What a file's lists sheet holds."""

    columns: dict[str, tuple[str | int, ...]]
    """Defined name to values; each is a column of the sheet."""
    formulas: dict[str, str]
    """Defined name to a formula over another sheet."""
    tight: frozenset[str]
    """Dropdowns that show everything the checker accepts for their column."""

    def __contains__(self, name: str) -> bool:
        return name in self.columns or name in self.formulas


def list_name(column: Column) -> str:
    """Give the name of what a column's dropdown offers."""
    if column.type == "owner":
        return OWNERS
    if column.type == "reference":
        return CUSTOMERS
    return f"list_{_vocabulary(column)}"


def known_name(column: Column) -> str:
    """Give the name of everything that is understood in a choice or stage column."""
    return f"known_{_vocabulary(column)}"


def not_yet_name(plan: SheetPlan, column: Column) -> str:
    """Give the name of the words that mean 'not yet' in a date column."""
    return f"not_yet_{_slug(plan.book.id)}_{_slug(column.id)}"


def offered_owners(pack: Pack, order: Order) -> tuple[str, ...]:
    """Give the names that the owners' dropdown offers: the order's, else the pack's."""
    return _distinct(map(one_line, order.owners or pack.owners))


def make_lists(pack: Pack, lang: str, plans: Sequence[SheetPlan], owners: tuple[str, ...]) -> Lists:
    """Collect the lists that the sheets of one file need."""
    columns: dict[str, tuple[str | int, ...]] = {PLACEHOLDERS: _distinct(pack.placeholders)}
    formulas: dict[str, str] = {}
    tight: set[str] = set()
    keys = {sheet.book.key.id: sheet for sheet in plans if sheet.book.key.key}
    for plan, column in [(sheet, column) for sheet in plans for column in sheet.columns]:
        if column.type in ("choice", "stage"):
            states = _states(pack, column)
            offered = _distinct(pick(state.label, lang) for state in states)
            columns[list_name(column)] = offered
            if column.open:
                continue
            known = _known(pack, states)
            columns[known_name(column)] = tuple(known)
            if column.type == "stage":
                columns[STAGE_RANK] = tuple(known.values())
            if not any(state.aliases for state in states):
                tight.add(list_name(column))
        elif column.type == "owner" and owners:
            columns[OWNERS] = owners
        elif column.type == "reference" and column.id in keys:
            formulas[CUSTOMERS] = _growing(keys[column.id])
        elif column.type == "date" and column.not_yet:
            columns[not_yet_name(plan, column)] = _distinct(column.not_yet)
    return Lists(columns, formulas, frozenset(tight))


def write_lists(workbook: XlsxWorkbook, lists: Lists, lang: str) -> None:
    """Add the hidden lists sheet and the defined names.

    Its headings are the names, not the columns' labels: it must not look like a data table.
    """
    sheet = workbook.create_sheet(say("lists-sheet", lang))
    sheet.sheet_state = "hidden"
    sheet["A1"] = say("lists-note", lang)
    sheet["A1"].font = look.font(lang, bold=True, colour=look.NAVY)
    for index, (name, values) in enumerate(lists.columns.items(), start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = 22
        sheet.cell(_TOP_ROW - 1, index, name).font = look.font(lang, colour=look.GREY)
        for row, value in enumerate(values, start=_TOP_ROW):
            cell = sheet.cell(row, index)
            if isinstance(value, int):
                cell.value = value
            else:
                put(cell, value)
            cell.font = look.font(lang)
        end = _TOP_ROW + max(len(values), 1) - 1  # one blank cell stands for an empty list
        place = f"{quote_sheetname(sheet.title)}!${letter}${_TOP_ROW}:${letter}${end}"
        workbook.defined_names[name] = DefinedName(name, attr_text=place)
    for name, formula in lists.formulas.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=formula)


def _states(pack: Pack, column: Column) -> Sequence[Stage | ClosedState | Choice]:
    if column.type == "stage":
        return (*pack.stages, *pack.closed)
    return pack.choices[column.choices or ""]


def _known(pack: Pack, states: Sequence[Stage | ClosedState | Choice]) -> dict[str, int]:
    """Everything that is read as one of `states`, with its place among the stages (else 0)."""
    found: dict[str, tuple[str, int]] = {}
    for state in states:
        names = [*state.label.values(), *state.aliases]
        if not isinstance(state, Choice) and "zh" in state.label:
            names.append(f"{state.label['zh']}阶段")
        rank = pack.stage_index.get(state.id, -1) + 1
        for name in map(clean, [*names, *map(traditional, names)]):
            found.setdefault(name.casefold(), (name, rank))
    return dict(found.values())


def _growing(plan: SheetPlan) -> str:
    """The filled part of a key column, so that a dropdown has no tail of blanks."""
    whole = plan.outside(plan.book.key)
    top = whole.split(":", maxsplit=1)[0]
    return f"OFFSET({top},0,0,MAX(1,COUNTA({whole})),1)"


def traditional(text: str) -> str:
    """Give `text` in traditional characters: they are read as well, so they must not be marked."""
    return text if text.isascii() else _opencc().convert(text)


@cache
def _opencc() -> OpenCC:
    # The forms people type today: 審核, where the plain conversion has 審覈.
    return OpenCC("s2tw")


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts once each, whatever their case: `=` in a spreadsheet does not tell case apart."""
    return tuple({text.casefold(): text for text in map(clean, texts) if text.strip()}.values())


def _vocabulary(column: Column) -> str:
    return "stage" if column.type == "stage" else f"of_{_slug(column.choices or '')}"


def _slug(identifier: str) -> str:
    return re.sub(r"\W", "_", identifier)
