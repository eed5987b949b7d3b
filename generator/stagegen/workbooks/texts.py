"""The texts of one file that depend on whom it is for, and which of them differ every time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stagegen.forms import Places
from stagegen.workbooks.cells import FORMULA_STARTS, LONGEST, as_string, one_line
from stagegen.workbooks.leaves import Leaves, Method, render_leaves, render_method
from stagegen.workbooks.lists import offered_owners
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan
from stagemodel.pack import Pack
from stagemodel.texts import pick


@dataclass(frozen=True, slots=True)
class FileTexts:
    """What a file says; two files of one plan that say the same are the same."""

    leaves: tuple[Leaves, ...]
    """One a sheet."""
    method: Method
    owners: tuple[str, ...]
    title: str
    """As its properties tell it, and so the author."""
    author: str


def file_texts(pack: Pack, order: Order, plans: Sequence[SheetPlan]) -> FileTexts:
    """Render the texts of a file; raises PackError for a wrong text template."""
    leaves = tuple(render_leaves(pack, order, plan) for plan in plans)
    return FileTexts(
        leaves=leaves,
        method=render_method(pack, order),
        owners=offered_owners(pack, order),
        title=leaves[0].title if len(leaves) == 1 else pick(pack.label, order.lang),
        author=one_line(order.company) or "stagebook",
    )


def set_apart(texts: FileTexts, places: Places) -> FileTexts:
    """Give `texts` with those left open that commonly name a company, a period or people.

    All others stay as they are: where a pack's prompts name the company, its files have a form
    of their own. Marks are shorter than what a page's header or a cell holds.
    """
    leaves = tuple(
        replace(
            one,
            title=_in_cell(one.title, places),
            header=places.leave_open(one.header),
            footer=places.leave_open(one.footer),
        )
        for one in texts.leaves
    )
    return FileTexts(
        leaves=leaves,
        method=texts.method,
        owners=tuple(_in_cell(owner, places) for owner in texts.owners),
        title=places.leave_open(texts.title),
        author=places.leave_open(texts.author),
    )


def _in_cell(text: str, places: Places) -> str:
    like_formula = text.startswith(FORMULA_STARTS)
    return places.leave_open(as_string(text)[:LONGEST], like_formula=like_formula)
