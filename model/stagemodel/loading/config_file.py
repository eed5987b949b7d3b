"""A `stagebook.toml` read and checked, and a pack as it changes it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from msgspec import structs

from stagemodel.config import Config, Keys
from stagemodel.errors import ConfigError
from stagemodel.loading.definitions import did_you_mean, typed
from stagemodel.loading.rules_file import laid_over, no_such_rule
from stagemodel.loading.toml_file import read_toml
from stagemodel.pack import Pack, RuleSetting


def load_config(path: Path) -> Config:
    """Read a configuration. Raises ConfigError with file, key and line where it is wrong."""
    empty = Config(path=path)

    def wrong(_: str, key: str, zh: str, en: str) -> ConfigError:
        return empty.wrong(key, zh, en) if key else ConfigError(str(path), "", zh, en)

    data = read_toml(path.parent, path.name, wrong)
    if "as-of" in data:
        data["as-of"] = _day(data["as-of"], partial(empty.wrong, "as-of"))
    keys = typed(data, Keys, path.name, wrong=wrong)
    return Config(**structs.asdict(keys), path=path)


def configured(pack: Pack, config: Config) -> Pack:
    """Give the pack as the configuration changes it: severities, limits, owners, history.

    Raises ConfigError for a rule, limit or workbook that the pack does not have.
    """
    rules = dict(pack.rules)
    for key, by_code in (("severity", config.severity), ("limits", config.limits)):
        for code in by_code:
            if code not in rules:
                raise config.wrong(f"{key}.{code}", *no_such_rule(code, rules))
    for code, severity in config.severity.items():
        rules[code] = structs.replace(rules[code], severity=severity)
    for code, limits in config.limits.items():
        wrong = partial(_wrong_limit, config, code)
        rules[code] = laid_over(rules[code], RuleSetting(limits=limits), wrong)
    _check_codes(pack, config)
    return structs.replace(
        pack,
        rules=rules,
        owners=config.owners or pack.owners,
        history=config.history or pack.history,
    )


def _wrong_limit(config: Config, code: str, key: str, zh: str, en: str) -> ConfigError:
    return config.wrong(f"limits.{code}.{key.removeprefix('limits.')}", zh, en)


def _check_codes(pack: Pack, config: Config) -> None:
    """Raise ConfigError for a workbook the pack lacks, and a code that begins no rule's."""
    lists: list[tuple[str, Iterable[str]]] = [("select", config.select), ("ignore", config.ignore)]
    for workbook, part in config.workbooks.items():
        if pack.workbook(workbook) is None:
            zh, en = did_you_mean(workbook, [book.id for book in pack.workbooks])
            zh, en = "没有这张工作簿" + zh, "there is no such workbook" + en
            raise config.wrong(f"workbooks.{workbook}", zh, en)
        lists.append((f"workbooks.{workbook}.ignore", part.ignore))
    for key, codes in lists:
        for code in codes:
            if not code or not any(known.startswith(code) for known in pack.rules):
                zh, en = no_such_rule(code, pack.rules)
                raise config.wrong(key, f"{code}：{zh}", f"{code}: {en}")


def _day(value: object, wrong: partial[ConfigError]) -> date | None:
    """Read `as-of`: a day, quoted or not, or "today", which is none."""
    if value == "today":
        return None
    with suppress(ValueError):
        if isinstance(value, str):
            return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise wrong('写 "today"，或一个日期，如 2024-06-01', 'should be "today" or a day: 2024-06-01')
