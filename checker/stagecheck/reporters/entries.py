"""The findings of one sheet or document as lines: by rule, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from stagecheck.findings import Finding, Place, Related
from stagecheck.report import SEVERITIES
from stagecheck.reporters.canvas import Canvas
from stagecheck.reporters.wording import colon, listed, phrase, severity_word, spot
from stagemodel.display import clean, pad
from stagemodel.texts import pick

_INDENT = 6
_SPOT_WIDTH = 5


def entries(findings: Sequence[Finding], canvas: Canvas) -> Iterator[str]:
    """Give the lines for findings of one sheet, or of its file as a whole, under its name."""
    yield f"  {canvas.paint(title(findings[0].at, findings[0].submission), 'bold')}"
    gravest_first = sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.code))
    for (severity, code, rule), same in groupby(
        gravest_first, lambda f: (f.severity, f.code, f.rule)
    ):
        word = canvas.paint(severity_word(severity, canvas.lang), severity)
        yield f"    {word} {code} {canvas.paint(rule, 'faint')}"
        yield from _rule(list(same), canvas)


def title(place: Place, submission: str) -> str:
    """Give a file as its submission calls it, and the sheet where that adds something."""
    name = short(place.file, submission)
    if place.sheet and PurePosixPath(place.file).stem not in (place.sheet, place.workbook):
        return f"{name} [{clean(place.sheet)}]"
    return name


def short(path: str, submission: str) -> str:
    """Give a path without the folder of its submission."""
    return clean(path.removeprefix(f"{submission}/"))


def _rule(findings: list[Finding], canvas: Canvas) -> Iterator[str]:
    """One rule's findings. What several say alike stands once: the cells side by side, and the
    suggestion below them all.
    """
    lang = canvas.lang
    advice = [_advice(finding, lang) for finding in findings]
    shared = len(findings) > 1 and len(set(advice)) == 1
    alike: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
    for finding, words in zip(findings, advice, strict=True):
        key = (_message(finding, lang), _related(finding, lang), "" if shared else words)
        alike.setdefault(key, []).append(spot(finding.at, lang))
    inner = _INDENT
    for (message, related, words), spots in alike.items():
        place = listed([text for text in spots if text], lang)
        inner = _INDENT + (_SPOT_WIDTH + 2 if place else 0)
        start = f"{pad(place, _SPOT_WIDTH)}  " if place else ""
        first, *rest = canvas.indented(start + message, _INDENT, inner - _INDENT)
        yield first.replace(place, canvas.paint(place, "bold"), 1) if place else first
        yield from rest
        if words:
            yield from canvas.indented(f"→ {words}", inner)
        for line in related:
            yield from canvas.indented(line, inner, style="faint")
    if shared and advice[0]:
        yield from canvas.indented(f"→ {advice[0]}", inner)


def _message(finding: Finding, lang: str) -> str:
    """The message, with the row's name where it does not tell it itself."""
    text, row = clean(pick(finding.message, lang)), clean(finding.at.row or "")
    return text if not row or row in text else f"{row}{colon(lang)}{text}"


def _advice(finding: Finding, lang: str) -> str:
    """What to do; nothing where the message itself already shows the corrected value."""
    if finding.fix and finding.fix.value in pick(finding.message, lang):
        return ""
    if finding.suggestion:
        return clean(pick(finding.suggestion, lang))
    return clean(finding.fix.value) if finding.fix else ""


def _related(finding: Finding, lang: str) -> tuple[str, ...]:
    return tuple(
        f"{phrase('see', lang)} {_reference(related, finding, lang)}" for related in finding.related
    )


def _reference(related: Related, finding: Finding, lang: str) -> str:
    place = related.place
    if place.file != finding.at.file:
        where = title(place, finding.submission)
    else:
        where = clean(place.sheet or "") if place.sheet != finding.at.sheet else ""
    full = " ".join(part for part in (where, spot(place, lang)) if part)
    return colon(lang).join(part for part in (full, clean(pick(related.note, lang))) if part)
