"""The fuzzer itself: its mutants come again from their numbers, and it sees what goes wrong."""

from __future__ import annotations

from random import Random

import pytest

from fuzz.judge import Judge
from fuzz.mutations import mutant
from stagecheck.reading.files import read_file
from stagecheck.reading.raw import RawFailure, RawSheet, RawWorkbook
from support.files import parts_of

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")


@pytest.mark.parametrize("name", ["客户信息跟踪表.xlsx", "谈判纪要.docx"])
def test_a_number_gives_the_same_mutant_again(example, name):
    mutants = [mutant(Random(f"1:{number}"), example[name]) for number in range(50)]
    again = [mutant(Random(f"1:{number}"), example[name]) for number in range(50)]
    assert again == mutants
    assert len(set(mutants)) > 40


def test_many_mutants_are_still_packages_with_one_changed_part(example):
    """Nonsense would be refused at the door and try nothing behind it."""
    parts = parts_of(example["合同关键信息表.xlsx"])
    changed = 0
    for number in range(100):
        try:
            found = parts_of(mutant(Random(f"2:{number}"), example["合同关键信息表.xlsx"]))
        except Exception:  # a broken package is a mutant too
            continue
        changed += sum(found.get(name) != content for name, content in parts.items()) == 1
    assert changed > 40


class Fake:
    """Readers that answer what they are told, and in the truth for the honest files."""

    def __init__(self, answer):
        self.answer = answer

    def read_all(self, paths):
        for path in paths:
            yield self.answer if path.name.startswith("mutant") else read_file(path)


@pytest.mark.parametrize(
    ("answer", "outcome", "told"),
    [
        (RawWorkbook([]), "read", ""),
        (RawWorkbook([RawSheet("x", [None])]), "broken", "Traceback"),
        (RawFailure({"zh": "坏了", "en": "broken"}), "refused", ""),
        (RawFailure({"zh": "坏了"}), "broken", "Error"),
        (RawFailure({"zh": "坏了", "en": " "}), "broken", "AssertionError"),
        (None, "broken", "Error"),
    ],
)
def test_what_must_not_happen_is_seen(example, tmp_path, answer, outcome, told):
    for name, data in example.items():
        (tmp_path / name).write_bytes(data)
    judge = Judge(Fake(answer), tmp_path)
    verdict = judge.judge(tmp_path / "mutant.xlsx")
    assert verdict.outcome == outcome
    assert told in verdict.broken
