"""What holds for every name and label of a pack, whatever part it belongs to."""

import re
from collections.abc import Iterable

from stagemodel.errors import PackError
from stagemodel.texts import Texts
from stagemodel.values.text import fold

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def is_id(name: str) -> bool:
    """Tell whether `name` may be an id: lower-case letters, digits and `-`."""
    return _ID.fullmatch(name) is not None


def bad_id(name: str) -> tuple[str, str]:
    """Say in zh and en why `name` is no id."""
    return (
        f"“{name}” 只能用小写英文字母、数字和 -",
        f"'{name}' may only have lower-case letters, digits and -",
    )


def check_ids(file: str, key: str, ids: Iterable[str]) -> None:
    """See to it that ids are well formed and that no two are alike."""
    seen: set[str] = set()
    for name in ids:
        if not is_id(name):
            raise PackError(file, f"{key}.{name}.id", *bad_id(name))
        if name in seen:
            zh, en = f"“{name}” 出现了两次", f"'{name}' stands here twice"
            raise PackError(file, f"{key}.{name}.id", zh, en)
        seen.add(name)


def check_texts(file: str, key: str, texts: Texts, languages: Iterable[str]) -> None:
    """See to it that a text stands in every language of the pack, so that none is half done."""
    for lang in languages:
        if not texts.get(lang, "").strip():
            raise PackError(
                file,
                f"{key}.{lang}",
                f"缺少这种语言的文字（pack.toml 的 languages 里有 {lang}）",
                f"the text in this language is missing (languages in pack.toml names {lang})",
            )


def names_of(label: Texts, aliases: Iterable[str]) -> list[str]:
    """Give every name that something is read by, as written."""
    return [*label.values(), *aliases]


def check_distinct(file: str, key: str, names: Iterable[tuple[str, list[str]]]) -> None:
    """See to it that no text would be read as two things; `names` are (id, its names)."""
    owner: dict[str, str] = {}
    for name_of, texts in names:
        for text in texts:
            other = owner.setdefault(fold(text), name_of)
            if other != name_of:
                raise PackError(
                    file,
                    f"{key}.{name_of}" if key else name_of,
                    f"“{text}” 也是 {other} 的名称或别名，读表时分不清",
                    f"'{text}' is also a label or alias of {other}, so they cannot be told apart",
                )


def check_pattern(file: str, key: str, pattern: str) -> None:
    """See to it that a regular expression can be used."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise PackError(
            file,
            key,
            f"正则表达式写法不对：{error}",
            f"is not a correct regular expression: {error}",
        ) from None
