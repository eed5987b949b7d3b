"""The rules, in the order of the catalogue. A new rule is a new file and two lines here."""

from stagecheck.rules.base import Rule
from stagecheck.rules.dates import (
    close_before_stage,
    date_order,
    future_date,
    implausible_date,
    late_confirmation,
    overdue_care,
    overdue_close,
    overdue_delivery,
    overdue_stage,
    stale_record,
    stale_workbook,
    stalled_stage,
    unsigned_too_long,
)
from stagecheck.rules.files import (
    ambiguous_table,
    blank_row,
    duplicate_column,
    duplicate_workbook,
    empty_workbook,
    error_value,
    example_row,
    hidden_data,
    merged_cells,
    missing_column,
    missing_workbook,
    outdated_template,
    uncalculated_formula,
    unknown_column,
    unknown_workbook,
    unreadable_file,
    unused_suppression,
    validation_removed,
)
from stagecheck.rules.minutes import (
    open_point_unowned,
    pending_changes,
    superseded_minutes,
    unconfirmed_minutes,
    unfilled_field,
    words_mismatch,
)
from stagecheck.rules.references import (
    ambiguous_customer,
    owner_conflict,
    short_name,
    unknown_customer,
)
from stagecheck.rules.stages import (
    duplicate_stage,
    gate_not_met,
    lost_without_reason,
    missing_stage,
    no_action,
    no_next_step,
    no_risk_plan,
    no_stage_record,
    stage_behind,
    stage_conflict,
    stage_overlap,
    stage_regressed,
)
from stagecheck.rules.terms import (
    amount_mismatch,
    archived_unsigned,
    delivery_mismatch,
    no_minutes,
    number_date,
    one_sided_term,
    party_mismatch,
    payment_mismatch,
    payment_total,
    review_missing,
    scope_mismatch,
    signed_before_minutes,
    signed_not_archived,
    unreadable_term,
)
from stagecheck.rules.values import (
    ambiguous_date,
    bad_pattern,
    duplicate_key,
    invalid_date,
    invalid_number,
    lookalike_customer,
    missing_value,
    mixed_language,
    not_in_list,
    out_of_range,
    percent_in_doubt,
    placeholder,
    stray_whitespace,
    text_date,
    text_number,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        unreadable_file,  # F001
        unknown_workbook,  # F002
        missing_workbook,  # F003
        missing_column,  # F004
        duplicate_column,  # F005
        unknown_column,  # F006
        outdated_template,  # F007
        empty_workbook,  # F008
        hidden_data,  # F009
        merged_cells,  # F010
        uncalculated_formula,  # F011
        error_value,  # F012
        blank_row,  # F013
        example_row,  # F014
        duplicate_workbook,  # F015
        validation_removed,  # F016
        unused_suppression,  # F017
        ambiguous_table,  # F018
        missing_value,  # V001
        not_in_list,  # V002
        text_date,  # V003
        invalid_date,  # V004
        text_number,  # V005
        invalid_number,  # V006
        out_of_range,  # V007
        bad_pattern,  # V008
        duplicate_key,  # V009
        stray_whitespace,  # V010
        placeholder,  # V011
        lookalike_customer,  # V012
        ambiguous_date,  # V013
        mixed_language,  # V014
        percent_in_doubt,  # V015
        unknown_customer,  # R001
        ambiguous_customer,  # R002
        owner_conflict,  # R003
        short_name,  # R004
        no_stage_record,  # S001
        missing_stage,  # S002
        stage_conflict,  # S003
        stage_behind,  # S004
        gate_not_met,  # S005
        stage_regressed,  # S006
        stage_overlap,  # S007
        no_next_step,  # S008
        no_action,  # S009
        no_risk_plan,  # S010
        duplicate_stage,  # S011
        lost_without_reason,  # S012
        overdue_stage,  # D001
        overdue_close,  # D002
        stalled_stage,  # D003
        stale_record,  # D004
        future_date,  # D005
        date_order,  # D006
        implausible_date,  # D007
        close_before_stage,  # D008
        stale_workbook,  # D009
        late_confirmation,  # D010
        overdue_delivery,  # D011
        unsigned_too_long,  # D012
        overdue_care,  # D013
        amount_mismatch,  # T001
        payment_mismatch,  # T002
        delivery_mismatch,  # T003
        scope_mismatch,  # T004
        party_mismatch,  # T005
        payment_total,  # T006
        signed_before_minutes,  # T007
        no_minutes,  # T008
        archived_unsigned,  # T009
        signed_not_archived,  # T010
        number_date,  # T011
        unreadable_term,  # T012
        one_sided_term,  # T013
        review_missing,  # T014
        unfilled_field,  # M001
        unconfirmed_minutes,  # M002
        pending_changes,  # M003
        words_mismatch,  # M004
        open_point_unowned,  # M005
        superseded_minutes,  # M006
    )
)
