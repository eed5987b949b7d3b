"""The known word that a mistyped one is nearest to: for a suggestion, never for a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# Words of an alphabet share half their letters by chance, Chinese ones do not.
_ALIKE, _ALIKE_ASCII = 50, 60


def nearest(text: str, words: Sequence[str], meanings: Sequence[T]) -> T | None:
    """Give the meaning of the word most like `text`; none where none is near, or two as much so.

    All texts folded; one meaning may have several words.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only ever needed for a finding

    enough = _ALIKE_ASCII if text.isascii() else _ALIKE
    hits = process.extract(text, words, scorer=fuzz.ratio, score_cutoff=enough, limit=None)
    best = [meanings[place] for _, score, place in hits if score == hits[0][1]]
    return best[0] if best and all(meaning == best[0] for meaning in best) else None
