"""The entry point: finds the subcommand, and turns every ending into a message and a status."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from stagebook.commandline import HELP, Command, Option
from stagebook.language import language_of
from stagebook.output import complain, emit, note, use_any_console
from stagebook.parsing import sort_out, values_of
from stagemodel.errors import StagebookError

COMMANDS = ("new", "roster", "minutes", "check", "explain", "rules", "terms", "demo")
WRONG, INTERRUPTED = 2, 130


def _command(name: str) -> Command:
    """Give a subcommand; only the one that is called is imported."""
    command = importlib.import_module(f"stagebook.commands.{name}").COMMAND
    assert isinstance(command, Command)
    return command


def _stagebook(version: bool) -> int:
    """销售跟踪表和谈判纪要：生成模板，检查大家填好的表。

    Sales tracking workbooks and negotiation minutes: generate the templates, check what people
    filled in.

    \b
    先看一遍全过程 · see the whole way once:
      stagebook demo
    """
    if version:
        from importlib.metadata import version as version_of

        emit(f"stagebook {version_of('stagebook')}\n")
    else:
        _help(_STAGEBOOK, [_command(name) for name in COMMANDS])
    return 0


_STAGEBOOK = Command(
    "stagebook", "", _stagebook,
    options=(Option("version", "--version", "版本号 · the version"),),
)  # fmt: skip


def _help(command: Command, commands: Sequence[Command] = ()) -> None:
    from stagebook.helping import help_page

    emit(help_page(command, commands))


def _call(line: Sequence[str]) -> int:
    """Do what a command line says; raises StagebookError where it is wrong."""
    before = list(itertools.takewhile(lambda word: word.startswith("-") and word != "-", line))
    own, _ = sort_out(_STAGEBOOK, before)
    if own or len(before) == len(line):
        return _stagebook("version" in own)
    name, *rest = line[len(before) :]
    if name not in COMMANDS:
        raise _no_such_command(name)
    command = _command(name)
    typed, plain = sort_out(command, rest)
    if HELP.key in typed:
        _help(command)
        return 0
    return command.run(**values_of(command, typed, plain))


def _no_such_command(name: str) -> StagebookError:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, 1)
    return StagebookError(
        f"没有命令 {name}。" + (f"您是不是要 stagebook {near[0]}？" if near else "")
        + "全部命令见 stagebook --help。",
        f"there is no command {name}." + (f" Did you mean: stagebook {near[0]}?" if near
        else "") + " See them all with: stagebook --help",
    )  # fmt: skip


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (the process's own where none is given); give the exit status."""
    use_any_console()
    line = sys.argv[1:] if arguments is None else arguments
    lang = language_of(line)
    try:
        return _call(line)
    except StagebookError as error:
        complain(error.message(lang), lang)
    except KeyboardInterrupt:
        # On a line of its own: the terminal shows ^C.
        note({"zh": "\n已中断。"}.get(lang, "\ninterrupted"))
        return INTERRUPTED
    except Exception as error:
        _apologise(error, lang)
    return WRONG


def _apologise(error: Exception, lang: str) -> None:
    """Tell of a mistake of ours; the traceback is for those who ask for it."""
    what = f"{type(error).__name__}: {error}"
    complain(
        f"stagebook 自身出错了（{what}）。抱歉。您的文件没有被改动。请把完整的命令、"
        "stagebook --version 的输出和出错的文件（如果可以）发给我们；"
        "设 STAGEBOOK_DEBUG=1 再运行一次可看到详情。"
        if lang == "zh"
        else f"stagebook itself failed ({what}). Sorry. Your files were left alone. Please report "
        "the whole command, what stagebook --version prints and, if you may, the file; running it "
        "again with STAGEBOOK_DEBUG=1 shows the details.",
        lang,
    )
    if os.environ.get("STAGEBOOK_DEBUG"):
        import traceback

        traceback.print_exception(error)


def end(status: int) -> NoReturn:
    """End the process with a status."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # All is written and closed. To take everything apart, object by object, as Python would
    # before it ends, takes a fifth of a small check.
    os._exit(status)
