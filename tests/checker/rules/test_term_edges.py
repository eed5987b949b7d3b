"""Rules of contract terms: what is just wrong enough, and what is just not."""

import pytest

CASES = {
    "a warranty that cannot be read is the scope's, and no other term's": (
        "T012",
        """
# contract-terms
number | customer | amount | delivery | scope
HT20240520 | Yunfan | 85 | 60天 | 3次上门培训
# minutes
customer | Yunfan
amount | 85万元
delivery | 60天
scope | 3次上门培训
warranty | 约1年
""",
        {"E2"},
    ),
    "what cannot be read in minutes is told there where the contract leaves the term out": (
        "T012",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan |
# minutes
customer | Yunfan
scope | 若干次培训
""",
        set(),
    ),
    "what cannot be read in minutes without a contract is told in the minutes": (
        "T012",
        """
# contract-terms
number | customer
HT20240521 | Hengda
# minutes
customer | Yunfan
delivery | 大约两个月
""",
        {None},
    ),
    "schedules that leave an event open are not compared": (
        "T012",
        """
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 85 | 一次性付清
# minutes
customer | Yunfan
amount | 85万元
payment | 100%验收后支付
""",
        {"D2"},
    ),
    "a schedule that does not add up is told as that alone": (
        "T012",
        """
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 85 | 预付30%(20万元)，验收付70%
# minutes
customer | Yunfan
amount | 85万元
payment | 预付30%，验收付70%
""",
        set(),
    ),
    "a term of a customer who is lost need not be read": (
        "T012",
        """
# customer-tracking
customer | stage | notes
Yunfan | lost | 价格
# contract-terms
number | customer | delivery
HT20240520 | Yunfan | 大约两个月
""",
        set(),
    ),
    "a service that only the contract names is one-sided": (
        "T013",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训
# minutes
customer | Yunfan
scope |
warranty |
""",
        {"C2"},
    ),
    "a warranty alone is a scope on the minutes' side": (
        "T013",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan |
# minutes
customer | Yunfan
warranty | 1年
""",
        {"C2"},
    ),
    "nothing is one-sided for a customer who is lost, or without minutes": (
        "T013",
        """
# customer-tracking
customer | stage | notes
Yunfan | lost | 价格
Hengda | negotiation |
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训
HT20240521 | Hengda | 3次上门培训
# minutes
customer | Yunfan
scope |
""",
        set(),
    ),
    "a warranty in a row of its own joins the services": (
        "T004",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训，质保1年
# minutes
customer | Yunfan
scope | 3次上门培训
warranty | 12个月
""",
        set(),
    ),
    "a warranty that both rows give is one": (
        "T004",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训，质保1年
# minutes
customer | Yunfan
scope | 3次上门培训，质保1年
warranty | 质保1年
""",
        set(),
    ),
    "a warranty that both rows give in other words is one": (
        "T004",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训，质保1年
# minutes
customer | Yunfan
scope | 3次上门培训，质保1年
warranty | 验收合格后12个月
""",
        set(),
    ),
    "a warranty that one row starts elsewhere is another": (
        "T004",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训，质保期自签订之日起1年
# minutes
customer | Yunfan
scope | 3次上门培训，质保1年
warranty | 验收合格后12个月
""",
        {"C2"},
    ),
    "services are not compared while a side cannot be read": (
        "T004",
        """
# contract-terms
number | customer | scope
HT20240520 | Yunfan | 3次上门培训
# minutes
customer | Yunfan
scope | 2次上门培训
warranty | 约1年
""",
        set(),
    ),
    "tax that both state is part of the amount": (
        "T001",
        """
# contract-terms
number | customer | amount
HT20240519 | Yunfan | 约85万元
HT20240520 | Yunfan | 85万元(含税)
# minutes
customer | Yunfan
amount | 85万元(不含税)
""",
        {"C3"},
    ),
    "the unit of a length of time counts": (
        "T003",
        """
# contract-terms
number | customer | delivery
HT20240520 | Yunfan | 60天
HT20240521 | Hengda | 2年
# minutes
customer | Yunfan
delivery | 60个工作日
# minutes
customer | Hengda
delivery | 24个月
""",
        {"C2"},
    ),
    "amounts are compared with shares through the amount": (
        "T002",
        """
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 100 | 预付30万元，余款验收付
HT20240521 | Hengda | 100 | 预付40万元，余款验收付
# minutes
customer | Yunfan
amount | 100万元
payment | 预付30%，验收付70%
# minutes
customer | Hengda
amount | 100万元
payment | 预付30%，验收付70%
""",
        {"D3"},
    ),
    "the later of two signatures counts": (
        "T007",
        """
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-21
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-20
sign-customer | Wang | 2024-05-22
""",
        {"C2"},
    ),
    "an unsigned contract before it hides none that was signed too early": (
        "T007",
        """
# contract-terms
number | customer | signed
HT20240519 | Yunfan |
HT20240520 | Yunfan | 2024-05-22
HT20240521 | Yunfan | 2024-05-21
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-20
sign-customer | Wang | 2024-05-22
""",
        {"C4"},
    ),
    "minutes without a number are of no contract without one": (
        "T005",
        """
# customer-tracking
customer | stage
Yunfan | negotiation
Hengda | negotiation
# contract-terms
number | customer
 | Yunfan
# minutes
customer | Hengda
""",
        set(),
    ),
    "one signature is as late as there is": (
        "T007",
        """
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-21
HT20240521 | Hengda |
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-22
sign-customer | Wang |
# minutes
customer | Hengda
sign-ours | Zhang | 2024-05-22
sign-customer | Wang | 2024-05-22
""",
        {"C2"},
    ),
    "a review that is blank or failed is missing, one that is not kept is not": (
        "T014",
        """
# contract-terms
number | customer | signed | sales-review | legal-review
HT20240519 | Yunfan | | passed |
HT20240520 | Yunfan | 2024-05-20 | passed | passed
HT20240521 | Yunfan | 2024-05-20 | passed |
HT20240522 | Yunfan | 2024-05-20 | rejected | passed
HT20240523 | Yunfan | | pending | pending
""",
        {"C4", "C5"},
    ),
    "an archive that is not kept, or full, is not late": (
        "T010",
        """
# contract-terms
number | customer | signed | archive
HT20240501 | Yunfan | 2024-05-02 | archived
HT20240502 | Yunfan | 2024-05-02 |
HT20240503 | Yunfan | | under-review
HT20240504 | Yunfan | 2024-05-02 | not-archived
""",
        {"D5"},
    ),
    "a number without a date of ours is not judged": (
        "T011",
        """
# contract-terms
number | customer | signed
HT20241399 | Yunfan | 2024-05-20
HT20240521 | Yunfan | 2024-05-20
HT20240520-2 | Yunfan | 2024-05-20
HT2024 | Yunfan | 2024-05-20
 | Yunfan | 2024-05-20
""",
        {"A2", "A3"},
    ),
    "a contract of a customer who is lost wants no minutes": (
        "T008",
        """
# customer-tracking
customer | stage | notes
Yunfan | lost | 价格
# contract-terms
number | customer
HT20240520 | Yunfan
""",
        set(),
    ),
    "a customer whose minutes are told as a gate hides no other's": (
        "T008",
        """
# customer-tracking
customer | stage
Yunfan | contract
Hengda | discovery
# stage-progress
customer | stage | started
Yunfan | contract | 2024-05-20
Hengda | discovery | 2024-05-20
# customer-needs
customer | priority | direction | confirmer | confirmed
Yunfan | high | 接口 | Wang | 2024-04-01
# contract-terms
number | customer
HT20240520 | Yunfan
HT20240521 | Hengda
""",
        {"A3"},
    ),
    "the wrong number is told once for each of the minutes that give it": (
        "T005",
        """
# customer-tracking
customer | stage
Yunfan | negotiation
Hengda | negotiation
# contract-terms
number | customer
HT20240520 | Yunfan
HT20240521 | Hengda
# minutes
customer | Hengda
contract | HT20240521
# minutes
customer | Yunfan
contract | HT20240521
# minutes
customer | Yunfan
""",
        {"A3"},
    ),
}


@pytest.mark.parametrize(("code", "text", "cells"), CASES.values(), ids=CASES.keys())
def test_edge(check, code, text, cells):
    found = [f.at.cell for f in check(text, code)]
    assert (set(found), len(found)) == (cells, len(cells))


@pytest.mark.parametrize("signed", ["", "2024-05-20"])
def test_terms_of_unconfirmed_minutes_are_told_as_such(check, signed):
    text = f"""
# contract-terms
number | customer | amount | payment | delivery | scope
HT20240520 | Yunfan | 85 | 30%预付款，70%验收款 | 60天 | 3次上门培训
# minutes
customer | Yunfan
amount | 90万元
payment | 40%预付款，60%验收款
delivery | 90天
scope | 2次上门培训
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | {signed}
"""
    found = check(text, "T001", "T002", "T003", "T004")
    assert len(found) == 4
    for finding in found:
        assert ("not confirmed" in finding.message["en"]) is not bool(signed)
