"""Whether a workbook's definition fits together and fits the rest of its pack."""

from collections.abc import Iterator

from stagemodel.errors import PackError
from stagemodel.loading.check_files import check_file_names, check_sheet_titles
from stagemodel.loading.check_texts import (
    check_distinct,
    check_ids,
    check_pattern,
    check_texts,
    names_of,
)
from stagemodel.loading.definitions import did_you_mean
from stagemodel.pack import Column, Pack, RequiredWhen, Workbook
from stagemodel.values.text import fold

PROMPT_LIMIT = 255
"""Characters that Excel shows of an input message."""

_NUMBERS = {"number", "money"}
_ONLY_FOR: dict[str, set[str]] = {
    "choices": {"choice"}, "open": {"choice"}, "past": {"date"}, "not_yet": {"date"},
    "above": _NUMBERS, "minimum": _NUMBERS, "maximum": _NUMBERS, "pattern": {"text", "long-text"},
}  # fmt: skip


def check_workbook(pack: Pack, workbook: Workbook) -> None:
    """See to it that `workbook` can be written, and read back without doubt.

    Raises PackError for the first thing that is wrong.
    """
    file = f"workbooks/{workbook.id}.toml"
    for key in ("label", "sheet", "file", "title", "row_is", "intro"):
        check_texts(file, key, getattr(workbook, key), pack.languages)
    check_sheet_titles(file, workbook.sheet)
    check_file_names(file, "file", workbook.file, ".xlsx")
    check_ids(file, "columns", (column.id for column in workbook.columns))
    for column in workbook.columns:
        _check_column(pack, workbook, column, file)
    check_distinct(
        file, "columns", ((c.id, names_of(c.label, c.aliases)) for c in workbook.columns)
    )
    keys = [column.id for column in workbook.columns if column.key]
    if len(keys) > 1:
        zh, en = (
            f"只能有一列写 key（现有 {'、'.join(keys)}）",
            f"only one column can be key, not {', '.join(keys)}",
        )
        raise PackError(file, f"columns.{keys[1]}.key", zh, en)
    if not keys and not any(column.type == "reference" for column in workbook.columns):
        raise PackError(
            file,
            "columns",
            '要有一列写 key = true，或有一列的 type 是 "reference"，否则认不出一行是谁',
            'one column needs key = true or the type "reference", so that a row can be named',
        )
    _check_rows(pack, workbook, file)


def _check_column(pack: Pack, workbook: Workbook, column: Column, file: str) -> None:
    key = f"columns.{column.id}"
    check_texts(file, f"{key}.label", column.label, pack.languages)
    check_texts(file, f"{key}.prompt", column.prompt, pack.languages)
    for lang, prompt in column.prompt.items():
        if len(prompt) > PROMPT_LIMIT:
            zh = f"太长：{len(prompt)} 个字符，Excel 最多显示 {PROMPT_LIMIT} 个"
            en = f"is too long: {len(prompt)} characters, Excel shows {PROMPT_LIMIT}"
            raise PackError(file, f"{key}.prompt.{lang}", zh, en)
    for name, types in _ONLY_FOR.items():
        if column.type not in types and getattr(column, name) not in (None, False, ()):
            zh = f"只用于 type 为 {'、'.join(sorted(types))} 的列，这一列是 {column.type}"
            en = f"is only for columns of type {', '.join(sorted(types))}; this is {column.type}"
            raise PackError(file, f"{key}.{name}", zh, en)
    if column.type == "choice" and column.choices not in pack.choices:
        zh, en = "choices.toml 里没有这个词表", "there is no such vocabulary in choices.toml"
        more = did_you_mean(column.choices or "", pack.choices)
        raise PackError(file, f"{key}.choices", zh + more[0], en + more[1])
    if column.pattern is not None:
        check_pattern(file, f"{key}.pattern", column.pattern)
        check_texts(file, f"{key}.pattern_hint", column.pattern_hint, pack.languages)
    lowest = column.above if column.minimum is None else column.minimum
    if lowest is not None and column.maximum is not None and lowest > column.maximum:
        zh, en = f"比下限 {lowest} 还小", f"is below the lowest value, {lowest}"
        raise PackError(file, f"{key}.maximum", zh, en)
    if not 1 <= column.width <= 255:
        zh, en = "列宽应在 1 到 255 之间", "a width is between 1 and 255"
        raise PackError(file, f"{key}.width", zh, en)
    if isinstance(column.required, RequiredWhen):
        _check_required(pack, workbook, column.required, file, f"{key}.required")


def _check_required(
    pack: Pack, workbook: Workbook, when: RequiredWhen, file: str, key: str
) -> None:
    if when == RequiredWhen():
        zh, en = "至少写一项条件，或直接写 true", "name a condition, or write true"
        raise PackError(file, key, zh, en)
    if when.with_column is not None and workbook.column(when.with_column) is None:
        zh, en = "这张表没有这一列", "this workbook has no such column"
        more = did_you_mean(when.with_column, (column.id for column in workbook.columns))
        raise PackError(file, f"{key}.with_column", zh + more[0], en + more[1])
    for name, stage in (("from_stage", when.from_stage), ("to_stage", when.to_stage)):
        if stage is None:
            continue
        if stage not in pack.stage_index:
            zh, en = "stages.toml 里没有这个阶段", "there is no such stage in stages.toml"
            more = did_you_mean(stage, pack.stage_index)
            raise PackError(file, f"{key}.{name}", zh + more[0], en + more[1])
        if not any(column.type == "stage" for column in workbook.columns):
            zh, en = "这张表没有阶段列，无法按阶段要求", "this workbook has no column of type stage"
            raise PackError(file, f"{key}.{name}", zh, en)
    first, last = when.from_stage, when.to_stage
    if first and last and pack.stage_index[first] > pack.stage_index[last]:
        zh, en = f"{last} 排在 {first} 之前", f"{last} comes before {first}"
        raise PackError(file, f"{key}.to_stage", zh, en)


def _check_rows(pack: Pack, workbook: Workbook, file: str) -> None:
    for part, rows in (("examples", workbook.examples), ("sample", workbook.sample)):
        for number, row in enumerate(rows, 1):
            for column_id, texts in row.items():
                key = f"{part}.#{number}.{column_id}"
                column = workbook.column(column_id)
                if column is None:
                    zh, en = "这张表没有这一列", "this workbook has no such column"
                    more = did_you_mean(column_id, (c.id for c in workbook.columns))
                    raise PackError(file, key, zh + more[0], en + more[1])
                check_texts(file, key, texts, pack.languages)
                allowed = {fold(name) for name in closed_names(pack, column)}
                for lang, text in texts.items():
                    if allowed and fold(text) not in allowed:
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
