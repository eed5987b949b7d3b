"""A payment schedule: steps in order, each a share or an amount, due at an event."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from stagemodel.patterns import compiled
from stagemodel.texts import pick
from stagemodel.values.duration import Duration
from stagemodel.values.money import Money

EVENT_LABELS = {
    "prepayment": {"zh": "预付款", "en": "prepayment"},
    "on-signing": {"zh": "签订后支付", "en": "on signing"},
    "on-delivery": {"zh": "交付后支付", "en": "on delivery"},
    "on-acceptance": {"zh": "验收款", "en": "on acceptance"},
    "instalments": {"zh": "分期付款", "en": "in instalments"},
    "warranty-end": {"zh": "质保金", "en": "at the end of the warranty"},
    "monthly": {"zh": "按月支付", "en": "monthly"},
}
"""Event id to its name; `other` is named by its key."""

OTHER_LABELS = {
    "before-signing": {"zh": "签约前支付", "en": "before signing"},
    "before-delivery": {"zh": "发货前支付", "en": "before delivery"},
    "shipment": {"zh": "发货后支付", "en": "on shipment"},
    "preliminary-acceptance": {"zh": "初验后支付", "en": "on preliminary acceptance"},
    "arrival-inspection": {"zh": "到货验收后支付", "en": "on inspection at arrival"},
    "final-acceptance": {"zh": "终验后支付", "en": "on final acceptance"},
    "commissioning": {"zh": "安装调试后支付", "en": "on commissioning"},
    "go-live": {"zh": "上线后支付", "en": "on go-live"},
    "progress": {"zh": "进度款", "en": "progress payment"},
    "earnest-money": {"zh": "定金", "en": "earnest money"},
    "effective": {"zh": "合同生效后支付", "en": "on the effective date"},
    "order": {"zh": "下单后支付", "en": "on order"},
    "quarterly": {"zh": "按季度支付", "en": "quarterly"},
    "yearly": {"zh": "按年支付", "en": "yearly"},
    "invoice": {"zh": "收到发票后支付", "en": "on receipt of the invoice"},
    "net": {"zh": "账期", "en": "net"},
    "rest": {"zh": "尾款", "en": "balance"},
    "in-full": {"zh": "一次性付清", "en": "in full"},
}
"""Key of an `other` event to its name; a key that is not here is the words as written."""


class Instalment(Struct, frozen=True):
    """One step: how much of the total, due when.

    `share` is exact, of the whole contract; `amount` as money; both are none for the rest of an
    amount. `event` is an id of `EVENT_LABELS` or `other`, and then `key` is what it is compared
    by. `text` is the step as written. `within` is the time allowed after the event, `after` the
    time that must have passed, `times` the number of payments, `subject` what is delivered or
    accepted (`goods`, `system`), where stated. `words` are those of an event that nobody lists.
    """

    share: Fraction | None
    amount: Money | None
    event: str
    text: str
    key: str = ""
    within: Duration | None = None
    after: Duration | None = None
    times: int | None = None
    subject: str = ""
    words: str = ""

    @property
    def is_rest(self) -> bool:
        """Whether it pays what the other steps leave of a total that is not known yet."""
        return self.share is None and self.amount is None

    def describe(self, lang: str) -> str:
        """Write it for a reader: `30% 预付款`, `CNY 255,000.00 prepayment`."""
        rest = "其余" if lang == "zh" else "the rest"
        much = self.amount.text(lang) if self.amount else rest
        if self.share is not None:
            much = percent(self.share, lang)
            if self.amount and not _is_exact(self.share):
                much = f"{self.amount.text(lang)} ({much})"
        label = self._event_label(lang)
        if self.times:
            count = f"分{self.times}期" if lang == "zh" else f"in {self.times} instalments"
            label = f"{label}（{count}）" if lang == "zh" else f"{label} ({count})"
            if self.event == "instalments":
                label = f"{count}付款" if lang == "zh" else count
        if self.within:
            length = self.within.text(lang)
            label += f"（{length}内）" if lang == "zh" else f" (within {length})"
        if self.after:
            length = self.after.text(lang)
            label += f"（{length}后）" if lang == "zh" else f" ({length} later)"
        return f"{much} {label}"

    def _event_label(self, lang: str) -> str:
        labels = EVENT_LABELS | OTHER_LABELS
        if self.event != "other":
            return pick(labels[self.event], lang)
        if all(name in labels for name in self.key.split("+")):
            return " + ".join(pick(labels[name], lang) for name in self.key.split("+"))
        if self.words:
            return self.words
        return compiled(r"\bby (\S+)").sub(r"\1前", self.key) if lang == "zh" else self.key


class PaymentSchedule(Struct, frozen=True):
    """The steps of a payment, in the order written."""

    steps: tuple[Instalment, ...]

    def text(self, lang: str) -> str:
        """Write it for a reader: `30% 预付款，70% 验收款`, `30% prepayment, 70% on acceptance`."""
        return ("，" if lang == "zh" else ", ").join(step.describe(lang) for step in self.steps)


def percent(share: Fraction, lang: str) -> str:
    """Write a share as a percentage: exact, else a small fraction (1/3), else to two decimals."""
    hundredfold = Decimal(share.numerator * 100) / Decimal(share.denominator)
    if _is_exact(share):
        return f"{hundredfold.normalize():f}%"
    if share.denominator <= 12:
        return f"{share.numerator}/{share.denominator}"
    return f"约{hundredfold:.2f}%" if lang == "zh" else f"about {hundredfold:.2f}%"


def _is_exact(share: Fraction) -> bool:
    """Whether a percentage of no more than six decimals says just this share."""
    return 10**8 % share.denominator == 0
