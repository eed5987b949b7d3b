"""M005: an open point without owner or deadline, or past its deadline."""

from collections.abc import Iterator, Mapping
from datetime import date

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import DocField
from stagemodel.patterns import lazy
from stagemodel.texts import Texts
from stagemodel.values.text import fold

# 暂无遗留问题 in the first row says that there is none.
_NONE = lazy(
    r"(?:暂时?|目前)?(?:无|没有)(?:任何)?(?:其他|其它)?(?:遗留|待定|待办|未决|未尽|未解决)?(?:的)?"
    r"(?:事项|问题|事宜)?\.?"
    r"|(?:none|nil|no(?: (?:further|other))?(?: open)? (?:points?|items?|issues?))\.?"
)


def trouble(point: Mapping[str, DocField], today: date, signed: bool) -> tuple[str, Texts] | None:
    """What is wrong with an open point: the column to mend (its id) and why."""
    for column, lack in (
        ("owner", say("没有负责人", "has no owner")),
        ("deadline", say("没有期限", "has no deadline")),
    ):
        if column not in point or not point[column].filled:
            return column, lack
    deadline = point["deadline"].value
    if isinstance(deadline, date) and deadline < today and not signed:
        return "deadline", say(f"已过期限 {deadline}", f"is past its deadline {deadline}")
    return None


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open point nobody owns or that is late while the contract is unsigned."""
    known = facts.table("contract-terms") is not None
    signed = {
        id(minutes)
        for deal in facts.deals
        if deal.minutes and (deal.signed or not known or deal.has_reached("after-sales"))
        for minutes in deal.minutes
    }
    for minutes in facts.minutes:
        for point in minutes.tables.get("open-points", ()):
            item = point.get("item")
            wrong = trouble(point, facts.today, id(minutes) in signed)
            if wrong is None or item is None or not item.filled or _NONE.fullmatch(fold(item.text)):
                continue
            column, why = wrong
            yield Hit(
                in_minutes(minutes, point.get(column, item)),
                say(
                    f"待定事项“{item.text}”{why['zh']}。",
                    f'The open point "{item.text}" {why["en"]}.',
                ),
                found=point[column].text if column in point else "",
                suggestion=say(
                    "写明负责人和期限，并在签约前解决。",
                    "Name an owner and a deadline, and settle it before signing.",
                ),
            )


RULE = Rule(
    code="M005",
    name="open-point-unowned",
    finds=say(
        "待定事项没有负责人或期限，或合同未签订而期限已过。",
        "An open point has no owner or deadline, or is past its deadline while the contract is "
        "unsigned.",
    ),
    why=say(
        "没有人负责的待定事项，会在签约那天变成分歧。",
        "An open point nobody owns turns into a dispute on the day of signing.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# minutes
customer | Yunfan
open-point | 数据迁移范围 ~ Scope of data migration | <- | 2024-06-10
"""),
    right=Example("""
# minutes
customer | Yunfan
open-point | 数据迁移范围 ~ Scope of data migration | Zhang | 2024-06-10
"""),
)
