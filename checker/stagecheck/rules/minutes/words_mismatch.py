"""M004: the amount in words is not the amount in figures."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.values.money import Money


def check(facts: Facts) -> Iterator[Hit]:
    """Yield minutes whose two amounts differ."""
    for minutes in facts.minutes:
        words, figures = minutes.fields.get("amount-words"), minutes.fields.get("amount")
        if words is None or figures is None:
            continue
        spoken, written = words.value, figures.value
        if not isinstance(spoken, Money) or not isinstance(written, Money) or spoken == written:
            continue
        yield Hit(
            in_minutes(minutes, words),
            say(
                f"大写金额是 {spoken.text('zh')}，小写金额是 {written.text('zh')}。",
                f"In words it is {spoken.text('en')}, in figures {written.text('en')}.",
            ),
            (
                Related(
                    in_minutes(minutes, figures),
                    say(f"小写金额：{figures.text}", f"in figures: {figures.text}"),
                ),
            ),
            found=words.text,
            suggestion=say(
                "改正其中一个；发生争议时通常以大写为准。",
                "Correct one of them; in a dispute the words usually count.",
            ),
        )


RULE = Rule(
    code="M004",
    name="words-mismatch",
    finds=say(
        "谈判纪要的大写金额与小写金额不一致。",
        "The amount in words is not the amount in figures.",
    ),
    why=say(
        "两个金额不一致时，法院通常以大写为准，可能不是你要的那个。",
        "Where the two differ, the words usually count, and they may be the wrong ones.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# minutes
customer | Yunfan
amount | 85万元 ~ CNY 850,000
amount-words | 人民币捌拾万元整 ~ Eight hundred thousand yuan only <-
"""),
    right=Example("""
# minutes
customer | Yunfan
amount | 85万元 ~ CNY 850,000
amount-words | 人民币捌拾伍万元整 ~ Eight hundred and fifty thousand yuan only
"""),
)
