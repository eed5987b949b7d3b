"""M002: a signature or its date is missing."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import DocField
from stagemodel.submission import Minutes
from stagemodel.texts import Texts


def missing_marks(minutes: Minutes) -> list[tuple[DocField | None, Texts]]:
    """What the confirmation table lacks: the blank cell (none where the row is gone) and a name."""
    lacking: list[tuple[DocField | None, Texts]] = []
    for party in minutes.document.parties:
        line = next((s for s in minutes.signatures if s.party == party.id), None)
        who = party.label
        if line is None or not line.name.filled:
            at = line.name if line else None
            lacking.append((at, say(f"{who['zh']}签字", f"signature of {who['en']}")))
        if line is None or not line.signed.filled:
            at = line.signed if line else None
            lacking.append((at, say(f"{who['zh']}签字日期", f"date of {who['en']}")))
    return lacking


def check(facts: Facts) -> Iterator[Hit]:
    """Yield minutes that lack a signature or its date: one finding a document."""
    for minutes in facts.minutes:
        lacking = missing_marks(minutes)
        if not lacking:
            continue
        names_zh = "、".join(name["zh"] for _, name in lacking)
        names_en = ", ".join(name["en"] for _, name in lacking)
        places = [(field, name) for field, name in lacking if field]
        yield Hit(
            in_minutes(minutes, places[0][0] if places else None),
            say(
                f"谈判纪要还没有双方确认，缺：{names_zh}。",
                f"The minutes are not confirmed by both sides; missing: {names_en}.",
            ),
            tuple(
                Related(
                    in_minutes(minutes, field), say(f"缺{name['zh']}", f"missing: {name['en']}")
                )
                for field, name in places[1:]
            ),
            suggestion=say("请双方签字并写上日期。", "Have both sides sign and date them."),
        )


RULE = Rule(
    code="M002",
    name="unconfirmed-minutes",
    finds=say(
        "谈判纪要任一方缺少签字或签字日期。",
        "A signature or its date is missing on either side of the minutes.",
    ),
    why=say(
        "没有双方签字的纪要只是一方的记录，不能作为合同的依据。",
        "Unsigned minutes are one side's notes; a contract cannot rest on them.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-18
sign-customer | <- |
"""),
    right=Example("""
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | 2024-05-19
"""),
)
