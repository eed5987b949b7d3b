"""The words of the standard pack's minutes in each language, for make_documents.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """All that differs between the languages."""

    lang: str
    heading_font: str
    body_font: str
    latin_heading: str
    latin_body: str
    title: str
    confirmed: str
    page: tuple[str, str, str]
    """Before the page, between page and pages, after."""
    widths: tuple[float, float, float]
    """Of the labels in the head, the terms and the confirmation, in centimetres."""
    sections: tuple[str, ...]
    head: tuple[tuple[str, str, str, str], ...]
    people: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    objections: tuple[tuple[str, str], ...]
    open_points: tuple[tuple[str, str], ...]
    decision_chain: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    confirmation: tuple[str, str, str]


ZH = Wording(
    lang="zh-CN", heading_font="黑体", body_font="宋体",
    latin_heading="Arial", latin_body="Times New Roman",
    title="谈判纪要",
    confirmed="双方确认以上内容属实，签字并注明日期后生效，合同据此起草；签字处可加盖公章。",
    page=("第 ", " 页 / 共 ", " 页"), widths=(2.6, 4.0, 3.0),
    sections=("一、基本信息", "二、客户需求", "三、约定条款", "四、异议与回应",
              "五、待办与遗留问题", "六、客户决策链", "七、双方确认"),
    head=(("纪要编号", "number", "谈判日期", "date"),
          ("客户名称", "customer", "合同编号", "contract"),
          ("地点", "place", "记录人", "recorder")),
    people=(("我方参会人", "our_side"), ("客户方参会人", "customer_side")),
    needs=(("需求描述", "description"), ("解决方案方向", "direction"), ("确认人", "confirmer")),
    terms=(("条款", "约定内容"), ("合同金额", "amount"), ("大写金额", "amount_words"),
           ("付款方式", "payment"), ("交付周期", "delivery"), ("交付标准", "delivery_standard"),
           ("服务范围与售后", "scope"), ("质保", "warranty"), ("违约责任", "liability")),
    objections=(("异议", "objection"), ("我方回应", "response"), ("结论", "conclusion")),
    open_points=(("事项", "item"), ("负责人", "owner"), ("期限", "deadline")),
    decision_chain=(("决策人", "person"), ("部门", "department"), ("时间节点", "time")),
    parties=("我方", "客户方"), confirmation=("方", "签字", "日期"),
)  # fmt: skip
EN = Wording(
    lang="en-GB", heading_font="黑体", body_font="宋体",
    latin_heading="Calibri", latin_body="Calibri",
    title="Negotiation Minutes",
    confirmed="Both sides confirm that the above is what was agreed. These minutes take effect "
    "once both have signed and dated them; the contract will be drafted from them. Seals may be "
    "placed on the signatures.",
    page=("Page ", " of ", ""), widths=(3.3, 5.4, 3.4),
    sections=("1. General", "2. Customer needs", "3. Agreed terms", "4. Objections",
              "5. Open points", "6. The customer's decision chain", "7. Confirmation"),
    head=(("Minutes number", "number", "Date", "date"),
          ("Customer", "customer", "Contract no.", "contract"),
          ("Place", "place", "Recorder", "recorder")),
    people=(("Our side", "our_side"), ("Customer's side", "customer_side")),
    needs=(("Need", "description"), ("Solution direction", "direction"),
           ("Confirmed by", "confirmer")),
    terms=(("Term", "Agreed"), ("Amount in figures", "amount"), ("Amount in words", "amount_words"),
           ("Payment terms", "payment"), ("Delivery period", "delivery"),
           ("Delivery standard", "delivery_standard"), ("Scope and after-sales service", "scope"),
           ("Warranty", "warranty"), ("Liability for breach", "liability")),
    objections=(("Objection", "objection"), ("Our response", "response"),
                ("Conclusion", "conclusion")),
    open_points=(("Item", "item"), ("Owner", "owner"), ("Deadline", "deadline")),
    decision_chain=(("Decision maker", "person"), ("Department", "department"), ("Time", "time")),
    parties=("Our side", "Customer side"), confirmation=("Party", "Signature", "Date"),
)  # fmt: skip
