"""`stagebook rules`."""

from __future__ import annotations

import click

from stagebook.helping import Command
from stagebook.options import lang_option, pack_option


@click.command("rules", cls=Command, short_help="全部规则 · the table of rules")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "markdown"]), default="text",
    help="markdown 带说明和例子 · markdown has the explanations and examples",
)  # fmt: skip
@pack_option
@lang_option
def command(format_name: str, pack: str, lang: str) -> int:
    """列出全部规则。

    List all rules.

    \b
    例 Example:
      stagebook rules
    """
    from stagebook.output import emit, line_width
    from stagebook.rulepages import markdown, overview
    from stagemodel.load import load_pack

    the_pack = load_pack(pack)
    if format_name == "markdown":
        emit(("\n".join(markdown(the_pack, lang)) + "\n").encode())
    else:
        emit("\n".join(overview(the_pack, lang, line_width())) + "\n")
    return 0
