"""What a payment is due at: the words for each event, and which of two in one step counts."""

from __future__ import annotations

import re

from stagemodel.values.payment_model import EVENT_LABELS

# One event a line, `|` between its words (regular expressions over folded text). Special ones
# first: each match is taken out of the text before the next is tried. `weak` ones say something
# only where no other event stands beside them.
_EVENTS = r"""
warranty-end       质保(?:金|款|尾款)|质量保证金|(?:保修|维保)(?:金|款)
warranty-end       (?:质保|质量保证|保修|维保)期?(?:届?满|到期|结束)(?:后|且)?(?:无质量问题)?
warranty-end       (?:the )?end of (?:the )?warranty(?: period)?|(?:warranty )?retention(?: money)?
warranty-end       (?:expiry|expiration) of (?:the )?warranty(?: period)?
warranty-end       warranty (?:period )?(?:ends?|expiry|expires|expiration|money)
before-delivery    (?:发货|出货|交货|提货|到货|交付|装运|发运)之?(?:前|以前)|款到发货|先款后货
before-delivery    (?:before|prior to) (?:the )?(?:shipment|delivery|shipping|dispatch)
preliminary-acceptance  初验|预验收|初步验收|到货验收|(?:preliminary|provisional) acceptance
final-acceptance   终验|最终验收|竣工验收|final acceptance
shipment           发货|出货|发运|提货|装运|shipment|shipping|dispatch|shipped
go-live            (?:正式)?上线|go-?live|going live
progress           进度款|中期款|progress payment
earnest-money      定金|earnest money
effective          生效|effective(?: date)?|takes effect
order              下单|订单|(?:purchase )?order(?: confirmation)?
prepayment         预付(?:款|金|货款)?|预先(?:支付|付款)|首付款?|首款|头款|预收款?|订金
prepayment         down ?payment|pre-?payment|pre-?paid|pre-?pay|advance payment|in advance
prepayment         advance|up-?front|up front|deposit
on-signing         签订|签合同|签署|签约|签字|签定|signing|signature|signed|execution
on-acceptance      验收|acceptance|accepted
on-delivery        货到|到货|交货|交付|送达|delivery|delivered|arrival|\bcod\b
instalments        分期|instal?lments?
monthly            月结|按月|每月|月付|monthly|per month|each month|every month
quarterly          按季度?|每季度?|季付|季结|quarterly|per quarter
yearly             按年度?|每年度?|年付|yearly|annually|per year
weak:net           \bnet\b
weak:invoice       (?:收到|开具|提供|见)?(?:等额|合法|有效|的)*(?:增值税)?(?:专用|普通)?发票|见票
weak:invoice       (?:receipt of )?(?:the |an )?(?:vat )?invoice
weak:rest          尾款|余款|余额|剩余|其余|余下|剩下|剩
weak:rest          balance|remaining|remainder|(?:the )?rest\b|final payment
"""
_COMPILED = tuple(
    (event, re.compile(pattern.strip()))
    for event, pattern in (line.split(maxsplit=1) for line in _EVENTS.strip().splitlines())
)

_FILLER_ZH = """
合同 协议 双方 项目 系统 设备 货物 产品 货 全部 所有 总价款 总价 总额 总金额 总款 价款 金额 款项
货款 款 价 比例 支付 付款 付清 付 给 向 由 甲方 乙方 买方 卖方 需方 供方 客户 贵方 贵司 我方
我司 应 需 须 将 待 再 即 则 先 之后 以后 之日起 日起 后 起 之日 当日 当天 时 之内 以内 内 的 为 按
以 凭 在 于 自 从 到 完成 完毕 合格 通过 报告 单 书 盖章 正式 并 且 收到 电汇 转账 银行 对公 占
共 计 作为 一次性 结清 一次 首期 首笔 支付完毕 金 到账 付至 即付 全款 全额 进行 方式 期 部分 至
"""
_FILLER_EN = """
the of a an to be is are will shall paid pay payable payment payments upon on at after following
by when within due contract agreement total amount price value sum successful successfully
completion customer client buyer seller purchaser for as with goods system project product
equipment passed pass receipt received days t/t tt wire transfer full in lump and then which is
from against its first second third 1st 2nd 3rd
"""
_FILLER = re.compile(
    "|".join(sorted(map(re.escape, _FILLER_ZH.split()), key=len, reverse=True))
    + "|"
    + "|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in _FILLER_EN.split())
    + r"|第[一二三四五六七八九\d](?:[期笔]|次(?=付))|[一二三四五六七八九][期笔]|[\s,.():'\"\[\]\-]"
)
# A payment in advance is due at signing, the warranty money runs from acceptance: naming both the
# kind and the time is one event. Acceptance after delivery is acceptance.
_ABSORBS = {
    "prepayment": {"on-signing", "effective", "order"},
    "warranty-end": {"on-acceptance", "on-delivery"},
    "on-acceptance": {"on-delivery"},
}


def read_event(text: str) -> tuple[str, str] | None:
    """Read the event that the words of a step name, numbers taken out: its id and its key.

    The key of `other` is a known kind (`shipment`) or the words themselves; of another event it
    is empty. None where the words name no event.
    """
    found, rest = set[str](), text
    for event, pattern in _COMPILED:
        shorter = pattern.sub(" ", rest)
        if shorter != rest:
            found.add(event)
            rest = shorter
    unknown = _FILLER.sub("", rest)
    if unknown:
        # Words that nobody listed may change the terms: they count as they are.
        return "other", _FILLER.sub("", text) or unknown
    strong = {event for event in found if not event.startswith("weak:")}
    for event, absorbed in _ABSORBS.items():
        if event in strong:
            strong -= absorbed
    names = sorted(event.removeprefix("weak:") for event in strong or found)
    if not names:
        return None
    if len(names) == 1 and names[0] in EVENT_LABELS:
        return names[0], ""
    return "other", "+".join(names)
