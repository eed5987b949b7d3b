"""What there is to say about a rule, in words that the terminal and the documentation share."""

from __future__ import annotations

import difflib

from stagecheck.company.catalogue import as_rule
from stagecheck.rules import built_in_rules
from stagecheck.rules.base import Rule
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack, Severity
from stagemodel.texts import Texts, pick

_WORDS: dict[str, Texts] = {
    "rules": {"zh": "规则目录", "en": "The rules"},
    "code": {"zh": "代码", "en": "Code"},
    "name": {"zh": "名称", "en": "Name"},
    "severity": {"zh": "级别", "en": "Severity"},
    "finds": {"zh": "检查什么", "en": "What it finds"},
    "why": {"zh": "为什么重要", "en": "Why it matters"},
    "wrong": {"zh": "会被指出", "en": "Found fault with"},
    "right": {"zh": "没有问题", "en": "All right"},
    "limits": {"zh": "可调数值", "en": "Numbers to adjust"},
    "fix": {"zh": "更正", "en": "Fix"},
    "safe": {"zh": "报告给出更正值，意思不变", "en": "the report gives one; the meaning stays"},
    "unsafe": {"zh": "报告给出更正值，需人确认", "en": "the report gives one; a person must agree"},
    "as-of": {"zh": "检查日 {}", "en": "as of {}"},
    "label": {"zh": "条目", "en": "Label"},
    "text": {"zh": "内容", "en": "Text"},
    "other": {"zh": "别的表", "en": "A sheet of its own"},
    "change": {"zh": "怎样调整", "en": "To change it"},
    "how": {
        "zh": "这次不查：stagebook check … --ignore {0}。级别和数值在 stagebook.toml 或模板包的 "
        "rules.toml 里改。",
        "en": "Leave it out of a run: stagebook check … --ignore {0}. Its severity and numbers "
        "are in stagebook.toml or the pack's rules.toml.",
    },
    "comment": {
        "zh": "只不查一格或一行：在该格或该行的关键列加批注“stagebook: 忽略 {0} 原因”。",
        "en": "Leave out one cell, or a row on its key cell, by a comment: "
        "stagebook: ignore {0} reason.",
    },
    "intro": {
        "zh": "本页由 `stagebook rules --format markdown --lang zh` 生成，请勿手改。级别和数值是"
        "标准模板包的默认值，在 `stagebook.toml` 或公司模板包的 `rules.toml` 里改。"
        "`←` 标出问题所在的单元格。",
        "en": "Written by `stagebook rules --format markdown --lang en`; do not edit. Severities "
        "and numbers are the standard pack's; `stagebook.toml`, or `rules.toml` of a company's own "
        "pack, changes them. `←` marks the cell that the finding stands on.",
    },
    "F": {"zh": "文件与工作表", "en": "Files and sheets"},
    "V": {"zh": "单元格的值", "en": "Values"},
    "R": {"zh": "引用", "en": "References"},
    "S": {"zh": "阶段", "en": "Stages"},
    "D": {"zh": "日期", "en": "Dates"},
    "T": {"zh": "合同条款", "en": "Contract terms"},
    "M": {"zh": "谈判纪要", "en": "Minutes"},
    "company": {"zh": "公司自己的规则", "en": "The company's own"},
    "when": {"zh": "条件", "en": "Condition"},
}


def word(name: str, lang: str, *values: object) -> str:
    """Give a heading or phrase about rules."""
    return pick(_WORDS[name], lang).format(*values)


def all_rules(pack: Pack) -> tuple[Rule, ...]:
    """Give the built-in rules and the company's own."""
    return (*built_in_rules(), *map(as_rule, pack.company))


def find_rule(name: str, pack: Pack) -> Rule:
    """Give the rule with this code or name; raises StagebookError where there is none."""
    rules = all_rules(pack)
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    names = [text for rule in rules for text in (rule.code, rule.name)]
    near = difflib.get_close_matches(name, names, 1) or difflib.get_close_matches(
        name.upper(), names, 1
    )
    raise StagebookError(
        f"没有规则 {name}。" + (f"您是不是要 {near[0]}？" if near else "")
        + "用 stagebook rules 查看全部规则。",
        f"there is no rule {name}." + (f" Did you mean {near[0]}?" if near else "")
        + " See them all with: stagebook rules",
    )  # fmt: skip


def condition(rule: Rule, pack: Pack, lang: str) -> str:
    """Give the workbook and the expression of a company rule; empty for a built-in one."""
    for own in pack.company:
        if own.code == rule.code:
            book = pack.workbook(own.workbook)
            return f"{pick(book.label, lang) if book else own.workbook} · {own.when}"
    return ""


def severity(rule: Rule, pack: Pack) -> Severity:
    """Give a rule's severity in the pack."""
    return pack.rules[rule.code].severity or "warning"


def limits(rule: Rule, pack: Pack) -> str:
    """Give a rule's numbers as the pack has them; empty where it has none."""
    given = pack.rules[rule.code].limits
    return ", ".join(f"{name} = {given[name]}" for name in rule.limits)
