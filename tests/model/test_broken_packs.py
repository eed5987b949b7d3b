"""A pack that is wrong: one edit of a copy each, and the file, key and reason that are told."""

import shutil
import tomllib
from pathlib import Path

import pytest

from stagemodel.errors import PackError
from stagemodel.load import load_pack

STANDARD = load_pack().folder
FAULTS = {
    fault["name"]: fault
    for fault in tomllib.loads(
        Path(__file__).with_name("broken_packs.toml").read_text(encoding="utf-8")
    )["fault"]
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_pack_says_file_key_and_reason(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    folder = Path(shutil.copytree(STANDARD, tmp_path / "pack"))
    file = folder / fault["file"]
    text = file.read_text(encoding="utf-8")
    assert fault["old"] in text, "the edit no longer fits the pack"
    file.write_text(text.replace(fault["old"], fault["new"], 1), encoding="utf-8")

    with pytest.raises(PackError) as caught:
        load_pack(folder)
    error = caught.value
    assert (error.file, error.key) == (fault.get("told_of", fault["file"]), fault["key"])
    assert fault["en"] in error.message("en")
    assert fault["zh"] in error.message("zh")


@pytest.mark.parametrize(
    "file", ["pack.toml", "stages.toml", "choices.toml", "workbooks/contract-terms.toml"]
)
def test_a_missing_file_is_named(file: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STANDARD, tmp_path / "pack"))
    (folder / file).unlink()
    with pytest.raises(PackError, match="missing") as caught:
        load_pack(folder)
    assert caught.value.file == file


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STANDARD, tmp_path / "pack"))
    text = (folder / "stages.toml").read_text(encoding="utf-8")
    (folder / "stages.toml").write_bytes(text.encode("gb18030"))
    with pytest.raises(PackError, match="UTF-8") as caught:
        load_pack(folder)
    assert caught.value.file == "stages.toml"


def test_there_must_be_a_stage(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STANDARD, tmp_path / "pack"))
    (folder / "stages.toml").write_text("stages = []\n", encoding="utf-8")
    with pytest.raises(PackError, match="at least one stage"):
        load_pack(folder)
