"""The first pages people read are true: what they show is printed, what they name is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stagebook.api import load_pack
from support.pages import assert_true_to_the_command

ROOT = Path(__file__).resolve().parents[2]
READMES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
PAGES = (*READMES, "samples/README.md", "docs/packs.md", "docs/documents.md")


@pytest.mark.parametrize(("name", "locale"), READMES.items())
def test_the_readme_shows_what_the_command_prints(name, locale):
    assert_true_to_the_command(ROOT / name, locale, ROOT)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    page = ROOT / name
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        path, _, heading = target.partition("#")
        file = page.parent / path if path else page
        assert file.is_file(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {title.lower().replace(" ", "-") for title in titles}, target


def test_the_commands_of_the_readme_are_understood(tmp_path):
    """Those for a team, as printed: they make the files that the next one needs."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (new,) = re.findall(r"^stagebook (new east .+)$", text, re.MULTILINE)
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', new)]
    done = subprocess.run([sys.executable, "-m", "stagebook", *words], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert len(list((tmp_path / "east").iterdir())) == 5


def test_the_blocks_of_the_pack_page_make_a_pack_that_works(tmp_path):
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n# (\S+)\n(.*?)```", page, re.DOTALL)
    files = {file for file, _ in blocks}
    assert files == {
        "workbooks/customer-tracking.toml",
        "choices.toml",
        "stages.toml",
        "rules.toml",
    }
    assert len(blocks) == 2 * len(set(blocks)), "both languages show the same blocks"
    pack = Path(shutil.copytree(load_pack().folder, tmp_path / "公司模板"))
    for file, block in dict(blocks).items():
        there = "" if file == "rules.toml" else (pack / file).read_text(encoding="utf-8")
        start = there.find("\n[[")  # a [[table]] that ends no other; choices are plain keys
        at = len(there) if start < 0 else start + 1
        merged = f"{there[:at]}{block}\n{there[at:]}"
        (pack / file).write_text(merged, encoding="utf-8", newline="\n")
    command = [sys.executable, "-m", "stagebook", "new", tmp_path / "华东", "--pack", pack]
    subprocess.run([*command, "--lang", "zh"], check=True, capture_output=True)
    book = load_workbook(tmp_path / "华东" / "客户信息跟踪表.xlsx")
    assert "销售大区" in {cell.value for cell in book.worksheets[0][3]}
    assert load_pack(pack).rules["D004"].limits == {"days": 7}
