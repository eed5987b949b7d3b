"""`stagebook terms`."""

from __future__ import annotations

from stagebook.commandline import Argument, Command, Option
from stagebook.options import LANG

_KINDS = ("payment", "money", "duration", "date", "services", "party")
_HINT = {
    "zh": "服务内容和客户名称几乎什么写法都行：要按它们读，请加 --kind services 或 --kind party。",
    "en": "Nearly anything may be a service or a name: to read it as one, add --kind services or "
    "--kind party.",
}


def run(
    text: str, other: str | None, kind: str | None, unit: str | None, total: str | None, lang: str
) -> int:
    """看一条合同条款被读成什么；给两条，就说意思是否相同、差在哪里。

    Show how a contract term is read; of two, whether they mean the same and where they differ.

    \b
    例 Example:
      stagebook terms "30%预付款,70%验收款"
      stagebook terms "预付25.5万元,余款验收付" "三成预付,七成验收" --total 85万元
    """
    from stagebook.output import emit, note
    from stagebook.termkinds import setting_of
    from stagebook.termpages import compare, comparison_lines, read_as, reading_lines

    setting = setting_of(unit, total)
    if other is None:
        readings = read_as(text, kind, setting)
        emit("\n".join(reading_lines(readings, setting, lang)) + "\n")
        problems = [reading.problem for reading in readings if reading.problem]
        if kind is None and problems and not any(problem.readings for problem in problems):
            note(_HINT[lang])
        return 1 if problems else 0
    told = [comparison_lines(pair, setting, lang) for pair in compare(text, other, kind, setting)]
    emit("\n\n".join("\n".join(lines) for lines, _ in told) + "\n")
    return 0 if all(same for _, same in told) else 1


COMMAND = Command(
    "stagebook terms", "条款怎样读 · how a term is read", run,
    arguments=(Argument("text", "TEXT"), Argument("other", "OTHER", required=False)),
    options=(
        Option("kind", "--kind", "只按这一类读 · read as this kind only", choices=_KINDS),
        Option(
            "unit", "--unit",
            "表头的金额单位，如 万元、USD · the header's unit of money, such as 万元 or USD",
            "UNIT",
        ),
        Option(
            "total", "--total",
            "合同总额，如 85万元；比例和金额由它换算 · the contract's total, for shares and "
            "amounts",
            "AMOUNT",
        ),
        LANG,
    ),
)  # fmt: skip
