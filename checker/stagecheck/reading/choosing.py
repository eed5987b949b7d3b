"""Of several tables in one file that fit the same workbook, the one that is used."""

from __future__ import annotations

from collections.abc import Sequence

from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def fullest(tables: Sequence[Table]) -> Table:
    """Give the table with most rows, telling of the others (F018)."""
    best = max(tables, key=lambda table: len(table.rows))
    others = [table for table in tables if table is not best]
    if others:
        names = [_name(table, tables) for table in (best, *others)]
        zh, en = [name["zh"] for name in names], [name["en"] for name in names]
        reason = {
            "zh": f"采用{zh[0]}，未采用：{'、'.join(zh[1:])}",
            "en": f"{en[0]} is used, not: {', '.join(en[1:])}",
        }
        best.problems = (*best.problems, (None, Problem("F018", reason)))
    return best


def _name(table: Table, tables: Sequence[Table]) -> Texts:
    """Tell a table from the others: by its sheet, where that is not enough by its header too."""
    alone = sum(other.sheet == table.sheet for other in tables) == 1
    at = min(table.headers.values(), key=lambda ref: (len(ref), ref))
    zh, en = ("", "") if alone else (f"{at} 起", f" from {at} on")
    return {
        "zh": f"“{table.sheet}”{zh}（{len(table.rows)} 行）",
        "en": f'"{table.sheet}"{en} ({len(table.rows)} rows)',
    }
