"""Who signed a document and when, from the confirmation table or any other layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stagecheck.reading.raw import RawRow
from stagecheck.reading.wordentry import Entry, join
from stagecheck.reading.wordsignatures import Piece, SignatureReader
from stagecheck.reading.wordslots import Slot, split_day
from stagecheck.reading.wordtokens import Words, party_in
from stagemodel.values.text import fold


class _Signed(Struct, frozen=True):
    party: str
    by_role: bool
    name: Entry
    signed: Entry


class Signing(Struct):
    """Collects the signatures of a document."""

    words: Words
    entries: list[Entry] = []
    """What was taken, to name the field that a tracked change touches."""
    _found: list[_Signed] = []
    _unnamed: list[tuple[str, Entry, Entry]] = []
    """Rows of the confirmation table that give a company in place of its side."""
    _named: list[Slot] = []
    """Every mention of a side, signed or not: 甲方：云帆 says who 甲方 is."""

    def take_row(self, entries: dict[str, Entry]) -> None:
        """Take a row of the confirmation table: the entries `party`, `name` and `signed`."""
        who = entries["party"].text
        name, signed = split_day(entries["name"], entries["signed"])
        known = party_in(self.words, who)
        if known is not None:
            self._keep(*known, name, signed or entries["signed"])
        elif who.strip():
            self._unnamed.append((fold(who), name, signed or entries["signed"]))

    def take_table(self, rows: Sequence[RawRow]) -> Iterator[RawRow]:
        """Take signatures out of rows without a header; give the rows with the others left."""
        reader = SignatureReader(self.words, lines=False)
        for number, row in enumerate(rows):
            cells = zip(row.columns, row.cells, strict=True)
            reader.read(
                [
                    Piece(row.part, column, text, (number, place))
                    for place, (column, text) in enumerate(cells)
                ]
            )
        taken = self._take(reader)
        for number, row in enumerate(rows):
            yield row._replace(
                cells=[
                    "" if (number, place) in taken else text for place, text in enumerate(row.cells)
                ],
            )

    def take_lines(self, lines: Sequence[tuple[str, str]]) -> list[bool]:
        """Take signatures out of lines of text, each with its part; tell which were taken."""
        reader = SignatureReader(self.words, lines=True)
        for number, (part, line) in enumerate(lines):
            reader.read([Piece(part, 0, line, number)])
        taken = self._take(reader)
        return [number in taken for number in range(len(lines))]

    def _take(self, reader: SignatureReader) -> set[object]:
        taken: set[object] = set()
        self._named += reader.slots
        for slot in reader.kept():
            taken.update(slot.spots)
            name = slot.name()
            signed = slot.signed or Entry(slot.part, slot.label, "")
            self._keep(slot.party, slot.by_role, name, signed)
        return taken

    def _keep(self, party: str, by_role: bool, name: Entry, signed: Entry) -> None:
        self.entries += (name, signed)
        self._found.append(_Signed(party, by_role, name, signed))

    def by_party(self, customer: str) -> dict[str, dict[str, Entry]]:
        """Give the entries `name` and `signed` by party id.

        Where the document says that its 乙方 is the `customer`, roles are the other way round.
        """
        turned = self._is_turned(customer)
        given: dict[str, dict[str, Entry]] = {}
        for party, name, signed in self._companies(customer):
            self._keep(party, False, name, signed)
        for one in self._found:
            side = _OTHER[one.party] if one.by_role and turned else one.party
            known = given.setdefault(side, {})
            join(known, "name", one.name)
            join(known, "signed", one.signed)
        return given

    def _companies(self, customer: str) -> Iterator[tuple[str, Entry, Entry]]:
        """Tell the customer's row by its name; the other of two is ours."""
        if not customer or len(self._unnamed) != 2:
            return
        theirs = [customer in who or who in customer for who, _, _ in self._unnamed]
        if sorted(theirs) == [False, True]:
            for is_theirs, (_, name, signed) in zip(theirs, self._unnamed, strict=True):
                yield "customer" if is_theirs else "ours", name, signed

    def _is_turned(self, customer: str) -> bool:
        sides = {
            slot.party
            for slot in self._named
            if slot.by_role
            and customer
            and any(customer in fold(e.text) for e in slot.names.values())
        }
        return sides == {"ours"}


_OTHER = {"ours": "customer", "customer": "ours"}
