"""Which files belong to which submission, and how their paths are shown."""

import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from stagecheck.reading.submissions import find_submissions
from stagemodel.errors import StagebookError


@pytest.fixture
def tree(tmp_path):
    """Make empty files, by path below a folder of its own."""

    def make(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return tmp_path

    return make


def shown(found):
    return {s.name: [path for _, path in s.files] for s in found}


def test_a_folder_of_workbooks_is_a_submission_by_its_own_name(tree):
    root = tree("华东/客户.xlsx", "华东/纪要/谈判纪要.docx")
    (found,) = find_submissions([root / "华东"])
    assert (found.name, found.is_folder) == ("华东", True)
    assert [path for _, path in found.files] == ["客户.xlsx", "纪要/谈判纪要.docx"]


def test_every_folder_below_a_parent_is_one(tree):
    root = tree("大区/华东/a.xlsx", "大区/华东/纪要/b.docx", "大区/华北/二组/c.xlsx", "大区/x.txt")
    assert shown(find_submissions([root / "大区"])) == {
        "华东": ["华东/a.xlsx", "华东/纪要/b.docx"],
        "华北/二组": ["华北/二组/c.xlsx"],
    }


def test_submissions_stand_in_the_order_of_their_names(tree):
    root = tree("大区/华东-1/a.xlsx", "大区/华东/a.xlsx", "大区/华东/二组/b.xlsx")
    found = find_submissions([root / "大区"])
    assert [one.name for one in found] == ["华东", "华东-1", "华东/二组"]


def test_many_teams_take_little_memory(tree):
    root = tree(*(f"大区/华东{n}/{name}.xlsx" for n in range(300) for name in "甲乙丙丁"))
    tracemalloc.start()
    try:
        found = find_submissions([root / "大区"])
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found) == 300
    assert held < 300 * 1_000


def test_minutes_belong_to_the_nearest_submission_above(tree):
    root = tree("队/a.xlsx", "队/旧/b.xlsx", "队/旧/纪要/c.docx", "队/新/d.docx")
    assert shown(find_submissions([root / "队"])) == {
        "队": ["a.xlsx", "新/d.docx"],
        "旧": ["旧/b.xlsx", "旧/纪要/c.docx"],
    }


def test_a_folder_of_nothing_but_minutes_is_one_too(tree):
    root = tree("队/c.docx", "队/d/e.docx")
    (found,) = find_submissions([root / "队"])
    assert (found.name, found.is_folder, len(found.files)) == ("队", True, 2)


def test_loose_minutes_above_the_submissions_lack_no_workbook(tree):
    root = tree("大区/c.docx", "大区/华东/a.xlsx")
    found = {s.name: s for s in find_submissions([root / "大区"])}
    assert not found["大区"].is_folder and found["华东"].is_folder


def test_what_office_and_systems_leave_about_is_no_file_of_a_team(tree):
    root = tree(
        "队/a.xlsx", "队/.~lock.a.xlsx#", "队/.hidden.xlsx", "队/.git/b.xlsx", "队/c.csv",
        "队/d.pdf", "队/Thumbs.db", "队/~$a.xlsx",
    )  # fmt: skip
    # The lock of an open file is shown, to be skipped with a note.
    assert shown(find_submissions([root / "队"])) == {"队": ["a.xlsx", "~$a.xlsx"]}


def test_a_lock_alone_makes_no_submission(tree):
    root = tree("大区/~$a.xlsx", "大区/华东/a.xlsx")
    found = {s.name: s for s in find_submissions([root / "大区"])}
    assert found["大区"].is_folder is False


def test_files_named_are_one_submission(tree):
    root = tree("队/a.xlsx", "队/b.xlsx", "队/c.pdf")
    (found,) = find_submissions([root / "队/b.xlsx", root / "队/a.xlsx", root / "队/c.pdf"])
    assert (found.name, found.is_folder) == ("队", False)
    assert [path for _, path in found.files] == ["a.xlsx", "b.xlsx", "c.pdf"]


def test_files_of_one_name_keep_as_much_of_their_folders_as_it_takes(tree):
    root = tree("一/东/a.xlsx", "二/东/a.xlsx", "二/b.xlsx")
    (found,) = find_submissions([root / "一/东/a.xlsx", root / "二/东/a.xlsx", root / "二/b.xlsx"])
    assert [path for _, path in found.files] == ["b.xlsx", "一/东/a.xlsx", "二/东/a.xlsx"]


def test_a_path_given_twice_is_checked_once(tree):
    root = tree("队/a.xlsx")
    assert len(find_submissions([root / "队", root / "队" / "..", root / "队"])) == 1
    (found,) = find_submissions([root / "队/a.xlsx", root / "队/../队/a.xlsx"])
    assert len(found.files) == 1


def test_a_file_named_beside_its_folder_is_checked_once(tree):
    root = tree("华东/a.xlsx", "华东/b.xlsx", "华南/c.xlsx", "华东/说明.txt")
    found = shown(find_submissions([root / "华东", root / "华东" / "a.xlsx"]))
    assert found == {"华东": ["a.xlsx", "b.xlsx"]}
    others = [root / "华东" / "a.xlsx", root / "华南" / "c.xlsx", root / "华东" / "说明.txt"]
    found = [sorted(paths) for paths in shown(find_submissions([root / "华东", *others])).values()]
    assert found == [["a.xlsx", "b.xlsx"], ["c.xlsx", "说明.txt"]]


def test_folders_of_one_name_are_kept_apart(tree):
    root = tree("三月/华东/a.xlsx", "四月/华东/a.xlsx")
    found = find_submissions([root / "三月/华东", root / "四月/华东"])
    assert [s.name for s in found] == ["三月/华东", "四月/华东"]


def test_together_makes_one_of_all(tree):
    root = tree("大区/华东/a.xlsx", "大区/华北/a.xlsx", "b.xlsx")
    (found,) = find_submissions([root / "大区"], together=True)
    assert (found.name, [path for _, path in found.files]) == (
        "大区", ["华东/a.xlsx", "华北/a.xlsx"],
    )  # fmt: skip
    (found,) = find_submissions([root / "大区/华东", root / "大区/华北"], together=True)
    assert len({path for _, path in found.files}) == 2


@pytest.mark.parametrize("names", [["没有"], ["空"]])
def test_a_missing_path_or_an_empty_folder_is_an_error_that_names_it(tree, names):
    root = tree("空/说明.txt")
    with pytest.raises(StagebookError) as caught:
        find_submissions([root / name for name in names])
    for text in caught.value.texts.values():
        assert names[0] in text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_name_written_in_gbk_is_shown_as_text(tmp_path):
    name = os.fsdecode("客户.xlsx".encode("gb18030"))
    (tmp_path / name).touch()
    (found,) = find_submissions([tmp_path])
    ((path, text),) = found.files
    assert text == "客户.xlsx"
    assert Path(path).exists()
