"""Texts that need no reading, found many at a time: of a large column nearly all are such."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import is_normalized

from stagemodel.values.text import has_stray_whitespace


def usual_names(texts: Sequence[str]) -> list[str]:
    """Give those that are letters and figures, as they are to be written."""
    whole = "".join(texts).isalnum() and all(texts)
    found = list(texts) if whole else [text for text in texts if text.isalnum()]
    if not is_normalized("NFKC", "".join(found)):
        found = [text for text in found if is_normalized("NFKC", text)]
    return found


def usual_sentences(texts: Sequence[str]) -> list[str]:
    """Give those that are more than letters and figures, and hold no space that nobody sees."""
    found = [t for t in texts if t[:1].isalnum() and not t[-1].isspace() and not t.isalnum()]
    if has_stray_whitespace("".join(found)):
        found = [text for text in found if not has_stray_whitespace(text)]
    return found
