"""Minutes: read beside python-docx, rendered beside docxtpl, all in this process."""

import sys
from io import BytesIO
from itertools import cycle
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment
from material import AS_OF, minutes_source, submission
from measure import in_turns, table

from stagecheck.reading.files import read_file
from stagecheck.reading.package import is_plain
from stagecheck.reading.raw import RawDocument
from stagegen.documents import blank_context, find_document
from stagegen.minutes import MINUTES, build_minutes, minutes_context
from stagemodel.load import load_pack

READS, RENDERS = 30, 20


def read_minutes(folder: Path) -> str:
    """Compare reading every paragraph and table cell, as text, with python-docx.

    What documents share with those before them is looked through once: forgotten, it counts anew.
    """
    paths = cycle(sorted(submission(folder / "documents").glob("*.docx")))

    def python_docx() -> int:
        document = Document(str(next(paths)))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [c.text for t in document.tables for row in t.rows for c in row.cells]
        return sum(map(bool, texts))

    def reader() -> int:
        raw = read_file(next(paths))
        if not isinstance(raw, RawDocument):
            sys.exit(f"the minutes made for the benchmark cannot be read: {raw}")
        return sum(len(row.cells) for rows in raw.tables for row in rows)

    def first() -> int:
        is_plain.cache_clear()
        return reader()

    if min(python_docx(), reader(), first()) < 20:
        sys.exit("a reader lost texts")
    tasks = {
        "python-docx": python_docx,
        "stagecheck.reading": reader,
        "the first of its template": first,
    }
    return table("Minutes read, in process", in_turns(tasks, READS))


def render_minutes(folder: Path) -> str:
    """Compare rendering the pack's template of the minutes with docxtpl alone."""
    pack, source = load_pack(), minutes_source(0)
    document = find_document(pack, MINUTES)
    template = Path(pack.folder) / "documents" / document.template["zh"]
    context = blank_context(document) | minutes_context(pack, source, "zh")

    def docxtpl() -> None:
        rendered = DocxTemplate(str(template))
        rendered.render(dict(context), Environment(autoescape=True))
        rendered.save(BytesIO())

    tasks = {
        "docxtpl alone": docxtpl,
        "stagegen.minutes": lambda: build_minutes(pack, [source], "zh"),
    }
    return table(f"Minutes rendered, as of {AS_OF}, in process", in_turns(tasks, RENDERS))
