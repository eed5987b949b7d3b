"""From an order to files: the one entry of the workbook generator."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook as XlsxWorkbook
from openpyxl.utils.indexed_list import IndexedList

from stagegen.workbooks import look
from stagegen.workbooks.archive import stamp, to_bytes
from stagegen.workbooks.cells import clean
from stagegen.workbooks.guide import write_guide
from stagegen.workbooks.leaves import context_of, render_leaves
from stagegen.workbooks.lists import make_lists, write_lists
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan, plan_sheets
from stagegen.workbooks.sheet import write_sheet
from stagegen.workbooks.words import say
from stagemodel.pack import Pack
from stagemodel.texts import pick

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""By workbook id: rows of typed values or texts by column id."""


def build_workbooks(
    pack: Pack, order: Order, rows: Rows | None = None, *, made: datetime | None = None
) -> dict[str, bytes]:
    """Build the workbooks that `order` asks for: file name to content, nothing on disk.

    With `order.sample` the rows are the pack's worked example. `made` (UTC, without a time zone)
    becomes the files' created and modified time; without it they carry none. The same arguments
    give the same bytes. Raises StagebookError for what the pack does not have, PackError for a
    wrong text template.
    """
    plans = plan_sheets(pack, order, rows or {})
    if order.combined:
        files = {say("combined-file", order.lang): plans}
    else:
        files = {pick(plan.book.file, order.lang): [plan] for plan in plans}
    return {name: _build(pack, order, group, made) for name, group in files.items()}


def _build(pack: Pack, order: Order, plans: Sequence[SheetPlan], made: datetime | None) -> bytes:
    workbook = XlsxWorkbook()
    workbook.remove(workbook.worksheets[0])
    # The normal style's font measures column widths and sets the height of empty rows.
    workbook._fonts = IndexedList([look.font(order.lang)])  # type: ignore[attr-defined]
    lists = make_lists(pack, order, plans)
    sheets = [(plan, render_leaves(pack, order, plan)) for plan in plans]
    for plan, leaves in sheets:
        write_sheet(workbook.create_sheet(plan.title), pack, plan, lists, leaves)
    guide = workbook.create_sheet(say("guide-sheet", order.lang))
    write_guide(guide, pack, sheets, context_of(pack, order))
    write_lists(workbook, lists, order.lang)
    properties = workbook.properties
    titles = [leaves.title for _, leaves in sheets]
    properties.title = titles[0] if len(titles) == 1 else pick(pack.label, order.lang)
    properties.creator = clean(order.company) or "stagebook"
    properties.language = order.lang
    stamp(workbook, pack, [plan.book.id for plan in plans], order.lang)
    return to_bytes(workbook, made)
