"""No text from a cell takes effect anywhere: as a formula, tag, field, path or terminal code.

Texts are made of pieces that mean something to some program. Each is put into every place that
takes text, and what comes out is compared with what a harmless text gives.
"""

from __future__ import annotations

import io
import json
import os
import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from stagebook.api import ContractDraft, MinutesSource, Need, Order, build_minutes, build_workbooks
from stagebook.main import run
from stagecheck.check import check_paths
from stagecheck.engine import run_rules
from stagecheck.policy import Policy
from stagecheck.reading.loading import Loader
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from stagecheck.report import Report
from stagecheck.reporters import View
from stagecheck.reporters.json import to_json
from stagecheck.reporters.text import to_text
from stagemodel.load import load_pack
from support.files import MADE, TODAY, parts_of

PACK = load_pack("standard")
PIECES = (
    "=cmd|'/c calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "'=1",
    '=HYPERLINK("http://a","b")', "{{ 7*7 }}", "{% for x in [] %}", "{# x #}", "{{ self }}",
    "{_{ x }_}", "../../etc/passwd", "..\\..\\x", "C:\\x", "/etc/passwd", "CON", "nul.docx", "a:b",
    "\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\x1b[2J", "\b\b\b", "\r", "\u202e", "\u2066", "\u200b",
    "\ufeff", "\ud800", "\x00", "</w:t></w:r>", "<w:br/>", "<script>", "&amp;", "&", "]]>",
    "_x001B_", "&P", "&D", '&"Wingdings"', "&[Path]", "&&A", "${x}", "%s", "{0}", "%TEMP%", "云帆",
    "$(x)", "`x`", "[bold]x[/bold]", "[link=http://a]x[/link]",
)  # fmt: skip
TEXTS = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=4)
    .map("".join)
    .filter(lambda text: any(c.isprintable() and not c.isspace() for c in text))
)
several = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FORMULA = re.compile(rb"<(f|formula1|formula2|formula|definedName|hyperlink|oleObject)\b.*?</\1>")


def visible(text):
    """What XML can hold of a text."""
    return "".join(
        c for c in text
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )  # fmt: skip


def workbooks(text):
    rows = {
        book.id: [
            {c.id: text for c in book.columns if c.type in ("text", "long-text", "reference")}
            | {c.id: text for c in book.columns if c.type in ("owner", "date", "money")}
        ]
        for book in PACK.workbooks
        if book.id in ("customer-tracking", "contract-terms")
    }
    order = Order("zh", text, text, (text,), only=("customer-tracking", "contract-terms"))
    return build_workbooks(PACK, order, rows, made=MADE)


@pytest.fixture(scope="module")
def harmless():
    return workbooks("云帆")


@several
@given(TEXTS)
@example("=cmd|'/c calc'!A0")
@example("&P&D&[Path]")
def test_workbooks(harmless, text):
    for name, data in workbooks(text).items():
        parts, usual = parts_of(data), parts_of(harmless[name])
        assert set(parts) == set(usual)
        for part, content in parts.items():
            assert FORMULA.findall(content) == FORMULA.findall(usual[part])
            if part.endswith(".rels"):
                assert content == usual[part]
            if b"<oddHeader>" in content or b"<oddFooter>" in content:
                assert codes(content) == codes(usual[part])
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        cell = sheet["A4"] if "合同" not in name else sheet["B4"]
        # Spreadsheets keep line ends as line feeds, and `_x001B_` escaped.
        assert lines(unescape(cell.value)) == lines(visible(text))
        assert cell.data_type != "f"


def codes(part):
    """The codes in headers and footers that print a page number, a path or in another font."""
    found = re.findall(rb"<(?:odd|even|first)(?:Header|Footer)>(.*?)<", part)
    return [re.findall(rb"&amp;.", text.replace(b"&amp;&amp;", b"")) for text in found]


def lines(text):
    return re.sub(r"\r\n?", "\n", text or "")


@pytest.fixture(scope="module")
def loader():
    with Reader() as reader:
        yield Loader(PACK, reader)


def plain_books(text):
    """The text in every cell, as another program may have written it."""
    for book in PACK.workbooks:
        made = openpyxl.Workbook()
        made.active.append([column.label["zh"] for column in book.columns])
        for column in range(len(book.columns)):
            cell = made.active.cell(2, column + 1)
            cell.value, cell.data_type = visible(text).replace("\x00", ""), "s"
        made.active.title = (
            re.sub(r"[\x00-\x1f\[\]:*?/\\]", "_", visible(text))[:31].strip("'") or "x"
        )
        yield f"{book.id}.xlsx", made


