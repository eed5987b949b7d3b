"""Every hand-labelled pair: same, different or unreadable."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stagemodel.values.dates import read_date
from stagemodel.values.duration import duration_differences, read_duration
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import money_difference, read_money, read_unit
from stagemodel.values.names import same_party
from stagemodel.values.payment import payment_differences, read_payment
from stagemodel.values.services import read_services, read_warranty, service_differences
from stagemodel.values.words import read_amount_in_words

PAIRS: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8")
)


def _money(pair: dict[str, str]) -> bool:
    a, b = (read_money(pair[k], read_unit(pair.get(f"u{k}", ""))) for k in "ab")
    return money_difference(a, b) is None


def _payment(pair: dict[str, str]) -> bool:
    a, b = (read_payment(pair[k]) for k in "ab")
    totals = [read_money(pair[f"t{k}"], None) if f"t{k}" in pair else None for k in "ab"]
    return not payment_differences(a, b, *totals)


def _warranty(pair: dict[str, str]) -> bool:
    a, b = (read_warranty(pair[k]) for k in "ab")
    return not service_differences(a, b)


SAME: dict[str, Callable[[dict[str, str]], bool]] = {
    "money": _money,
    "words": lambda p: read_amount_in_words(p["a"]) == read_amount_in_words(p["b"]),
    "payment": _payment,
    "duration": lambda p: not duration_differences(read_duration(p["a"]), read_duration(p["b"])),
    "services": lambda p: not service_differences(read_services(p["a"]), read_services(p["b"])),
    "warranty": _warranty,
    "date": lambda p: read_date(p["a"]) == read_date(p["b"]),
    "name": lambda p: same_party(p["a"], p["b"]),
}


def _verdict(kind: str, pair: dict[str, str]) -> str:
    try:
        return "same" if SAME[kind](pair) else "different"
    except UnreadableValue:
        return "unreadable"


def _cases() -> list[Any]:
    return [
        pytest.param(kind, pair, id=f"{kind}-{number}")
        for kind, pairs in PAIRS.items()
        for number, pair in enumerate(pairs)
    ]


@pytest.mark.parametrize(("kind", "pair"), _cases())
def test_pair(kind: str, pair: dict[str, str]) -> None:
    assert _verdict(kind, pair) == pair["is"], pair


@pytest.mark.parametrize(("kind", "pair"), _cases())
def test_pair_reads_the_same_the_other_way_round(kind: str, pair: dict[str, str]) -> None:
    swap = {"a": "b", "b": "a", "ua": "ub", "ub": "ua", "ta": "tb", "tb": "ta"}
    assert _verdict(kind, {swap.get(k, k): v for k, v in pair.items()}) == pair["is"]


def test_there_are_pairs_of_every_verdict() -> None:
    counts = Counter(pair["is"] for pairs in PAIRS.values() for pair in pairs)
    assert sum(counts.values()) >= 420
    assert set(counts) == {"same", "different", "unreadable"}
    assert min(counts.values()) >= 80
