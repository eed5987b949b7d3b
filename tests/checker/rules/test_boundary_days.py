"""The last day on which a rule keeps quiet, and the next one, on which it speaks."""

import pytest

TRACKED = """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | {stage} | {contact} | {close}
# customer-needs
customer | description
# contract-terms
number | customer | signed
"""


def tracked(stage="discovery", contact="2024-04-02", close="2024-12-31"):
    return TRACKED.format(stage=stage, contact=contact, close=close)


# What the rule judges, the code, the last quiet day and the first loud one, as of 2024-06-01.
CASES = [
    ("D001", "2024-06-01", "2024-05-31", """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-25 | {day}
"""),
    ("D002", "2024-06-01", "2024-05-31", tracked(close="{day}")),
    ("D003", "2024-05-02", "2024-05-01", """
# stage-progress
customer | stage | started | due
Yunfan | solution | {day} | 2024-06-20
"""),
    ("D004", "2024-05-18", "2024-05-17", tracked(contact="{day}") + """
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-04-20
"""),
    ("D005", "2024-06-01", "2024-06-02", tracked(contact="{day}")),
    ("D006", "2024-05-20", "2024-05-19", """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | {day}
"""),
    ("D006", "2024-05-20", "2024-05-21", tracked(contact="{day}") + """
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-20
"""),
    ("D007", "2000-01-01", "1999-12-31", tracked(contact="{day}")),
    ("D007", "2029-06-01", "2029-06-02", tracked(close="{day}")),
    ("D008", "2024-06-20", "2024-06-19", tracked(close="{day}") + """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | 2024-06-20
"""),
    ("D009", "2024-05-18", "2024-05-17", """
# customer-tracking
! saved {day}
customer | stage
Yunfan | discovery
"""),
    ("D010", "2024-05-21", "2024-05-22", """
# customer-needs
customer | description | confirmer | interviewed | confirmed
Yunfan | 数据实时同步 | Wang | 2024-05-20 | {day}
"""),
    ("D011", "2024-05-22", "2024-05-21", """
# stage-progress
customer | stage | started
Yunfan | contract | 2024-03-01
# contract-terms
number | customer | signed | delivery
HT20240301 | Yunfan | {day} | 10天
"""),
    ("D012", "HT20240502", "HT20240501", """
# contract-terms
number | customer | signed | archive
{day} | Yunfan | | under-review
"""),
    ("D012", "2024-06-01", "2024-05-31", """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | contract | 2024-03-01 | {day}
# contract-terms
number | customer | signed | archive
HT20240520 | Yunfan | | under-review
"""),
    ("D013", "2024-03-01", "2024-02-29", tracked("after-sales", "2023-09-01") + """
# stage-progress
customer | stage | started
Yunfan | after-sales | {day}
"""),
    ("S007", "2024-04-18", "2024-04-17", """
# stage-progress
customer | stage | started | finished
Yunfan | discovery | 2024-04-01 | 2024-04-18
Yunfan | solution | {day} |
"""),
    ("S009", "2024-05-25", "2024-05-24", """
# stage-progress
customer | stage | started | done
Yunfan | discovery | {day} |
"""),
    ("T007", "2024-05-22", "2024-05-21", """
# contract-terms
number | customer | signed
HT20240520 | Yunfan | {day}
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-22
sign-customer | Wang | 2024-05-20
"""),
    ("T010", "2024-05-25", "2024-05-24", """
# contract-terms
number | customer | signed | archive
HT20240510 | Yunfan | {day} | under-review
"""),
    ("T011", "2024-05-20", "2024-05-19", """
# contract-terms
number | customer | signed
HT20240520 | Yunfan | {day}
"""),
    ("M005", "2024-06-01", "2024-05-31", """
# contract-terms
number | customer | signed
HT20240520 | Yunfan |
# minutes
customer | Yunfan
open-point | 数据迁移范围 | Zhang | {day}
"""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "quiet", "loud", "text"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_the_day_counts(check, code, quiet, loud, text):
    assert check(text.replace("{day}", quiet), code) == []
    assert [finding.code for finding in check(text.replace("{day}", loud), code)] == [code]
