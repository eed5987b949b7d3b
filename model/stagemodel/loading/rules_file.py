"""`rules.toml` of a pack: its settings laid over the standard ones, and its company rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from stagemodel.errors import PackError, StagebookError
from stagemodel.loading.definitions import did_you_mean, typed
from stagemodel.loading.toml_file import read_toml
from stagemodel.pack import CompanyRule, RuleSetting

_FILE = "rules.toml"
_DAYS = {"days", "times-usual"}
"""Limits that count days: only their rules can count working days."""


class Rules(Struct, frozen=True):
    """What a pack says about rules."""

    settings: dict[str, RuleSetting]
    """By code, the company's own among them."""
    company: tuple[CompanyRule, ...]
    ours: frozenset[str]
    """Codes of the built-in rules."""


def load_rules(folder: Path, standard: Path) -> Rules:
    """Read the settings of the pack in `folder` over those of the `standard` one.

    Raises PackError for a rule or limit that does not exist, and for an impossible number.
    """
    settings, company = _read(standard)
    ours = frozenset(settings)
    if folder.resolve() != standard.resolve() and (folder / _FILE).exists():
        own, company = _read(folder)
        for code, setting in own.items():
            if code not in settings:
                raise PackError(_FILE, code, *no_such_rule(code, settings))
            settings[code] = laid_over(settings[code], setting, partial(_wrong, code))
    settings |= {rule.code: RuleSetting(rule.severity) for rule in company}
    return Rules(settings, company, ours)


def laid_over(
    known: RuleSetting, own: RuleSetting, wrong: Callable[[str, str, str], StagebookError]
) -> RuleSetting:
    """Lay a rule's `own` setting over the `known` one, limit by limit.

    Raises what `wrong` makes of a key (`limits.days`) and the reason in zh and en.
    """
    for limit, number in own.limits.items():
        key = f"limits.{limit}"
        if limit not in known.limits:
            more = did_you_mean(limit, known.limits) if known.limits else ("", "")
            raise wrong(key, "没有这个数字" + more[0], "has no such number" + more[1])
        if number < 0:
            raise wrong(key, "不能小于 0", "cannot be below 0")
    working_days = own.working_days or known.working_days
    if working_days and not _DAYS & known.limits.keys():
        raise wrong("working-days", "这条规则不数天数", "this rule counts no days")
    return RuleSetting(own.severity or known.severity, known.limits | own.limits, working_days)


def no_such_rule(code: str, known: Iterable[str]) -> tuple[str, str]:
    """Say in zh and en that no rule has this code, with the nearest that there is."""
    zh, en = did_you_mean(code, known)
    return "没有这条规则" + zh, "there is no such rule" + en


def _wrong(code: str, key: str, zh: str, en: str) -> PackError:
    return PackError(_FILE, f"{code}.{key}", zh, en)


def _read(folder: Path) -> tuple[dict[str, RuleSetting], tuple[CompanyRule, ...]]:
    data = read_toml(folder, _FILE)
    company = typed(data.pop("company", []), tuple[CompanyRule, ...], _FILE, "company")
    settings = {code: typed(setting, RuleSetting, _FILE, code) for code, setting in data.items()}
    return settings, company
