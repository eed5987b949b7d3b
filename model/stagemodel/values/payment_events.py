"""What a payment is due at: the words for each event, and which of two in one step counts."""

from __future__ import annotations

import re

_VERB = r"(?:之)?(?:前|以前)"
# Longer and more special ones first: each match is taken out of the text before the next is tried.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("warranty-end", r"(?:质量?保证?|保修|维保)(?:金|款|尾款|押金)|(?:质量?保证?|保修|维保)期?(?:届?满|到期|结束)"
     r"(?:后|且)?(?:无质量问题)?|(?:the )?end of (?:the )?warranty(?: period)?|"
     r"(?:expiry|expiration) of (?:the )?warranty(?: period)?|warranty (?:period )?(?:ends?|"
     r"expiry|expires|expiration|retention|money|bond)|(?:warranty )?retention(?: money)?"),
    ("other:before-delivery", rf"(?:发货|出货|交货|提货|到货|交付|装运|发运){_VERB}|款到发货|"
     r"先款后货|(?:before|prior to) (?:the )?(?:shipment|delivery|shipping|dispatch)"),
    ("other:preliminary-acceptance", r"初验|预验收|初步验收|到货验收|(?:preliminary|provisional) acceptance"),
    ("other:final-acceptance", r"终验|最终验收|竣工验收|final acceptance"),
    ("other:shipment", r"发货|出货|发运|提货|装运|shipment|shipping|dispatch|shipped"),
    ("other:go-live", r"(?:正式)?上线|go-?live|going live"),
    ("other:progress", r"进度款|中期款|progress payment"),
    ("other:earnest-money", r"定金|earnest money"),
    ("other:effective", r"生效|effective(?: date)?|takes effect"),
    ("other:order", r"下单|订单|(?:purchase )?order(?: confirmation)?"),
    ("prepayment", r"预付(?:款|金|货款)?|预先(?:支付|付款)|首付款?|首款|头款|预收款?|订金|"
     r"down ?payment|pre-?payment|pre-?paid|pre-?pay|advance payment|in advance|advance|"
     r"up-?front|up front|deposit"),
    ("on-signing", r"(?:签订|签署|签约|签字|签定)(?:盖章)?|signing|signature|signed|execution"),
    ("on-acceptance", r"验收|acceptance|accepted"),
    ("on-delivery", r"货到|到货|交货|交付|送达|delivery|delivered|arrival|cod\b"),
    ("instalments", r"分期|instal?lments?"),
    ("monthly", r"月结|按月|每月|月付|monthly|per month|each month|every month"),
    ("other:quarterly", r"按季度?|每季度?|季付|季结|quarterly|per quarter"),
    ("other:yearly", r"按年度?|每年度?|年付|yearly|annually|per year"),
    ("weak:net", r"\bnet\b"),
    ("weak:invoice", r"(?:收到|开具|提供|见)?(?:等额|合法|有效|的)*(?:\d+%)?(?:的)?(?:增值税)?(?:专用|普通)?发票|见票|"
     r"(?:receipt of )?(?:the |an )?(?:vat )?invoice"),
    ("weak:rest", r"尾款|余款|余额|剩余|其余|余下|剩下|剩|balance|remaining|remainder|(?:the )?rest\b|final payment"),
)  # fmt: skip
_COMPILED = tuple((event, re.compile(pattern)) for event, pattern in _PATTERNS)

_FILLER_ZH = (
    "合同 协议 双方 项目 系统 设备 货物 产品 货 全部 所有 总价款 总价 总额 总金额 总款 价款 金额 款项 "
    "货款 款 价 比例 支付 付款 付清 付 给 向 由 甲方 乙方 买方 卖方 需方 供方 客户 贵方 贵司 我方 我司 "
    "应 需 须 将 再 即 则 先 之后 以后 之日起 日起 后 起 之日 当日 当天 时 之内 以内 内 的 为 按 以 凭 在 "
    "于 自 从 到 完成 完毕 合格 通过 报告 单 书 盖章 正式 并 且 收到 电汇 转账 银行 对公 占 共 计 作为 "
    "一次性 结清 一次 首期 首笔 支付完毕 金 到账 付至 即付 全款 全额 进行 方式 期 部分 后的 至"
).split()
_FILLER_EN = (
    "the of a an to be is are will shall paid pay payable payment payments upon on at after "
    "following by when within due contract agreement total amount price value sum successful "
    "successfully completion customer client buyer seller purchaser for as with goods system "
    "project product equipment passed pass receipt received days t/t tt wire transfer full in lump "
    "and then which is from against its"
).split()
_FILLER = re.compile(
    "|".join(sorted((re.escape(word) for word in _FILLER_ZH), key=len, reverse=True))
    + "|"
    + "|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in _FILLER_EN)
    + r"|第[一二三四五六七八九\d][期笔次]|[一二三四五六七八九][期笔]|(?:first|second|third|1st|2nd|3rd)|[\s,.():'\"\[\]\-]"
)
# A payment in advance is due at signing, the warranty money runs from acceptance: naming both the
# kind and the time is one event. Acceptance after delivery is acceptance.
_ABSORBS = {
    "prepayment": {"on-signing", "other:effective", "other:order"},
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
        return "other", _FILLER.sub("", text) or unknown
    strong = {event for event in found if not event.startswith("weak:")}
    for event, absorbed in _ABSORBS.items():
        if event in strong:
            strong -= absorbed
    chosen = strong or found
    if len(chosen) > 1:
        return "other", "+".join(sorted(event.rpartition(":")[2] for event in chosen))
    if not chosen:
        return None
    event = chosen.pop()
    return ("other", event.partition(":")[2]) if ":" in event else (event, "")
