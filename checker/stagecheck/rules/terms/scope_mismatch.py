"""T004: a service is missing, extra, or differs in quantity or term."""

from collections.abc import Iterator
from functools import reduce

from stagecheck.agreements import Agreement, agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import DocField
from stagemodel.values.services import ServiceList, joined, service_differences


def agreed_services(agreement: Agreement) -> tuple[ServiceList, list[DocField]] | None:
    """The services of the minutes, the warranty's own row joined in, and the fields they stand in.

    None where neither field is filled or one of them cannot be read.
    """
    fields = agreement.minutes.fields
    given = [fields[name] for name in ("scope", "warranty") if name in fields]
    given = [field for field in given if field.filled]
    if not given or any(field.value is None for field in given):
        return None
    said = [field.value for field in given if isinstance(field.value, ServiceList)]
    return (reduce(joined, said), given) if said else None


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract whose services are not the minutes'."""
    for agreement in agreements(facts):
        cell, there = agreement.row.cells.get("scope"), agreed_services(agreement)
        if cell is None or there is None or not isinstance(cell.value, ServiceList):
            continue
        services, fields = there
        differences = service_differences(cell.value, services)
        if not differences:
            continue
        what_zh = "；".join(difference.texts["zh"] for difference in differences)
        what_en = "; ".join(difference.texts["en"] for difference in differences)
        caveat = agreement.caveat
        related: tuple[Related, ...] = tuple(agreement.beside(field) for field in fields)
        yield Hit(
            agreement.place("scope"),
            say(
                f"服务内容与谈判纪要不同：{what_zh}{caveat['zh']}。",
                f"The services differ from the minutes: {what_en}{caveat['en']}.",
            ),
            related,
            found=cell.text,
            suggestion=agreement.advice(say(services.text("zh"), services.text("en"))),
        )


RULE = Rule(
    code="T004",
    name="scope-mismatch",
    finds=say(
        "合同的服务内容比谈判纪要少一项、多一项，或次数、期限不同。",
        "A service of contract or minutes is missing, extra, or differs in quantity or term.",
    ),
    why=say(
        "少写一项，客户会觉得被骗；多写一项，就得白做。",
        "One service too few, and the customer feels cheated; one too many is work unpaid.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.scope", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 含2次上门培训 ~ 2 on-site trainings <-
# minutes
customer | Yunfan
scope | 含3次上门培训 ~ 3 on-site trainings
"""),
    right=Example("""
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 含3次上门培训+1年免费维护 ~ 3 on-site trainings + 1 year free maintenance
# minutes
customer | Yunfan
scope | 免费维护一年、上门培训三次 ~ 1 year free maintenance, 3 on-site trainings
"""),
)
