"""T013: a term that stands on one side only."""

from collections.abc import Iterator

from stagecheck.agreements import Agreement, agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Cell
from stagemodel.values.services import ServiceList

TERMS = {"amount": ("amount",), "payment": ("payment",), "delivery": ("delivery",),
         "scope": ("scope", "warranty")}  # fmt: skip


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each term that only the contract or only the minutes give.

    A blank that its own workbook or document requires is told there (missing-value,
    unfilled-field).
    """
    for agreement in agreements(facts):
        if agreement.deal.closed:
            continue
        for name, fields in TERMS.items():
            cell = agreement.row.cells.get(name)
            hit = _one_sided(agreement, cell, fields) if cell else None
            if hit:
                yield hit


def _one_sided(agreement: Agreement, cell: Cell, names: tuple[str, ...]) -> Hit | None:
    minutes = agreement.minutes
    given = [minutes.fields[name] for name in names if name in minutes.fields]
    # 无质保 is no service: it stands on neither side.
    filled = [field for field in given if field.filled and field.value != ServiceList(())]
    required = {field.id for field in minutes.document.fields if field.required}
    label = cell.column.label
    if cell.filled and not filled and not required & set(names):
        return Hit(
            agreement.place(cell.column.id),
            say(
                f"合同写了“{label['zh']}”（{cell.text}），谈判纪要没有。",
                f'The contract gives {label["en"]} ("{cell.text}"), the minutes do not.',
            ),
            tuple(Related(in_minutes(minutes, f), say("纪要为空", "blank here")) for f in given),
            found=cell.text,
            suggestion=say(
                "请双方补充确认，或从合同中删去。",
                "Have it confirmed, or take it out of the contract.",
            ),
        )
    if filled and not cell.filled and cell.column.required is not True:
        text = "；".join(field.text for field in filled)
        return Hit(
            agreement.place(cell.column.id),
            say(
                f"谈判纪要约定了“{label['zh']}”（{text}），合同没有写。",
                f'The minutes agree {label["en"]} ("{text}"), the contract says nothing.',
            ),
            tuple(agreement.beside(field) for field in filled),
            found=cell.text,
            suggestion=say(f"按纪要补入合同：{text}", f"Add it to the contract: {text}"),
        )
    return None


RULE = Rule(
    code="T013",
    name="one-sided-term",
    finds=say(
        "金额、付款、交付、服务范围（含质保）中有一项只写在合同或只写在谈判纪要里。",
        "Of amount, payment, delivery and scope (warranty with it), a term stands on one "
        "side only.",
    ),
    why=say(
        "谈好的没写进合同，就没有保障；合同多出来的，没有人答应过。",
        "What was agreed and not written is not owed; what was written and not agreed is disputed.",
    ),
    check=check,
    needs=("contract-terms.customer", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | scope
HT20240520 | Yunfan | <-
# minutes
customer | Yunfan
scope | 3次上门培训 ~ 3 on-site trainings
"""),
    right=Example("""
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训 ~ 3 on-site trainings
# minutes
customer | Yunfan
scope | 上门培训三次 ~ three on-site trainings
"""),
)
