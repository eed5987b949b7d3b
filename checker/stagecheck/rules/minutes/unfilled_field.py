"""M001: a required field of the minutes is blank, or a field still holds a tag or placeholder."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import DocField
from stagemodel.submission import Minutes
from stagemodel.texts import Texts
from stagemodel.values.text import fold


def left_in_tables(minutes: Minutes, placeholders: frozenset[str]) -> Iterator[DocField]:
    """Yield the first field of each table row that still holds a tag or a form's prompt.

    A word such as 无 answers there. An open point without owner or deadline is M005's.
    """
    for table, rows in minutes.tables.items():
        for row in rows:
            if table == "open-points" and "item" in row and row["item"].filled:
                continue
            for field in row.values():
                if field.state == "placeholder" and fold(field.text) not in placeholders:
                    yield field
                    break


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each required field left blank and each field with a tag or placeholder."""
    placeholders = frozenset(map(fold, facts.pack.placeholders))
    for minutes in facts.minutes:
        for wanted in minutes.document.fields:
            field = minutes.fields.get(wanted.id)
            label = wanted.label
            if field is None:
                if wanted.required:
                    yield Hit(
                        in_minutes(minutes),
                        say(
                            f"纪要中找不到“{label['zh']}”一栏。",
                            f"The minutes have no field {label['en']}.",
                        ),
                        suggestion=say("补上这一栏。", "Add the field."),
                    )
            elif field.state == "placeholder" or (wanted.required and not field.filled):
                yield _unfilled(minutes, field, label)
        for field in left_in_tables(minutes, placeholders):
            yield _unfilled(minutes, field, say(field.label, field.label))


def _unfilled(minutes: Minutes, field: DocField, label: Texts) -> Hit:
    blank = field.state == "blank"
    return Hit(
        in_minutes(minutes, field),
        say(
            f"纪要的“{label['zh']}”还没有填写。"
            if blank
            else f"纪要的“{label['zh']}”仍是待填内容“{field.text}”。",
            f"{label['en']} is blank in the minutes."
            if blank
            else f'{label["en"]} in the minutes still holds "{field.text}".',
        ),
        found=field.text,
        suggestion=say("填写这一栏。", "Fill it in."),
    )


RULE = Rule(
    code="M001",
    name="unfilled-field",
    finds=say(
        "谈判纪要的必填项为空，或任何一项仍是模板标记或占位文字。",
        "A required field of the minutes is blank, or any field still holds a template tag or "
        "placeholder.",
    ),
    why=say(
        "空着的条款等于没有谈定，合同起草时只能靠记忆。",
        "A blank term was not agreed; whoever drafts the contract has to rely on memory.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元 ~ CNY 850,000
payment | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
delivery | <-
"""),
    right=Example("""
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元 ~ CNY 850,000
payment | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
delivery | 60天 ~ 60 days
"""),
)
