"""A company rule in the form of the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit
from stagecheck.rules.base import Check, Rule
from stagemodel.pack import CompanyRule


def _silent(_: Facts) -> Iterator[Hit]:
    yield from ()


def as_rule(rule: CompanyRule, check: Check = _silent, needs: tuple[str, ...] = ()) -> Rule:
    """Give a rule of the catalogue; it has no examples, and without `check` is only told of."""
    return Rule(
        code=rule.code, name=rule.name, finds=rule.finds, why=rule.why, check=check, needs=needs
    )
