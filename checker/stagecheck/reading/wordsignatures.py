"""Signatures in layouts of people's own: lines of text, side by side, below one another.

The confirmation table with its header is read with the other tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stagecheck.reading.wordentry import Entry
from stagecheck.reading.wordslots import DAY, Aim, Slot, put
from stagecheck.reading.wordtokens import WEAK, Token, Words, prepare, tokens_of
from stagemodel.patterns import lazy

_DIGIT = lazy(r"\d|[〇一二三四五六七八九十]")


class Piece(Struct):
    """A cell, or a line of the text."""

    part: str
    column: int
    text: str
    spot: object
    """What the caller knows the piece by."""


class SignatureReader(Struct):
    """Reads the rows of one table, or the lines of the text, from the top."""

    words: Words
    lines: bool
    """Lines of the text, where what stands below a label need not belong to it."""
    slots: list[Slot] = []
    _open: dict[int, list[Slot]] = {}
    """By column: the sides that are spoken of there."""
    _recent: list[Slot] = []
    _below: dict[int, Aim] = {}
    """By column: what a value in the next row would be for."""

    def read(self, row: Sequence[Piece]) -> None:
        """Take a row of cells, or one line."""
        before, self._below = self._below, {}
        state = _Row(before)
        blank = all(not piece.text.strip() for piece in row)
        for piece in row:
            for line in piece.text.splitlines() or [""]:
                self._line(piece, prepare(line), state)
        if blank:
            self._below = before
        elif not state.hit:
            self._open, self._recent, self._below = {}, [], {}

    def _line(self, piece: Piece, line: str, row: _Row) -> None:
        tokens = tokens_of(self.words, line)
        days = line.strip(" \t").split("\t")
        if not tokens and all(DAY.fullmatch(day) for day in days):
            self._days(piece, days, row)
            return
        lead = line[: tokens[0].start] if tokens else line
        if lead.strip() or not tokens:
            self._value(piece, lead.strip(" \t"), row)
        own: list[Slot] = []
        for token in tokens:
            if token.party is not None:
                row.slot = self._slot(piece, token)
                own.append(row.slot)
                self._open[piece.column] = own
            same = [other for other in tokens if other.kind == token.kind]
            slot = row.slot or self._spoken_of(piece.column, same.index(token), len(same))
            if slot is None:
                row.side, row.head = (token.kind, token.rank), piece.spot
                continue
            row.hit = True
            slot.strong = slot.strong or token.rank > WEAK
            side = "signed" if token.kind == "signed" else "name"
            aim: Aim = (slot, side, token.rank)
            slot.spots.append(piece.spot)
            if token.value:
                put(aim, Entry(piece.part, token.label, token.value))
                row.beside = None
            else:
                put(aim, Entry(piece.part, token.label, ""))
                row.beside = aim
                if len(tokens) == 1:
                    self._below[piece.column] = aim
        if len(tokens) > 1:
            row.slot = None if len(own) > 1 else row.slot

    def _days(self, piece: Piece, days: Sequence[str], row: _Row) -> None:
        """Take dates that stand below signatures, or beside one, without a label."""
        for number, day in enumerate(days):
            slot = row.slot or self._spoken_of(piece.column, number, len(days))
            if slot is not None:
                row.hit = True
                row.beside = None
                slot.spots += (piece.spot, row.head)
                put((slot, "signed", WEAK), Entry(piece.part, slot.label, day))

    def _value(self, piece: Piece, text: str, row: _Row) -> None:
        """Take a text that is no label: what the label beside, above or at the row's head asks."""
        aim = row.beside
        if aim is not None:
            row.beside = None
            self._below = {c: a for c, a in self._below.items() if a is not aim}
        else:
            aim = row.before.pop(piece.column, None)
            if row.side is not None:
                slot = aim[0] if aim is not None else self._spoken_of(piece.column, 0, 1)
                if slot is not None:
                    aim = (slot, "signed" if row.side[0] == "signed" else "name", row.side[1])
                    slot.strong = slot.strong or row.side[1] > WEAK
            if aim is not None and self.lines and aim[1] == "name":
                aim[0].below = True
        if aim is None or not text or (aim[1] == "signed" and not _DIGIT.search(text)):
            return
        row.hit = True
        aim[0].spots += (piece.spot, row.head)
        put(aim, Entry(piece.part, aim[0].label, text))

    def _slot(self, piece: Piece, token: Token) -> Slot:
        known = next((slot for slot in self._recent if slot.party == token.party), None)
        if known is None:
            known = Slot(token.party or "", token.by_role, token.label, piece.part)
            self._recent.append(known)
            self.slots.append(known)
        return known

    def _spoken_of(self, column: int, number: int, of: int) -> Slot | None:
        """Give the side that the `number`-th of several equal words stands for."""
        start = max((c for c in self._open if c <= column), default=None)
        if start is None:
            return None
        slots = self._open[start]
        if of > len(slots) and len(self._recent) >= of:
            slots = self._recent[-of:]
        return slots[min(number, len(slots) - 1)] if slots else None

    def kept(self) -> list[Slot]:
        """Give the blocks that are signatures.

        我方代表：张三 alone may say who took part: it signs where both sides have a date beside it.
        """
        for slot in self.slots:
            if slot.below and slot.signed is None:
                slot.names = {}
        dated = {slot.party for slot in self.slots if slot.signed is not None}
        strong = {slot.party for slot in self.slots if slot.strong}
        return [
            slot
            for slot in self.slots
            if slot.strong
            or (len(dated) > 1 and slot.signed is not None and slot.party not in strong)
        ]


class _Row(Struct):
    """What is known in the middle of a row."""

    before: dict[int, Aim]
    hit: bool = False
    slot: Slot | None = None
    side: tuple[str, int] | None = None
    """What the row's first cell says its values are."""
    head: object = None
    """That cell."""
    beside: Aim | None = None
