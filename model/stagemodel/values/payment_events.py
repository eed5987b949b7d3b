"""What a payment is due at: the words for each event, and which of two in one step counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from stagemodel.patterns import lazy
from stagemodel.values.payment_fillers import FILLER, PLACE
from stagemodel.values.payment_model import EVENT_LABELS, Instalment

# One event a line, `|` between its words (regular expressions over folded text). Special ones
# first: each match is taken out of the text before the next is tried. `weak` ones say something
# only where no other event stands beside them.
_EVENTS = r"""
warranty-end       质保(?:金|款|尾款)|质量保证金|(?:保修|维保)(?:金|款)
warranty-end       (?:质保|质量保证|保修|维保)期?(?:届?满|到期?|结束)(?:后|且)?(?:无质量问题)?
warranty-end       (?:the )?end of (?:the )?warranty(?: period)?|(?:warranty )?retention(?: money)?
warranty-end       (?:expiry|expiration) of (?:the )?warranty(?: period)?
warranty-end       warranty (?:period )?(?:ends?|expiry|expires|expiration|money)
warranty-end       (?<![无免])质保期?(?!期?内|期?间|函|书|开始|起|服务)
warranty-end       (?:after )?(?:the )?warranty(?: period)?
before-delivery    (?:发货|出货|交货|提货|到货|交付|装运|发运)之?(?:前|以前)|款到发货|先款后货
before-delivery    (?:before|prior to) (?:the )?(?:shipment|delivery|shipping|dispatch)
preliminary-acceptance  初验(?:收)?|预验收|初步验收|(?:preliminary|provisional) acceptance
arrival-inspection 到货验收|开箱验收
final-acceptance   终验(?:收)?|最终验收|竣工验收|final acceptance
shipment           发货|出货|发运|提货|装运|shipment|shipping|dispatch|shipped
go-live            (?:正式)?上线|go-?live|going live
weak:progress      进度款|中期款|progress payment
earnest-money      定金|earnest money
effective          生效|effective(?: date)?|takes effect
order              下单|订单|(?:purchase )?order(?: confirmation)?
prepayment         预付(?:款|金|货款)?|预先(?:支付|付款)|首付款?|首款|头款|预收款?|订金
prepayment         down ?payment|pre-?payment|pre-?paid|pre-?pay|advance payment|in advance
prepayment         advance|up-?front|up front|deposit
on-signing         签订|签合同|签署|签约|签字|签定|signing|signature|signed|execution
on-acceptance      验收|acceptance|accepted
on-delivery        货到(?:现场|指定地点)?|到货|交货|交付|送达|delivery|delivered|arrival|\bcod\b
instalments        分期|instal?lments?
monthly            月结(?:算)?|按月(?:结算)?|每月|月付|monthly|per month|each month|every month
quarterly          按季度?|每季度?|季付|季结|quarterly|per quarter
yearly             按年度?|每年度?|年付|yearly|annually|per year
weak:net           \bnet\b|账期
weak:invoice       (?:收到|开具|提供|见)?(?:等额|合法|有效|的)*(?:增值税)?(?:专用|普通)?发票|见票
weak:invoice       (?:receipt of )?(?:the |an )?(?:vat )?invoice
weak:rest          尾款|余款|余额|剩余|其余|余下|剩下|剩|余(?= \|)
weak:rest          balance|remaining|remainder|(?:the )?rest\b|final payment
"""
_COMPILED = tuple(
    (event, lazy(pattern.strip()))
    for event, pattern in (line.split(maxsplit=1) for line in _EVENTS.strip().splitlines())
)

# What the goods or the work are called: two that differ are two events.
_SUBJECTS = {
    "goods": lazy(r"设备|货物|产品|\b(?:equipment|goods|products?)\b"),
    "system": lazy(r"系统|项目|\b(?:system|project)\b"),
}
# What may happen in several phases: 第一期验收 is not 第二期验收.
_IN_PHASES = {"on-acceptance", "on-delivery", "preliminary-acceptance", "final-acceptance",
              "arrival-inspection", "go-live", "shipment"}  # fmt: skip
# A payment in advance is due at signing, the warranty money runs from acceptance: naming both the
# kind and the time is one event.
_KINDS = {
    "prepayment": {"on-signing", "effective", "order"},
    "earnest-money": {"on-signing", "effective", "order"},
    "warranty-end": {"on-acceptance", "on-delivery", "final-acceptance"},
}
# Acceptance after delivery is acceptance; monthly instalments are monthly.
_ABSORBS = _KINDS | {
    "on-acceptance": {"on-delivery"},
    "monthly": {"instalments"},
    "quarterly": {"instalments"},
    "yearly": {"instalments"},
}


class Event(NamedTuple):
    """What a step is due at: an id of `EVENT_LABELS`, or `other` with its key.

    `names` are all the events that the words name, `subject` says whether of goods or of a system.
    """

    id: str
    key: str = ""
    subject: str = ""
    names: frozenset[str] = frozenset()


def read_event(text: str) -> Event | None:
    """Read the event that the words of a step name, numbers taken out.

    The key of `other` is a known kind (`shipment`) or the words themselves; of another event it
    is empty. None where the words name no event.
    """
    found, rest = set[str](), text
    for event, pattern in _COMPILED:
        shorter = pattern.sub(PLACE if event in _IN_PHASES else " ", rest)
        if shorter != rest:
            found.add(event)
            rest = shorter
    strong = {event for event in found if not event.startswith("weak:")}
    for event, absorbed in _ABSORBS.items():
        if event in strong:
            strong -= absorbed
    names = frozenset(strong)
    subjects = [name for name, pattern in _SUBJECTS.items() if pattern.search(text)]
    subject = subjects[0] if len(subjects) == 1 else ""
    if "warranty-end" in names:
        rest = re.sub("无息|[返退归]还|退回|后", "", rest)
    unknown = FILLER.sub("", rest)
    if not found and re.fullmatch("[一二三四五六七八九十]", unknown):
        return None  # 二付40%: the second payment, whenever that is
    if unknown:
        # Words that nobody listed may change the terms: they count as they are.
        return Event("other", FILLER.sub("", text) or unknown, subject, names)
    keys = sorted(event.removeprefix("weak:") for event in strong or found)
    if not keys:
        return None
    if len(keys) == 1 and keys[0] in EVENT_LABELS:
        return Event(keys[0], "", subject, names)
    return Event("other", "+".join(keys), subject, names)


def names_two(text: str) -> bool:
    """Tell whether one step's words, `|` or brackets between them, are due at two events.

    Such as 交货付70%(验收后60天); 合同签订后支付30%预付款 is one.
    """
    whole = read_event(text)
    if whole is None or not whole.names or whole.names & _KINDS.keys():
        return False
    pieces = [read_event(piece) for piece in re.split(r"[|()]", text)]
    return any(piece and piece.names and piece.names != whole.names for piece in pieces)


def plain_acceptance(steps: tuple[Instalment, ...]) -> tuple[Instalment, ...]:
    """Take the final acceptance for the acceptance where the schedule knows no other."""
    named = [f"{step.event} {step.key}" for step in steps]
    if sum("acceptance" in name for name in named) != 1:
        return steps
    return tuple(
        replace(step, event="on-acceptance", key="") if step.key == "final-acceptance" else step
        for step in steps
    )
