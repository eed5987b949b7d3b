"""`stagebook terms`: how a text is read, and whether two mean the same."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["首付三成，验收合格后付清余款"], "付款方式  30% 预付款，70% 验收款\n"),
        (["捌拾伍万元整"], "金额  85万元 (850,000.00元)\n"),
        (["85", "--unit", "合同金额(万元)"], "金额  85万元 (850,000.00元)\n"),
        (["自合同签订之日起两个月"], "期限  合同签订后2个月\n"),
        (["二〇二四年五月二十日"], "日期  2024-05-20\n"),
        (["上门培训三次、免费维护一年"], "服务内容  3次上门培训、1年免费维护\n"),
        (["深圳市华强科技有限公司"], "客户名称  华强科技（深圳）\n"),
        (["驻场工程师2名", "--kind", "services"], "服务内容  2人驻场工程师\n"),
        (
            ["30% prepayment, 60% on acceptance", "--lang", "en"],
            "payment  30% prepayment, 60% on acceptance\n         the steps add up to 90%\n",
        ),
        (
            ["预付25.5万元，余款验收付", "预付30%，验收70%", "--total", "85万元"],
            "付款方式：相同\n"
            "  预付25.5万元，余款验收付 → 25.5万元 (255,000.00元) 预付款，其余 验收款\n"
            "  预付30%，验收70% → 30% 预付款，70% 验收款\n",
        ),
        (
            ["*科技", "*科技有限公司", "--lang", "en"],
            "party: the same\n  *科技 → *科技\n  *科技有限公司 → *科技\n",
        ),
    ],
)
def test_read_or_the_same(run, arguments, printed):
    done = run("terms", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == printed


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["3/4/24"], "日期  读不出：日期有多种读法（2003-04-24 / 2024-03-04 / 2024-04-03）\n"),
        (["约85万", "--kind", "money"], "金额  读不出：金额不确定（约）\n"),
        (
            ["60天", "60个工作日"],
            "期限：不同\n  60天 → 60天\n  60个工作日 → 60个工作日\n  60天 ≠ 60个工作日\n",
        ),
        (
            ["预付30%，验收70%", "3:7", "--lang", "en"],
            "payment: not compared\n"
            "  预付30%，验收70% → 30% prepayment, 70% on acceptance\n"
            "  3:7 → not read: not a payment schedule\n",
        ),
        (
            ["预付25.5万元，余款验收付", "预付30%，验收70%"],
            "付款方式：无法比较\n"
            "  预付25.5万元，余款验收付 → 25.5万元 (255,000.00元) 预付款，其余 验收款\n"
            "  预付30%，验收70% → 30% 预付款，70% 验收款\n"
            "  缺少合同金额，无法比较金额与比例\n",
        ),
    ],
)
def test_neither_read_nor_the_same_is_status_1(run, arguments, printed):
    done = run("terms", *arguments)
    assert done.returncode == 1
    assert done.stdout.decode() == printed


def test_what_fits_no_kind_gives_every_reason_and_a_hint(run):
    done = run("terms", "尽快")
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.decode().splitlines()] == [
        "付款方式", "金额", "期限", "日期",
    ]  # fmt: skip
    assert "--kind services" in done.stderr.decode()


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [("--unit", "吨", "不是金额单位"), ("--total", "一些钱", "不是一个数")],
)
def test_a_wrong_option_says_what_would_be_right(run, option, value, reason):
    done = run("terms", "85", option, value)
    assert (done.returncode, done.stdout) == (2, b"")
    assert reason in done.stderr.decode()
    assert "万元" in done.stderr.decode()


def test_nothing_typed_acts_upon_the_terminal(run):
    done = run("terms", "60天\x1b[31m", "60天\u202e")
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()
