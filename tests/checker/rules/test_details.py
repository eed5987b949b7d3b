"""Corners of single rules that an example a rule does not reach."""


def test_a_review_that_cannot_be_read_is_told_as_such_alone(check):
    text = """
# contract-terms
number | customer | signed | sales-review | legal-review | finance-review
HT20240520 | Yunfan | 2024-05-20 | 大概行 | passed | passed
"""
    assert [f.code for f in check(text, "T014", "V002")] == ["V002"]


def test_a_wrong_first_contact_is_one_finding_that_names_the_steps_before_it(check):
    text = """
# customer-tracking
customer | stage | first-contact
Yunfan | discovery | 2024-05-20
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
# customer-needs
customer | description | confirmer | confirmed
Yunfan | 数据实时同步 | Wang | 2024-05-12
Yunfan | 报表自动汇总 | Wang | 2024-05-20
"""
    (finding,) = check(text, "D006")
    assert len(finding.related) == 2


def test_a_customer_without_a_first_contact_or_a_row_of_its_own_has_no_order(check):
    text = """
# customer-tracking
customer | stage | first-contact
Yunfan | discovery |
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
Hengda | discovery | 2024-05-10
"""
    assert check(text, "D006") == []


def test_every_stage_row_is_looked_at_not_only_the_first(check):
    text = """
# customer-tracking
customer | stage | first-contact
Hengda | discovery | 2024-03-01
Yunfan | solution | 2024-03-01
# stage-progress
customer | stage | started | due | done
Hengda | discovery | 2024-05-20 | 2024-06-20 | 已访谈
Yunfan | discovery | 2024-05-10 | 2024-05-09 |
"""
    assert {f.code: f.at.cell for f in check(text, "S003", "S009", "D006")} == {
        "S003": "B3", "S009": "E3", "D006": "D3",
    }  # fmt: skip


def test_a_contract_without_minutes_behind_one_that_has_them(check):
    text = """
# customer-tracking
customer | stage
Hengda | discovery
Yunfan | discovery
# contract-terms
number | customer
HT20240510 | Hengda
HT20240520 | Yunfan
# minutes
customer | Hengda
"""
    assert [f.at.cell for f in check(text, "T008")] == ["A3"]


def test_no_warranty_stands_on_neither_side(check):
    text = """
# contract-terms
number | customer | scope
HT20240520 | Yunfan |
# minutes
customer | Yunfan
scope | 无质保
"""
    assert check(text, "T013") == []
    assert [f.code for f in check(text.replace("无质保", "2年质保"), "T013")] == ["T013"]


def test_the_owner_of_a_closed_customer_is_compared_too(check):
    text = """
# customer-tracking
customer | stage | owner
Yunfan | lost | Zhang
Hengda | on-hold | Zhang
# contract-terms
number | customer | owner
HT20240520 | Yunfan | Li
HT20240521 | Hengda | Zhang
"""
    assert [(f.code, f.at.cell) for f in check(text, "R003")] == [("R003", "C2")]


def test_a_date_that_lost_its_format_is_not_called_text(check):
    text = """
# customer-tracking
customer | first-contact
Yunfan | 45366
Hengda | '2024.3.15
"""
    number, typed = (f.message["zh"] for f in check(text, "V003"))
    assert "是一串数字：45366，读作 2024-03-15" in number
    assert "是文本：2024.3.15" in typed


def test_minutes_that_are_not_confirmed_are_not_said_to_count(check):
    text = """
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
# minutes
customer | Yunfan
amount | 80万元
sign-ours | Zhang | 2024-05-18
"""
    (draft,) = check(text, "T001")
    (settled,) = check(text + "sign-customer | Wang | 2024-05-18\n", "T001")
    assert "双方确认" not in draft.suggestion["zh"]
    assert "双方确认" in settled.suggestion["zh"]
