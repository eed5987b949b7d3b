"""F002: a spreadsheet that is no workbook of the pack."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_files
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what it is nearest to, and what to do."""
    why = problem.reason
    return (
        say(
            f"认不出这是哪一张工作簿：{why['zh']}。",
            f"This is not recognised as any of the workbooks: {why['en']}.",
        ),
        say(
            "恢复模板的表头；如果不是要提交的表，请移出这个文件夹。",
            "Restore the template's headers; if it is not to be handed in, move it elsewhere.",
        ),
    )


RULE = Rule(
    code="F002",
    name="unknown-workbook",
    finds=say(
        "表格文件里没有一张表是模板包中的工作簿；说明最接近哪一张、缺哪些列。",
        "A spreadsheet with no sheet recognised as a workbook of the pack; the nearest one "
        "and the columns it lacks are named.",
    ),
    why=say(
        "认不出来的表不会被检查；往往是表头被改掉了。",
        "What is not recognised is not checked; often its headers were changed.",
    ),
    check=in_files("F002", words),
    wrong=Example("""
# other
客户名称 ~ Customer | 金额 ~ Total | 经手 ~ By
Yunfan | 85 | Zhang
"""),
    right=Example("""
# customer-tracking
customer | owner
Yunfan | Zhang
"""),
)
