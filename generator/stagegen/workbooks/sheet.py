"""One data sheet: title, legend, header, rows, table, print set-up."""

from collections.abc import Set
from copy import copy

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from stagegen.workbooks import look
from stagegen.workbooks.cells import put
from stagegen.workbooks.leaves import Leaves
from stagegen.workbooks.lists import Lists
from stagegen.workbooks.marks import marks
from stagegen.workbooks.measure import AutoHeight, height_of, width_of
from stagegen.workbooks.plan import FIRST_ROW, HEADER_ROW, SheetPlan
from stagegen.workbooks.printing import set_up_page
from stagegen.workbooks.validations import prompts, validations
from stagegen.workbooks.words import say
from stagemodel.pack import Column, Pack

_HEADER_PADDING = 4  # room for the filter's button


def write_sheet(
    sheet: Worksheet, pack: Pack, plan: SheetPlan, lists: Lists, leaves: Leaves
) -> None:
    """Fill an empty worksheet with everything `plan` says."""
    its_marks = marks(pack, plan)
    _write_top(sheet, plan, leaves, {mark.look for mark in its_marks})
    _write_header(sheet, plan)
    _write_rows(sheet, plan)
    table = Table(
        displayName=f"tbl_{plan.book.id.replace('-', '_')}",
        ref=f"A{HEADER_ROW}:{plan.last_letter}{plan.table_end}",
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )
    sheet.add_table(table)
    for validation in (*prompts(pack, plan, leaves), *validations(pack, plan, lists)):
        sheet.add_data_validation(validation)
    for mark in its_marks:
        dxf = look.ruled() if mark.look == "ruled" else look.mark(mark.look)
        rule = Rule(type="expression", dxf=dxf, formula=[mark.formula])
        sheet.conditional_formatting.add(mark.span, rule)
    key_at = plan.columns.index(plan.book.key)
    sheet.freeze_panes = f"{get_column_letter(key_at + 2)}{FIRST_ROW}"
    sheet.sheet_properties.tabColor = look.NAVY
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    set_up_page(sheet, plan.lang, landscape=True, header=leaves.header, footer=leaves.footer)


def header_colour(column: Column) -> str:
    """Give the fill of a column's header: it tells whether the column is required."""
    if column.required is True:
        return look.NAVY
    return look.STEEL if column.required else look.MIST


def _write_top(sheet: Worksheet, plan: SheetPlan, leaves: Leaves, looks: Set[str]) -> None:
    # Not merged: merged cells stand in the way of selecting, sorting and hiding columns, and
    # text runs over the empty cells beside it anyway.
    title, legend = sheet.cell(1, 1), sheet.cell(2, 1)
    put(title, leaves.title)
    title.font = look.font(plan.lang, 16, look.NAVY, bold=True)
    legend.value = _legend(plan, looks)
    legend.font = look.font(plan.lang, 9, look.GREY)
    title.alignment = legend.alignment = look.TOP
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 32, 20


def _legend(plan: SheetPlan, looks: Set[str]) -> CellRichText:
    """Which of the sheet's header colours means what, and which of its marks."""
    lang = plan.lang
    headers = {header_colour(column) for column in plan.columns}
    parts: list[TextBlock] = []

    def add(text: str, colour: str) -> None:
        font = InlineFont(rFont=look.font_name(lang), sz=9, color=Color(colour))
        parts.append(TextBlock(font, text))

    add(say("legend-headers", lang), look.GREY)
    for header, colour, key in (
        (look.NAVY, look.NAVY, "required"),
        (look.STEEL, look.STEEL, "when"),
        (look.MIST, "A9BACB", "optional"),
    ):
        if header in headers:
            add("■ ", colour)
            add(f"{say(f'legend-{key}', lang)}   ", look.GREY)
    add(f"   {say('legend-cells', lang)}", look.GREY)
    for name, colour in look.SWATCHES.items():
        if name in looks:
            add("■ ", colour)
            add(f"{say(f'legend-{name}', lang)}   ", look.GREY)
    return CellRichText(*parts)


def _write_header(sheet: Worksheet, plan: SheetPlan) -> None:
    sheet.row_dimensions[HEADER_ROW].height = 34
    for index, column in enumerate(plan.columns, start=1):
        cell = sheet.cell(HEADER_ROW, index)
        put(cell, plan.label(column))
        colour = header_colour(column)
        ink = look.INK if colour == look.MIST else "FFFFFF"
        cell.font = look.font(plan.lang, 10.5, ink, bold=True)
        cell.fill = look.fill(colour)
        cell.border = look.box()
        cell.alignment = look.HEADER


def _write_rows(sheet: Worksheet, plan: SheetPlan) -> None:
    widths = {}
    for index, column in enumerate(plan.columns, start=1):
        # The column's own style reaches the rows below the table.
        dimension = sheet.column_dimensions[plan.letter(column)]
        widths[column.id] = max(column.width, width_of(plan.label(column)) + _HEADER_PADDING)
        dimension.width = widths[column.id]
        dimension.font = look.font(plan.lang)
        dimension.alignment = look.alignment(column.type)
        dimension.number_format = look.NUMBER_FORMATS.get(column.type, "@")
        pattern = sheet.cell(FIRST_ROW, index)
        pattern.font = look.font(plan.lang)
        pattern.alignment = look.alignment(column.type)
        pattern.number_format = look.NUMBER_FORMATS.get(column.type, "@")
        pattern.border = look.box()
        style = copy(pattern._style)  # type: ignore[union-attr]  # ten times faster than by parts
        for row in range(FIRST_ROW, plan.table_end + 1):
            cell = sheet.cell(row, index)
            cell._style = copy(style)  # type: ignore[union-attr]
            if row - FIRST_ROW < len(plan.rows):
                put(cell, plan.rows[row - FIRST_ROW].get(column.id))
    for number, values in enumerate(plan.rows, start=FIRST_ROW):
        texts = [(str(values[key] or ""), width) for key, width in widths.items()]
        sheet.row_dimensions[number] = AutoHeight(sheet, number, ht=height_of(texts))
    sheet.sheet_format.defaultRowHeight = height_of(())
