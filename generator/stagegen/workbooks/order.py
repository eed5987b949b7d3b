"""What is asked for: which workbooks and columns, for whom, in which language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stagemodel.errors import StagebookError
from stagemodel.pack import Column, Pack, Workbook
from stagemodel.texts import Texts, pick
from stagemodel.values.text import fold

Named = TypeVar("Named", Workbook, Column)


@dataclass(frozen=True, slots=True)
class Order:
    """One order of workbooks."""

    lang: str
    company: str = ""
    period: str = ""
    owners: tuple[str, ...] = ()
    """Names for the owners' dropdown; none means the pack's own list."""
    columns: tuple[str, ...] = ()
    """Optional columns to write, by id or label in any language."""
    only: tuple[str, ...] = ()
    """Workbooks to write, by id or label; none means all."""
    combined: bool = False
    """One file with a sheet a workbook, instead of a file each."""
    sample: bool = False
    """Filled with the pack's worked example."""


def chosen_workbooks(pack: Pack, order: Order) -> list[Workbook]:
    """Give the workbooks asked for, in the pack's order.

    Raises StagebookError for a language the pack lacks or a workbook it does not have.
    """
    if order.lang not in pack.languages:
        known = "、".join(pack.languages)
        raise StagebookError(
            f"模板包 {pack.name} 没有语言 {order.lang}；可选：{known}。",
            f"the pack {pack.name} has no language {order.lang}; choose one of: {known}.",
        )
    wanted = {_find(name, pack.workbooks, "工作簿", "workbook").id for name in order.only}
    return [book for book in pack.workbooks if not wanted or book.id in wanted]


def chosen_columns(books: Sequence[Workbook], order: Order) -> dict[str, frozenset[str]]:
    """Give the ids of the optional columns asked for, by workbook id.

    A column that stands in several workbooks (such as `updated`) is written into each. Raises
    StagebookError for a name that is no optional column of `books`.
    """
    optional = [(book.id, column) for book in books for column in book.columns if column.optional]
    wanted = {
        _find(name, [column for _, column in optional], "可选列", "optional column").id
        for name in order.columns
    }
    return {
        book.id: frozenset(c.id for owner, c in optional if owner == book.id and c.id in wanted)
        for book in books
    }


def _find(name: str, among: Iterable[Named], zh: str, en: str) -> Named:
    among = list(among)
    for one in among:
        if name == one.id or fold(name) in {fold(label) for label in one.label.values()}:
            return one
    raise StagebookError(
        f"没有名为“{name}”的{zh}；可选：{_choices(among, 'zh')}。",
        f'there is no {en} "{name}"; choose from: {_choices(among, "en")}.',
    )


def _choices(among: Iterable[Workbook | Column], lang: str) -> str:
    named: dict[str, Texts] = {one.id: one.label for one in among}
    listed = [f"{one} ({pick(label, lang)})" for one, label in named.items()]
    return ("、" if lang == "zh" else ", ").join(listed)
