"""One side's block of a signature: who signs, by hand or seal, and when."""

from __future__ import annotations

from msgspec import Struct

from stagecheck.reading.wordentry import Entry
from stagecheck.reading.wordtext import PICTURE
from stagecheck.reading.wordvalues import is_blank
from stagemodel.patterns import lazy

DAY = lazy(
    r"[\s,(]*((?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?"
    r"|[二2][〇○零0]\S{2}年\S{1,3}月\S{1,4}[日号])[\s)]*"
)
"""A day written out, which needs no label beside a signature."""


class Slot(Struct):
    """What one side's block of a signature holds."""

    party: str
    by_role: bool
    label: str
    part: str
    strong: bool = False
    names: dict[int, Entry] = {}
    """By rank: what stands at 签字 counts before what stands at 盖章 or 我方."""
    signed: Entry | None = None
    below: bool = False
    """The name stood on a line of its own, as any line may."""
    spots: list[object] = []

    def name(self) -> Entry:
        """Give the signature: by hand, else the seal."""
        best = max(self.names, default=None)
        if best is None:
            return Entry(self.part, self.label, "")
        pictures = [entry for entry in self.names.values() if PICTURE in entry.text]
        if is_blank(self.names[best].text) and pictures:
            return pictures[0]
        return self.names[best]


Aim = tuple[Slot, str, int]
"""What a value is for: the slot, `name` or `signed`, and the rank."""


def split_day(name: Entry, signed: Entry | None) -> tuple[Entry, Entry | None]:
    """Give name and date apart where one text holds both."""
    day = DAY.search(name.text)
    if day is None or (signed is not None and not is_blank(signed.text)):
        return name, signed
    rest = (name.text[: day.start()] + " " + name.text[day.end() :]).strip()
    part, label = (name.part, name.label) if signed is None else (signed.part, signed.label)
    return Entry(name.part, name.label, rest), Entry(part, label, day[1])


def put(aim: Aim, entry: Entry) -> None:
    """Put a text down where it was aimed at; of two signatures, both."""
    slot, side, rank = aim
    if side == "signed":
        if slot.signed is None or is_blank(slot.signed.text):
            slot.signed = entry
        return
    name, slot.signed = split_day(entry, slot.signed)
    known = slot.names.get(rank)
    if known is None or is_blank(known.text):
        slot.names[rank] = name
    elif not is_blank(name.text) and name.text != known.text:
        known.text += "\n" + name.text
