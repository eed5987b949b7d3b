"""Lines of text taken apart at the labels that stand in them."""

from __future__ import annotations

from collections.abc import Callable

from stagecheck.reading.wordtokens import GAP
from stagemodel.patterns import lazy

_COLON = lazy("[:：]")
_WORD = lazy(r"(?:(?<=[\s,，;；、|:：])|^)(?=[^\s,，;；、|:：])")
_LONGEST = 60
"""Characters that a label has at most."""
_OTHER_LABEL = lazy(r"(?:[\t\u3000]|  )\s*[^\s:：\d]{1,12}[:：]")
_HEADING = lazy(r"\s*[一二三四五六七八九十]{1,3}、[^:：]*$")
_ITEM = lazy(r"\s*(?:[(（]?\d{1,2}[)）.．、](?!\d)|[(（][一二三四五六七八九十]+[)）]|[①-⑳•·▪◆●○-])")
_UNFINISHED = ("；", ";", "，", ",", "、", "：", ":", "+")

Segment = tuple[str | None, str]
"""A label (none for text before the first) and what stands behind it."""


def segments(line: str, is_label: Callable[[str], bool]) -> list[Segment]:
    """Cut `line` at every label with a colon; or at one that a gap parts from its value."""
    found: list[tuple[int, int, str]] = []
    end = 0
    for colon in _COLON.finditer(line):
        for word in _WORD.finditer(line, max(end, colon.start() - _LONGEST), colon.start()):
            label = line[word.start() : colon.start()]
            if is_label(label):
                found.append((word.start(), colon.end(), label))
                break
        end = colon.end()
    if not found:
        label, _, value = _at_gap(line)
        return [(label, value)] if is_label(label) and value else [(None, line)]
    ends = [start for start, _, _ in found[1:]] + [len(line)]
    cut: list[Segment] = [
        (label, line[begin:stop]) for (_, begin, label), stop in zip(found, ends, strict=True)
    ]
    lead = line[: found[0][0]]
    return [(None, lead), *cut] if lead.strip() else cut


def _at_gap(line: str) -> tuple[str, str, str]:
    gap = GAP.search(line.strip())
    if gap is None:
        return "", "", ""
    plain = line.strip()
    return plain[: gap.start()], gap[0], plain[gap.end() :].strip()


def before_other_label(text: str) -> str:
    """Give `text` up to the next label of any kind that stands further right in its line."""
    other = _OTHER_LABEL.search(text)
    return text if other is None else text[: other.start()]


def goes_on(text: str, line: str) -> bool:
    """Tell whether the paragraph `line` goes on with the value `text` that stands above it."""
    if not line.strip() or _HEADING.match(line):
        return False
    return not text.strip() or bool(_ITEM.match(line)) or text.rstrip().endswith(_UNFINISHED)
