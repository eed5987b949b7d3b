"""`stagebook explain`."""

from __future__ import annotations

import sys

from stagebook.commandline import Argument, Command
from stagebook.options import LANG, PACK


def run(code: str, pack: str, lang: str) -> int:
    """说明一条规则：检查什么、为什么重要、错和对的例子。CODE 是代码或名称。

    Explain a rule: what it finds, why it matters, a wrong and a right example. CODE is its code
    or its name.

    \b
    例 Example:
      stagebook explain S005
      stagebook explain gate-not-met --lang en
    """
    from stagebook.explanation import explanation
    from stagebook.output import emit, is_colourful, line_width
    from stagebook.ruletexts import find_rule
    from stagecheck.reporters import View
    from stagecheck.reporters.canvas import Canvas
    from stagemodel.load import load_pack

    canvas = Canvas(View(lang, line_width(), is_colourful(sys.stdout)))
    the_pack = load_pack(pack)
    lines = explanation(find_rule(code, the_pack), the_pack, canvas)
    emit("\n".join(lines) + "\n")
    return 0


COMMAND = Command(
    "stagebook explain", "说明一条规则 · what a rule does and why", run,
    arguments=(Argument("code", "CODE"),),
    options=(PACK, LANG),
)  # fmt: skip
