"""The constraints of customer tracking that other tools can state too, by header."""

REQUIRED = (
    "客户名称", "行业", "企业规模", "联系人", "职务", "联系方式", "线索来源", "开发阶段",
    "负责人", "首次接触时间", "预计成交时间",
)  # fmt: skip
CHOICES = {
    "行业": ("制造业", "金融", "信息技术", "零售", "医疗", "教育", "能源", "建筑", "交通物流"),
    "企业规模": ("50人以下", "50-200人", "200-500人", "500-1000人", "1000人以上"),
    "线索来源": ("行业展会", "线上研讨会", "客户推荐", "公开信息", "官网咨询", "电话销售"),
    "开发阶段": ("客户开发", "需求挖掘", "方案定制", "商务谈判", "合同签订", "售后维护"),
}
DATES = ("首次接触时间", "预计成交时间")
PATTERNS = {"联系方式": r"1[3-9]\d{9}"}


def schema() -> dict[str, object]:
    """Give them as a Table Schema, which frictionless reads."""
    fields = []
    for header in (*REQUIRED, "备注"):
        constraints: dict[str, object] = {"required": True} if header in REQUIRED else {}
        if header in CHOICES:
            constraints["enum"] = list(CHOICES[header])
        if header in PATTERNS:
            constraints["pattern"] = PATTERNS[header]
        if header == REQUIRED[0]:
            constraints["unique"] = True
        kind = "date" if header in DATES else "string"
        fields.append({"name": header, "type": kind, "constraints": constraints})
    return {"fields": fields}
