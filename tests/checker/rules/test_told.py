"""What people read of a finding, where it depends on more than the rule."""

from datetime import date

import pytest
from msgspec.structs import replace

from stagecheck.facts import Facts
from stagecheck.reading.submissions import find_submissions
from stagecheck.rules.base import Example
from stagecheck.rules.examples import sheets
from stagecheck.rules.stages import missing_stage
from stagemodel.load import load_pack
from support.example_files import write_example

PACK = load_pack()


@pytest.mark.parametrize(
    ("code", "text", "message", "suggestion"),
    [
        (
            "V001",
            """
# contract-terms
number | customer | amount
HT20240520 | Yunfan |
""",
            '" is blank.',
            "",
        ),
        (
            "V007",
            """
# contract-terms
number | customer | amount
HT20240520 | Yunfan | -85
""",
            "-85 under Amount (10k CNY) is out of range: must be above 0.",
            "Check the number and the unit.",
        ),
        (
            "V005",
            """
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 'USD 120,000
""",
            "Amount (10k CNY) is an amount typed as text: USD 120,000.",
            "its unit is not the header's: keep it, and mind that sums leave it out",
        ),
        (
            "T012",
            """
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 30% prepayment, 70% on acceptance
# minutes
customer | Yunfan
payment | 3:7
""",
            '"3:7" cannot be read for sure and was not compared (not a payment schedule).'
            " Contract: 30% prepayment, 70% on acceptance.",
            "",
        ),
        (
            "V008",
            """
# contract-terms
number | customer
HT2024052 | Yunfan
""",
            '"HT2024052" under Contract no. is not well formed',
            "Check and correct it.",
        ),
        (
            "V014",
            """
# customer-tracking
customer | stage
Yunfan | Negotiation ~ 商务谈判
""",
            "",
            "商务谈判",
        ),
        (
            "M003",
            """
# minutes
customer | Yunfan
amount | [-85万元-][+80万元+]
""",
            'changes: before: "85万元", after: "80万元"',
            "",
        ),
        (
            "M003",
            """
# minutes
customer | Yunfan
amount | [-85万元-][+80万元+]
delivery | [-60天-][+90天+]
""",
            "(2 places)",
            "",
        ),
        (
            "S004",
            """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-22
""",
            'Contract HT20240520 is signed, but "',
            'It is at least "Contract',
        ),
        (
            "M002",
            """
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-18
sign-customer | Wang |
""",
            "missing: date of Customer side.",
            "",
        ),
        (
            "T011",
            """
# contract-terms
number | customer | signed
HT20240521 | Yunfan | 2024-05-20
""",
            "lies after the signing date 2024-05-20",
            "",
        ),
        (
            "T014",
            """
# contract-terms
number | customer | signed | sales-review | legal-review | finance-review
HT20240520 | Yunfan | 2024-05-20 | passed | | pending
""",
            "these reviews are not passed: Legal review, Finance review.",
            "",
        ),
        (
            "F017",
            """
# customer-tracking
! comment B2 stagebook: ignore
customer | stage
Yunfan | discovery
""",
            "names no rule",
            "or delete the comment.",
        ),
    ],
)
def test_in_words(check, code, text, message, suggestion):
    # What suppressions are left without use depends on what the other rules find.
    found = check(text) if code == "F017" else check(text, code)
    (finding,) = [finding for finding in found if finding.code == code]
    assert message in finding.message["en"]
    assert suggestion in (finding.suggestion or {"en": ""})["en"]


def test_a_full_history_begins_with_the_first_stage(loader, tmp_path):
    text = """
# stage-progress
customer | stage | started
Yunfan | solution | 2024-04-20
Yunfan | negotiation | 2024-05-20
"""
    write_example(list(sheets(Example(text), PACK, "zh")), tmp_path, PACK)
    (found,) = find_submissions([tmp_path])
    submission = loader.load(found)
    pack = replace(PACK, history="full")
    (hit,) = missing_stage.check(Facts(submission, pack, date(2024, 6, 1)))
    assert "客户开发、需求挖掘" in hit.message["zh"]
    assert not list(missing_stage.check(Facts(submission, PACK, date(2024, 6, 1))))