@several
@given(TEXTS)
@example("\x1b[31m云帆\u202e\x9b2J")
def test_reports(loader, tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("team")
    for name, made in plain_books(text):
        made.save(folder / name)
    (found,) = find_submissions([folder])
    findings = run_rules(loader.load(found), Policy(PACK, TODAY)).findings
    assert findings
    report = Report(TODAY, PACK.name, PACK.version, (), tuple(findings))
    for lang in ("zh", "en"):
        harmless_on_a_terminal(to_text(report, View(lang)))
        coloured = to_text(report, View(lang, 60, colour=True))
        harmless_on_a_terminal(re.sub(r"\x1b\[(?:0|1|2|3\d;1)m", "", coloured))
        written = to_json(report, lang)
        harmless_on_a_terminal(written, SCRIPT_MARKS)
        assert len(json.loads(written)["findings"]) == len(findings)


SCRIPT_MARKS = {chr(n) for n in range(0x20, 0x110000) if unicodedata.category(chr(n)) == "Cf"} - {
    *"\xad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff",
    *map(chr, range(0x2060, 0x2070)),
}
"""Invisible marks of single scripts, which turn nothing around: a program may want them."""


def harmless_on_a_terminal(text, but=frozenset()):
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    odd = {c for c in set(text) - {"\n"} - but if unicodedata.category(c) in kinds}
    assert not odd, sorted(map(ascii, odd))


def source(text):
    return MinutesSource(
        customer=text, today=date(2024, 6, 1), company=text, contact=text, title=text, owner=text,
        needs=(Need(text, text, text),),
        contract=ContractDraft(text, None, text, text, text),
    )  # fmt: skip


ALLOWED = {"br", "tab", "p", "pPr", "r", "t"}


@several
@given(TEXTS)
@example("{{ 7*7 }}{% for x in [] %}")
@example("../../x")
def test_minutes(text):
    ((name, data),) = build_minutes(PACK, [source(text)], "zh").items()
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert not set(name) & set('\\/:*?"<>|')
    harmless_on_a_terminal(name)
    ((_, usual),) = build_minutes(PACK, [source("云帆")], "zh").items()
    parts, plain = parts_of(data), parts_of(usual)
    assert set(parts) == set(plain)
    for part, content in parts.items():
        if part.endswith(".rels"):
            assert content == plain[part]
        if part.startswith("word/") and part.endswith(".xml"):
            assert tags(content) - tags(plain[part]) <= ALLOWED
            assert fields(content) == fields(plain[part])
    document = docx.Document(io.BytesIO(data))
    cells = {row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows
             if len(row.cells) > 1}  # fmt: skip
    assume(not set(text) & set("\r\n\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
    assert cells["客户名称"].strip() == "".join(c for c in text if visible(c)).strip()


def tags(content):
    return {tag.decode().rpartition(":")[2] for tag in re.findall(rb"<([\w:]+)", content)}


def fields(content):
    return re.findall(
        rb"<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b[^>]*>[^<]*", content
    )


NAMES = ("\x1b[31m红.xlsx", "a\u202exslx.xlsx", "a\nb.xlsx", "=1.xlsx", "{{7*7}}.xlsx", "~x.xlsx",
         "[bold]x.xlsx", "%s{0}.xlsx", "a\x9bb.xlsx")  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_file_names(tmp_path, example):
    for folder in ("队\x1b[2J", "\u202e队"):
        (tmp_path / folder).mkdir()
        for name in NAMES:
            (tmp_path / folder / name).write_bytes(b"")
    report = check_paths([tmp_path], PACK, TODAY)
    assert len(report.files) == 2 * len(NAMES)
    harmless_on_a_terminal(to_text(report, View("zh")))
    written = to_json(report, "zh")
    harmless_on_a_terminal(written)
    # A program finds the file by the name that it has.
    assert {PurePosixPath(file["path"]).name for file in json.loads(written)["files"]} == set(NAMES)


@pytest.mark.parametrize("command", ["check", "minutes", "new --pack", "explain", "check --select"])
@pytest.mark.parametrize("text", ["\x1b[31m\x1b]0;x\x07", "\u202e\u2066x", "[bold]x", "%s {0}"])
def test_messages_of_the_command(command, text, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    arguments = command.split()
    after = [str(tmp_path)] if len(arguments) > 1 else []
    assert run([*arguments, text, *after]) == 2
    harmless_on_a_terminal(capsys.readouterr().err)
