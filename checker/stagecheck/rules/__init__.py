"""The rules, by code, in the order of the catalogue. A new rule is a new file and a line here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from stagecheck.rules.base import Rule

_PLACES = {
    "F001": "files.unreadable_file",
    "F002": "files.unknown_workbook",
    "F003": "files.missing_workbook",
    "F004": "files.missing_column",
    "F005": "files.duplicate_column",
    "F006": "files.unknown_column",
    "F007": "files.outdated_template",
    "F008": "files.empty_workbook",
    "F009": "files.hidden_data",
    "F010": "files.merged_cells",
    "F011": "files.uncalculated_formula",
    "F012": "files.error_value",
    "F013": "files.blank_row",
    "F014": "files.example_row",
    "F015": "files.duplicate_workbook",
    "F016": "files.validation_removed",
    "F017": "files.unused_suppression",
    "F018": "files.ambiguous_table",
    "V001": "values.missing_value",
    "V002": "values.not_in_list",
    "V003": "values.text_date",
    "V004": "values.invalid_date",
    "V005": "values.text_number",
    "V006": "values.invalid_number",
    "V007": "values.out_of_range",
    "V008": "values.bad_pattern",
    "V009": "values.duplicate_key",
    "V010": "values.stray_whitespace",
    "V011": "values.placeholder",
    "V012": "values.lookalike_customer",
    "V013": "values.ambiguous_date",
    "V014": "values.mixed_language",
    "V015": "values.percent_in_doubt",
    "R001": "references.unknown_customer",
    "R002": "references.ambiguous_customer",
    "R003": "references.owner_conflict",
    "R004": "references.short_name",
    "S001": "stages.no_stage_record",
    "S002": "stages.missing_stage",
    "S003": "stages.stage_conflict",
    "S004": "stages.stage_behind",
    "S005": "stages.gate_not_met",
    "S006": "stages.stage_regressed",
    "S007": "stages.stage_overlap",
    "S008": "stages.no_next_step",
    "S009": "stages.no_action",
    "S010": "stages.no_risk_plan",
    "S011": "stages.duplicate_stage",
    "S012": "stages.lost_without_reason",
    "D001": "dates.overdue_stage",
    "D002": "dates.overdue_close",
    "D003": "dates.stalled_stage",
    "D004": "dates.stale_record",
    "D005": "dates.future_date",
    "D006": "dates.date_order",
    "D007": "dates.implausible_date",
    "D008": "dates.close_before_stage",
    "D009": "dates.stale_workbook",
    "D010": "dates.late_confirmation",
    "D011": "dates.overdue_delivery",
    "D012": "dates.unsigned_too_long",
    "D013": "dates.overdue_care",
    "T001": "terms.amount_mismatch",
    "T002": "terms.payment_mismatch",
    "T003": "terms.delivery_mismatch",
    "T004": "terms.scope_mismatch",
    "T005": "terms.party_mismatch",
    "T006": "terms.payment_total",
    "T007": "terms.signed_before_minutes",
    "T008": "terms.no_minutes",
    "T009": "terms.archived_unsigned",
    "T010": "terms.signed_not_archived",
    "T011": "terms.number_date",
    "T012": "terms.unreadable_term",
    "T013": "terms.one_sided_term",
    "T014": "terms.review_missing",
    "M001": "minutes.unfilled_field",
    "M002": "minutes.unconfirmed_minutes",
    "M003": "minutes.pending_changes",
    "M004": "minutes.words_mismatch",
    "M005": "minutes.open_point_unowned",
    "M006": "minutes.superseded_minutes",
}
CODES = tuple(_PLACES)
"""Of every rule."""
TOLD = frozenset({
    "F001", "F002", "F004", "F005", "F006", "F009", "F010", "F011", "F012", "F013", "F016",
    "F018", "V002", "V003", "V004", "V005", "V006", "V007", "V008", "V010", "V013", "V014",
    "V015",
})  # fmt: skip
"""Those that only put into words what reading found (`told`): they need not even be loaded where
it found nothing of theirs."""

_ONLY_WITH = {
    "stage-progress": (
        "S001", "S002", "S003", "S006", "S007", "S008", "S009", "S010", "S011", "D001", "D003",
        "D008", "D013",
    ),
    "customer-needs": ("D010",),
    "contract-terms": ("T", "D002", "D011", "D012"),
    "minutes": ("M",),
}  # fmt: skip
"""Which rules are not even loaded without it: their codes, or what those begin with."""


@cache
def rule_of(code: str) -> Rule:
    """Give the rule with this code. Raises KeyError where there is none."""
    rule: Rule = import_module(f"{__name__}.{_PLACES[code]}").RULE
    return rule


def only_with(code: str) -> tuple[str, ...]:
    """Give what the rule with this code is not even loaded without, as its `needs` say it."""
    return tuple(need for need, begins in _ONLY_WITH.items() if code.startswith(begins))


def built_in_rules() -> tuple[Rule, ...]:
    """Give every rule there is, but for a company's own."""
    return tuple(map(rule_of, CODES))
