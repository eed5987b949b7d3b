"""A pack's own rules as rules of the catalogue, checked in a process of their own."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from threading import Lock
from typing import Any

from stagecheck.closing import Closing
from stagecheck.company.catalogue import as_rule
from stagecheck.company.values import plain_rows
from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row
from stagecheck.reading import wire
from stagecheck.reading.child import Child
from stagemodel.errors import PackError
from stagemodel.expressions import HELPERS, name_of, names_in, parse_expression
from stagemodel.pack import CompanyRule, Pack

_ROWS = 1000
"""Rows a request: the time limit is for so many."""


class CompanyRules(Closing):
    """The company rules of one pack, as a context manager; safe to use from several threads.

    An expression that hangs, fills the memory or fails is a mistake in the pack: checking raises
    PackError with the rule and, where it can be known, the row.
    """

    def __init__(self, pack: Pack, seconds: float = 5) -> None:
        """Start the process; each rule may take `seconds` for a thousand rows."""
        self.pack = pack
        self._seconds, self._lock = seconds, Lock()
        self._child = Child("stagecheck.company.worker", seconds)
        self._numbers: dict[str, int] = {}
        self.rules = tuple(
            as_rule(rule, partial(self._hits, rule), _needs(rule, pack)) for rule in pack.company
        )

    def _hits(self, rule: CompanyRule, facts: Facts) -> Iterator[Hit]:
        judged = frozenset(names_in(parse_expression(rule.when)))
        rows = list(plain_rows(facts.rows(rule.workbook), judged))
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            sent = [(row.values, row.texts) for row in some]
            with self._lock:
                number = self._number(rule)
                hits, failed = self._ask(rule, "rows", number, facts.today, sent)
            if failed:
                row, reason = some[failed[0]].row, failed[1]
                at = f"{row.table.file} {row.table.sheet}!{row.number}"
                raise _wrong(rule, f"在 {at} 行上出错：{reason}", f"fails on row {at}: {reason}")
            for index, message in hits:
                row = some[index].row
                found = row.text(rule.column) if rule.column else row.key
                yield Hit(in_row(row, rule.column), message, found=found)

    def _number(self, rule: CompanyRule) -> int:
        """Give a rule's number in the process, which compiles it the first time."""
        if rule.code not in self._numbers:
            if reason := self._ask(rule, "rule", rule.when, rule.message):
                raise _wrong(rule, f"无法使用：{reason}", f"cannot be used: {reason}")
            self._numbers[rule.code] = len(self._numbers)
        return self._numbers[rule.code]

    def _ask(self, rule: CompanyRule, *request: object) -> Any:  # noqa: ANN401  # by request
        payload = self._child.ask(pickle.dumps(request))
        if payload is not None:
            return wire.unpack(payload)
        if self._child.late:
            zh = f"运行超过 {self._seconds:g} 秒，请把条件写简单些"
            en = f"runs longer than {self._seconds:g} seconds; make the condition simpler"
        else:
            zh, en = "使程序崩溃，请把条件写简单些", "crashes; make the condition simpler"
        raise _wrong(rule, zh, en)

    def close(self) -> None:
        """End the process."""
        self._child.close()


def _needs(rule: CompanyRule, pack: Pack) -> tuple[str, ...]:
    """Give what the rule stays silent without: its workbook and each column it judges."""
    used = set(names_in(parse_expression(rule.when))) - set(HELPERS)
    book = pack.workbook(rule.workbook)
    columns = [c.id for c in book.columns if name_of(c.id) in used] if book else []
    return (rule.workbook, *(f"{rule.workbook}.{column}" for column in columns))


def _wrong(rule: CompanyRule, zh: str, en: str) -> PackError:
    return PackError("rules.toml", f"company.{rule.code}.when", zh, en)
