"""Every rule on its own examples, as real files: the wrong one is found, the right one is not."""

from datetime import date

import pytest
from openpyxl.utils import get_column_letter

from stagecheck.engine import run_rules
from stagecheck.policy import Policy, Selection
from stagecheck.reading.submissions import find_submissions
from stagecheck.rules import TOLD, built_in_rules, only_with
from stagecheck.rules.base import Rule
from stagecheck.rules.examples import sheets
from stagemodel.load import load_pack
from support.example_files import completed, write_example

PACK = load_pack()
NOT_THE_CELL = {"F011": "a formula without a value", "F017": "the words of a comment"}
"""Rules that do not show the cell's text as found."""


def findings_of(rule, example, lang, loader, folder):
    parts = list(sheets(example, PACK, lang))
    if rule.code != "F004":
        parts = [completed(sheet, PACK, lang) for sheet in parts]
    names = write_example(parts, folder, PACK)
    (found,) = find_submissions([folder])
    submission = loader.load(found)
    today = date.fromisoformat(example.today)
    # A rule about what became of the others' findings needs them.
    selection = Selection() if rule.last else Selection(select=(rule.code,))
    findings = run_rules(submission, Policy(PACK, today, selection)).findings
    return [f for f in findings if f.code == rule.code], parts, names


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_the_wrong_example_is_found_where_it_is_marked(rule: Rule, lang, loader, tmp_path):
    findings, parts, names = findings_of(rule, rule.wrong, lang, loader, tmp_path)

    assert [finding.code for finding in findings] == [rule.code] * len(findings) != []
    assert all(text.strip() for f in findings for text in f.message.values())
    marked = [(i, sheet) for i, sheet in enumerate(parts) if sheet.marked]
    for index, sheet in marked:
        at = findings[0].at
        assert at.file == names[index]
        row, column = sheet.marked
        if sheet.kind == "minutes":
            assert at.label == sheet.rows[row][0] or at.part
        else:
            assert at.cell == f"{get_column_letter(column + 1)}{row + 2}"
            if row >= 0 and rule.code not in NOT_THE_CELL:
                text = sheet.rows[row][column].removeprefix("'")
                assert findings[0].found.strip() == text.strip("␣ ")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_the_right_example_is_left_alone(rule: Rule, lang, loader, tmp_path):
    findings, _, _ = findings_of(rule, rule.right, lang, loader, tmp_path)

    assert findings == []


def test_codes_and_names_are_unique_and_every_rule_has_a_severity_in_the_pack():
    rules = built_in_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        setting = PACK.rules[rule.code]
        assert setting.severity
        assert set(rule.limits) == set(setting.limits), rule.code
        assert all({"zh", "en"} <= texts.keys() for texts in (rule.finds, rule.why))


def test_rules_are_not_loaded_without_what_they_need():
    for rule in built_in_rules():
        assert {need.partition(".")[0] for need in rule.needs} >= set(only_with(rule.code)), rule


def test_rules_that_only_tell_what_reading_found_are_known_as_such():
    """Where reading found nothing of theirs they are not even loaded."""
    for rule in built_in_rules():
        tells = rule.check.__module__ == "stagecheck.rules.told"
        assert tells == (rule.code in TOLD), rule.code
        assert not (tells and (rule.needs or rule.last)), rule.code
