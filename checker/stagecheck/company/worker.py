"""The company rules' own process: a rule in, then rows of one rule at a time, hits out.

A request is `("rule", when, message)`, answered by none or by why it cannot be used, or
`("rows", number of the rule, today, [(values, texts), …])`, answered by the hits (place of the
row, message) and by the first row that failed, if any.
"""

from __future__ import annotations

import pickle
from datetime import date

from stagecheck.company.evaluation import Compiled, compile_rule
from stagecheck.company.values import Plain
from stagecheck.reading import wire
from stagecheck.reading.serving import serve
from stagemodel.texts import Texts

_rules: list[Compiled] = []


def _answer(request: bytes) -> bytes:
    # What asks is the command itself: its plain values need no closed list.
    kind, *rest = pickle.loads(request)
    return wire.pack(_add(*rest) if kind == "rule" else _evaluate(*rest))


def _add(when: str, message: Texts) -> str | None:
    try:
        _rules.append(compile_rule(when, message))
    except Exception as error:  # what a rule may raise is its author's choice
        return _reason(error)
    return None


def _evaluate(
    number: int, today: date, rows: list[tuple[dict[str, Plain], dict[str, str]]]
) -> tuple[list[tuple[int, Texts]], tuple[int, str] | None]:
    rule, hits = _rules[number], []
    for place, (values, texts) in enumerate(rows):
        try:
            if rule.is_true(values, today):
                hits.append((place, rule.message(texts)))
        except Exception as error:  # as above
            return [], (place, _reason(error))
    return hits, None


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")[:200]


def main() -> None:
    """Serve until there are no more requests."""
    serve(_answer)
