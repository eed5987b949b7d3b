"""R004: a customer given by a short name."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_source, say
from stagecheck.rules.base import Example, Rule
from stagemodel.problem import Fix


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each reference by a short name that fits exactly one customer."""
    for reference in facts.references:
        if len(reference.match.indexes) != 1 or reference.match.how == "whole":
            continue
        name = facts.customers.names[reference.match.indexes[0]]
        yield Hit(
            in_source(reference.source),
            say(
                f"“{reference.text}”是简称，按“{name}”处理。",
                f'"{reference.text}" is a short name, read as "{name}".',
            ),
            found=reference.text,
            suggestion=say(name, name),
            fix=Fix("unsafe", name),
        )


RULE = Rule(
    code="R004",
    name="short-name",
    finds=say(
        "用简称填写客户，且只符合一个客户。",
        "A customer is given by a short name that fits exactly one.",
    ),
    why=say(
        "现在还能认出来；等名字相近的客户进来，就认不出了。",
        "It is understood today; once a customer with a like name comes, it will not be.",
    ),
    check=check,
    needs=("customer-tracking.customer",),
    fix="unsafe",
    wrong=Example("""
# customer-tracking
customer | stage
Yunfan | discovery
# stage-progress
customer | stage
云帆软件 ~ Yunfan Software <- | discovery
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
