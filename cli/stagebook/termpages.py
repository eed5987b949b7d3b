"""How contract terms are read, and whether two are the same: as lines for a reader."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from stagebook.termkinds import KINDS, Kind, Setting
from stagemodel.display import clean, columns, pad
from stagemodel.texts import Texts, pick
from stagemodel.values.errors import AmbiguousValue, UnreadableValue

_FREE = ("services", "party")
"""Kinds that take nearly any text: that they do not fit says nothing."""
_VERDICTS: dict[str, Texts] = {
    "same": {"zh": "相同", "en": "the same"},
    "different": {"zh": "不同", "en": "different"},
    "unknown": {"zh": "无法比较", "en": "not compared"},
}
_Verdict = Literal["same", "different", "unknown"]


class Reading(Struct, frozen=True):
    """A text as one kind: its value, or why it has none."""

    text: str
    kind: Kind
    value: Any
    problem: UnreadableValue | None

    @property
    def fits(self) -> bool:
        """Whether the text is plainly of this kind."""
        return self.problem is None and self.kind.fits(self.value)

    def told(self, lang: str) -> str:
        """Give its normal form, or why there is none."""
        if self.problem is None:
            return clean(pick(self.kind.show(self.value), lang))
        return clean(_why(self.problem, lang))


def read_as(text: str, kind_id: str | None, setting: Setting) -> list[Reading]:
    """Read a text as one kind, or as every kind that it plainly is.

    Where it is none, the kinds that it may be in two ways; else every kind with its reason, but for
    those that nearly any text would be.
    """
    readings = [_read(text, kind, setting) for kind in KINDS if kind_id in (None, kind.id)]
    fitting = [reading for reading in readings if reading.fits]
    if kind_id or fitting:
        return fitting or readings
    # A bare number may be anything; what has two readings otherwise is plainly of its kind.
    several = [r for r in readings if isinstance(r.problem, AmbiguousValue)]
    if several and not text.strip().isdecimal():
        return several
    return [reading for reading in readings if reading.kind.id not in _FREE]


def reading_lines(readings: list[Reading], setting: Setting, lang: str) -> list[str]:
    """Give a line for each reading, and one for what is wrong with it as a whole."""
    labels = [pick(reading.kind.label, lang) for reading in readings]
    width = max(map(columns, labels))
    lines = list[str]()
    for label, reading in zip(labels, readings, strict=True):
        lines.append(f"{pad(label, width)}  {reading.told(lang)}")
        remark = None if reading.problem else reading.kind.remark(reading.value, setting)
        if remark:
            lines.append(f"{' ' * width}  {clean(pick(remark, lang))}")
    return lines


def compare(a: str, b: str, kind_id: str | None, setting: Setting) -> list[tuple[Reading, Reading]]:
    """Read two texts as the same kind: every kind that fits both, else one of them, else any."""
    pairs = [
        (_read(a, kind, setting), _read(b, kind, setting))
        for kind in KINDS
        if kind_id in (None, kind.id)
    ]
    for enough in (all, any):
        if fitting := [pair for pair in pairs if enough(reading.fits for reading in pair)]:
            return fitting
    return [pair for pair in pairs if kind_id or pair[0].kind.id not in _FREE]


def comparison_lines(
    pair: tuple[Reading, Reading], setting: Setting, lang: str
) -> tuple[list[str], bool]:
    """Give the lines that tell whether both mean the same, and whether they do."""
    verdict, differences = _verdict(*pair, setting)
    label, colon = pick(pair[0].kind.label, lang), "：" if lang == "zh" else ": "
    lines = [f"{label}{colon}{pick(_VERDICTS[verdict], lang)}"]
    lines += [f"  {clean(reading.text)} → {reading.told(lang)}" for reading in pair]
    lines += [f"  {clean(pick(difference, lang))}" for difference in differences]
    return lines, verdict == "same"


def _read(text: str, kind: Kind, setting: Setting) -> Reading:
    try:
        return Reading(text, kind, kind.read(text, setting), None)
    except UnreadableValue as error:
        return Reading(text, kind, None, error)


def _verdict(one: Reading, two: Reading, setting: Setting) -> tuple[_Verdict, list[Texts]]:
    if one.problem or two.problem:
        return "unknown", []
    try:
        differences = one.kind.differences(one.value, two.value, setting)
    except UnreadableValue as error:
        return "unknown", [error.reason]
    return ("different" if differences else "same"), differences


def _why(problem: UnreadableValue, lang: str) -> str:
    reason, readings = pick(problem.reason, lang), " / ".join(problem.readings)
    if lang == "zh":
        return f"读不出：{reason}" + (f"（{readings}）" if readings else "")
    return f"not read: {reason}" + (f" ({readings})" if readings else "")
