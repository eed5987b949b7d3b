"""S004: the evidence is ahead of the stage."""

from collections.abc import Iterator

from stagecheck.deals import Deal, is_settled
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.words import state_name
from stagemodel.texts import Texts


def evidence(deal: Deal) -> tuple[str, Texts, tuple[Related, ...]] | None:
    """The stage that the papers prove (its id), what proves it, and where."""
    signed = [row for row in deal.contracts if row.when("signed")]
    if signed and deal.has_reached("contract") is False:
        at = in_row(signed[0], "signed")
        number = signed[0].text("number")
        return (
            "contract",
            say(f"合同 {number} 已签订", f"contract {number} is signed"),
            (Related(at, say("已签订的合同", "the signed contract")),),
        )
    if deal.has_reached("negotiation") is not False:
        return None
    if deal.contracts:
        row = deal.contracts[0]
        return (
            "negotiation",
            say(f"已有合同 {row.text('number')}", f"contract {row.text('number')} exists"),
            (Related(in_row(row, "number"), say("该客户的合同", "the customer's contract")),),
        )
    settled = [minutes for minutes in deal.minutes if is_settled(minutes)]
    if settled:
        return (
            "negotiation",
            say("谈判纪要已由双方确认", "both sides have confirmed negotiation minutes"),
            (Related(in_minutes(settled[0]), say("已确认的谈判纪要", "the confirmed minutes")),),
        )
    return None


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer whose papers prove a later stage than the one recorded."""
    for deal in facts.linked_deals:
        proof = None if deal.closed else evidence(deal)
        row, stage = deal.stage_row, deal.stage
        if proof is None or row is None or stage is None:
            continue
        proven, what, where = proof
        least = state_name(facts.pack, proven)
        yield Hit(
            in_row(row, "stage"),
            say(
                f"{what['zh']}，但客户“{deal.name}”的阶段仍是“{stage.label['zh']}”。",
                f'{what["en"][0].upper()}{what["en"][1:]}, but "{deal.name}" is still in '
                f'"{stage.label["en"]}".',
            ),
            where,
            found=row.text("stage"),
            suggestion=say(
                f"至少应为“{least['zh']}”，请更新阶段。",
                f'It is at least "{least["en"]}": update the stage.',
            ),
        )


RULE = Rule(
    code="S004",
    name="stage-behind",
    finds=say(
        "资料走在阶段前面：合同已签，阶段还没到合同签订；或谈判纪要已确认、合同已起草，阶段还没到商务谈判。",
        "The papers are ahead of the stage: a signed contract before contract signing, or "
        "confirmed minutes or any contract before negotiation.",
    ),
    why=say(
        "阶段没有跟上，预测会低估这个客户，交付和回款也没有人按时接手。",
        "The forecast counts the deal too low, and nobody takes over delivery and payment in time.",
    ),
    check=check,
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | solution <- | 2024-05-10
# contract-terms
number | customer | amount | signed
HT20240520 | Yunfan | 85 | 2024-05-20
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | contract | 2024-05-10
# contract-terms
number | customer | amount | signed
HT20240520 | Yunfan | 85 | 2024-05-20
"""),
)
