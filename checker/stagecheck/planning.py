"""From submissions and the configurations beside them to what each is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from stagecheck.policy import Policy, Selection
from stagecheck.reading.submissions import Found
from stagecheck.suppression.baseline import Baseline
from stagecheck.task import Task
from stagemodel.config import Config, find_config
from stagemodel.errors import PackError, StagebookError
from stagemodel.load import STANDARD, load_pack
from stagemodel.pack import Pack

_T = TypeVar("_T")


class Given(Struct, frozen=True):
    """What the caller asks for, which goes before any configuration; none where silent."""

    pack: str | None = None
    as_of: date | None = None
    lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    """The configuration of all submissions, in place of those that are found."""
    baseline: Path | None = None
    use_baseline: bool = True
    """Whether baselines count at all."""
    cache: Path | None = None
    """Where packs that were found right are kept."""


class Plan(Struct, frozen=True):
    """A run that is ready to begin."""

    tasks: tuple[Task, ...]
    lang: str | None
    """The language asked for; none where nothing asks for one."""
    configs: tuple[Path, ...]
    """The configurations that count."""


def plan(found: Sequence[Found], given: Given, today: date) -> Plan:
    """Find each submission's configuration, upwards from its folder, and make its policy.

    A report has one day, pack and language: raises StagebookError where configurations differ in
    them and `given` does not decide, and for all that is wrong in a configuration, its pack or
    its baseline.
    """
    paths = [given.config or find_config(one.home) for one in found]
    configs = {path: _config(path) if path else None for path in paths}
    told = [(path, config or Config(path=Path())) for path, config in configs.items()]
    lang = given.lang or _agreed("lang", [(p, c.lang) for p, c in told if c.lang])
    as_of = given.as_of or _agreed("as-of", [(p, c.as_of or today) for p, c in told])
    place = given.pack or _agreed("pack", [(p, c.pack_place or STANDARD) for p, c in told])
    pack = _load(place or STANDARD, given, [config for _, config in told if config.pack])
    policies = {path: _policy(pack, as_of or today, configs[path], given) for path in configs}
    baselines = {path: _baseline(configs[path], given) for path in configs}
    return Plan(
        tuple(
            Task(one, policies[path], baselines[path].of(one.name))
            for one, path in zip(found, paths, strict=True)
        ),
        lang,
        tuple(path for path in configs if path),
    )


def _config(path: Path) -> Config:
    from stagemodel.loading.config_file import load_config  # noqa: PLC0415  # most teams have none

    return load_config(path)


def _load(place: str | Path, given: Given, naming: Sequence[Config]) -> Pack:
    try:
        return load_pack(place, given.cache)
    except PackError:
        raise
    except StagebookError as error:
        if given.pack or not naming:
            raise
        raise naming[0].wrong("pack", error.message("zh"), error.message("en")) from None


def _policy(pack: Pack, today: date, config: Config | None, given: Given) -> Policy:
    """Lay what is given over a configuration.

    To select is to start afresh: neither list of the configuration counts then. To ignore is to
    leave out more.
    """
    if config:
        # Most teams have none.
        from stagemodel.loading.config_file import configured  # noqa: PLC0415

        pack = configured(pack, config)
    config = config or Config(path=Path())
    afresh = bool(given.select)
    selection = Selection(
        select=given.select if afresh else config.select,
        ignore=given.ignore if afresh else (*config.ignore, *given.ignore),
        ignore_in={book: part.ignore for book, part in config.workbooks.items()},
    )
    return Policy(pack, today, selection)


def _baseline(config: Config | None, given: Given) -> Baseline:
    place = given.baseline or (config.baseline_place if config else None)
    if not place or not given.use_baseline:
        return Baseline({})
    # Most teams have none.
    from stagecheck.suppression.baseline_file import load_baseline  # noqa: PLC0415

    return load_baseline(place)


def _agreed(key: str, told: Sequence[tuple[Path | None, _T]]) -> _T | None:
    """Give what all configurations say; none where there are none. Raises StagebookError."""
    if not told:
        return None
    (first, agreed), *others = told
    for path, value in others:
        if value != agreed:
            raise StagebookError(
                f"各份提交的配置在 {key} 上不一致：{_named(first, 'zh')} 是 {agreed}，"
                f"{_named(path, 'zh')} 是 {value}。请用 --{key} 或 --config 指定一个，或分开检查。",
                f"the submissions' configurations differ in {key}: {_named(first, 'en')} says "
                f"{agreed}, {_named(path, 'en')} says {value}. Decide with --{key} or --config, "
                "or check them one by one.",
            )
    return agreed


def _named(path: Path | None, lang: str) -> str:
    return str(path or {"zh": "默认值", "en": "the default"}[lang])
