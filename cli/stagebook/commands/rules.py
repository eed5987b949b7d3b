"""`stagebook rules`."""

from __future__ import annotations

from stagebook.commandline import Command, Option
from stagebook.options import LANG, PACK


def run(format_name: str, pack: str, lang: str) -> int:
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


COMMAND = Command(
    "stagebook rules", "全部规则 · the table of rules", run,
    options=(
        Option(
            "format_name", "--format",
            "markdown 带说明和例子 · markdown has the explanations and examples",
            choices=("text", "markdown"), default="text",
        ),
        PACK,
        LANG,
    ),
)  # fmt: skip
