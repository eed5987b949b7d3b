"""A pack may say that two payment events count as one."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stagecheck.facts import Facts
from stagecheck.reading.loading import Loader
from stagecheck.reading.submissions import find_submissions
from stagecheck.rules.base import Example
from stagecheck.rules.examples import sheets
from stagecheck.rules.terms import payment_mismatch, unreadable_term
from stagemodel.load import load_pack
from support.example_files import completed, write_example

PACK = load_pack()


@pytest.fixture
def facts(loader: Loader, tmp_path: Path) -> Facts:
    text = """
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 签约付30%，终验付70%
# minutes
customer | Yunfan
payment | 定金30%，上线付70%
"""
    parts = [completed(sheet, PACK, "zh") for sheet in sheets(Example(text), PACK, "zh")]
    write_example(parts, tmp_path, PACK)
    (found,) = find_submissions([tmp_path])
    return Facts(loader.load(found), PACK, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("equal", "found"),
    [
        ((), 1),
        ((("on-signing", "earnest-money"),), 1),
        ((("on-signing", "earnest-money"), ("on-acceptance", "go-live", "on-delivery")), 0),
        ((("on-signing", "prepayment"), ("earnest-money", "prepayment")), 1),  # one set, or none
    ],
)
def test_events_of_one_set_are_the_same(facts: Facts, equal, found: int) -> None:
    facts.pack = replace(PACK, equal_events=equal)
    assert len(list(payment_mismatch.check(facts))) == found
    assert not list(unreadable_term.check(facts))
