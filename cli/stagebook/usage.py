"""What is wrong with a command line: what to write instead, and where to read more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stagebook.commandline import Argument, Command, Option
from stagemodel.errors import StagebookError


def no_such_option(command: Command, name: str, known: Iterable[str]) -> StagebookError:
    """Tell of an option that the command has not, with the nearest ones."""
    import difflib

    near = difflib.get_close_matches(name, list(known))
    return _wrong(
        command,
        f"没有选项 {name}。" + (f"您是不是要 {'、'.join(near)}？" if near else ""),
        f"there is no option {name}." + (f" Did you mean {' or '.join(near)}?" if near else ""),
    )


def missing_value(command: Command, name: str, option: Option) -> StagebookError:
    """Tell of an option with nothing behind it."""
    return _wrong(
        command,
        f"选项 {name} 后面缺少 {option.takes}。",
        f"option {name} lacks its value: {option.takes}.",
    )


def unexpected_value(command: Command, name: str) -> StagebookError:
    """Tell of a flag with a value."""
    return _wrong(command, f"选项 {name} 后面不带值。", f"option {name} takes no value.")


def no_choice(command: Command, option: Option, word: str) -> StagebookError:
    """Tell what an option may be, and is not."""
    name = "/".join(option.names)
    return _wrong(
        command,
        f"{name} 只能是：{'、'.join(option.choices)}；“{word}”不是。",
        f'{name} is one of: {", ".join(option.choices)}; "{word}" is none.',
    )


def missing_argument(command: Command, argument: Argument) -> StagebookError:
    """Tell what the command cannot do without."""
    return _wrong(command, f"缺少参数 {argument.shown}。", f"Missing argument: {argument.shown}")


def unexpected_arguments(command: Command, words: Sequence[str]) -> StagebookError:
    """Tell what is more than the command takes."""
    told = " ".join(words)
    return _wrong(
        command,
        f"多出了参数：{told}。含空格的内容要放在引号里。",
        f"more than the command takes: {told}. What has spaces in it needs quotes.",
    )


def _wrong(command: Command, zh: str, en: str) -> StagebookError:
    more = f"{command.path} --help"
    return StagebookError(f"{zh}\n用法见：{more}", f"{en}\nHow it is used: {more}")
