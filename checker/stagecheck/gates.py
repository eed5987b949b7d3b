"""The gates between stages: what must be true before a customer stands in one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from stagecheck.deals import Deal, is_settled
from stagecheck.facts import Facts
from stagecheck.findings import Related, in_minutes, in_row, say
from stagemodel.pack import Gate, Stage
from stagemodel.submission import Row
from stagemodel.texts import Texts


class Lack(Struct, frozen=True):
    """What a gate lacks, where it belongs, and how to mend it."""

    lacks: Texts
    remedy: Texts
    related: tuple[Related, ...] = ()


class Unmet(Struct, frozen=True):
    """The first gate that a deal has not met, and whose stage it is."""

    stage: Stage
    gate: Gate
    lacks: Texts
    remedy: Texts
    related: tuple[Related, ...]


def first_unmet(deal: Deal, facts: Facts) -> Unmet | None:
    """Go through the gates up to the deal's stage in order; none where all known ones are met.

    A gate that cannot be judged, because its workbook or column is not there, counts as met: its
    absence is another rule's finding.
    """
    if deal.index is None:
        return None
    for stage in facts.pack.stages[: deal.index + 1]:
        if stage.gate and (lack := _GATES[stage.gate](deal, facts)):
            return Unmet(stage, stage.gate, lack.lacks, lack.remedy, lack.related)
    return None


def judged_gates(facts: Facts) -> list[Stage]:
    """The stages whose gate can lack something for anyone, by what is there to judge it."""
    return [stage for stage in facts.pack.stages if stage.gate and _JUDGED_BY[stage.gate](facts)]


def _customer_recorded(deal: Deal, facts: Facts) -> Lack | None:
    return None  # a row naming a customer that is not recorded is told as unknown-customer


def _need_recorded(deal: Deal, facts: Facts) -> Lack | None:
    table = facts.table("customer-needs")
    if deal.needs or table is None or "customer" not in table.headers:
        return None
    if "customer-needs" in deal.doubtful:
        return None
    return Lack(
        say("客户需求记录表中没有该客户的需求", "customer needs has no need of this customer"),
        say(
            "在客户需求记录表中补上该客户的需求。",
            "Record the customer's needs in customer needs.",
        ),
    )


def _needs_confirmed(deal: Deal, facts: Facts) -> Lack | None:
    open_needs = [(row, lacking) for row in deal.needs if (lacking := unconfirmed(row))]
    if not open_needs:
        return None
    row, lacking = open_needs[0]
    names_zh = "、".join(row.cells[column].column.label["zh"] for column in lacking)
    names_en = ", ".join(row.cells[column].column.label["en"] for column in lacking)
    return Lack(
        say(
            f"重要需求“{row.text('description')}”缺少{names_zh}",
            f'the important need "{row.text("description")}" lacks: {names_en}',
        ),
        say(
            f"与客户确认后，在客户需求记录表补上{names_zh}。",
            f"Confirm it with the customer and fill in, in customer needs: {names_en}.",
        ),
        tuple(
            Related(in_row(need, columns[0]), say("这里需要补充", "to be filled in here"))
            for need, columns in open_needs
        ),
    )


_CONFIRMATION = ("confirmer", "confirmed", "direction")


def unconfirmed(row: Row) -> list[str]:
    """The columns that an important (rigid or high-priority) need still lacks, by id.

    Half a confirmation (a confirmer without a date, or the other way round) is a missing value
    of its own row, told there.
    """
    if row.value("priority") != "high" and row.value("rigidity") != "rigid":
        return []
    cells = row.layout.places
    blank = {column for column in _CONFIRMATION if column in cells and not row.filled(column)}
    if len(blank & {"confirmer", "confirmed"}) == 1:
        blank -= {"confirmer", "confirmed"}
    return [column for column in _CONFIRMATION if column in blank]


def _minutes_settled(deal: Deal, facts: Facts) -> Lack | None:
    if any(is_settled(minutes) for minutes in deal.minutes) or "minutes" in deal.doubtful:
        return None
    if deal.minutes:
        return Lack(
            say(
                "谈判纪要还没有双方签字确认（或有未处理的修订）",
                "the negotiation minutes are not signed and dated by both sides, or hold open "
                "tracked changes",
            ),
            say(
                "请双方在谈判纪要上签字并填写日期，处理完修订。",
                "Have both sides sign and date the minutes, and settle the tracked changes.",
            ),
            tuple(
                Related(in_minutes(minutes), say("尚未确认的谈判纪要", "the unconfirmed minutes"))
                for minutes in deal.minutes
            ),
        )
    if not facts.knows_all_minutes:
        return None
    return Lack(
        say("没有双方确认的谈判纪要", "there are no confirmed negotiation minutes"),
        say(
            "把双方签字确认的谈判纪要（Word）放进同一文件夹；可用 stagebook minutes 生成。",
            "Put the signed minutes (Word) into the same folder; "
            "stagebook minutes makes the document.",
        ),
    )


def _contract_signed(deal: Deal, facts: Facts) -> Lack | None:
    table = facts.table("contract-terms")
    if deal.signed or table is None or not {"customer", "signed"} <= set(table.headers):
        return None
    if "contract-terms" in deal.doubtful:
        return None
    if not deal.contracts:
        return Lack(
            say(
                "合同关键信息表中没有该客户的合同",
                "contract terms has no contract of this customer",
            ),
            say(
                "在合同关键信息表中登记合同和签订日期。",
                "Enter the contract and its signing date in contract terms.",
            ),
        )
    return Lack(
        say("合同没有签订日期", "the contract has no signing date"),
        say(
            "在合同关键信息表填写签订日期。",
            "Fill in the signing date in contract terms.",
        ),
        tuple(
            Related(in_row(row, "signed"), say("签订日期为空", "no signing date"))
            for row in deal.contracts
        ),
    )


_GATES: dict[Gate, Callable[[Deal, Facts], Lack | None]] = {
    "customer-recorded": _customer_recorded,
    "need-recorded": _need_recorded,
    "needs-confirmed": _needs_confirmed,
    "minutes-settled": _minutes_settled,
    "contract-signed": _contract_signed,
}
_JUDGED_BY: dict[Gate, Callable[[Facts], object]] = {
    "customer-recorded": lambda facts: False,
    "need-recorded": lambda facts: facts.table("customer-needs"),
    "needs-confirmed": lambda facts: facts.rows("customer-needs"),
    "minutes-settled": lambda facts: facts.minutes or facts.knows_all_minutes,
    "contract-signed": lambda facts: facts.table("contract-terms"),
}
"""Without what a gate lacks nothing."""
