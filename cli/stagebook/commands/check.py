"""`stagebook check`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from stagebook.helping import Command
from stagebook.options import (
    FOLDER,
    codes,
    day,
    force_option,
    lang_option,
    no_cache_option,
    pack_option,
)

if TYPE_CHECKING:
    from stagemodel.pack import Severity

# The reporters are imported only when one is used; a test keeps this list equal to theirs.
FORMATS = ("text", "json")
THRESHOLDS = ("error", "warning", "info", "never")


@click.command("check", cls=Command, short_help="检查填好的表 · check what people filled in")
@click.argument("paths", nargs=-1, required=True, type=FOLDER, metavar="PATH...")
@click.option(
    "--as-of", callback=day, metavar="DATE",
    help="按哪一天检查，默认今天 · the day to judge by (default: today), as 2024-06-01",
)  # fmt: skip
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="text",
    help="报告格式，json 供程序读 · the report's format; json is for programs",
)  # fmt: skip
@click.option(
    "-o", "--output", type=FOLDER, metavar="FILE",
    help="报告写进文件(UTF-8) · write the report to a file (UTF-8)",
)  # fmt: skip
@click.option(
    "--select", multiple=True, callback=codes, metavar="CODES",
    help="只查这些规则，如 S,D001 · only these rules",
)  # fmt: skip
@click.option(
    "--ignore", multiple=True, callback=codes, metavar="CODES",
    help="不查这些规则 · leave these rules out",
)  # fmt: skip
@click.option(
    "--config", type=FOLDER, metavar="FILE",
    help="用这个 stagebook.toml，不再逐级查找 · use this stagebook.toml, look for no other",
)  # fmt: skip
@click.option(
    "--baseline", type=FOLDER, metavar="FILE",
    help="不再报告基线里已有的问题 · leave out the findings that a baseline knows",
)  # fmt: skip
@click.option(
    "--write-baseline", type=FOLDER, metavar="FILE",
    help="把现有的问题都记为基线 · write all findings of now as a baseline",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), default="error",
    help="从哪一级起退出码为 1，默认 error · the least severity that makes the exit status 1 "
    "(default: error)",
)  # fmt: skip
@click.option(
    "--together", is_flag=True,
    help="所有文件当作一份提交 · treat all files as one submission",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N",
    help="同时检查几份提交，默认随处理器核数 · submissions to check at a time (default: by the "
    "number of cores)",
)  # fmt: skip
@no_cache_option
@pack_option
@force_option
@lang_option
def command(
    paths: tuple[Path, ...],
    as_of: date | None,
    format_name: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    fail_on: Severity | Literal["never"],
    together: bool,
    jobs: int | None,
    no_cache: bool,
    pack: str,
    force: bool,
    lang: str,
) -> int:
    """检查一份或多份提交：一个文件夹、它的上级文件夹，或几个文件。

    Check submissions: a folder, a folder of such folders, or some files.

    退出码：0 没有问题，1 有错误，2 用法不对，130 被中断。
    Exit status: 0 nothing found, 1 errors found, 2 wrong usage, 130 interrupted.

    \b
    例 Example:
      stagebook check 华东 --as-of 2024-06-01
      stagebook check . --format json -o report.json
      stagebook check . --write-baseline baseline.json
    """
    from stagebook.cache import cache_folder
    from stagebook.checking import Asked, check_and_tell
    from stagebook.main import INTERRUPTED
    from stagebook.options import if_given
    from stagecheck.planning import Given
    from stagemodel.patterncache import PatternCache
    from stagemodel.patterns import use

    cache = None if no_cache else cache_folder()
    patterns = PatternCache(cache) if cache else None
    if patterns:
        use(patterns)
    given = Given(
        if_given("pack", pack), as_of, if_given("lang", lang), select, ignore, config, baseline,
        use_baseline=write_baseline is None,
        cache=cache,
    )  # fmt: skip
    asked = Asked(paths, given, together, jobs, format_name, output, write_baseline, force, lang)
    report = check_and_tell(asked, datetime.now().astimezone().date())
    if patterns:
        patterns.save()
    return INTERRUPTED if report.left else int(report.fails(fail_on))
