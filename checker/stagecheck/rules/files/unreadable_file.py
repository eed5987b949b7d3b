"""F001: a file that cannot be read."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_files
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(problem: Problem) -> tuple[Texts, Texts | None]:
    """Say why it could not be read; what to do is part of the reason."""
    why = problem.reason
    return say(f"无法读取这个文件：{why['zh']}。", f"This file cannot be read: {why['en']}."), None


RULE = Rule(
    code="F001",
    name="unreadable-file",
    finds=say(
        "文件无法读取；说明原因和处理办法：已加密、文件不完整、不是表格（指出真实类型）、超过安全限制、读取进程中断或超时。",
        "A file cannot be read; the message says why and what to do: encrypted, truncated, "
        "not a spreadsheet (the real type is named), refused as dangerous (which limit), the "
        "reader died or ran past its time.",
    ),
    why=say(
        "读不了的文件等于没有交，里面的问题也没有人看见。",
        "A file nobody can read was not handed in, whatever is wrong inside it.",
    ),
    check=in_files("F001", words),
    wrong=Example("""
# customer-tracking
! cut
customer | owner
Yunfan | Zhang
"""),
    right=Example("""
# customer-tracking
customer | owner
Yunfan | Zhang
"""),
)
