"""Words of a payment step that do not change what it is due at, as data."""

from __future__ import annotations

import re

from stagemodel.patterns import lazy, longest_first

_ZH = """
合同 协议 双方 全部 所有 总价款 总价 总额 总金额 总款 价款 金额 款项 合同额 合同价 合同款 合同价款
货款 款 价 比例 支付 付款 付清 付 给 向 由 甲方 乙方 买方 卖方 需方 供方 客户 贵方 贵司 我方 我司
等额 应 需 须 将 待 再 即 则 先 之后 以后 之日起 日起 后 起 之日 当日 当天 时 的 为 按 凭 在
于 自 从 完成 完毕 合格 通过 报告 单 书 盖章 正式 并 且 收到 收取 电汇 转账 银行 对公 占 共 计 作为
一次性 一次 结清 首笔 支付完毕 金 到账 到位 付至 付到 支付至 支付到 付款至 付款到
即付 全款 全额 进行 方式 其中 累计 另外 另
"""
PLACE = "§"
"""Stands where the words of an event were that may happen once a phase."""
# What is paid for; 设备款 and 部分货物 are something else than the contract's sum.
_OBJECTS = r"(?:项目|系统|设备|货物|产品|货)(?![款价费值部])"
# The first payment, not the first phase's acceptance.
_ORDINALS = (
    rf"(?:(?:第[一二三四五六七八九\d]|[一二三四五六七八九]|首)期|第[一二三四五六七八九\d]次)"
    rf"(?!{PLACE}|验收|[初终]验|预验|[到交发]货|交付|货到|上线|工程|项目|系统|设备)|"
    r"第[一二三四五六七八九\d]笔|[一二三四五六七八九]笔|"
    r"(?<![a-z0-9])(?:first|second|third|fourth|1st|2nd|3rd|4th) "
    r"(?:payments?|instal?lments?|tranche)"
)
_EN = """
the of a an to be is are will shall paid pay payable payment payments upon on at after following
by when within due contract agreement total amount price value sum successful successfully
completion customer client buyer seller purchaser for as with goods system project product
equipment passed pass receipt received t/t tt wire transfer cash full in lump and then which is from
against its equal other
"""
FILLER = lazy(
    "|".join(
        [
            _ORDINALS,
            *longest_first(map(re.escape, _ZH.split())),
            *(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in _EN.split()),
            _OBJECTS,
            r"以(?![内上下外前])",
            r"部分(?=[\s,.:()|\[\]]|$)",  # 预付部分30%, but not 部分货物
            r"[\s,.():'\"\[\]|\-§]",
        ]
    )
)
"""One word or sign to be passed over, in folded text."""
