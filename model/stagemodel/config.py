"""`stagebook.toml`: what a team or company asks of a check, kept beside its folders.

The nearest one above a submission counts, as a whole: two are never mixed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from stagemodel.errors import ConfigError
from stagemodel.loading.definitions import did_you_mean, typed
from stagemodel.loading.rules_file import laid_over, no_such_rule
from stagemodel.loading.toml_file import line_of, read_toml
from stagemodel.pack import Pack, RuleSetting, Severity

NAME = "stagebook.toml"


class InWorkbook(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked for one workbook."""

    ignore: tuple[str, ...] = ()


class _Keys(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    pack: str | None = None
    as_of: date | None = None
    lang: Literal["zh", "en"] | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    history: Literal["current", "full"] | None = None
    baseline: str | None = None
    severity: dict[str, Severity] = {}
    limits: dict[str, dict[str, int]] = {}
    workbooks: dict[str, InWorkbook] = {}


class Config(_Keys, frozen=True, kw_only=True):
    """One `stagebook.toml`; what it does not name is left as it is."""

    path: Path

    @property
    def pack_place(self) -> str | Path | None:
        """The pack it names: a folder, from its own on, else a name; none where it names none."""
        folder = (self.path.parent / (self.pack or "")).resolve()
        return folder if self.pack and folder.is_dir() else self.pack

    @property
    def baseline_place(self) -> Path | None:
        """The baseline it names, from its own folder on; none where it names none."""
        return self.path.parent / self.baseline if self.baseline else None

    def wrong(self, key: str, zh: str, en: str) -> ConfigError:
        """Make the error for the value at a dotted `key`."""
        line = None
        with suppress(OSError, UnicodeDecodeError):
            text = self.path.read_text(encoding="utf-8-sig")
            line = line_of(text, [step for step in key.split(".") if not step.startswith("#")])
        return ConfigError(str(self.path), key, zh, en, line)


def find_config(folder: Path) -> Path | None:
    """Give the nearest `stagebook.toml` in `folder` or above it, or none."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100  # a linked folder keeps its neighbours
    return next((f / NAME for f in (whole, *whole.parents) if (f / NAME).is_file()), None)


def load_config(path: Path) -> Config:
    """Read a configuration. Raises ConfigError with file, key and line where it is wrong."""
    empty = Config(path=path)

    def wrong(_: str, key: str, zh: str, en: str) -> ConfigError:
        return empty.wrong(key, zh, en) if key else ConfigError(str(path), "", zh, en)

    data = read_toml(path.parent, path.name, wrong)
    if "as-of" in data:
        data["as-of"] = _day(data["as-of"], partial(empty.wrong, "as-of"))
    keys = typed(data, _Keys, path.name, wrong=wrong)
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
