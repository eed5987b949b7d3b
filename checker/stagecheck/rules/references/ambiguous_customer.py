"""R002: a short name that fits several customers."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, in_source, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each reference that fits more than one customer."""
    for reference in facts.references:
        if len(reference.match.indexes) < 2:
            continue
        fitting = [facts.deals[index] for index in reference.match.indexes]
        names_zh = "、".join(f"“{deal.name}”" for deal in fitting)
        names_en = ", ".join(f'"{deal.name}"' for deal in fitting)
        yield Hit(
            in_source(reference.source),
            say(
                f"“{reference.text}”可以指多个客户：{names_zh}。",
                f'"{reference.text}" may stand for several customers: {names_en}.',
            ),
            tuple(
                Related(in_row(row, "customer"), say("可能是这个客户", "may be this customer"))
                for deal in fitting
                for row in deal.tracking[:1]
            ),
            found=reference.text,
            suggestion=say("请写客户全称。", "Write the customer's full name."),
        )


RULE = Rule(
    code="R002",
    name="ambiguous-customer",
    finds=say(
        "客户简称同时符合多个客户，无法确定是哪一个。", "A short name fits several customers."
    ),
    why=say(
        "猜错客户，比没有记录更糟。", "A row given to the wrong customer is worse than no row."
    ),
    check=check,
    needs=("customer-tracking.customer",),
    wrong=Example("""
# customer-tracking
customer | stage
Yunfan | discovery
云帆科技有限公司 ~ Yunfan Technology Co., Ltd. | discovery
# stage-progress
customer | stage
云帆 ~ Yunfan <- | discovery
"""),
    right=Example("""
# customer-tracking
customer | stage
Yunfan | discovery
云帆科技有限公司 ~ Yunfan Technology Co., Ltd. | discovery
# stage-progress
customer | stage
Yunfan | discovery
"""),
)
