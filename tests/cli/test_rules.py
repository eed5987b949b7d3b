"""`stagebook explain` and `stagebook rules`."""

import pytest

from stagebook.commands.check import FORMATS
from stagebook.explanation import explanation
from stagebook.main import run
from stagecheck.reporters import REPORTERS, View
from stagecheck.reporters.canvas import Canvas
from stagecheck.rules import built_in_rules
from stagemodel.display import columns
from stagemodel.load import load_pack


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained_in_the_width_of_a_terminal(rule, lang, pack):
    lines = list(explanation(rule, pack, Canvas(View(lang, 80))))
    assert lines[0].startswith(f"{rule.code} {rule.name} · ")
    assert max(map(columns, lines)) <= 80
    assert sum(rule.wrong.today in line or rule.right.today in line for line in lines) >= 2


def test_by_name_and_in_small_letters(capsys):
    assert run(["explain", "gate-not-met", "--lang", "en"]) == 0
    by_name = capsys.readouterr().out
    assert run(["explain", "s005", "--lang", "en"]) == 0
    assert capsys.readouterr().out == by_name


def test_an_unknown_rule_is_answered_with_the_nearest(capsys):
    assert run(["explain", "gate-not-mat", "--lang", "en"]) == 2
    assert "gate-not-met" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_lists_every_rule(lang, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["rules", "--lang", lang]) == 0
    table = capsys.readouterr().out
    for rule in built_in_rules():
        assert f"{rule.code}  {rule.name}" in table
    assert max(map(columns, table.splitlines())) <= 80


def test_markdown_has_a_section_and_a_link_for_every_rule(capsysbinary):
    assert run(["rules", "--format", "markdown", "--lang", "en"]) == 0
    page = capsysbinary.readouterr().out.decode()
    for rule in built_in_rules():
        assert f"\n### {rule.code} {rule.name}\n" in page
        assert f"(#{rule.code.lower()}-{rule.name})" in page
    cells = [line.replace("\\|", "").count("|") for line in page.splitlines()]
    in_tables = [line.startswith("|") for line in page.splitlines()]
    for above, line, is_row in zip(cells, cells[1:], in_tables[1:], strict=False):
        assert not is_row or above in (0, line)


def test_the_formats_offered_are_the_reporters():
    assert tuple(REPORTERS) == FORMATS
