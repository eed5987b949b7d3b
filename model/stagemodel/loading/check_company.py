"""Whether a company's own rules can be used: known to the pack, and expressions that make sense."""

from __future__ import annotations

from collections.abc import Iterable

from stagemodel.errors import PackError
from stagemodel.loading.check_texts import bad_id, check_texts, is_id
from stagemodel.loading.definitions import did_you_mean
from stagemodel.pack import CompanyRule, Pack, Workbook
from stagemodel.patterns import lazy

_FILE = "rules.toml"
_CODE = lazy(r"[A-Z]\d{3}")


def check_company(pack: Pack, ours: Iterable[str]) -> None:
    """Raise PackError for the first thing that is wrong with a company rule.

    `ours` are the codes of the built-in rules.
    """
    families = {code[0] for code in ours}
    seen: set[str] = set()
    for rule in pack.company:
        key = f"company.{rule.code}"
        if not _CODE.fullmatch(rule.code):
            zh = "代码要写一个大写字母加三位数字，如 C001"
            en = "a code is a capital letter and three digits, such as C001"
            raise PackError(_FILE, f"{key}.code", zh, en)
        if rule.code[0] in families:
            taken = "、".join(sorted(families))
            zh = f"字母 {taken} 留给自带的规则，请换一个，如 C"
            en = f"the letters {', '.join(sorted(families))} are the built-in rules'; take another"
            raise PackError(_FILE, f"{key}.code", zh, en)
        if not is_id(rule.name):
            raise PackError(_FILE, f"{key}.name", *bad_id(rule.name))
        for given in (rule.code, rule.name):
            if given in seen:
                zh, en = f"“{given}” 出现了两次", f"'{given}' stands here twice"
                raise PackError(_FILE, key, zh, en)
            seen.add(given)
        _check_rule(pack, rule, key)


def _check_rule(pack: Pack, rule: CompanyRule, key: str) -> None:
    book = pack.workbook(rule.workbook)
    if book is None:
        more = did_you_mean(rule.workbook, [book.id for book in pack.workbooks])
        zh, en = "没有这张工作簿", "there is no such workbook"
        raise PackError(_FILE, f"{key}.workbook", zh + more[0], en + more[1])
    if rule.column is not None and book.column(rule.column) is None:
        more = did_you_mean(rule.column, [column.id for column in book.columns])
        zh, en = "这张表没有这一列", "this workbook has no such column"
        raise PackError(_FILE, f"{key}.column", zh + more[0], en + more[1])
    for name in ("finds", "message", *(["why"] if rule.why else [])):
        check_texts(_FILE, f"{key}.{name}", getattr(rule, name), pack.languages)
    _check_expressions(book, rule, key)


def _check_expressions(book: Workbook, rule: CompanyRule, key: str) -> None:
    # Jinja takes longer to load than a whole pack, and few packs have rules of their own.
    from stagemodel import expressions  # noqa: PLC0415

    columns = [expressions.name_of(column.id) for column in book.columns]
    sources = {"when": rule.when}
    sources |= {f"message.{lang}": text for lang, text in rule.message.items()}
    for part, source in sources.items():
        is_when = part == "when"
        parse = expressions.parse_expression if is_when else expressions.parse_message
        known = [*columns, *expressions.HELPERS] if is_when else columns
        try:
            names = list(expressions.names_in(parse(source)))
        except expressions.ExpressionError as error:
            raise PackError(_FILE, f"{key}.{part}", error.zh, error.en) from None
        for name in names:
            if name not in known:
                zh, en = f"没有 {name} 这个名字", f"there is no {name} here"
                more = did_you_mean(name, known)
                raise PackError(_FILE, f"{key}.{part}", zh + more[0], en + more[1])
