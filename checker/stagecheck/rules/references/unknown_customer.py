"""R001: a row or minutes name a customer who is not in customer-tracking."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_source, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each reference that fits no customer, with the nearest name."""
    for reference in facts.references:
        if reference.match.indexes or not reference.text:
            continue
        nearest = facts.customers.nearest(reference.text)
        name = None if nearest is None else facts.customers.names[nearest]
        yield Hit(
            in_source(reference.source),
            say(
                f"客户“{reference.text}”不在客户信息跟踪表中。",
                f'"{reference.text}" is not in customer tracking.',
            ),
            found=reference.text,
            suggestion=say("先在客户信息跟踪表登记该客户。", "Record the customer there first.")
            if name is None
            else say(f"是不是“{name}”？", f'Do you mean "{name}"?'),
        )


RULE = Rule(
    code="R001",
    name="unknown-customer",
    finds=say(
        "某一行或谈判纪要中的客户，在客户信息跟踪表里找不到。",
        "A row or minutes name a customer who is not in customer tracking.",
    ),
    why=say(
        "名字对不上，这一行就不属于任何客户，阶段、需求和合同都会漏掉。",
        "A row under an unknown name belongs to nobody; its stage, need or contract is lost.",
    ),
    check=check,
    needs=("customer-tracking.customer",),
    wrong=Example("""
# customer-tracking
customer | stage
Yunfan | discovery
# stage-progress
customer | stage
云凡软件有限公司 ~ Yunfang Software Co., Ltd. <- | discovery
"""),
    right=Example("""
# customer-tracking
customer | stage
Yunfan | discovery
# stage-progress
customer | stage
Yunfan | discovery
"""),
)
