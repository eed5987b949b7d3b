"""T011: the date inside a contract number is impossible, or after the signing."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.numbers import number_date
from stagecheck.rules.base import Example, Rule
from stagemodel.patterns import compiled
from stagemodel.texts import Texts


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract number (of the pack's pattern) whose date cannot be right."""
    for row in facts.open_contracts:
        cell = row.reading("number")
        if cell is None or not cell.filled or any(p.code == "V008" for p in cell.problems):
            continue
        if not compiled(r"\d{8}").search(cell.text):
            continue  # a pack's own pattern without a date
        drawn_up, signed = number_date(cell.text), row.when("signed")
        if drawn_up is None:
            reason: Texts = say("不是有效日期", "is no date")
        elif signed and drawn_up > signed:
            reason = say(f"晚于签订日期 {signed}", f"lies after the signing date {signed}")
        else:
            continue
        related = (
            (Related(in_row(row, "signed"), say("签订日期", "signing date")),) if drawn_up else ()
        )
        yield Hit(
            in_row(row, "number"),
            say(
                f"合同编号 {cell.text} 中的日期{reason['zh']}。",
                f"The date inside contract number {cell.text} {reason['en']}.",
            ),
            related,
            found=cell.text,
            suggestion=say(
                "核对合同编号或签订日期。", "Check the contract number or the signing date."
            ),
        )


RULE = Rule(
    code="T011",
    name="number-date",
    finds=say(
        "合同编号里的日期不存在，或晚于签订日期。",
        "The date inside the contract number is impossible, or after the signing date.",
    ),
    why=say(
        "编号按起草日期取；日期不对，多半是抄错了编号，归档后就查不到。",
        "Numbers carry the day of the draft; a wrong one is a copying slip, and cannot be found "
        "again on file.",
    ),
    check=check,
    needs=("contract-terms.number",),
    wrong=Example("""
# contract-terms
number | customer | signed
HT20240532 <- | Yunfan | 2024-05-30
"""),
    right=Example("""
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-30
"""),
)
