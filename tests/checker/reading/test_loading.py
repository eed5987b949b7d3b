"""A folder from disk to a submission, through real reader processes."""

from datetime import date, datetime
from io import BytesIO

import pytest

from stagecheck.reading.loading import Loader
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from support.files import package_of, parts_of
from support.minutes import made

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument\0".encode("utf-16-le")


@pytest.fixture(scope="module")
def load(pack):
    with Reader() as reader:
        loader = Loader(pack, reader)

        def load_all(*paths):
            return [loader.load(found) for found in find_submissions(paths)]

        yield load_all


@pytest.fixture
def team(tmp_path, make_book, headers):
    folder = tmp_path / "华东"
    (folder / "纪要").mkdir(parents=True)
    tracking = ["云帆软件有限公司", "金融", None, "王总", None, 13800138000, "行业展会", "商务谈判"]
    row = [*tracking, "张伟", date(2024, 3, 1), datetime(2024, 6, 1), None]
    data = make_book({"客户信息跟踪表": [["华东一队"], headers["customer-tracking"], row]})
    (folder / "跟踪.xlsx").write_bytes(data)
    return folder


def test_a_workbook_becomes_typed_rows(load, team):
    (submission,) = load(team)
    (table,) = submission.tables
    assert (submission.name, submission.is_folder) == ("华东", True)
    assert (table.file, table.sheet, table.header_row) == ("跟踪.xlsx", "客户信息跟踪表", 2)
    (row,) = table.rows
    assert row.key == "云帆软件有限公司"
    assert row.text("phone") == "13800138000"
    assert row.value("stage") == "negotiation"
    assert row.when("first-contact") == date(2024, 3, 1)
    assert table.saved is not None
    (source,) = submission.files
    assert (source.path, source.status, source.workbooks, source.rows) == (
        "跟踪.xlsx", "checked", ("customer-tracking",), 1,
    )  # fmt: skip


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(load, team):
    (team / "坏.xlsx").write_bytes(b"")
    (team / "表.xlsx").write_text("客户,行业", encoding="utf-8")
    (submission,) = load(team)
    found = {s.path: (s.status, [p.code for _, p in s.problems]) for s in submission.files}
    assert found == {
        "坏.xlsx": ("unreadable", ["F001"]),
        "表.xlsx": ("unreadable", ["F001"]),
        "跟踪.xlsx": ("checked", []),
    }
    assert len(submission.tables) == 1


def test_a_spreadsheet_of_something_else_is_checked_and_told(load, team, make_book):
    (team / "费用.xlsx").write_bytes(make_book({"费用": [["日期", "金额"], ["x", 1]]}))
    (submission,) = load(team)
    other = next(s for s in submission.files if s.path == "费用.xlsx")
    assert (other.status, [p.code for _, p in other.problems]) == ("checked", ["F002"])


def test_what_is_skipped_has_a_note_in_both_languages(load, team):
    (team / "~$跟踪.xlsx").write_bytes(b"x" * 165)
    (team / "产品方案.doc").write_bytes(OLD_WORD)
    (submission,) = load(team)
    skipped = [s for s in submission.files if s.status == "skipped"]
    assert {s.path for s in skipped} == {"~$跟踪.xlsx", "产品方案.doc"}
    assert all(set(s.note) == {"zh", "en"} and not s.problems for s in skipped)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("旧纪要.doc", OLD_WORD, "旧版 Word"),
        ("谈判纪要.wps", OLD_WORD, "旧版 Word"),
        ("Minutes 0518.rtf", b"{\\rtf1 x}", "RTF"),
    ],
)
def test_an_old_document_called_minutes_is_refused_with_its_type(load, team, name, data, kind):
    (team / name).write_bytes(data)
    (submission,) = load(team)
    source = next(s for s in submission.files if s.path == name)
    ((_, problem),) = source.problems
    assert (source.status, problem.code) == ("unreadable", "F001")
    assert kind in problem.reason["zh"]
    assert ".docx" in problem.reason["zh"]


def test_an_old_document_that_was_named_is_refused_whatever_it_is_called(load, team):
    (team / "产品方案.doc").write_bytes(OLD_WORD)
    (submission,) = load(team / "产品方案.doc")
    assert [s.status for s in submission.files] == ["unreadable"]


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("纪要.docm", "ms-word.document.macroEnabled.main"),
        ("纪要.dotx", "openxmlformats-officedocument.wordprocessingml.template.main"),
        ("纪要.dotm", "ms-word.template.macroEnabledTemplate.main"),
        ("云帆.doc", "openxmlformats-officedocument.wordprocessingml.document.main"),
    ],
)
def test_minutes_are_read_under_each_of_words_endings(load, team, name, content_type):
    saved = BytesIO()
    made([["客户名称", "云帆软件有限公司"]], paragraphs=["谈判纪要"]).save(saved)
    parts = parts_of(saved.getvalue())
    types = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", content_type.encode()
    )
    (team / name).write_bytes(package_of(parts | {"[Content_Types].xml": types}))
    (submission,) = load(team)
    assert [minutes.file for minutes in submission.minutes] == [name]


def test_no_input_is_written_to(load, team):
    before = {path: path.read_bytes() for path in team.rglob("*") if path.is_file()}
    load(team)
    assert {path: path.read_bytes() for path in team.rglob("*") if path.is_file()} == before
