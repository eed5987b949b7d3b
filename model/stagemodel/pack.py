"""What a pack says: workbooks, columns, stages, vocabularies, documents and limits.

Frozen structures only. `stagemodel.load` makes them from a folder of TOML files and sees to it
that they fit together; everything else may rely on that.
"""

from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from stagemodel.document import ColumnType, Document
from stagemodel.texts import Texts

Gate = Literal[
    "customer-recorded", "need-recorded", "needs-confirmed", "minutes-settled", "contract-signed"
]
Severity = Literal["error", "warning", "info"]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One value of a vocabulary."""

    id: str
    label: Texts
    aliases: tuple[str, ...] = ()


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """One stage of the sale; the order of the stages is their order in the pack."""

    id: str
    label: Texts
    aliases: tuple[str, ...] = ()
    usual_days: int | None = None
    """Usual length in days; none means open-ended."""
    gate: Gate | None = None
    """What must be true before a customer stands in this stage."""
    method: Texts = {}
    """What to do in this stage, for instruction sheets and explanations."""


class ClosedState(Struct, frozen=True, forbid_unknown_fields=True):
    """A state outside the sequence: the customer is on hold or lost."""

    id: str
    label: Texts
    aliases: tuple[str, ...] = ()
    needs_reason: bool = False


class RequiredWhen(Struct, frozen=True, forbid_unknown_fields=True):
    """When a cell must be filled: in a range of stages, or with another cell."""

    from_stage: str | None = None
    to_stage: str | None = None
    with_column: str | None = None


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """One column of a workbook."""

    id: str
    type: ColumnType
    label: Texts
    prompt: Texts
    """How to fill it: the header cell's input message and the instruction sheet's text."""
    aliases: tuple[str, ...] = ()
    key: bool = False
    required: bool | RequiredWhen = False
    optional: bool = False
    """Written only when asked for (`--with`), understood wherever present."""
    choices: str | None = None
    """The vocabulary of a `choice` column, by its id in choices.toml."""
    open: bool = False
    """Values outside the vocabulary are taken as they are."""
    past: bool = False
    """The date of something that has happened: not after today."""
    not_yet: tuple[str, ...] = ()
    """Words in a date column that mean 'not yet' and count as a blank."""
    above: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str | None = None
    """A regular expression that the whole normalised text must match."""
    pattern_hint: Texts = {}
    width: int = 16
    """Width in half-width characters."""


class Workbook(Struct, frozen=True, forbid_unknown_fields=True):
    """One workbook: a sheet with a table, one row a `row_is`."""

    id: str
    label: Texts
    """The plain name, for reports."""
    sheet: Texts
    file: Texts
    title: Texts
    """Jinja over company, period, owner."""
    row_is: Texts
    """What one row stands for, such as 'one customer'."""
    intro: Texts
    """Instruction sheet: what the workbook is for. Jinja over company, period, stages."""
    columns: tuple[Column, ...]
    required: bool = True
    """A submission must have it (F003)."""
    empty_is_normal: bool = False
    """No rows yet is worth knowing, not a warning (F008)."""
    header: Texts = {}
    footer: Texts = {}
    examples: tuple[dict[str, Texts], ...] = ()
    """Rows of the made-up customer that instruction sheets show; column id to text."""
    sample: tuple[dict[str, Texts], ...] = ()
    """Rows of the worked example (`--sample`); column id to text."""

    def column(self, column_id: str) -> Column | None:
        """Give the column with this id, or none."""
        return next((column for column in self.columns if column.id == column_id), None)

    def labels(self, column_id: str | None) -> Texts:
        """Give a column's label; the workbook's own where there is no such column."""
        column = self.column(column_id) if column_id else None
        return column.label if column else self.label

    @property
    def key(self) -> Column:
        """The column that names a row: the key, else the first column."""
        return next((column for column in self.columns if column.key), self.columns[0])


class RuleSetting(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a pack says about a rule: how grave, and its numbers."""

    severity: Severity | None = None
    limits: dict[str, int] = {}
    working_days: bool = False
    """Its days are the calendar's working days."""


class Calendar(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Which days people work."""

    country: str = "CN"
    """Whose public holidays count, as the `holidays` library names countries."""


class CompanyRule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of a company's own: a Jinja expression that is true of a row at fault."""

    code: str
    name: str
    workbook: str
    when: str
    """Jinja expression over the row's values; see docs/configuration.md."""
    finds: Texts
    message: Texts
    """Jinja over the row's texts as they stand in the sheet."""
    column: str | None = None
    """The column that the finding stands on; the key column where none is given."""
    severity: Severity = "warning"
    why: Texts = {}


class Pack(Struct, frozen=True, dict=True):
    """A whole pack, checked: every id that one part uses stands in another."""

    name: str
    version: str
    label: Texts
    languages: tuple[str, ...]
    workbooks: tuple[Workbook, ...]
    documents: tuple[Document, ...]
    stages: tuple[Stage, ...]
    closed: tuple[ClosedState, ...]
    choices: dict[str, tuple[Choice, ...]]
    rules: dict[str, RuleSetting]
    placeholders: tuple[str, ...]
    totals: tuple[str, ...]
    """Words that begin a row of sums, which is no data row."""
    example_customer: tuple[str, ...]
    """Names of the made-up customer, folded nowhere: as written in each language."""
    folder: str
    remarks: tuple[str, ...] = ()
    """Labels of lines around the data, such as 制表人; with … what a remark begins with."""
    hints: tuple[str, ...] = ()
    """Words in a line right under the header that say how to fill a column in."""
    history: Literal["current", "full"] = "current"
    general: Texts = {}
    """The method's general advice, for instruction sheets."""
    owners: tuple[str, ...] = field(default=())
    equal_events: tuple[tuple[str, ...], ...] = ()
    """Payment events that count as one when contract and minutes are compared, set by set."""
    calendar: Calendar = Calendar()
    company: tuple[CompanyRule, ...] = ()
    """The company's own rules; their severities stand in `rules` with all others."""

    def workbook(self, workbook_id: str) -> Workbook | None:
        """Give the workbook with this id, or none."""
        return next((book for book in self.workbooks if book.id == workbook_id), None)

    @cached_property
    def stage_index(self) -> dict[str, int]:
        """Place of each stage in the sequence, from 0; closed states have none."""
        return {stage.id: index for index, stage in enumerate(self.stages)}

    @cached_property
    def state_by_id(self) -> dict[str, Stage | ClosedState]:
        """Every stage and closed state by its id."""
        states: tuple[Stage | ClosedState, ...] = (*self.stages, *self.closed)
        return {state.id: state for state in states}
