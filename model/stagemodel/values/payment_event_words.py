"""The words for what a payment is due at, as data."""

from __future__ import annotations

from stagemodel.patterns import lazy

# One event a line, `|` between its words (regular expressions over folded text). Special ones
# first: each match is taken out of the text before the next is tried. `weak` ones say something
# only where no other event stands beside them.
_EVENTS = r"""
warranty-end       质保(?:金|款|尾款)|质量保证金|(?:保修|维保)(?:金|款)
warranty-end       (?:质保|质量保证|保修|维保)期?(?:届?满|到期?|结束)(?:后|且)?(?:无质量问题)?
warranty-end       (?:the )?end of (?:the )?warranty(?: period)?|(?:warranty )?retention(?: money)?
warranty-end       (?:expiry|expiration) of (?:the )?warranty(?: period)?
warranty-end       warranty (?:period )?(?:ends?|expiry|expires|expiration|money)
warranty-end       (?<![无免])质保期?(?!期?内|期?间|函|书|开始|起|服务)
warranty-end       (?:after )?(?:the )?warranty(?: period)?
before-delivery    (?:发货|出货|交货|提货|到货|交付|装运|发运)之?(?:前|以前)
before-delivery    款到发货|先付?款后(?:发|交|提)?货
before-delivery    (?:before|prior to) (?:the )?(?:shipment|delivery|shipping|dispatch)
preliminary-acceptance  初验(?:收)?|预验收|初步验收|(?:preliminary|provisional) acceptance
arrival-inspection 到货验收|开箱验收
final-acceptance   终验(?:收)?|最终验收|竣工验收|final acceptance
shipment           发货|出货|发运|提货|装运|shipment|shipping|dispatch|shipped
go-live            (?:正式)?上线|go-?live|going live
weak:progress      进度款|中期款|progress payment
earnest-money      定金|earnest money
effective          生效|effective(?: date)?|takes effect
order              下单|订单|(?:purchase )?order(?: confirmation)?
prepayment         预付(?:款|金|货款)?|预先(?:支付|付款)|首付款?|首款|头款|预收款?|订金
prepayment         先付(?:款|给)?
weak:prepayment    首期付?款
prepayment         down ?payment|\bdown\b|pre-?payment|pre-?paid|pre-?pay|advance payment|in advance
prepayment         advance|up-?front|up front|deposit
before-signing     (?:签订|签署|签约|签定|签合同|签字)(?:本?合同)?之?以?前
before-signing     (?:before|prior to) (?:the )?(?:contract )?(?:signing|signature)
on-acceptance      (?:签署|签字|出具)?验收(?:报告|单|证书)(?:签字|签署|签发|出具)?
on-acceptance      (?:sign\w*|issu\w*)(?: of)? (?:the |an )?acceptance (?:certificate|report)
on-signing         签订|签合同|签署|签约|签字|签定|signing|signature|signed|execution
on-acceptance      验收|acceptance|accepted
commissioning      安装调试(?:完成|完毕|合格|后|并|且)*|commissioning
on-delivery        货到(?:现场|指定地点)?|到货|收货|收到货物?|交货|交付|送达
on-delivery        delivery|delivered|arrival|\bcod\b
instalments        分期|instal?lments?
monthly            月结(?:算)?|按月(?:结算)?|每月|月付|monthly|per month|each month|every month
quarterly          按季度?|每季度?|季付|季结|quarterly|per quarter
yearly             按年度?|每年度?|年付|yearly|annually|per year
weak:net           \bnet\b|账期
weak:invoice       (?:收到|开具|提供|见)?(?:等额|合法|有效|的)*(?:增值税)?(?:专用|普通)?发票|见票
weak:invoice       (?:receipt of )?(?:the |an )?(?:vat )?invoice
weak:on-signing    盖章|签章
weak:rest          (?:剩余|其余|余下|剩下)的?(?:部分|款项|金额|价款|货款|合同款|款)?
weak:rest          尾款|余款|余额|剩|余(?= \|)
weak:rest          balance|remaining|remainder|(?:the )?rest\b|final payment
"""
EVENT_WORDS = tuple(
    (event, lazy(pattern.strip()))
    for event, pattern in (line.split(maxsplit=1) for line in _EVENTS.strip().splitlines())
)
"""Event id, `weak:` before it for a weak one, to its words; in the order they are tried."""
