"""The entry point: finds the subcommand, and turns every ending into a message and a status."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from stagebook.helping import Helped
from stagebook.language import language_of
from stagebook.output import complain, use_any_console
from stagebook.usage import usage_message
from stagemodel.errors import StagebookError

COMMANDS = ("new", "roster", "minutes", "check", "explain", "rules", "terms", "demo")
WRONG, INTERRUPTED = 2, 130


class _Commands(Helped, click.Group):
    """The subcommands; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"stagebook.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            raise StagebookError(
                f"没有命令 {args[0]}。" + (f"您是不是要 stagebook {near[0]}？" if near else "")
                + "全部命令见 stagebook --help。",
                f"there is no command {args[0]}." + (f" Did you mean: stagebook {near[0]}?" if near
                else "") + " See them all with: stagebook --help",
            )  # fmt: skip
        return super().resolve_command(ctx, args)


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"stagebook {version('stagebook')}")
        context.exit()


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="版本号 · the version",
)  # fmt: skip
@click.pass_context
def stagebook(context: click.Context) -> None:
    """销售跟踪表和谈判纪要：生成模板，检查大家填好的表。

    Sales tracking workbooks and negotiation minutes: generate the templates, check what people
    filled in.

    \b
    先看一遍全过程 · see the whole way once:
      stagebook demo
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (the process's own where none is given); give the exit status."""
    use_any_console()
    lang = language_of(sys.argv[1:] if arguments is None else arguments)
    try:
        status = stagebook.main(arguments, "stagebook", standalone_mode=False)
    except StagebookError as error:
        complain(error.message(lang), lang)
    except click.ClickException as error:
        complain(usage_message(error, lang), lang)
    except (KeyboardInterrupt, click.Abort):
        click.echo({"zh": "已中断。"}.get(lang, "interrupted"), err=True)
        return INTERRUPTED
    except Exception as error:
        _apologise(error, lang)
    else:
        return status if isinstance(status, int) else 0
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


def main() -> NoReturn:
    """Run the command and end the process with its status."""
    status = run()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # All is written and closed. To take everything apart, object by object, as Python would
    # before it ends, takes a fifth of a small check.
    os._exit(status)
