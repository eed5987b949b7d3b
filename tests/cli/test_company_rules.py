"""A company's own rules: through the real command, hostile expressions among them."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stagebook.main import run as stagebook
from stagemodel.load import load_pack

AS_OF = ("--as-of", "2024-06-01")
RULE = """
[[company]]
code = "C001"
name = "large-contract"
workbook = "contract-terms"
column = "amount"
when = '''{when}'''
severity = "error"
finds = {{ zh = "大额合同。", en = "A large contract." }}
message.zh = "合同 {{{{ number }}}} 金额 {{{{ amount }}}}。"
message.en = "{{{{ number }}}}: {{{{ amount }}}}."
"""


@pytest.fixture
def pack(tmp_path) -> Path:
    return Path(shutil.copytree(load_pack().folder, tmp_path / "ours"))


@pytest.fixture
def hits(demo, pack, capsysbinary):
    """Cells of contract-terms that an expression is true of."""

    def checked(when, *options):
        (pack / "rules.toml").write_text(RULE.format(when=when), encoding="utf-8")
        arguments = ["check", str(demo), *AS_OF, "--pack", str(pack), "--format", "json", *options]
        assert stagebook(arguments) in (0, 1)
        findings = json.loads(capsysbinary.readouterr().out)["findings"]
        return [f for f in findings if f["code"] == "C001"]

    return checked


@pytest.mark.parametrize(
    ("when", "rows"),
    [
        ("amount > 100", [5]),  # in the label's unit, 万元
        ("amount == 85.0 or amount * 1.1 > 131.9", [4, 5]),
        ("amount / 3 < 85 / 2", [4, 5]),
        ("archive == 'archived'", [4]),  # a choice is its id
        ("not signed", [5]),
        ("signed > date('2024-05-19') and signed < today", [4]),
        ("(today - signed).days > 10", [4]),
        ("signed.year > 2000 or signed - today", [4]),  # nothing of a blank is true
        ("signed is none and signed == none", [5]),
        ("'培训' in scope", [4]),
        ("'预付款' in payment and payment|length > 12", [4, 5]),
        ("customer.startswith('*科')", [4]),
        ("legal_review != 'passed'", []),  # the column is not there: silent
    ],
)  # fmt: skip
def test_an_expression_sees_typed_values(hits, when, rows):
    assert [f["location"]["cell"] for f in hits(when)] == [f"C{row}" for row in rows]


def test_a_finding_is_like_any_other(hits):
    [finding] = hits("amount > 100")
    assert finding["rule"] == "large-contract"
    assert finding["severity"] == "error"
    assert finding["message"] == "合同 HT20240402 金额 120。"
    assert finding["found"] == "120"
    assert finding["location"]["row"] == "HT20240402"


def test_it_is_selected_ignored_graded_and_silenced_like_any_other(hits, tmp_path):
    assert hits("amount", "--ignore", "C") == []
    assert len(hits("amount", "--select", "C001")) == 2
    config = tmp_path / "stagebook.toml"
    config.write_text('[severity]\nC001 = "info"\n', encoding="utf-8")
    assert {f["severity"] for f in hits("amount", "--config", str(config))} == {"info"}
    config.write_text('[workbooks.contract-terms]\nignore = ["C001"]\n', encoding="utf-8")
    assert hits("amount", "--config", str(config)) == []
    hits("amount", "--write-baseline", str(tmp_path / "b.json"))
    assert hits("amount", "--baseline", str(tmp_path / "b.json")) == []


def test_it_is_explained_and_listed(pack, capsys):
    (pack / "rules.toml").write_text(RULE.format(when="amount > 100"), encoding="utf-8")
    assert stagebook(["explain", "large-contract", "--pack", str(pack), "--lang", "en"]) == 0
    page = capsys.readouterr().out
    assert "amount > 100" in page
    assert "A large contract." in page
    for options in ([], ["--format", "markdown"]):
        assert stagebook(["rules", "--pack", str(pack), "--lang", "en", *options]) == 0
    assert "C001 large-contract" in capsys.readouterr().out


def test_a_value_that_cannot_be_used_is_judged_by_no_rule(demo, pack, tmp_path, hits):
    """Its own finding tells of it; a blank, by contrast, is an answer."""
    team = Path(shutil.copytree(demo, tmp_path / "team"))
    book = load_workbook(team / "合同关键信息表.xlsx")
    book.worksheets[0]["C4"], book.worksheets[0]["C5"] = "很多", "USD 3000000"
    book.save(team / "合同关键信息表.xlsx")
    hits("not amount or amount > 100")
    arguments = ["check", str(team), *AS_OF, "--pack", str(pack), "--select", "C"]
    assert stagebook([*arguments, "--fail-on", "info"]) == 0


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("().__class__", "__class__ may not be accessed"),
        ("().__class__.__mro__[1].__subclasses__()", "may not be accessed"),
        ("owner['__class__']", "SecurityError"),
        ("'{0.__class__}'.format(owner)", "SecurityError"),
        ("range(10**9)|list", "there is no range"),
        ("cycler.__init__.__globals__", "may not be accessed"),
        ("amount|attr('real')", "there is no filter attr"),
        ("'a' * 10**10", "MemoryError"),
        ("9**(9**9) > 1", "runs longer than 5 seconds"),  # worked out while compiling
        ("9**(9**number|length) > 1", "runs longer than 5 seconds"),
        ("owner > 500", "合同关键信息表!4: TypeError"),
        ("1 / 0 > amount", "DivisionByZero"),
        ("{{ amount }}", "without {{ }}"),
    ],
)
def test_a_rule_that_cannot_be_run_ends_the_check(demo, pack, capsys, when, reason):
    (pack / "rules.toml").write_text(RULE.format(when=when), encoding="utf-8")
    assert stagebook(["check", str(demo), *AS_OF, "--pack", str(pack), "--lang", "en"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "rules.toml: company.C001.when: " in output.err
    assert reason in output.err


def test_what_a_cell_holds_is_no_template(hits, demo, pack, tmp_path, capsysbinary):
    team = Path(shutil.copytree(demo, tmp_path / "team"))
    book = load_workbook(team / "合同关键信息表.xlsx")
    book.worksheets[0]["A5"] = "{{ 7*7 }}"
    book.save(team / "合同关键信息表.xlsx")
    hits("amount > 100")
    stagebook(["check", str(team), *AS_OF, "--pack", str(pack), "--select", "C"])
    assert "合同 {{ 7*7 }} 金额 120" in capsysbinary.readouterr().out.decode()
