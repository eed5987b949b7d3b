"""Finding and loading packs: ours by name, a company's own by folder."""

import shutil
from pathlib import Path

import pytest

from stagemodel.errors import StagebookError
from stagemodel.load import load_pack

STANDARD = Path(load_pack().folder)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STANDARD, tmp_path / "公司模板 2024"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_loads_the_same_from_a_path_or_a_string(copy: Path) -> None:
    by_path, by_string = load_pack(copy), load_pack(str(copy))
    assert by_path == by_string
    assert by_path.workbooks == load_pack("standard").workbooks
    assert by_path.folder == str(copy)


def test_our_own_pack_wins_over_a_folder_of_its_name(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(copy / "pack.toml", 'version = "1.0"', 'version = "9"')
    copy.rename(copy.parent / "standard")
    monkeypatch.chdir(copy.parent)
    assert load_pack("standard").version == "1.0"
    assert load_pack("./standard").version == "9"


@pytest.mark.parametrize("nowhere", ["standrad", "no/such/folder", "standard/pack.toml"])
def test_no_such_pack_says_what_was_asked_for(nowhere: str) -> None:
    with pytest.raises(StagebookError) as caught:
        load_pack(nowhere)
    for lang in ("zh", "en"):
        assert nowhere in caught.value.message(lang)
        assert "standard" in caught.value.message(lang)


def test_a_company_renames_adds_inserts_and_changes_without_python(copy: Path) -> None:
    tracking = copy / "workbooks" / "customer-tracking.toml"
    edit(tracking, '{ zh = "负责人", en = "Owner" }', '{ zh = "大客户经理", en = "Key account" }')
    edit(tracking, 'aliases = ["责任人",', 'aliases = ["负责人", "Owner", "责任人",')
    edit(
        tracking,
        '[[columns]]\nid = "notes"',
        """[[columns]]
id = "region"
type = "choice"
choices = "region"
required = true
label = { zh = "大区", en = "Region" }
prompt = { zh = "选择所属大区。例：华东", en = "Choose the region. Example: East" }

[[columns]]
id = "notes\"""",
    )
    with (copy / "choices.toml").open("a", encoding="utf-8") as file:
        file.write('region = [{ id = "east", label = { zh = "华东", en = "East" } }]\n')
    edit(
        copy / "stages.toml",
        '[[stages]]\nid = "contract"',
        """[[stages]]
id = "board"
label = { zh = "高层审批", en = "Board approval" }
usual_days = 10

[[stages]]
id = "contract\"""",
    )
    (copy / "rules.toml").write_text(
        'D003 = { limits = { times-usual = 3 } }\nS010 = { severity = "warning" }\n',
        encoding="utf-8",
    )

    pack = load_pack(copy)
    book = pack.workbook("customer-tracking")
    assert book is not None
    assert [column.id for column in book.columns][-2:] == ["region", "notes"]
    owner = book.column("owner")
    assert owner is not None
    assert owner.label["zh"] == "大客户经理"
    assert pack.stage_index["board"] == pack.stage_index["negotiation"] + 1
    assert pack.choices["region"][0].label["en"] == "East"
    standard = load_pack().rules
    assert pack.rules["D003"].limits == {"times-usual": 3}
    assert pack.rules["D003"].severity == standard["D003"].severity
    assert pack.rules["S010"].severity == "warning"
    assert pack.rules["D007"] == standard["D007"]


def test_one_of_two_limits_may_be_changed(copy: Path) -> None:
    (copy / "rules.toml").write_text("D007.limits.years-ahead = 10\n", encoding="utf-8")
    assert load_pack(copy).rules["D007"].limits == {"first-year": 2000, "years-ahead": 10}


def test_without_rules_the_standard_ones_apply(copy: Path) -> None:
    (copy / "rules.toml").unlink()
    assert load_pack(copy).rules == load_pack().rules


def test_a_pack_in_one_language_needs_no_other(copy: Path) -> None:
    edit(copy / "pack.toml", 'languages = ["zh", "en"]', 'languages = ["zh"]')
    edit(copy / "pack.toml", ', en = "Standard sales tracking" }', " }")
    assert load_pack(copy).languages == ("zh",)


def test_windows_notepad_may_have_saved_it(copy: Path) -> None:
    file = copy / "stages.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert load_pack(copy).stages == load_pack().stages
