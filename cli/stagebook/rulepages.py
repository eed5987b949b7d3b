"""All rules as a table for the terminal and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stagebook.explanation import heading, marked
from stagebook.ruletexts import all_rules, condition, limits, severity, word
from stagebook.tables import escaped, markdown_table, plain_table
from stagecheck.reporters.wording import severity_word
from stagecheck.rules import CODES
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.examples import sheets
from stagemodel.pack import Pack
from stagemodel.texts import pick


def overview(pack: Pack, lang: str, width: int) -> Iterator[str]:
    """Give the lines of the table of all rules."""
    header = [word(name, lang) for name in ("code", "name", "severity", "finds")]
    rows = [
        (rule.code, rule.name, _severity(rule, pack, lang), pick(rule.finds, lang))
        for rule in all_rules(pack)
    ]
    return plain_table(header, rows, width)


def markdown(pack: Pack, lang: str) -> Iterator[str]:
    """Give the lines of `docs/rules.md`: a table, then a section a rule."""
    yield f"# {word('rules', lang)}"
    yield ""
    yield word("intro", lang)
    for family, rules in groupby(all_rules(pack), _family):
        yield ""
        yield f"## {_heading(family, lang)}"
        listed = list(rules)
        yield ""
        yield from markdown_table(
            [word(name, lang) for name in ("code", "name", "severity", "finds")],
            [
                (
                    f"[{rule.code}](#{rule.code.lower()}-{rule.name})", f"`{rule.name}`",
                    _severity(rule, pack, lang), escaped(pick(rule.finds, lang)),
                )
                for rule in listed
            ],
        )  # fmt: skip
        for rule in listed:
            yield from _section(rule, pack, lang)


def _family(rule: Rule) -> str:
    return rule.code[0] if rule.code in CODES else "company"


def _heading(family: str, lang: str) -> str:
    return word(family, lang) if family == "company" else f"{family} · {word(family, lang)}"


def _section(rule: Rule, pack: Pack, lang: str) -> Iterator[str]:
    yield ""
    yield f"### {rule.code} {rule.name}"
    yield ""
    about = [_severity(rule, pack, lang)]
    if rule.limits:
        about.append(f"{word('limits', lang)}: `{limits(rule, pack)}`")
    if rule.fix:
        about.append(f"{word('fix', lang)}: {word(rule.fix, lang)}")
    yield f"*{' · '.join(about)}*"
    yield ""
    yield escaped(pick(rule.finds, lang))
    yield ""
    if rule.why:
        yield escaped(pick(rule.why, lang))
    if when := condition(rule, pack, lang):
        yield f"{word('when', lang)}: `{when}`"
    for name, example in (("wrong", rule.wrong), ("right", rule.right)):
        if example:
            yield from _example(name, example, pack, lang)


def _example(name: str, example: Example, pack: Pack, lang: str) -> Iterator[str]:
    for number, sheet in enumerate(sheets(example, pack, lang)):
        yield ""
        if number == 0:
            yield f"**{word(name, lang)}** · {word('as-of', lang, example.today)}"
            yield ""
        yield escaped(heading(sheet, lang))
        header, rows = marked(sheet)
        columns = header or [word("label", lang), word("text", lang)]
        wide = max([len(columns), *map(len, rows)])
        columns += [""] * (wide - len(columns))
        yield ""
        yield from markdown_table(
            [escaped(text) for text in columns], [[escaped(text) for text in row] for row in rows]
        )


def _severity(rule: Rule, pack: Pack, lang: str) -> str:
    return severity_word(severity(rule, pack), lang)
