"""A rule's example as structured sheets, in either language.

Cells are given by what they mean, so that one example serves both languages: a column or choice
by its id, a well-known customer or person by a nickname, any other text as `中文 ~ English`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from stagecheck.rules.base import Example
from stagemodel.pack import Column, Pack, Workbook
from stagemodel.texts import Texts, pick

MARK = "<-"
NAMES: dict[str, Texts] = {
    "Yunfan": {"zh": "云帆软件有限公司", "en": "Yunfan Software Co., Ltd."},
    "Hengda": {"zh": "恒达制造有限公司", "en": "Hengda Manufacturing Co., Ltd."},
    "Zhang": {"zh": "张伟", "en": "Zhang Wei"},
    "Li": {"zh": "李娜", "en": "Li Na"},
    "Wang": {"zh": "王强", "en": "Wang Qiang"},
}
NOTES: dict[str, Texts] = {
    "cut": {"zh": "文件不完整", "en": "the file is cut off"},
    "hide": {"zh": "第 {} 行被隐藏", "en": "row {} is hidden"},
    "merge": {"zh": "{} 被合并", "en": "{} is merged"},
    "comment": {"zh": "批注 {}", "en": "comment on {}"},
    "saved": {"zh": "保存于 {}", "en": "saved on {}"},
    "version": {"zh": "模板版本 {}", "en": "template version {}"},
    "dropdowns": {"zh": "下拉选项完好", "en": "with its dropdowns"},
    "no-dropdowns": {"zh": "下拉选项没有了", "en": "its dropdowns are gone"},
    "second": {"zh": "同一文件里的第二张表", "en": "a second sheet of the same file"},
}


class Sheet(Struct, frozen=True):
    """A workbook or minutes of an example."""

    kind: str
    """A workbook's id, `minutes`, or `other` for a sheet that is no workbook."""
    title: str
    columns: tuple[str, ...]
    """Column ids of a workbook; empty for minutes."""
    header: tuple[str, ...]
    """The headers as people see them; empty for minutes."""
    rows: tuple[tuple[str, ...], ...]
    """A leading apostrophe marks text that looks like a number or date, as in a spreadsheet."""
    keys: tuple[str, ...]
    """For minutes: the field id of each row."""
    marked: tuple[int, int] | None
    """Row (-1 for the header) and column of the cell that the finding stands on."""
    notes: tuple[tuple[str, str], ...]
    """What is special about the file: a name of `NOTES` and its argument."""

    def remarks(self, lang: str) -> list[str]:
        """The notes in words."""
        return [pick(NOTES[name], lang).format(argument) for name, argument in self.notes]


def sheets(example: Example, pack: Pack, lang: str) -> Iterator[Sheet]:
    """Give the sheets of an example in the words of a language."""
    for part in f"\n{example.text.strip()}".split("\n# ")[1:]:
        kind, *lines = part.splitlines()
        notes = tuple(_note(line) for line in lines if line.startswith("!"))
        table = [
            [cell.strip() for cell in line.split("|")]
            for line in lines
            if line.strip() and not line.startswith("!")
        ]
        yield _sheet(kind.strip(), table, notes, pack, lang)


def _note(line: str) -> tuple[str, str]:
    name, _, argument = line.removeprefix("!").strip().partition(" ")
    return name, argument


def _sheet(
    kind: str, table: list[list[str]], notes: tuple[tuple[str, str], ...], pack: Pack, lang: str
) -> Sheet:
    book = pack.workbook(kind)
    above = 0 if kind == "minutes" else 1
    marked = next(
        (
            (row - above, column)
            for row, cells in enumerate(table)
            for column, text in enumerate(cells)
            if text.endswith(MARK)
        ),
        None,
    )
    plain = [[text.removesuffix(MARK).strip() for text in cells] for cells in table]
    if kind == "minutes":
        title = pick(pack.documents[0].label, lang)
        rows = tuple(_minutes_row(pack, cells, lang) for cells in plain)
        keys = tuple(cells[0] for cells in plain)
        return Sheet(kind, title, (), (), rows, keys, marked, notes)
    columns = [book.column(text) if book else None for text in plain[0]]
    return Sheet(
        kind,
        pick(book.label, lang) if book else kind,
        tuple(plain[0]),
        tuple(
            pick(column.label, lang) if column else spoken(text, lang).strip('"')
            for column, text in zip(columns, plain[0], strict=True)
        ),
        tuple(_row(pack, book, columns, cells, lang) for cells in plain[1:]),
        (),
        marked,
        notes,
    )


def _row(
    pack: Pack, book: Workbook | None, columns: list[Column | None], cells: list[str], lang: str
) -> tuple[str, ...]:
    return tuple(
        _cell(pack, column, text, lang) for column, text in zip(columns, cells, strict=True)
    )


def _cell(pack: Pack, column: Column | None, text: str, lang: str) -> str:
    """A cell as people write it: choices and stages by their label."""
    if column and column.type == "stage" and text in pack.state_by_id:
        return pick(pack.state_by_id[text].label, lang)
    for choice in pack.choices.get(column.choices or "", ()) if column else ():
        if choice.id == text:
            return pick(choice.label, lang)
    return spoken(text, lang)


def _minutes_row(pack: Pack, cells: list[str], lang: str) -> tuple[str, ...]:
    document = pack.documents[0]
    labels = {field.id: field.label for field in document.fields}
    labels |= {f"sign-{party.id}": party.label for party in document.parties}
    labels |= {"open-point": next(t.label for t in document.tables if t.id == "open-points")}
    return (pick(labels[cells[0]], lang), *(spoken(text, lang) for text in cells[1:]))


def spoken(text: str, lang: str) -> str:
    """One language's side of a text: a nickname's full form, or a side of `中文 ~ English`."""
    if text in NAMES:
        return pick(NAMES[text], lang)
    zh, _, en = text.partition(" ~ ")
    return (en if en and lang == "en" else zh).strip()
