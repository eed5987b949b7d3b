"""Cutting the text of a payment schedule into one text a step."""

from __future__ import annotations

from itertools import pairwise

from stagemodel.patterns import lazy
from stagemodel.values.payment_quantities import QUANTITY, only_rest, says_how_much

_NUMBER = lazy(r"^\(?(?:\d{1,2}|[一二三四五六七八九])\) ?|^[一二三四五六七八九]$|^\d{1,2}$")
_STRONG = lazy(r";|(?<!\d)\.|\.(?!\d)")
_WEAK = lazy(
    r"[,|→]|\+|&|以及|及|和|与|(?<=[a-z%]) (?:and then|and|then|plus|followed by) |"
    r"(?<!\d) ?/ ?(?=\d+(?:\.\d+)?%)|(?<=[%一-鿿]) ?/ ?(?=[a-z一-鿿])"
)
_SAME_STEP = lazy(r"[ (,:]*(?:即|计|共计|合)?[ (,:]*")
_NO_WORDS = lazy(r"[\s(),:]*(?:付清|支付|付款|付|款)?[\s(),:]*")


def cut_into_steps(folded: str) -> list[str]:
    """Cut a folded schedule into steps.

    A part that says not how much belongs to the step behind it (合同签订后,支付30%), or to the
    one before it where its sentence ends.
    """
    steps, carried = list[str](), ""
    for sentence in _STRONG.split(folded):
        found, carried = _cut_sentence(sentence, carried)
        steps += found
    if carried:
        steps[-1:] = [f"{steps[-1]} {carried}" if steps else carried]
    joined = list[str]()
    for step in steps:
        if joined and only_rest(joined[-1]) and only_rest(step):
            joined[-1] += f" {step}"  # 余款验收合格后,一次性付清
        else:
            joined.append(step)
    return joined


def _cut_sentence(sentence: str, waiting: str) -> tuple[list[str], str]:
    parts = [_NUMBER.sub("", part.strip()) for part in _WEAK.split(sentence)]
    steps = list[str]()
    for part in parts:
        waiting = f"{waiting} {part}".strip()
        if says_how_much(part):
            steps += _cut_run_together(waiting)
            waiting = ""
    if waiting and steps:
        steps[-1] += f" {waiting}"
        waiting = ""
    return steps, waiting


def _cut_run_together(part: str) -> list[str]:
    """Cut 30%预付款70%验收款 before each number, 预付30%验收70% behind each."""
    groups = list[tuple[int, int]]()
    last = ""
    for match in QUANTITY.finditer(part):
        kind = "money" if match["money"] else "share"
        gap = part[groups[-1][1] : match.start()] if groups else ""
        if groups and (kind != last or "(" in gap) and _SAME_STEP.fullmatch(gap):
            groups[-1] = (groups[-1][0], match.end())  # 30%(25.5万元)
        else:
            groups.append(match.span())
        last = kind
    if len(groups) < 2:
        return [part]
    if _NO_WORDS.fullmatch(part[: groups[0][0]]):
        cuts = [start for start, _ in groups[1:]]
    elif _NO_WORDS.fullmatch(part[groups[-1][1] :]):
        cuts = [end for _, end in groups[:-1]]
    else:
        return [part]
    bounds = [0, *cuts, len(part)]
    return [part[a:b].strip() for a, b in pairwise(bounds)]
