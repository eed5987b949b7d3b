"""From an order to files: the one entry of the workbook generator."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from openpyxl import Workbook as XlsxWorkbook
from openpyxl.utils.indexed_list import IndexedList

from stagegen.forms import Form, Places
from stagegen.workbooks import look
from stagegen.workbooks.archive import stamp, to_parts
from stagegen.workbooks.guide import write_guide
from stagegen.workbooks.lists import make_lists, write_lists
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan, plan_sheets
from stagegen.workbooks.sheet import write_sheet
from stagegen.workbooks.texts import FileTexts, file_texts, set_apart
from stagegen.workbooks.words import say
from stagemodel.pack import Pack
from stagemodel.texts import pick

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""By workbook id: rows of typed values or texts by column id."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_KEPT = 256
"""Forms that are kept, some 130 KB each. One serves all teams with as many people in a language;
a pack that names the company in its prompts needs one for every company.
"""


def build_workbooks(
    pack: Pack, order: Order, rows: Rows | None = None, *, made: datetime | None = None
) -> dict[str, bytes]:
    """Build the workbooks that `order` asks for: file name to content, nothing on disk.

    With `order.sample` the rows are the pack's worked example. `made` (UTC, without a time zone)
    becomes the files' created and modified time; without it they carry none. The same arguments
    give the same bytes. Raises StagebookError for what the pack does not have, PackError for a
    wrong text template.
    """
    return Workbooks(pack, rows, made=made).build(order)


class Workbooks:
    """Builds the workbooks of many orders; what is alike in them is built once."""

    def __init__(
        self, pack: Pack, rows: Rows | None = None, *, made: datetime | None = None
    ) -> None:
        """Take what is the same for all orders; see `build_workbooks`."""
        self._pack, self._rows, self._made = pack, rows or {}, made
        self._plans: dict[Order, list[SheetPlan]] = {}
        self._forms: dict[tuple[Order, str, str], Form] = {}

    def build(self, order: Order) -> dict[str, bytes]:
        """Build the workbooks of one order, as `build_workbooks` does."""
        # Sheets are planned alike for whomever they are.
        anyone = replace(order, company="", period="", owners=())
        if anyone not in self._plans:
            _make_room(self._plans)
            self._plans[anyone] = plan_sheets(self._pack, anyone, self._rows)
        plans = self._plans[anyone]
        if order.combined:
            files = {say("combined-file", order.lang): plans}
        else:
            files = {pick(plan.book.file, order.lang): [plan] for plan in plans}
        contents = {}
        for name, group in files.items():
            places = Places()
            texts = set_apart(file_texts(self._pack, order, group), places)
            key = (anyone, name, repr(texts))
            if key not in self._forms:
                _make_room(self._forms)
                self._forms[key] = Form(_parts(self._pack, order.lang, group, texts, self._made))
            contents[name] = self._forms[key].fill(places.texts)
        return contents


def _make_room(kept: dict[_Key, _Value]) -> None:
    """Let go of the oldest of what is kept, where that is enough."""
    if len(kept) >= _KEPT:
        del kept[next(iter(kept))]


def _parts(
    pack: Pack, lang: str, plans: Sequence[SheetPlan], texts: FileTexts, made: datetime | None
) -> Mapping[str, bytes]:
    workbook = XlsxWorkbook()
    workbook.remove(workbook.worksheets[0])
    # The normal style's font measures column widths and sets the height of empty rows.
    workbook._fonts = IndexedList([look.font(lang)])  # type: ignore[attr-defined]
    lists = make_lists(pack, lang, plans, texts.owners)
    sheets = list(zip(plans, texts.leaves, strict=True))
    for plan, leaves in sheets:
        write_sheet(workbook.create_sheet(plan.title), pack, plan, lists, leaves)
    write_guide(workbook.create_sheet(say("guide-sheet", lang)), pack, sheets, texts.method)
    write_lists(workbook, lists, lang)
    properties = workbook.properties
    properties.title, properties.creator, properties.language = texts.title, texts.author, lang
    stamp(workbook, pack, [plan.book.id for plan in plans], lang)
    return to_parts(workbook, made)
