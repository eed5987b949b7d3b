"""The words of the text report around the findings, in each language."""

from __future__ import annotations

from stagecheck.findings import Place
from stagemodel.display import clean
from stagemodel.pack import Severity
from stagemodel.patterns import lazy
from stagemodel.texts import Texts, pick

_SEVERITIES: dict[Severity, Texts] = {
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "info"},
}
_PLURALS = {"error": "errors", "warning": "warnings", "info": "infos"}
_PHRASES: dict[str, Texts] = {
    "title": {"zh": "stagebook 检查报告", "en": "stagebook report"},
    "as-of": {"zh": "截至 {}", "en": "as of {}"},
    "pack": {"zh": "模板包 {}", "en": "pack {}"},
    "clean": {"zh": "没有发现问题", "en": "no problems found"},
    "skipped": {"zh": "未检查", "en": "not checked"},
    "see": {"zh": "参见", "en": "see"},
    "summary": {"zh": "小结", "en": "Summary"},
    "frequent": {"zh": "最多的问题", "en": "most frequent"},
    "other-clean": {"zh": "其余 {} 份没有发现问题", "en": "{} more: no problems found"},
    "explain": {
        "zh": "规则说明：stagebook explain {}",
        "en": "More about a rule: stagebook explain {}",
    },
}
_COUNTS: dict[str, tuple[str, str, str]] = {
    "submission": ("{} 份提交", "{} submission", "{} submissions"),
    "file": ("{} 个文件", "{} file", "{} files"),
    "row": ("{} 行数据", "{} row", "{} rows"),
    "silenced": (
        "另有 {} 个问题已按批注或基线略去",
        "{} more finding left out by comments or a baseline",
        "{} more findings left out by comments or a baseline",
    ),
    "left": (
        "运行被中断，还有 {} 份提交没有检查",
        "The run was stopped: {} submission was not checked",
        "The run was stopped: {} submissions were not checked",
    ),
    "unreadable": ("{} 个文件读不出来", "{} file unreadable", "{} files unreadable"),
}
_PARTS = (
    (lazy(r"table (\d+) row (\d+)"), "表 {} 第 {} 行"),
    (lazy(r"paragraph (\d+)"), "第 {} 段"),
    (lazy("header"), "页眉"),
    (lazy("footer"), "页脚"),
    (lazy("footnotes"), "脚注"),
    (lazy("endnotes"), "尾注"),
)


def phrase(name: str, lang: str, *values: object) -> str:
    """Give a phrase of the report with its values filled in."""
    return pick(_PHRASES[name], lang).format(*values)


def severity_word(severity: Severity, lang: str) -> str:
    """Give the word for a severity."""
    return pick(_SEVERITIES[severity], lang)


def severity_count(severity: Severity, number: int, lang: str) -> str:
    """Give a number of findings of a severity, such as `2 个错误` or `1 error`."""
    if lang == "zh":
        return f"{number} 个{severity_word(severity, lang)}"
    return f"{number} {severity if number == 1 else _PLURALS[severity]}"


def count(name: str, number: int, lang: str) -> str:
    """Give a number of things, such as `4 个文件` or `1 file`."""
    zh, one, many = _COUNTS[name]
    return (zh if lang == "zh" else one if number == 1 else many).format(number)


def colon(lang: str) -> str:
    """Give what stands between a name and what is said of it."""
    return "：" if lang == "zh" else ": "


def listed(parts: list[str], lang: str) -> str:
    """Give several things in a row."""
    return ("、" if lang == "zh" else ", ").join(parts)


def spot(place: Place, lang: str) -> str:
    """Give where in its file a place is; empty where it is the whole file or sheet."""
    if place.cell:
        return place.cell
    part = place.part or ""
    if lang == "zh":
        for pattern, words in _PARTS:
            if match := pattern.fullmatch(part):
                part = words.format(*match.groups())
    label = clean(place.label or "")
    if not (label and part):
        return label or part
    return f"{label}（{part}）" if lang == "zh" else f"{label} ({part})"
