"""A document's fields as found: what stands beside each label, wherever the label stands."""

from __future__ import annotations

from msgspec import Struct

from stagecheck.reading.raw import RawDocument, RawRow
from stagecheck.reading.wordentry import Entry, join
from stagecheck.reading.wordheaders import Header, agreed_column, find_header
from stagecheck.reading.wordlabels import Labels, find_label
from stagecheck.reading.wordlines import before_other_label, goes_on, segments
from stagecheck.reading.wordsigning import Signing
from stagecheck.reading.wordvalues import is_blank
from stagemodel.document import DocumentField


class Collected(Struct):
    """All that was found under a document's labels, still as text."""

    labels: Labels
    signing: Signing
    fields: dict[str, Entry] = {}
    tables: dict[str, list[dict[str, Entry]]] = {}
    entries: list[Entry] = []
    """Every cell and line that was taken, to name the field that a tracked change touches."""
    _lines: dict[str, Entry] = {}

    def read(self, raw: RawDocument) -> None:
        """Take what `raw` holds. A field in a table wins over a line of the text."""
        for rows in raw.tables:
            self._table(rows)
        self._paragraphs(raw.paragraphs)
        for field_id, entry in self._lines.items():
            known = self.fields.get(field_id)
            if known is None or is_blank(known.text):
                self.fields[field_id] = entry
        self.entries += self.signing.entries

    def _table(self, rows: list[RawRow]) -> None:
        header: Header | None = None
        agreed: int | None = None
        labels: dict[int, str] = {}
        heads: dict[int, str] = {}
        blocks: list[tuple[Header | None, RawRow]] = []
        for row in rows:
            found = find_header(row, self.labels)
            if found is not None:
                header = found
            elif header is not None and header.ends_before(row, self.labels):
                header = None
            blocks.append((header, row))
        plain = self.signing.take_table([row for head, row in blocks if head is None])
        for head, whole in blocks:
            if head is not None:
                labels, heads = {}, {}
                if head.row is not whole:
                    self._take_row(head, whole)
                continue
            row = next(plain)
            agreed = agreed_column(row) or agreed
            if heads and not self._labelled(row):
                self._below(heads, row)
                heads = {}
                continue
            labels = self._label_row(row, agreed, labels)
            heads = labels if all(self._names(cell) for cell in row.cells) else {}

    def _names(self, text: str) -> bool:
        return find_label(self.labels.fields, text) is not None

    def _labelled(self, row: RawRow) -> bool:
        return any(self._names(cell) for cell in row.cells)

    def _below(self, heads: dict[int, str], row: RawRow) -> None:
        """Take the values that stand under a row of nothing but labels."""
        for column, text in zip(row.columns, row.cells, strict=True):
            known = self.fields.get(heads.get(column, ""))
            if known is not None and is_blank(known.text):
                known.part, known.text = row.part, text
                self.entries.append(Entry(row.part, known.label, text))

    def _take_row(self, header: Header, row: RawRow) -> None:
        entries: dict[str, Entry] = {}
        above = self.tables.get(header.table or "", [])
        for column, place in header.cells.items():
            at = header.cell(row, column)
            text = "" if at is None else row.cells[at]
            if at in row.continued and above and column in above[-1]:
                text = above[-1][column].text
            entries[column] = Entry(row.part, _tidy(header.row.cells[place]), text)
        if header.table is None:
            self.signing.take_row(entries)
            return
        self.entries += entries.values()
        if not all(is_blank(entry.text) for entry in entries.values()):
            self.tables.setdefault(header.table, []).append(entries)

    def _label_row(self, row: RawRow, agreed: int | None, above: dict[int, str]) -> dict[int, str]:
        """Take label-and-value pairs; give the label columns, for a term that goes on below.

        A value stands beside its label, or under 约定内容 where a header says so (`agreed`).
        """
        labels: dict[int, str] = {}
        place = 0
        while place < len(row.cells):
            cell, column = row.cells[place], row.columns[place]
            named = find_label(self.labels.fields, cell)
            beside = place + 1
            if agreed in row.columns[beside:]:
                beside = row.columns.index(agreed)
            text = row.cells[beside] if beside < len(row.cells) else ""
            # Of two labels side by side, the first one's value is blank.
            alone = any(self._names(other) for other in row.cells[place + 1 : beside + 1])
            if named is not None:
                labels[column] = named.id
                self._add(self.fields, named, Entry(row.part, cell, "" if alone else text))
                place = place + 1 if alone else beside + 1
            elif not (cell.strip() or alone) and column in above and text.strip():
                labels[column] = above[column]
                known = self.fields[above[column]]
                self.entries.append(Entry(row.part, known.label, text))
                known.text = f"{known.text}\n{text}".strip()
                place = beside + 1
            else:
                entry: Entry | None = None
                for line in cell.splitlines():
                    entry = self._line(row.part, line, entry)
                place += 1
        return labels

    def _paragraphs(self, paragraphs: list[tuple[str, str]]) -> None:
        """Take `label：value` lines, and what goes on below a label of the terms."""
        lines = [(part, line) for part, text in paragraphs for line in text.splitlines() or [""]]
        entry: Entry | None = None
        for (part, line), taken in zip(lines, self.signing.take_lines(lines), strict=True):
            if taken:
                entry = None
                continue
            if entry is not None and part != entry.part and not self._continues(entry, line):
                entry = None
            entry = self._line(part, line, entry)

    def _continues(self, entry: Entry, line: str) -> bool:
        named = find_label(self.labels.fields, entry.label)
        return named is not None and named.block == "terms" and goes_on(entry.text, line)

    def _line(self, part: str, line: str, entry: Entry | None) -> Entry | None:
        """Take a line; one without a label goes on with `entry`. Gives the line's last entry."""
        if self._names(line):
            return self._start(part, line, "")
        for label, value in segments(line, self._names):
            if label is not None:
                entry = self._start(part, label, value)
            elif entry is not None and value.strip():
                entry.text += "\n" + value
        return entry

    def _start(self, part: str, label: str, value: str) -> Entry:
        named = self.labels.named(label)
        text = before_other_label(value) if named.block == "head" else value
        return self._add(self._lines, named, Entry(part, label, text.strip()))

    def _add(self, into: dict[str, Entry], named: DocumentField, entry: Entry) -> Entry:
        entry.label, entry.text = _tidy(entry.label), entry.text.lstrip(":： ")
        self.entries.append(Entry(entry.part, entry.label, entry.text))
        if named.type == "date" and not is_blank(entry.text):
            # 日期 stands beside many things; where 谈判日期 is there too, that one is meant.
            known, own = into.get(named.id), self._is_own(entry)
            if known is not None and self._is_own(known) != own and not is_blank(known.text):
                into[named.id] = entry if own else known
                return into[named.id]
        return join(into, named.id, entry)

    def _is_own(self, entry: Entry) -> bool:
        """Tell whether an entry stands under a field's label itself, not under an alias."""
        return find_label(self.labels.languages, entry.label) is not None


def _tidy(label: str) -> str:
    return " ".join(label.split()).rstrip(":： ")
