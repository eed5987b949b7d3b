"""Negotiation minutes out of a Word document, whatever people made of its layout."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from stagecheck.reading.raw import RawChange, RawDocument
from stagecheck.reading.wordentry import Entry
from stagecheck.reading.wordfields import Collected
from stagecheck.reading.wordlabels import Labels, find_label, labels_of
from stagecheck.reading.wordsigning import Signing
from stagecheck.reading.wordtext import PICTURE
from stagecheck.reading.wordtokens import Words, words_of
from stagecheck.reading.wordvalues import is_blank, read_field
from stagemodel.cells import DocField
from stagemodel.document import Document, DocumentField, DocumentParty
from stagemodel.pack import Pack
from stagemodel.submission import Change, Minutes, Signature
from stagemodel.texts import Texts
from stagemodel.values.text import fold, fold_all

NOT_MINUTES: Texts = {
    "zh": "没有谈判纪要的标题，也没有找到它的大部分栏目，不是谈判纪要，已跳过",
    "en": "neither a title nor most labels of the minutes were found: not minutes; skipped",
}
BLANK_FORM: Texts = {
    "zh": "必填栏目一项也没有填写，是空白的谈判纪要，已跳过",
    "en": "not one required field is filled in, so this is a blank form; skipped",
}

_TOP, _LONGEST_TITLE = 10, 30
"""A title stands in one of the first paragraphs and has not more characters."""
_NAME = DocumentField(id="name", block="head", type="text", label={})
_DATE_WORDS = frozenset({"日期", "签字日期", "签署日期", "时间", "date"})
_SIGNED = DocumentField(id="signed", block="head", type="date", label={})


class MinutesBinder:
    """Binds documents to the minutes of one pack; made once, used for every file."""

    def __init__(self, pack: Pack) -> None:
        """Collect the labels and parties of the pack's documents."""
        self._pack = pack
        self._placeholders = frozenset(fold_all(pack.placeholders))
        self._forms = [(form, labels_of(form), words_of(form.parties)) for form in pack.documents]

    def bind(self, raw: RawDocument, file: str) -> Minutes | Texts:
        """Find the pack's fields in `raw`, or give the note that says why the file is skipped.

        `file` is the path as the report shows it.
        """
        found = [(form, _collect(raw, labels, words)) for form, labels, words in self._forms]
        document, collected = max(found, key=lambda pair: len(pair[1].fields), default=(None, None))
        if document is None or collected is None or not _is_meant(raw, file, document, collected):
            return NOT_MINUTES
        fields = {
            field.id: self._read(field, collected.fields[field.id])
            for field in document.fields
            if field.id in collected.fields
        }
        if not any(fields[f.id].filled for f in document.fields if f.required and f.id in fields):
            return BLANK_FORM
        columns = {table.id: {c.id: c for c in table.columns} for table in document.tables}
        tables = {
            table.id: tuple(
                {name: self._read(columns[table.id][name], entry) for name, entry in row.items()}
                for row in collected.tables.get(table.id, [])
            )
            for table in document.tables
        }
        lang = _language(collected, self._pack)
        customer = fields["customer"].value if "customer" in fields else None
        signed = collected.signing.by_party(fold(str(customer or "")))
        signatures = tuple(
            _signature(party, signed[party.id], lang, self._placeholders)
            for party in document.parties
            if party.id in signed
        )
        changes = tuple(_change(change, collected) for change in raw.changes)
        return Minutes(file, document, fields, tables, signatures, changes, lang, raw.saved)

    def _read(self, field: DocumentField, entry: Entry) -> DocField:
        return read_field(field, entry.part, entry.label, entry.text, self._placeholders)


def _collect(raw: RawDocument, labels: Labels, words: Words) -> Collected:
    collected = Collected(labels, Signing(words))
    collected.read(raw)
    return collected


def _is_meant(raw: RawDocument, file: str, document: Document, collected: Collected) -> bool:
    """Tell whether this is the document, not a contract or a notice that has a label in common.

    Most of the labels that it needs, or a title, a number or a file name of its own, will do.
    """
    required = [field.id for field in document.fields if field.required]
    if sum(1 for name in required if name in collected.fields) * 2 > len(required):
        return True
    top = [cell for rows in raw.tables[:1] for row in rows[:1] for cell in row.cells]
    titles = [*top, *(line for _, line in raw.paragraphs[:_TOP])]
    names = [PurePosixPath(file).name, *(text for text in titles if len(text) <= _LONGEST_TITLE)]
    names += [entry.label for entry in collected.fields.values()]
    called = any(fold(word) in fold(name) for word in document.names for name in names)
    return called and bool(collected.fields)


def _language(collected: Collected, pack: Pack) -> str:
    languages = collected.labels.languages
    counted = Counter(
        lang
        for entry in collected.fields.values()
        if (lang := find_label(languages, entry.label)) is not None
    )
    return max(counted, key=counted.__getitem__, default=pack.languages[0])


def _signature(
    party: DocumentParty, entries: dict[str, Entry], lang: str, placeholders: frozenset[str]
) -> Signature:
    name, signed = entries["name"], entries["signed"]
    read = read_field(_NAME, name.part, name.label, name.text, placeholders)
    if read.state == "blank" and PICTURE in name.text:
        # A scanned signature or a seal put in as a picture.
        shown = "[图片]" if lang == "zh" else "[picture]"
        read = DocField(name.part, name.label, shown, shown, "ok")
    # 日期：2024-06-11 is how many sign; the word before the colon is the column's own.
    before, colon, after = signed.text.replace("：", ":").partition(":")
    day = after if colon and fold(before) in _DATE_WORDS else signed.text
    date = read_field(_SIGNED, signed.part, signed.label, day, placeholders)
    return Signature(party.id, read, date)


def _change(change: RawChange, collected: Collected) -> Change:
    """Name the field that a change touches: its own cell's, else its row's or paragraph's."""
    same = [entry for entry in collected.entries if entry.part == change.part]
    exact = [entry for entry in same if entry.text == change.after]
    label = next((entry.label for entry in exact or same), "")
    if not label:
        first, tab, _ = (change.before or change.after).partition("\t")
        label = first.strip() if tab and not is_blank(first) else ""
    return Change(change.part, label, change.before.strip(), change.after.strip())
