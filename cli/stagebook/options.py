"""Options and values that several subcommands take."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from stagebook.language import LANGUAGES, default_language
from stagemodel.errors import StagebookError

_Value = TypeVar("_Value")
_Function = TypeVar("_Function", bound=Callable[..., Any])


def day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Read a day such as 2024-06-01; raises StagebookError when the value is none."""
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass  # such as 2024-02-30
    option = "/".join(parameter.opts)
    raise StagebookError(
        f"{option} 要写成年-月-日，如 2024-06-01；“{value}”不是这样的日期。",
        f'{option} takes a day such as 2024-06-01; "{value}" is none.',
    )


def codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read codes of rules, or their beginnings, with commas between them."""
    return tuple(
        code.upper() for value in values for code in re.split(r"[,，、;；\s]+", value) if code
    )


def if_given(name: str, value: _Value) -> _Value | None:
    """Give an option's value where the command line has it; none where it is the default."""
    source = click.get_current_context().get_parameter_source(name)
    return value if source is click.core.ParameterSource.COMMANDLINE else None


FOLDER = click.Path(path_type=Path)


def lang_option(function: _Function) -> _Function:
    """`--lang`."""
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), default=default_language,
        help="语言，默认随系统 · language (default: the system's)",
    )(function)  # fmt: skip


def pack_option(function: _Function) -> _Function:
    """`--pack`."""
    return click.option(
        "--pack", default="standard", metavar="NAME|FOLDER",
        help="模板包的名称或文件夹 · a pack's name or folder",
    )(function)  # fmt: skip


def no_cache_option(function: _Function) -> _Function:
    """`--no-cache`."""
    return click.option(
        "--no-cache", is_flag=True,
        help="不用也不存缓存 · neither use nor keep a cache",
    )(function)  # fmt: skip


def force_option(function: _Function) -> _Function:
    """`--force`."""
    return click.option(
        "--force", is_flag=True, help="允许覆盖已有文件 · overwrite existing files"
    )(function)
