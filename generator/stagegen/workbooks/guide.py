"""The instruction sheet: columns, stages and their method, an example, how to check.

Columns run downwards, label beside text and example, so that no reader takes it for a data table.
"""

from collections.abc import Sequence

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from stagegen.workbooks import look
from stagegen.workbooks.cells import put
from stagegen.workbooks.leaves import Leaves, Method
from stagegen.workbooks.marks import marks
from stagegen.workbooks.measure import height_of
from stagegen.workbooks.plan import SheetPlan
from stagegen.workbooks.printing import set_up_page
from stagegen.workbooks.sheet import header_colour
from stagegen.workbooks.words import GATES, requirement, say
from stagemodel.pack import Column, Pack
from stagemodel.texts import pick

_WIDTHS = (20, 20, 66, 34)


class _Page:
    """A sheet that is written downwards, row by row."""

    def __init__(self, sheet: Worksheet, lang: str) -> None:
        self.sheet, self.lang, self.row = sheet, lang, 1

    def line(
        self,
        text: str,
        *,
        size: float = 10.5,
        colour: str = look.INK,
        bold: bool = False,
        height: float | None = None,
    ) -> None:
        """Write one paragraph over the whole width."""
        cell = self.sheet.cell(self.row, 1)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=4)
        put(cell, text)
        cell.font = look.font(self.lang, size, colour, bold)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        self.sheet.row_dimensions[self.row].height = height or height_of([(text, sum(_WIDTHS))])
        self.row += 1

    def section(self, text: str) -> None:
        """Write a heading with some air above it."""
        self.sheet.row_dimensions[self.row].height = 12
        self.row += 1
        self.line(text, size=13, colour=look.NAVY, bold=True, height=26)

    def swatch(self, colour: str, text: str) -> None:
        """Write a coloured cell and what the colour means."""
        cell = self.sheet.cell(self.row, 1)
        cell.fill, cell.border = look.fill(colour), look.box()
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=4)
        put(self.sheet.cell(self.row, 2), text)
        self.sheet.cell(self.row, 2).font = look.font(self.lang)
        self.sheet.cell(self.row, 2).alignment = look.TEXT
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1

    def head(self, texts: Sequence[str]) -> None:
        """Write the headings of a block of four columns."""
        for index, text in enumerate(texts, start=1):
            cell = self.sheet.cell(self.row, index)
            put(cell, text)
            cell.font = look.font(self.lang, 10.5, "FFFFFF", bold=True)
            cell.fill, cell.border = look.fill(look.STEEL), look.box()
            cell.alignment = look.HEADER
        self.sheet.row_dimensions[self.row].height = 24
        self.row += 1

    def cells(self, texts: Sequence[str], colour: str = look.PAPER, ink: str = look.INK) -> None:
        """Write one row of a block; the first cell is its name, on `colour`."""
        for index, text in enumerate(texts, start=1):
            cell = self.sheet.cell(self.row, index)
            put(cell, text)
            cell.font = look.font(self.lang, 10.5, ink if index == 1 else look.INK, index == 1)
            cell.border = look.box()
            cell.number_format = "@"
            cell.alignment = look.TEXT
            if index == 1:
                cell.fill = look.fill(colour)
        self.sheet.row_dimensions[self.row].height = height_of(
            list(zip(texts, _WIDTHS, strict=True))
        )
        self.row += 1


def write_guide(
    sheet: Worksheet,
    pack: Pack,
    sheets: Sequence[tuple[SheetPlan, Leaves]],
    method: Method,
) -> None:
    """Fill an empty worksheet with the instructions for all data sheets of its file."""
    plan, leaves = sheets[0]
    lang = plan.lang
    page = _Page(sheet, lang)
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    page.line(say("guide-title", lang), size=18, colour=look.NAVY, bold=True, height=36)
    for plan, leaves in sheets:
        _columns(page, pack, plan, leaves)
    _colours(page, pack, [plan for plan, _ in sheets])
    if pack.stages:  # a roster has none, and is not checked
        _stages(page, pack, method)
        page.section(say("checking", lang))
        for number in range(1, 5):
            page.line(f"{number}. {say(f'checking-{number}', lang)}")
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.STEEL
    set_up_page(sheet, lang, landscape=False, header=leaves.header)


def _columns(page: _Page, pack: Pack, plan: SheetPlan, leaves: Leaves) -> None:
    lang = plan.lang
    page.section(say("columns-of", lang, sheet=plan.title))
    page.line(leaves.intro)
    page.head([say(f"head-{key}", lang) for key in ("column", "need", "how", "example")])
    example = plan.book.examples[0] if plan.book.examples else {}
    for column in plan.columns:
        colour = header_colour(column)
        page.cells(
            (
                plan.label(column),
                requirement(pack, plan.columns, column, lang),
                _how(pack, column, leaves, lang),
                pick(example.get(column.id, {}), lang),
            ),
            colour,
            look.INK if colour == look.MIST else "FFFFFF",
        )
    names = [name for name in pack.example_customer if name in str(example)]
    if names:
        name = pick(example.get("customer", {}), lang) or names[0]
        page.line(say("example-note", lang, name=name), size=9, colour=look.GREY)


def _how(pack: Pack, column: Column, leaves: Leaves, lang: str) -> str:
    text = leaves.prompts[column.id]
    if column.choices:
        labels = [pick(choice.label, lang) for choice in pack.choices[column.choices]]
        key = "choices-open" if column.open else "choices"
        text += f"\n{say(key, lang, choices=say('comma', lang).join(labels))}"
    return text


def _colours(page: _Page, pack: Pack, plans: Sequence[SheetPlan]) -> None:
    page.section(say("colours", page.lang))
    used = {header_colour(column) for plan in plans for column in plan.columns}
    used |= {look.MARKS[m.look][0] for p in plans for m in marks(pack, p) if m.look in look.MARKS}
    for colour, key in (
        (look.NAVY, "required"),
        (look.STEEL, "when"),
        (look.MIST, "optional"),
        *((background, name) for name, (background, _) in look.MARKS.items()),
    ):
        if colour in used:
            page.swatch(colour, say(f"colour-{key}", page.lang))


def _stages(page: _Page, pack: Pack, method: Method) -> None:
    lang = page.lang
    page.section(say("stages", lang))
    page.head([say(f"head-{key}", lang) for key in ("stage", "length", "method", "gate")])
    for number, stage in enumerate(pack.stages, start=1):
        days = stage.usual_days
        page.cells(
            (
                f"{number}. {pick(stage.label, lang)}",
                say("days", lang, days=days) if days else say("open-ended", lang),
                _points(method.stages[stage.id]),
                pick(GATES[stage.gate], lang) if stage.gate else say("no-gate", lang),
            )
        )
    for state in pack.closed:
        how = say("closed-reason" if state.needs_reason else "closed-how", lang)
        page.cells((pick(state.label, lang), say("closed", lang), how, ""))
    page.section(say("general", lang))
    for point in method.general.splitlines():
        page.line(f"• {point}")


def _points(text: str) -> str:
    return "\n".join(f"• {point}" for point in text.splitlines() if point.strip())
