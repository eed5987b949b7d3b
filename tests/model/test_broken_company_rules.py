"""A company rule that is wrong is told when the pack is loaded, with the key and the reason."""

import shutil
from pathlib import Path

import pytest

from stagemodel.errors import PackError
from stagemodel.load import load_pack

RULE = {
    "code": "C001",
    "name": "large-contract",
    "workbook": "contract-terms",
    "when": "amount > 500 and not legal_review",
    "column": "amount",
}
TEXTS = """finds = { zh = "大额合同。", en = "A large contract." }
message = { zh = "合同 {{ number }}。", en = "Contract {{ number }}." }
"""


def load(folder: Path, *rules: dict[str, str], texts: str = TEXTS):
    blocks = [
        "[[company]]\n" + "".join(f'{key} = "{value}"\n' for key, value in rule.items()) + texts
        for rule in rules
    ]
    pack = Path(shutil.copytree(load_pack().folder, folder / "pack"))
    (pack / "rules.toml").write_text("\n".join(blocks), encoding="utf-8")
    return load_pack(pack)


def test_a_rule_is_loaded_with_its_severity(tmp_path):
    pack = load(tmp_path, RULE)
    assert pack.company[0].name == "large-contract"
    assert pack.rules["C001"].severity == "warning"
    assert pack.rules["D001"] == load_pack().rules["D001"]


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        ({"code": "C1"}, "company.C1.code", "such as C001"),
        ({"code": "S013"}, "company.S013.code", "take another"),
        ({"name": "Large contract"}, "company.C001.name", "lower-case"),
        ({"workbook": "contracts"}, "company.C001.workbook", "'contract-terms'"),
        ({"column": "amont"}, "company.C001.column", "did you mean 'amount'"),
        ({"severity": "fatal"}, "company.#1.severity", "'fatal' is not possible"),
        ({"when": "amount >> 5"}, "company.C001.when", "at character 9"),
        ({"when": "amount >"}, "company.C001.when", "at character 9"),
        ({"when": "amount 5"}, "company.C001.when", "at character 8"),
        ({"when": "amount # 5"}, "company.C001.when", "unexpected char"),
        ({"when": "amont > 5"}, "company.C001.when", "did you mean 'amount'"),
        ({"when": "legal-review"}, "company.C001.when", "there is no legal here"),
        ({"when": "legal"}, "company.C001.when", "there is no legal here"),
        ({"when": "amount is foo"}, "company.C001.when", "no test 'is foo'"),
        ({"when": "amount|tojson"}, "company.C001.when", "no filter tojson"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, change, key, reason):
    with pytest.raises(PackError) as caught:
        load(tmp_path, RULE | change)
    assert (caught.value.file, caught.value.key) == ("rules.toml", key)
    assert reason in caught.value.message("en")


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        (', en = "A large contract."', "", "finds.en", "missing"),
        ("{{ number }}。", "{{ numbr }}。", "message.zh", "did you mean 'number'"),
        ("{{ number }}。", "{{ number }。", "message.zh", "is not right"),
        ("{{ number }}。", "{% if number %}。{% endif %}", "message.zh", "may only hold"),
        ("{{ number }}。", "{{ number.__class__ }}。", "message.zh", "may not be accessed"),
    ],
)
def test_its_texts_too(tmp_path, old, new, key, reason):
    with pytest.raises(PackError) as caught:
        load(tmp_path, RULE, texts=TEXTS.replace(old, new))
    assert caught.value.key == f"company.C001.{key}"
    assert reason in caught.value.message("en")


def test_two_rules_are_told_apart(tmp_path):
    with pytest.raises(PackError, match="twice"):
        load(tmp_path, RULE, RULE | {"code": "C002"})
