"""The Word documents of a pack: which tags they have, and each as a blank form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from stagegen.forms import Form, OpenPlace, Places
from stagegen.names import safe_name
from stagegen.packing import parts_of
from stagegen.wordtemplate import render_template
from stagegen.wordxml import clean
from stagemodel.document import Document
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack
from stagemodel.texts import pick

BLANK = "____________"
"""What stands where nothing is known, to be filled in on the screen or by hand."""
_LONGEST_FILLED_IN = 100
"""Characters of a company's name that fit a document's title with much else."""
_BLANK_ROWS = {"needs": 2, "decision_chain": 2}
_BLANK_ROWS_ELSE = 3


def blank_documents(pack: Pack, lang: str, company: str, made: datetime) -> dict[str, bytes]:
    """Give every document of the pack as a blank form: file name to content."""
    return BlankDocuments(pack, made).build(lang, company)


class BlankDocuments:
    """Makes the blank documents for many companies; each template is rendered once a language."""

    def __init__(self, pack: Pack, made: datetime) -> None:
        """Take the pack and the documents' time of creation."""
        self._pack, self._made = pack, made
        self._forms: dict[tuple[str, str], Form | None] = {}

    def build(self, lang: str, company: str) -> dict[str, bytes]:
        """Give every document of the pack: file name to content.

        Raises StagebookError where a template is wrong.
        """
        company = clean(" ".join(company.split()))
        files: dict[str, bytes] = {}
        for document in self._pack.documents:
            name = safe_name(pick(document.file, lang), files)
            form = self._form(document, lang) if 0 < len(company) <= _LONGEST_FILLED_IN else None
            if form:
                files[name] = form.fill([company])
            else:
                files[name] = self._render(document, lang, {"company": company})
        return files

    def _form(self, document: Document, lang: str) -> Form | None:
        """Give a document with the company left open; none where its template needs the name."""
        key = (document.id, lang)
        if key not in self._forms:
            place = OpenPlace(Places().leave_open("company"))
            try:
                data = self._render(document, lang, {"company": place})
            except StagebookError:
                # Either for want of the name, or rendering with the name will say it again.
                place.misused = True
            self._forms[key] = None if place.misused else Form(parts_of(data))
        return self._forms[key]

    def _render(self, document: Document, lang: str, context: Mapping[str, object]) -> bytes:
        return render_document(self._pack, document.id, lang, context, self._made)


def render_document(
    pack: Pack,
    document_id: str,
    lang: str,
    context: Mapping[str, object],
    made: datetime | None = None,
) -> bytes:
    """Render a document of the pack with `context`, which `blank_context` lies beneath.

    Raises StagebookError where the pack has no such document or its template is wrong.
    """
    document = find_document(pack, document_id)
    template = Path(pack.folder) / "documents" / pick(document.template, lang)
    return render_template(template, blank_context(document) | dict(context), made)


def find_document(pack: Pack, document_id: str) -> Document:
    """Give the pack's document with this id; raises StagebookError where there is none."""
    for document in pack.documents:
        if document.id == document_id:
            return document
    there = ", ".join(document.id for document in pack.documents) or "-"
    raise StagebookError(
        f"模板包 {pack.name} 里没有文档 {document_id}；有：{there}。",
        f"the pack {pack.name} has no document {document_id}; it has: {there}.",
    )


def blank_context(document: Document) -> dict[str, object]:
    """Give every tag of a document's template as a blank: a company's own fields have theirs too.

    A tag is the field's id with `_` for `-`; a row table's tag is a list of rows.
    """
    context: dict[str, object] = {"blank": BLANK, "company": ""}
    context |= dict.fromkeys(("customer", "contact", "title", "owner"), BLANK)
    context |= {_tag(field.id): BLANK for field in document.fields}
    columns = {_tag(table.id): [_tag(c.id) for c in table.columns] for table in document.tables}
    columns["needs"] = ["description", "direction", "confirmer"]
    for tag, names in columns.items():
        rows = _BLANK_ROWS.get(tag, _BLANK_ROWS_ELSE)
        context[tag] = [dict.fromkeys(names, "") for _ in range(rows)]
    return context


def _tag(field_id: str) -> str:
    return field_id.replace("-", "_")
