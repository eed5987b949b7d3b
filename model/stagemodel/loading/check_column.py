"""Whether a column's definition is possible, and fits its workbook and the rest of the pack."""

from stagemodel.errors import PackError
from stagemodel.loading.check_texts import check_pattern, check_texts
from stagemodel.loading.definitions import did_you_mean
from stagemodel.pack import Column, Pack, RequiredWhen, Workbook

PROMPT_LIMIT = 255
"""Characters that Excel shows of an input message."""

_NUMBERS = {"number", "money"}
_ONLY_FOR: dict[str, set[str]] = {
    "choices": {"choice"}, "open": {"choice"}, "past": {"date"}, "not_yet": {"date"},
    "above": _NUMBERS, "minimum": _NUMBERS, "maximum": _NUMBERS, "pattern": {"text", "long-text"},
}  # fmt: skip


def check_column(pack: Pack, workbook: Workbook, column: Column, file: str) -> None:
    """Raise PackError for the first thing that is wrong with `column`; `file` defines it."""
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
