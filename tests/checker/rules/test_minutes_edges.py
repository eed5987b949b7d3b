"""Rules of minutes: what is just wrong enough, and what is just not."""

import pytest

CASES = {
    "a field that is missing is as bad as one that is blank": (
        "M001",
        """
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元
payment | 30%预付款，70%验收款
""",
        {None},
    ),
    "a field that may stay blank may not hold a placeholder": (
        "M001",
        """
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元
payment | 30%预付款，70%验收款
delivery | 60天
place | 待定
recorder |
""",
        {None},
    ),
    "minutes with all that is required lack nothing": (
        "M001",
        """
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元
payment | 30%预付款，70%验收款
delivery | 60天
place |
""",
        set(),
    ),
    "one amount without the other is no contradiction": (
        "M004",
        """
# minutes
customer | Yunfan
amount-words | 捌拾伍万元整
# minutes
customer | Hengda
amount | 85万元
amount-words | 捌拾伍万元整
""",
        set(),
    ),
    "the past deadline of a point matters until the contract is signed": (
        "M005",
        """
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-22
# minutes
customer | Yunfan
open-point | 数据迁移范围 | Zhang | 2024-05-31
""",
        set(),
    ),
    "nor does it where the contracts are not known": (
        "M005",
        """
# minutes
customer | Yunfan
open-point | 数据迁移范围 | Zhang | 2024-05-31
""",
        set(),
    ),
    "an owner is wanted for a point even then, and a blank line is no point": (
        "M005",
        """
# minutes
customer | Yunfan
open-point | 数据迁移范围 | | 2024-06-30
open-point | | | 2024-06-30
""",
        {None},
    ),
    "minutes of the same contract are superseded, of another they are not": (
        "M006",
        """
# minutes
customer | Yunfan
contract | HT20240520
date | 2024-05-10
sign-ours | Zhang | 2024-05-10
sign-customer | Wang | 2024-05-10
# minutes
customer | Yunfan
contract | HT20240521
date | 2024-05-20
sign-ours | Zhang | 2024-05-20
sign-customer | Wang | 2024-05-20
""",
        set(),
    ),
    "a later draft supersedes nothing": (
        "M006",
        """
# minutes
customer | Yunfan
date | 2024-05-10
sign-ours | Zhang | 2024-05-10
sign-customer | Wang | 2024-05-10
# minutes
customer | Yunfan
date | 2024-05-20
""",
        set(),
    ),
}


@pytest.mark.parametrize(("code", "text", "cells"), CASES.values(), ids=CASES.keys())
def test_edge(check, code, text, cells):
    assert {f.at.cell for f in check(text, code)} == cells


def minutes(*lines):
    return "\n".join(["# minutes", "customer | Yunfan", *lines])


def messages(findings):
    return [finding.message["en"] for finding in findings]


def test_each_signature_and_date_that_lacks_is_named(check):
    nothing = minutes("sign-ours | |", "sign-customer | |")
    (finding,) = check(nothing, "M002")
    assert len(finding.related) == 3
    for name in ("签字", "签字日期"):
        assert finding.message["zh"].count(name) >= 2
    (one,) = check(minutes("sign-ours | Zhang | 2024-05-18", "sign-customer | Wang |"), "M002")
    assert one.related == ()
    assert "日期" in one.message["zh"]
    both = minutes("sign-ours | Zhang | 2024-05-18", "sign-customer | Wang | 2024-05-18")
    assert check(both, "M002") == []


def test_a_blank_field_and_a_placeholder_are_told_in_other_words(check):
    blank, tag = (messages(check(minutes(f"delivery | {text}"), "M001")) for text in ("", "待定"))
    assert any("is blank" in message and "Delivery" in message for message in blank)
    assert any('still holds "待定"' in message for message in tag)


def test_what_lacks_at_an_open_point_is_told(check):
    def told(point):
        return messages(check(minutes(f"open-point | {point}"), "M005"))

    assert ["has no owner" in message for message in told("范围 | | 2024-06-30")] == [True]
    assert ["has no deadline" in message for message in told("范围 | Zhang |")] == [True]
    assert told("范围 | Zhang | 2024-06-30") == []


def test_a_tag_left_in_a_row_is_told_once_and_a_word_for_nothing_is_not(check):
    def told(point):
        found = messages(check(minutes(f"open-point | {point}"), "M001"))
        return [message for message in found if "still holds" in message]

    (tag,) = told("{{ point.item }} | {{ point.owner }} | {{ point.deadline }}")
    assert '"{{ point.item }}"' in tag
    assert told("无 | - | /") == []
    assert told("范围 | {{ point.owner }} | 2024-06-30") == []  # M005 asks for the owner
