"""F017: a comment or a baseline's entry that suppresses nothing."""

from collections import Counter
from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, say
from stagecheck.rules.base import Example, Rule
from stagecheck.suppression.sifting import Unused
from stagemodel.texts import Texts


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each suppression that had nothing to suppress."""
    for unused in facts.unused:
        message, suggestion = _words(unused)
        found = unused.text or ", ".join(unused.codes)
        yield Hit(unused.at, message, found=found, suggestion=suggestion)


def _words(unused: Unused) -> tuple[Texts, Texts]:
    if unused.kind == "no-code":
        return (
            say(
                "批注要求忽略，但没有写规则代码，所以不起作用。",
                "The comment asks to ignore something but names no rule, so it does nothing.",
            ),
            say(
                "写成“stagebook: 忽略 S008 原因”，或删掉批注。",
                'Write "stagebook: ignore S008 reason", or delete the comment.',
            ),
        )
    codes = _counted(unused.codes)
    if unused.kind == "comment":
        return (
            say(
                f"批注要求忽略 {codes}，但这里没有这个问题。",
                f"The comment asks to ignore {codes}, and there is no such finding here.",
            ),
            say(
                "问题已经解决的，删掉批注；位置不对的，移到出问题的单元格。",
                "Delete the comment if that is mended, or move it to the cell with the finding.",
            ),
        )
    return (
        say(
            f"基线里记着这个文件的 {codes}，现在已经没有了。",
            f"The baseline knows {codes} of this file, and they are gone.",
        ),
        say(
            "重新写一次基线：stagebook check … --write-baseline 文件 --force。",
            "Write the baseline again: stagebook check ... --write-baseline FILE --force.",
        ),
    )


def _counted(codes: tuple[str, ...]) -> str:
    counts = Counter(codes)
    return ", ".join(f"{c} × {n}" if n > 1 else c for c, n in sorted(counts.items()))


RULE = Rule(
    code="F017",
    name="unused-suppression",
    finds=say(
        "批注“stagebook: 忽略 代码”或基线里的记录，已经没有可忽略的问题。",
        'A comment "stagebook: ignore CODE", or an entry of the baseline, that suppresses nothing '
        "any more.",
    ),
    why=say(
        "留着没用的忽略，下次真出问题时就看不见了。",
        "What is ignored without need hides the next real problem.",
    ),
    check=check,
    last=True,
    wrong=Example("""
# stage-progress
! comment C2 stagebook: ignore V003
customer | stage | started
Yunfan | discovery | 2024-05-20 <-
"""),
    right=Example("""
# stage-progress
! comment C2 stagebook: ignore V003
customer | stage | started
Yunfan | discovery | 2024.5.20
"""),
)
