"""The events that terms of a contract count from, and how people write them."""

from __future__ import annotations

from stagemodel.patterns import lazy

START_LABELS = {
    "signing": {"zh": "合同签订", "en": "signing"},
    "effective": {"zh": "合同生效", "en": "the effective date"},
    "prepayment": {"zh": "收到预付款", "en": "receipt of the prepayment"},
    "payment": {"zh": "收到款项", "en": "receipt of payment"},
    "order": {"zh": "下单", "en": "order"},
    "commencement": {"zh": "开工", "en": "commencement"},
    "shipment": {"zh": "发货", "en": "shipment"},
    "delivery": {"zh": "交付", "en": "delivery"},
    "go-live": {"zh": "上线", "en": "go-live"},
    "acceptance": {"zh": "验收", "en": "acceptance"},
    "invoice": {"zh": "收到发票", "en": "receipt of the invoice"},
}
"""Event id to its name, as it stands before 后 or behind 'after'."""

_DEAL = r"(?:(?:本|该|此)?(?:合同|协议|项目合同|订单合同)|双方)?(?:正式|双方)?"
_EN = r"(?:the )?(?:contract |agreement )?"
_PREPAY = r"(?:预付款|首付款|预付|首付|订金|预付金|首款)"
_PAY_VERB = r"(?:到账|到帐|支付|付清|付|收到|到位|收讫)?"
_PATTERNS = {
    "signing": rf"(?:{_DEAL}(?:签订|签署|签约|签字|签定|签字盖章|签署盖章|签章|盖章)(?:完成|盖章)?"
    r"|签(?:订|署|定|完)?(?:本|该|此)?(?:合同|协议)"
    rf"|{_EN}(?:signing|signature|execution)(?: of (?:the |this )?(?:contract|agreement))?"
    r"|(?:the )?(?:contract|agreement) (?:is |was |has been )?signed|(?:the )?signing date"
    r"|(?:the )?date of (?:signing|signature)|signing the contract)",
    "effective": rf"(?:{_DEAL}生效|(?:the )?effective date(?: of (?:the )?(?:contract|agreement))?"
    rf"|{_EN}(?:takes effect|effectiveness|becomes effective|becoming effective))",
    "prepayment": r"(?:(?:甲方|乙方|我方|卖方|供方)?(?:收到)?(?:甲方|客户|买方|需方)?的?"
    rf"{_PREPAY}{_PAY_VERB}"
    r"|(?:receipt of |receiving |payment of )?(?:the |an )?(?:down ?payment|prepayment|advance"
    r" payment|advance|deposit)(?: is)?(?: received| receipt| paid)?)",
    "payment": r"(?:收到(?:合同)?(?:款项|货款|付款|款)|(?:款项|货款|付款|款)(?:到账|到帐|到位)|"
    r"(?:receipt of )?(?:the )?payment(?: is)?(?: received)?)",
    "order": r"(?:下单|收到订单|下达订单|(?:receipt of )?(?:the )?(?:purchase )?order)",
    "commencement": r"(?:开工|进场|项目启动|启动|项目开始|"
    r"(?:project )?(?:commencement|kick-?off|start))",
    "shipment": r"(?:发货|出货|发运|shipment|shipping|dispatch)",
    "delivery": r"(?:(?:货物|设备|系统|产品)?(?:全部)?(?:货到|到货|交货|交付|送达)(?:完成|现场)?"
    r"|货到现场|(?:the )?delivery|(?:goods )?arrival|(?:goods )?delivered)",
    "go-live": r"(?:(?:系统)?(?:正式)?上线(?:运行)?|go-?live|going live)",
    "acceptance": r"(?:(?:项目|系统|货物|设备)?验收(?:合格|通过|完成|合格通过)?|通过验收"
    r"|(?:the )?(?:successful )?acceptance(?: test)?|accepted)",
    "invoice": r"(?:收到(?:等额|合法|有效)*(?:增值税)?(?:专用)?发票|开票|开具发票|见票"
    r"|(?:receipt of )?(?:the |an )?invoice(?: receipt| date)?)",
}

START_PATTERN = "|".join(f"(?P<{key.replace('-', '_')}>{p})" for key, p in _PATTERNS.items())
"""Every known event as one regular expression, named groups by id with `_` for `-`."""
_START = lazy(START_PATTERN)


def read_start(text: str) -> str | None:
    """Give the id of the event that a folded text names; none if it names none known."""
    match = _START.fullmatch(text.strip())
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else None
