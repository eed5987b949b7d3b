"""What a payment is due at: the words for each event, and which of two in one step counts."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from stagemodel.patterns import compiled, lazy
from stagemodel.values.payment_event_words import EVENT_WORDS
from stagemodel.values.payment_fillers import FILLER, PLACE
from stagemodel.values.payment_model import EVENT_LABELS, Instalment

# What the goods or the work are called: two that differ are two events.
_SUBJECTS = {
    "goods": lazy(r"设备|货物|产品|\b(?:equipment|goods|products?)\b"),
    "system": lazy(r"系统|项目|\b(?:system|project)\b"),
}
# What may happen in several phases: 第一期验收 is not 第二期验收.
_IN_PHASES = {"on-acceptance", "on-delivery", "preliminary-acceptance", "final-acceptance",
              "arrival-inspection", "go-live", "shipment"}  # fmt: skip
# Warranty money is kept back until then, and given back.
_KEPT_AND_RETURNED = lazy(
    r"无息|[返退归]还|退回|后|(?:[预扣暂]?留|保留)(?:作|存)?|"
    r"(?<![a-z])(?:kept|withheld|held|retained|released?|returned|refunded|back|until)(?![a-z])"
)
# A payment in advance is due at signing, the warranty money runs from acceptance: naming both the
# kind and the time is one event.
_KINDS = {
    "prepayment": {"on-signing", "before-signing", "effective", "order"},
    "earnest-money": {"on-signing", "effective", "order"},
    "warranty-end": {"on-acceptance", "on-delivery", "final-acceptance"},
}
# Acceptance after delivery is acceptance; monthly instalments are monthly.
_ABSORBS = _KINDS | {
    "on-acceptance": {"on-delivery", "commissioning"},
    "monthly": {"instalments"},
    "quarterly": {"instalments"},
    "yearly": {"instalments"},
}


class Event(Struct, frozen=True):
    """What a step is due at: an id of `EVENT_LABELS`, or `other` with its key.

    `names` are all the events that the words name, `subject` says whether of goods or of a system.
    """

    id: str
    key: str = ""
    subject: str = ""
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=2_048)  # steps have few words of their own, numbers taken out
def read_event(text: str) -> Event | None:
    """Read the event that the words of a step name, numbers taken out.

    The key of `other` is a known kind (`shipment`) or the words themselves; of another event it
    is empty. None where the words name no event.
    """
    found, rest = set[str](), text
    for event, pattern in EVENT_WORDS:
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
        rest = _KEPT_AND_RETURNED.sub("", rest)
    unknown = FILLER.sub("", rest)
    if not found and compiled("[一二三四五六七八九十]").fullmatch(unknown):
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
    pieces = [read_event(piece) for piece in compiled(r"[|()]").split(text)]
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
