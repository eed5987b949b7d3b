"""Parsed TOML to typed structures, with errors in plain words: which key, and why."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, get_args

import msgspec

from stagemodel.errors import DefinitionError, PackError

T = TypeVar("T")
Steps = tuple[str | int, ...]
"""The way into parsed TOML: keys, and indices from 0."""

_SOME_KEY = "..."  # msgspec does not say under which key of a dict it met the fault
_MANY = 40
_WORDS = {
    "str": ("加引号的文字", "text in quotes"),
    "int": ("整数", "a whole number"),
    "float": ("数字", "a number"),
    "decimal": ("数字", "a number"),
    "bool": ("是否值（true 或 false）", "true or false"),
    "array": ("列表 [ … ]", "a list [ … ]"),
    "object": ("一组键值 { … }", "a group of keys { … }"),
    "date": ("日期", "a date"),
    "datetime": ("日期", "a date"),
    "time": ("时间", "a time"),
}
_NAMES = {"list": "array", "dict": "object", "Decimal": "decimal"}


def typed(
    data: object, kind: type[T], file: str, key: str = "", wrong: DefinitionError = PackError
) -> T:
    """Turn parsed TOML into `kind`; `key` says where in the file `data` stands.

    Raises what `wrong` makes (a PackError) with the key of the first part that does not fit.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        steps, zh, en = _explain(str(error), data, kind)
        raise wrong(file, ".".join(filter(None, [key, _dotted(data, steps)])), zh, en) from None


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, str]:
    """End a sentence, in zh and en, with the nearest of `known`, or with all if they are few."""
    from rapidfuzz import process  # noqa: PLC0415  # only ever needed for an error

    known = list(known)
    nearest = process.extractOne(word, known, score_cutoff=65)
    if nearest:
        return f"，是不是“{nearest[0]}”？", f"; did you mean '{nearest[0]}'?"
    if len(known) > _MANY:
        return "", ""
    return f"；可用的有：{'、'.join(known)}", f"; there are: {', '.join(known)}"


def _explain(message: str, data: object, kind: object) -> tuple[Steps, str, str]:
    what, _, where = message.partition(" - at `$")
    steps: Steps = tuple(
        int(index) if index.isdigit() else name or index
        for name, index in re.findall(r"\.([^.\[]+)|\[([^\]]+)\]", where.rstrip("`"))
    )
    quoted = re.findall(r"[`']([^`']*)[`']", what)
    if what.startswith("Object missing"):
        return (*steps, quoted[0]), "缺少这一项，请补上", "this key is missing; add it"
    if what.startswith("Object contains unknown"):
        struct = _type_at(kind, steps)
        zh, en = did_you_mean(quoted[0], [f.encode_name for f in msgspec.structs.fields(struct)])
        steps = _find(data, steps, lambda v: isinstance(v, dict) and quoted[0] in v) or steps
        return (*steps, quoted[0]), "没有这样的项" + zh, "there is no such key" + en
    if what.startswith("Invalid enum"):
        zh, en = did_you_mean(quoted[0], get_args(_type_at(kind, steps)))
        steps = _find(data, steps, lambda value: value == quoted[0]) or steps
        return steps, f"不能写“{quoted[0]}”" + zh, f"'{quoted[0]}' is not possible" + en
    if what.startswith("Expected") and len(quoted) == 2:
        zh = f"要写{_words(quoted[0], 0, '，或')}，现在写的是{_words(quoted[1], 0, '')}"
        en = f"should be {_words(quoted[0], 1, ' or ')}, but is {_words(quoted[1], 1, '')}"
        steps = _find(data, steps, lambda value: _kind_of(value) == quoted[1]) or steps
        return steps, zh, en
    return steps, f"写法不对（{what}）", f"is not right ({what})"


def _words(kinds: str, index: int, joint: str) -> str:
    names = [name for name in kinds.split(" | ") if name != "null"]  # TOML has no null
    return joint.join(_WORDS.get(name, (name, name))[index] for name in names)


def _type_at(kind: Any, steps: Steps) -> Any:  # noqa: ANN401  # a type or a typing form
    for step in steps:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            kind = next(f.type for f in msgspec.structs.fields(kind) if f.encode_name == step)
            # Of `bool | RequiredWhen` or `Gate | None` the part that has more to say.
            parts = [part for part in get_args(kind) if part not in (bool, type(None))]
            if len(parts) == 1 and len(get_args(kind)) == 2:
                kind = parts[0]
        else:
            kind = get_args(kind)[1 if step == _SOME_KEY else 0]
    return kind


def _kind_of(value: object) -> str:
    name = type(value).__name__
    return _NAMES.get(name, name)


def _find(data: object, steps: Steps, is_faulty: Callable[[object], bool]) -> Steps | None:
    """Put the key for each unnamed step, by looking for the value that is at fault."""
    if not steps:
        return () if is_faulty(data) else None
    step, *rest = steps
    if isinstance(data, list) and isinstance(step, int):
        deeper = _find(data[step], tuple(rest), is_faulty)
        return None if deeper is None else (step, *deeper)
    if isinstance(data, dict):
        for key in data if step == _SOME_KEY else [step]:
            deeper = _find(data[key], tuple(rest), is_faulty)
            if deeper is not None:
                return (key, *deeper)
    return None


def _dotted(data: object, steps: Steps) -> str:
    """Name a place as people do: `columns.owner.label`, not `columns[3].label`."""
    names = []
    for step in steps:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
            name = data.get("id") if isinstance(data, dict) else None
            names.append(name if isinstance(name, str) else f"#{step + 1}")
        else:
            data = data.get(step) if isinstance(data, dict) else None
            names.append(str(step))
    return ".".join(names)
