"""A document's fields as found: what stands beside each label, wherever the label stands."""

from __future__ import annotations

from msgspec import Struct

from stagecheck.reading.raw import RawDocument, RawRow
from stagecheck.reading.wordheaders import Header, agreed_column, find_header
from stagecheck.reading.wordlabels import Labels, find_label
from stagecheck.reading.wordvalues import is_blank
from stagemodel.document import DocumentField
from stagemodel.patterns import lazy
from stagemodel.values.text import fold

_COLON = lazy("[:：]")
_GAP = lazy("[\t\u3000]+| {2,}")


class Entry(Struct):
    """What stands beside a label."""

    part: str
    label: str
    text: str


class Collected(Struct):
    """All that was found under a document's labels, still as text."""

    labels: Labels
    fields: dict[str, Entry] = {}
    tables: dict[str, list[dict[str, Entry]]] = {}
    signatures: dict[str, dict[str, Entry]] = {}
    """By party id: the entries `name` and `signed`."""
    entries: list[Entry] = []
    """Every cell and line that was taken, to name the field that a tracked change touches."""
    _lines: dict[str, Entry] = {}

    def read(self, raw: RawDocument) -> None:
        """Take what `raw` holds. A field in a table wins over a line of the text."""
        for rows in raw.tables:
            self._table(rows)
        for part, text in raw.paragraphs:
            self._text(part, text)
        for field_id, entry in self._lines.items():
            known = self.fields.get(field_id)
            if known is None or is_blank(known.text):
                self.fields[field_id] = entry

    def _table(self, rows: list[RawRow]) -> None:
        header: Header | None = None
        agreed: int | None = None
        labels: dict[int, str] = {}
        for row in rows:
            found = find_header(row, self.labels)
            if found is not None:
                header, labels = found, {}
            elif header is not None and not header.ends_before(row, self.labels):
                self._take_row(header, row)
            else:
                header, agreed = None, agreed_column(row) or agreed
                labels = self._label_row(row, agreed, labels)

    def _take_row(self, header: Header, row: RawRow) -> None:
        entries: dict[str, Entry] = {}
        above = self.tables.get(header.table or "", [])
        for column, place in header.cells.items():
            at = header.cell(row, column)
            text = "" if at is None else row.cells[at]
            if at in row.continued and above and column in above[-1]:
                text = above[-1][column].text
            entries[column] = Entry(row.part, _tidy(header.row.cells[place]), text)
        if header.table is not None:
            self.entries += entries.values()
            if not all(is_blank(entry.text) for entry in entries.values()):
                self.tables.setdefault(header.table, []).append(entries)
            return
        party = self._party(entries.pop("party").text)
        if party is not None:
            self.entries += entries.values()
            known = self.signatures.setdefault(party, {})
            for side, entry in entries.items():
                _join(known, side, entry)

    def _party(self, text: str) -> str | None:
        named = find_label(self.labels.parties, text)
        if named is None:  # 我方代表, 客户方:云帆软件
            key = fold(text)
            begins = [label for label in self.labels.parties if key.startswith(label)]
            named = self.labels.parties[max(begins, key=len)] if begins else None
        return named.id if named else None

    def _label_row(self, row: RawRow, agreed: int | None, above: dict[int, str]) -> dict[int, str]:
        """Take label-and-value pairs; give the label columns, for a term that goes on below.

        A value stands beside its label, or under 约定内容 where a header says so (`agreed`).
        """
        labels: dict[int, str] = {}
        if any(find_label(self.labels.confirmation, cell) == "name" for cell in row.cells):
            return labels  # signatures laid out in their own way: their 日期 is not the head's
        place = 0
        while place < len(row.cells):
            cell, column = row.cells[place], row.columns[place]
            named = find_label(self.labels.fields, cell)
            beside = place + 1
            if agreed in row.columns[beside:]:
                beside = row.columns.index(agreed)
            text = row.cells[beside] if beside < len(row.cells) else ""
            if named is not None:
                labels[column] = named.id
                # Of two labels side by side, the first one's value is blank.
                alone = find_label(self.labels.fields, text) is not None
                self._add(self.fields, named, Entry(row.part, cell, "" if alone else text))
                place = beside if alone else beside + 1
            elif not cell.strip() and column in above and text.strip():
                labels[column] = above[column]
                known = self.fields[above[column]]
                self.entries.append(Entry(row.part, known.label, text))
                known.text = f"{known.text}\n{text}".strip()
                place = beside + 1
            else:
                self._text(row.part, cell)
                place += 1
        return labels

    def _text(self, part: str, text: str) -> None:
        """Take `label：value` lines; a line without a label goes on with the one before it."""
        entry: Entry | None = None
        for line in text.splitlines():
            for number, segment in enumerate(_GAP.split(line)):
                label, colon, value = _partition(segment)
                named = find_label(self.labels.fields, label) if colon else None
                if named is not None:
                    entry = Entry(part, label, value)
                    entry = self._add(self._lines, named, entry)
                elif entry is not None and segment.strip():
                    entry.text += (" " if number else "\n") + segment

    def _add(self, into: dict[str, Entry], named: DocumentField, entry: Entry) -> Entry:
        entry.label = _tidy(entry.label)
        self.entries.append(Entry(entry.part, entry.label, entry.text))
        if named.type == "date" and not is_blank(entry.text):
            # 日期 stands beside many things; where 谈判日期 is there too, that one is meant.
            known, own = into.get(named.id), self._is_own(entry)
            if known is not None and self._is_own(known) != own and not is_blank(known.text):
                into[named.id] = entry if own else known
                return into[named.id]
        return _join(into, named.id, entry)

    def _is_own(self, entry: Entry) -> bool:
        """Tell whether an entry stands under a field's label itself, not under an alias."""
        return find_label(self.labels.languages, entry.label) is not None


def _join(into: dict[str, Entry], key: str, entry: Entry) -> Entry:
    """Put an entry down. Two texts under one label are both kept: never one of them by chance."""
    known = into.get(key)
    if known is None or is_blank(known.text):
        into[key] = entry
    elif not is_blank(entry.text) and fold(entry.text) != fold(known.text):
        known.text += "\n" + entry.text
    return into[key]


def _partition(segment: str) -> tuple[str, str, str]:
    match = _COLON.search(segment)
    if match is None:
        return segment, "", ""
    return segment[: match.start()], match[0], segment[match.end() :]


def _tidy(label: str) -> str:
    return " ".join(label.split()).rstrip(":： ")
