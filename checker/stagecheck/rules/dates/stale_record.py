"""D004: nothing has happened with a customer for days."""

from collections.abc import Iterator

from stagecheck.activity import all_read, last_activity
from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer before after-sales with no recent date in any of its rows."""
    limit, unit = facts.limit("D004", "days"), facts.day_word("D004")
    for deal in facts.deals if all_read(facts) else ():
        if deal.closed or not deal.tracking or deal.has_reached("after-sales") is not False:
            continue
        last = last_activity(deal, facts.today)
        days = facts.days("D004", last, facts.today) if last else 0
        if days <= limit:
            continue
        planned = deal.tracking[0].when("next-contact")
        ahead = planned is not None and planned > facts.today
        then_zh = f"已约 {planned} 联系。" if ahead else ""
        then_en = f" The next contact is planned for {planned}." if ahead else ""
        yield Hit(
            in_row(deal.tracking[0], "customer"),
            say(
                f"客户“{deal.name}”已 {days} {unit['zh']}没有任何更新"
                f"（最近一次：{last}）。{then_zh}",
                f'Nothing has been recorded for "{deal.name}" for {days} {unit["en"]} '
                f"(last: {last}).{then_en}",
            ),
            found=deal.tracking[0].text("customer"),
            suggestion=say(
                "联系客户并更新记录；没有进展的，考虑搁置或标记流失。",
                "Contact the customer and update the record; without progress, consider putting "
                "it on hold or marking it lost.",
            ),
            severity="info" if ahead else None,
        )


RULE = Rule(
    code="D004",
    name="stale-record",
    finds=say(
        "未关闭、未到售后的客户，在各表和谈判纪要中最近一段时间（默认 14 天）没有任何日期。"
        "预计时间等计划不算；已约好下次联系的降为提示。",
        "An open customer before after-sales has no date within the last days (14 by default) in "
        "any workbook or the minutes. Plans do not count; a planned next contact lowers it "
        "to info.",
    ),
    why=say(
        "状态变化应在 24 小时内录入。两周没有动静，要么没有跟进，要么没有记录。",
        "Changes are entered within 24 hours. Two silent weeks mean no follow-up or no record.",
    ),
    check=check,
    needs=("customer-tracking.customer", "customer-tracking.stage"),
    limits=("days",),
    wrong=Example("""
# customer-tracking
customer | stage | first-contact
Yunfan <- | discovery | 2024-04-02
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
# customer-needs
customer | description
# contract-terms
number | customer
"""),
    right=Example("""
# customer-tracking
customer | stage | first-contact | updated
Yunfan | discovery | 2024-04-02 | 2024-05-29
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
# customer-needs
customer | description
# contract-terms
number | customer
"""),
)
