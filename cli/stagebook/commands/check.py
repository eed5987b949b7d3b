"""`stagebook check`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stagebook.commandline import Argument, Command, Option
from stagebook.language import default_language
from stagebook.options import FORCE, LANG, NO_CACHE, PACK, codes, count, day, matching, path

if TYPE_CHECKING:
    from stagemodel.pack import Severity

# The reporters are imported only when one is used; a test keeps this list equal to theirs.
FORMATS = ("text", "json")
THRESHOLDS = ("error", "warning", "info", "never")


def run(
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
    pack: str | None,
    force: bool,
    lang: str | None,
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
    from stagecheck.reading.ahead import read_ahead
    from stagecheck.reading.submissions import find_submissions

    if sys.platform == "win32":  # where the shell leaves it to us
        paths = tuple(one for named in paths for one in matching(named))
    # Before anything is looked for: nobody waits for a report that is not written.
    for place in (output, write_baseline):
        if place:
            from stagegen.writing import refuse_existing

            refuse_existing(place, force)
    cache = None if no_cache else cache_folder()
    found = find_submissions(paths, together)
    with read_ahead(found) as reader:
        # All this is loaded while the files are read.
        from stagebook.checking import Asked, check_and_tell
        from stagebook.main import INTERRUPTED
        from stagecheck.planning import Given
        from stagemodel.patterncache import PatternCache
        from stagemodel.patterns import use

        patterns = PatternCache(cache) if cache else None
        if patterns:
            use(patterns)
        given = Given(
            pack, as_of, lang, codes(select), codes(ignore), config, baseline,
            use_baseline=write_baseline is None,
            cache=cache,
        )  # fmt: skip
        asked = Asked(
            found, given, jobs, format_name, output, write_baseline, force,
            lang or default_language(),
        )  # fmt: skip
        report = check_and_tell(asked, datetime.now().astimezone().date(), reader)
    if patterns:
        patterns.save()
    return INTERRUPTED if report.left else int(report.fails(fail_on))


COMMAND = Command(
    "stagebook check", "检查填好的表 · check what people filled in", run,
    arguments=(Argument("paths", "PATH", path, many=True),),
    options=(
        Option(
            "as_of", "--as-of",
            "按哪一天检查，默认今天 · the day to judge by (default: today), as 2024-06-01",
            "DATE", day,
        ),
        Option(
            "format_name", "--format",
            "报告格式，json 供程序读 · the report's format; json is for programs",
            choices=FORMATS, default="text",
        ),
        Option(
            "output", "-o --output",
            "报告写进文件(UTF-8) · write the report to a file (UTF-8)",
            "FILE", path,
        ),
        Option(
            "select", "--select", "只查这些规则，如 S,D001 · only these rules",
            "CODES", many=True,
        ),
        Option(
            "ignore", "--ignore", "不查这些规则 · leave these rules out",
            "CODES", many=True,
        ),
        Option(
            "config", "--config",
            "用这个 stagebook.toml，不再逐级查找 · use this stagebook.toml, look for no other",
            "FILE", path,
        ),
        Option(
            "baseline", "--baseline",
            "不再报告基线里已有的问题 · leave out the findings that a baseline knows",
            "FILE", path,
        ),
        Option(
            "write_baseline", "--write-baseline",
            "把现有的问题都记为基线 · write all findings of now as a baseline",
            "FILE", path,
        ),
        Option(
            "fail_on", "--fail-on",
            "从哪一级起退出码为 1，默认 error · the least severity that makes the exit status 1 "
            "(default: error)",
            choices=THRESHOLDS, default="error",
        ),
        Option(
            "together", "--together",
            "所有文件当作一份提交 · treat all files as one submission",
        ),
        Option(
            "jobs", "--jobs",
            "同时检查几份提交，默认随处理器核数 · submissions to check at a time (default: by the "
            "number of cores)",
            "N", count,
        ),
        NO_CACHE,
        # A configuration counts where the command line says nothing.
        PACK.without_default(),
        FORCE,
        LANG.without_default(),
    ),
)  # fmt: skip
