"""The least a check can be: `python by_hand.py FILE`, rows from python-calamine, checks by hand.

The checks are those of `schema.py`, and no more: a header in the first row that says what is
meant, values as they should be typed, no finding placed in a cell or told in words.
"""

import re
import sys
from datetime import date

from python_calamine import CalamineWorkbook
from schema import CHOICES, DATES, PATTERNS, REQUIRED


def check(path: str) -> int:
    """Count what is wrong."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    place = {header: number for number, header in enumerate(rows[0])}
    required = [place[header] for header in REQUIRED]
    choices = [(place[header], frozenset(words)) for header, words in CHOICES.items()]
    dates = [place[header] for header in DATES]
    patterns = [(place[header], re.compile(text)) for header, text in PATTERNS.items()]
    key = place[REQUIRED[0]]
    seen: set[object] = set()
    wrong = 0
    for row in rows[1:]:
        for number in required:
            wrong += row[number] == ""
        for number, words in choices:
            wrong += row[number] not in words
        for number in dates:
            wrong += not isinstance(row[number], date)
        for number, pattern in patterns:
            wrong += not pattern.fullmatch(str(row[number]))
        wrong += row[key] in seen
        seen.add(row[key])
    return wrong


if __name__ == "__main__":
    print(check(sys.argv[1]))
