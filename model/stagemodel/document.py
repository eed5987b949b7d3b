"""A Word document of a pack: its templates, and the fields that are read back from it."""

from typing import Literal

from msgspec import Struct

from stagemodel.texts import Texts

ColumnType = Literal[
    "text", "long-text", "owner", "choice", "stage", "date", "number", "money",
    "reference", "payment", "duration", "services",
]  # fmt: skip


class DocumentField(Struct, frozen=True, forbid_unknown_fields=True):
    """One labelled field of a document, found again by its label."""

    id: str
    block: Literal["head", "terms"]
    type: ColumnType
    label: Texts
    aliases: tuple[str, ...] = ()
    required: bool = False


class DocumentTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of rows in a document, found again by its header."""

    id: str
    columns: tuple[DocumentField, ...]
    label: Texts = {}


class DocumentParty(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the confirmation table: who signs."""

    id: Literal["ours", "customer"]
    label: Texts
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """What contracts usually call this party (乙方), unless the document says otherwise."""


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A Word document of the pack: its templates and what is read back from it."""

    id: str
    label: Texts
    template: Texts
    """File name of the .docx with Jinja tags, by language, in `documents/`."""
    file: Texts
    """Name of the blank document."""
    file_for: Texts
    """Name of a customer's document; Jinja over customer."""
    number_pattern: str
    fields: tuple[DocumentField, ...]
    tables: tuple[DocumentTable, ...]
    parties: tuple[DocumentParty, ...]
    intro: Texts = {}
    names: tuple[str, ...] = ()
    """Words by which the file's name tells it where it cannot be read: `纪要` in `纪要.doc`."""
