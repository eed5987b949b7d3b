"""Tables of text: on a terminal, where Chinese is two columns wide, and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stagemodel.display import columns, pad, wrap

_GAP = 2


def plain_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], width: int, rule: str = "-"
) -> Iterator[str]:
    """Give the lines of a table no wider than `width` columns; the widest column is broken."""
    everything = [row for row in (header, *rows) if row]
    count = max(map(len, everything), default=0)
    filled = [[*row, *[""] * (count - len(row))] for row in everything]
    widths = [max(columns(row[index]) for row in filled) for index in range(count)]
    while (over := sum(widths) + _GAP * (count - 1) - width) > 0 and max(widths) > 8:
        widest = widths.index(max(widths))
        others = max([8, *(w for i, w in enumerate(widths) if i != widest)])
        widths[widest] = max(widths[widest] - over, min(others, widths[widest] - 1), 8)
    for number, row in enumerate(filled):
        cells = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells), default=0)):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            padded = (pad(part, size) for part, size in zip(parts, widths, strict=True))
            yield (" " * _GAP).join(padded).rstrip()
        if header and number == 0:
            yield (" " * _GAP).join(rule * size for size in widths)


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a Markdown table; what Markdown would read as its own is escaped."""
    yield _line(header)
    yield _line(["---"] * len(header))
    for row in rows:
        yield _line([*row, *[""] * (len(header) - len(row))])


def escaped(text: str) -> str:
    """Text that Markdown shows letter for letter."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
