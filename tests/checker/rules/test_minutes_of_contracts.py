"""Several contracts, several minutes: which are compared with which."""

A = "amount | 85万元\npayment | 30%预付款，70%验收款\ndelivery | 60天"
B = "amount | 20万元\npayment | 100%预付款\ndelivery | 30天"
SIGNED = "sign-ours | Zhang | {0}\nsign-customer | Wang | {0}"
TWO = """
# customer-tracking
customer | stage
Yunfan | negotiation
# contract-terms
number | customer | amount | payment | delivery
HT20240520 | Yunfan | 85 | 30%预付款，70%验收款 | 60天
HT20240522 | Yunfan | 20 | 100%预付款 | 30天
"""


def minutes(terms, day="2024-05-18", contract="", number="JY2024051801"):
    named = f"contract | {contract}\n" if contract else ""
    head = f"number | {number}\ncustomer | Yunfan\n{named}date | {day}\n"
    return f"# minutes\n{head}{terms}\n{SIGNED.format(day)}\n"


def told(findings):
    return [(f.code, f.at.row) for f in findings]


TERMS = ("T001", "T002", "T003", "T008")


def test_minutes_without_a_number_are_of_the_contract_whose_terms_they_share(check):
    (finding,) = check(TWO + minutes(A), *TERMS)
    assert (finding.code, finding.at.row) == ("T008", "HT20240522")
    assert "HT20240520" in finding.related[0].note["zh"]


def test_a_wrong_term_is_told_of_that_contract_alone(check):
    found = check(TWO + minutes(A.replace("60天", "90天")), *TERMS)
    assert told(found) == [("T003", "HT20240520"), ("T008", "HT20240522")]


def test_terms_in_other_words_are_shared_too(check):
    reworded = "amount | 86万元\npayment | 预付三成，余款验收后付清\ndelivery | 45天"
    found = check(TWO + minutes(reworded), *TERMS)
    assert {row for code, row in told(found) if code != "T008"} == {"HT20240520"}


def test_each_of_two_negotiations_has_its_contract_and_neither_is_superseded(check):
    text = TWO + minutes(A) + minutes(B, "2024-05-20", number="JY2024052001")
    assert check(text, *TERMS, "M006") == []


def test_minutes_that_fit_none_are_compared_with_each(check):
    text = TWO + minutes("amount | 90万元\ndelivery | 45天")
    assert {row for _, row in told(check(text, "T001", "T003"))} == {"HT20240520", "HT20240522"}


def test_minutes_that_name_two_contracts_are_of_both(check):
    found = check(TWO + minutes(A, contract="HT20240520、HT20240522（草稿）"), *TERMS)
    assert told(found) == [(code, "HT20240522") for code in ("T001", "T002", "T003")]


def test_a_version_from_before_the_contract_had_a_number_is_superseded(check):
    one = TWO.replace("HT20240522 | Yunfan | 20 | 100%预付款 | 30天\n", "")
    text = one + minutes(A, "2024-05-10", number="JY2024051001") + minutes(A, contract="HT20240520")
    (finding,) = check(text, *TERMS, "M006")
    assert (finding.code, finding.at.file) == ("M006", "minutes-2.docx")


def test_two_of_one_day_are_told_unless_they_say_the_same(check):
    one = TWO.replace("HT20240522 | Yunfan | 20 | 100%预付款 | 30天\n", "")
    assert check(one + minutes(A) + minutes(A), "M006") == []
    found = check(one + minutes(A.replace("85", "80")) + minutes(A, number="JY2024051802"), "M006")
    assert [finding.at.file for finding in found] == ["minutes-2.docx"]


def test_minutes_that_name_a_contract_and_no_customer_are_of_that_contract(check):
    nameless = minutes(A.replace("60天", "90天"), contract="HT20240520").replace(
        "customer | Yunfan\n", ""
    )
    assert told(check(TWO + nameless, "T003", "T008")) == [
        ("T003", "HT20240520"), ("T008", "HT20240522"),
    ]  # fmt: skip


def test_minutes_that_name_nobody_may_be_anyones(check):
    nobodys = minutes(A).replace("customer | Yunfan\n", "")
    assert check(TWO + nobodys, "T008", "S005") == []


def test_a_row_that_says_there_is_no_open_point_is_none(check):
    for none in ("暂无遗留问题", "没有其他待定事项。", "No open points"):
        assert check(f"# minutes\ncustomer | Yunfan\nopen-point | {none} |  | ", "M005") == []
    (finding,) = check("# minutes\ncustomer | Yunfan\nopen-point | 无法确定范围 |  | ", "M005")
    assert "无法确定范围" in finding.message["zh"]
