"""What docs/configuration.md shows is right: its configuration and its company rule are loaded."""

import re
import shutil
from pathlib import Path

import pytest

from stagemodel.config import Config
from stagemodel.expressions import FILTERS
from stagemodel.load import load_pack
from stagemodel.loading.config_file import configured, load_config

PAGE = (Path(__file__).resolve().parents[2] / "docs/configuration.md").read_text(encoding="utf-8")
CONFIG, RULE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_configuration_of_the_page_is_right_and_shows_every_key(tmp_path):
    file = tmp_path / "stagebook.toml"
    file.write_text(CONFIG, encoding="utf-8")
    pack = configured(load_pack(), load_config(file))
    assert pack.rules["D004"].limits["days"] == 21
    assert pack.rules["S008"].severity == "info"
    for key in set(Config.__struct_encode_fields__) - {"path"}:
        assert re.search(rf"^(# )?{key} = |^\[{key}[.\]]", CONFIG, re.MULTILINE), key


def test_the_company_rule_of_the_page_is_right(tmp_path):
    pack = Path(shutil.copytree(load_pack().folder, tmp_path / "ours"))
    with (pack / "rules.toml").open("a", encoding="utf-8") as rules:
        rules.write(RULE)
    assert [rule.code for rule in load_pack(pack).company] == ["C001"]


@pytest.mark.parametrize("words", ["可用的过滤器：", "Filters: "])
def test_the_filters_are_named(words):
    assert words + " ".join(FILTERS) in PAGE
