"""From a sample's source to its files."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from docx import Document

from making.changes import CHANGES
from making.package import document_bytes
from making.source import Sample, SignedMinutes
from stagebook.customers import read_facts
from stagebook.sources import minutes_source
from stagecheck.facts import Facts
from stagegen.documents import find_document, render_document
from stagegen.jinja import render
from stagegen.minutes import MINUTES, MinutesSource, minutes_context
from stagegen.names import safe_name
from stagegen.workbooks import Order, build_workbooks
from stagegen.writing import write_files
from stagemodel.pack import Pack
from stagemodel.texts import pick


def build(sample: Sample, pack: Pack, folder: Path) -> None:
    """Write the workbooks, the minutes made from them, and make the changes to both."""
    order = Order(
        sample.lang,
        company=sample.company,
        period=sample.period,
        owners=sample.owners,
        combined=sample.combined,
        sample=sample.example,
    )
    write_files(build_workbooks(pack, order, sample.rows, made=sample.saved), folder)
    if sample.minutes:
        facts = read_facts(folder, pack, sample.as_of)
        write_files(_all_minutes(sample, pack, facts), folder)
    for change in sample.changes:
        arguments = dict(change)
        CHANGES[arguments.pop("do")](folder / arguments.pop("file"), **arguments)


def _all_minutes(sample: Sample, pack: Pack, facts: Facts) -> dict[str, bytes]:
    template = pick(find_document(pack, MINUTES).file_for, sample.lang)
    files: dict[str, bytes] = {}
    for minutes in sample.minutes:
        name = safe_name(render(template, {"customer": minutes.customer}), files)
        files[name] = _filled(minutes, sample, pack, facts)
    return files


def _filled(minutes: SignedMinutes, sample: Sample, pack: Pack, facts: Facts) -> bytes:
    """Minutes as `stagebook minutes` makes them, with what people wrote into them."""
    found = facts.customers.find(minutes.customer).indexes
    if len(found) == 1:
        source = minutes_source(facts.deals[found[0]], sample.as_of, held=minutes.held)
    else:
        source = MinutesSource(minutes.customer, sample.as_of, held=minutes.held)
    context = minutes_context(pack, source, sample.lang)
    context |= {"company": sample.company, "customer": minutes.customer}
    context |= {**minutes.fields, **minutes.tables}
    made = datetime(minutes.held.year, minutes.held.month, minutes.held.day, 9)
    document = Document(io.BytesIO(render_document(pack, MINUTES, sample.lang, context, made)))
    confirmation = document.tables[-1]
    for row, (name, day) in zip(confirmation.rows[1:], minutes.signed, strict=True):
        row.cells[1].paragraphs[0].text, row.cells[2].paragraphs[0].text = name, day
    return document_bytes(document)
