"""Whether a workbook's definition fits together and fits the rest of its pack."""

from collections.abc import Iterator

from stagemodel.errors import PackError
from stagemodel.loading.check_column import check_column
from stagemodel.loading.check_files import check_file_names, check_sheet_titles
from stagemodel.loading.check_texts import (
    check_distinct,
    check_ids,
    check_texts,
    names_of,
)
from stagemodel.loading.definitions import did_you_mean
from stagemodel.pack import Column, Pack, Workbook
from stagemodel.values.text import fold


def check_workbook(pack: Pack, workbook: Workbook) -> None:
    """See to it that `workbook` can be written, and read back without doubt.

    Raises PackError for the first thing that is wrong.
    """
    file = f"workbooks/{workbook.id}.toml"
    for key in ("label", "sheet", "file", "title", "row_is", "intro"):
        check_texts(file, key, getattr(workbook, key), pack.languages)
    for key in ("header", "footer"):
        if texts := getattr(workbook, key):
            check_texts(file, key, texts, pack.languages)
    check_sheet_titles(file, workbook.sheet)
    check_file_names(file, "file", workbook.file, ".xlsx")
    check_ids(file, "columns", (column.id for column in workbook.columns))
    for column in workbook.columns:
        check_column(pack, workbook, column, file)
    check_distinct(
        file, "columns", ((c.id, names_of(c.label, c.aliases)) for c in workbook.columns)
    )
    keys = [column.id for column in workbook.columns if column.key]
    if len(keys) > 1:
        zh = f"只能有一列写 key（现有 {'、'.join(keys)}）"
        en = f"only one column can be key, not {' and '.join(keys)}"
        raise PackError(file, f"columns.{keys[1]}.key", zh, en)
    if not keys and not any(column.type == "reference" for column in workbook.columns):
        raise PackError(
            file,
            "columns",
            '要有一列写 key = true，或有一列的 type 是 "reference"，否则认不出一行是谁',
            'one column needs key = true or the type "reference", so that a row can be named',
        )
    _check_rows(pack, workbook, file)


def _check_rows(pack: Pack, workbook: Workbook, file: str) -> None:
    allowed = {c.id: {fold(name) for name in closed_names(pack, c)} for c in workbook.columns}
    for part, rows in (("examples", workbook.examples), ("sample", workbook.sample)):
        for number, row in enumerate(rows, 1):
            for column_id, texts in row.items():
                key = f"{part}.#{number}.{column_id}"
                if column_id not in allowed:
                    zh, en = "这张表没有这一列", "this workbook has no such column"
                    more = did_you_mean(column_id, allowed)
                    raise PackError(file, key, zh + more[0], en + more[1])
                check_texts(file, key, texts, pack.languages)
                for lang, text in texts.items():
                    if allowed[column_id] and fold(text) not in allowed[column_id]:
                        zh = f"“{text}” 不在这一列的选项里"
                        en = f"'{text}' is not one of this column's choices"
                        raise PackError(file, f"{key}.{lang}", zh, en)


def closed_names(pack: Pack, column: Column) -> Iterator[str]:
    """Give every name that a column with a closed list takes; nothing for other columns."""
    if column.type == "stage":
        for state in pack.state_by_id.values():
            yield from names_of(state.label, state.aliases)
    elif column.type == "choice" and not column.open:
        for choice in pack.choices[column.choices or ""]:
            yield from names_of(choice.label, choice.aliases)
