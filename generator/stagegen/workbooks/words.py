"""The generator's own words, in Chinese and English; everything else is the pack's."""

from stagemodel.pack import Column, Gate, Pack, RequiredWhen
from stagemodel.texts import Texts, pick

WORDS: dict[str, Texts] = {
    # Sheets, files and printing
    "guide-sheet": {"zh": "填写说明", "en": "Instructions"},
    "lists-sheet": {"zh": "选项", "en": "Lists"},
    "lists-note": {
        "zh": "下拉列表的选项与标色用的对照表。请勿删除；需要查看时取消隐藏即可。",
        "en": "What the dropdowns offer and the coloured marks compare with. Please do not delete.",
    },
    "combined-file": {"zh": "销售跟踪工作簿.xlsx", "en": "sales-tracking.xlsx"},
    "page": {"zh": "第 &P 页，共 &N 页", "en": "Page &P of &N"},
    "comma": {"zh": "、", "en": ", "},
    # The legend above the header
    "legend-required": {"zh": "必填", "en": "required"},
    "legend-when": {"zh": "视情况必填", "en": "required at times"},
    "legend-optional": {"zh": "选填", "en": "optional"},
    "legend-missing": {"zh": "漏填", "en": "missing"},
    "legend-wrong": {"zh": "有误或重复", "en": "wrong or twice"},
    "legend-overdue": {"zh": "已逾期", "en": "overdue"},
    "legend-headers": {"zh": "表头：", "en": "Headers: "},
    "legend-cells": {"zh": "单元格标色：", "en": "Cells: "},
    # Whether a column is required
    "need": {"zh": "【{need}】", "en": "[{need}] "},
    "need-always": {"zh": "必填", "en": "Required"},
    "need-never": {"zh": "选填", "en": "Optional"},
    "need-range": {
        "zh": "“{first}”至“{last}”阶段必填",
        "en": "Required from {first} to {last}",
    },
    "need-from": {"zh": "自“{first}”阶段起必填", "en": "Required from {first} on"},
    "need-to": {"zh": "“{last}”及之前阶段必填", "en": "Required up to {last}"},
    "need-with": {"zh": "填了“{other}”就必填", "en": "Required once {other} is filled in"},
    # Error messages of the validations
    "twice-title": {"zh": "不能重复", "en": "Already there"},
    "twice": {
        "zh": "表中已有相同的“{label}”。一个“{label}”只占一行，请修改已有的那一行。",
        "en": "This {label} already has a row. Change that row instead of adding another.",
    },
    "not-listed-title": {"zh": "请从列表中选择", "en": "Choose from the list"},
    "not-listed": {
        "zh": "“{label}”只能填列表中的内容。点单元格右侧的箭头，或按 Alt+↓ 打开列表。",
        "en": "{label} takes only what is on the list. Click the arrow, or press Alt+Down.",
    },
    "other-name-title": {"zh": "不在列表中", "en": "Not on the list"},
    "other-name": {
        "zh": "“{label}”请尽量从列表中选择（Alt+↓）。惯用叫法可以保留，其他内容检查时会报错。",
        "en": "Please choose {label} from the list (Alt+Down). Another usual name of one of its "
        "entries may stay; anything else is reported as an error.",
    },
    "new-owner-title": {"zh": "名单中没有", "en": "Not on the list"},
    "new-owner": {
        "zh": "名单中没有这位“{label}”。确实是新同事就保留，否则请从列表中选择，各表写法保持一致。",
        "en": "The list has no such {label}. Keep a new colleague's name; otherwise choose from "
        "the list, so that names agree in every workbook.",
    },
    "date-title": {"zh": "请填写日期", "en": "Enter a date"},
    "date": {
        "zh": "“{label}”请填写日期，如 2024-03-15，不早于 {year} 年，不晚于 {years} 年之后。",
        "en": "{label} takes a date such as 2024-03-15, not before {year} and at most {years} "
        "years ahead.",
    },
    "date-past-title": {"zh": "请填写已发生的日期", "en": "Enter a past date"},
    "date-past": {
        "zh": "“{label}”请填写日期，如 2024-03-15，不早于 {year} 年，不能晚于今天。",
        "en": "{label} takes a date such as 2024-03-15, not before {year} and not after today.",
    },
    "date-not-yet-title": {"zh": "请填写日期", "en": "Enter a date"},
    "date-not-yet": {
        "zh": "“{label}”请填写日期，如 2024-03-15；还没有的留空，或写“{word}”。",
        "en": "{label} takes a date such as 2024-03-15; before that, blank or “{word}”.",
    },
    "date-past-not-yet-title": {"zh": "请填写日期", "en": "Enter a date"},
    "date-past-not-yet": {
        "zh": "“{label}”请填写日期，如 2024-03-15，不能晚于今天；尚未发生的留空，或写“{word}”。",
        "en": "{label} takes a date such as 2024-03-15, not after today; until then leave it blank "
        "or write “{word}”.",
    },
    "amount-title": {"zh": "请填写金额", "en": "Enter an amount"},
    "amount": {
        "zh": "“{label}”请只填数字{limits}，单位以表头为准，如 85。"
        "单位与表头不同时，可以写成“85万”“20000 USD”并保留。",
        "en": "{label} takes a figure{limits} in the unit of the header, such as 85. Keep an entry "
        "like “20,000 USD” only where its unit differs from the header's.",
    },
    "number-title": {"zh": "请填写数字", "en": "Enter a number"},
    "number": {"zh": "“{label}”请填写数字{limits}。", "en": "{label} takes a number{limits}."},
    "above": {"zh": "，须大于 {limit}", "en": ", above {limit}"},
    "at-least": {"zh": "，不小于 {limit}", "en": ", at least {limit}"},
    "at-most": {"zh": "，不大于 {limit}", "en": ", at most {limit}"},
    # The instruction sheet
    "guide-title": {"zh": "填写说明", "en": "Instructions"},
    "colours": {"zh": "颜色的含义", "en": "What the colours mean"},
    "colour-required": {
        "zh": "深蓝表头：只要这一行开始填写，就必须填。",
        "en": "Dark header: must be filled as soon as the row has begun.",
    },
    "colour-when": {
        "zh": "灰蓝表头：到了相应阶段，或填了相关的列，就必须填。",
        "en": "Grey-blue header: must be filled in certain stages, or with another column.",
    },
    "colour-optional": {
        "zh": "浅色表头：选填，能填尽量填。",
        "en": "Light header: optional; fill it in where you can.",
    },
    "colour-missing": {
        "zh": "单元格：这一行漏填的必填项。",
        "en": "Cell: a required value is missing in a row that has begun.",
    },
    "colour-wrong": {
        "zh": "单元格：日期不可能、重复登记、超出范围，或不在选项之中。",
        "en": "Cell: an impossible date, a duplicate, out of range, or not on the list.",
    },
    "colour-overdue": {
        "zh": "单元格：计划的日期已过，请更新进展或调整计划。",
        "en": "Cell: a planned date has gone by; report progress or change the plan.",
    },
    "columns": {"zh": "每一列怎么填", "en": "How to fill each column"},
    "columns-of": {"zh": "{sheet}：每一列怎么填", "en": "{sheet}: how to fill each column"},
    "head-column": {"zh": "列", "en": "Column"},
    "head-need": {"zh": "要求", "en": "Needed"},
    "head-how": {"zh": "怎么填", "en": "What to write"},
    "head-example": {"zh": "示例", "en": "For instance"},
    "choices": {"zh": "选项：{choices}。", "en": "On the list: {choices}."},
    "choices-open": {
        "zh": "选项：{choices}，也可以填写其他内容。",
        "en": "On the list: {choices}; other entries are fine.",
    },
    "example-note": {
        "zh": "示例中的“{name}”是虚构的，请不要抄进数据里。",
        "en": "“{name}” in the examples is made up: do not copy it into the data.",
    },
    "stages": {"zh": "销售阶段与做法", "en": "The stages and how to work in them"},
    "head-stage": {"zh": "阶段名称", "en": "Stage name"},
    "head-length": {"zh": "通常时长", "en": "Usual length"},
    "head-method": {"zh": "怎么做", "en": "How to work"},
    "head-gate": {
        "zh": "进入条件（前面各阶段的条件也要满足）",
        "en": "Gate (those before it hold too)",
    },
    "days": {"zh": "{days} 天", "en": "{days} days"},
    "open-ended": {"zh": "不限", "en": "Open-ended"},
    "no-gate": {"zh": "无新增条件", "en": "Nothing more"},
    "closed": {"zh": "不在流程中", "en": "Outside the sequence"},
    "closed-how": {
        "zh": "客户不再跟进时选用，之后不再催办。",
        "en": "For a customer who is not pursued any more; nothing is chased after that.",
    },
    "closed-reason": {
        "zh": "客户不再跟进时选用；请在备注中写明原因。",
        "en": "For a customer who is not pursued any more; give the reason in the notes.",
    },
    "general": {"zh": "通用要求", "en": "General advice"},
    "checking": {"zh": "怎样检查", "en": "How to check"},
    "checking-1": {
        "zh": "保存并关闭表格，把同一团队的各张表和谈判纪要放在同一个文件夹里。",
        "en": "Save and close the workbooks; keep a team's workbooks and minutes in one folder.",
    },
    "checking-2": {
        "zh": "运行 stagebook check 加文件夹名，例如：stagebook check 华东一组",
        "en": "Run stagebook check with the folder's name, such as: stagebook check East-team",
    },
    "checking-3": {
        "zh": "结果会逐条指出文件、单元格、问题和改法；改好后再检查一次。检查只读取，不改动表格。",
        "en": "Each finding names the file, the cell, what is wrong and how to put it right; then "
        "check again. Checking only reads, it changes nothing.",
    },
    "checking-4": {
        "zh": "粘贴数据会覆盖下拉列表，请用“选择性粘贴—数值”；填写时的标色是提醒，以检查结果为准。",
        "en": "Pasting replaces the dropdowns: prefer Paste Special, Values. The colours are a "
        "reminder; the check decides.",
    },
}

GATES: dict[Gate, Texts] = {
    "customer-recorded": {
        "zh": "客户已登记在《客户信息跟踪表》",
        "en": "The customer has a row in Customer tracking",
    },
    "need-recorded": {
        "zh": "《客户需求记录表》中至少有一条该客户的需求",
        "en": "At least one need is recorded for the customer",
    },
    "needs-confirmed": {
        "zh": "刚性或高优先级需求都有确认人、确认时间和解决方案方向",
        "en": "Every rigid or high-priority need has a confirmer, a confirmation date and a "
        "solution direction",
    },
    "minutes-settled": {
        "zh": "谈判纪要已由双方签字并注明日期",
        "en": "Negotiation minutes are signed and dated by both sides",
    },
    "contract-signed": {"zh": "合同已有签订日期", "en": "The contract has a signing date"},
}


def say(key: str, lang: str, **values: object) -> str:
    """Give the words for `key` in `lang`, with `values` put in."""
    return pick(WORDS[key], lang).format(**values)


def requirement(pack: Pack, columns: tuple[Column, ...], column: Column, lang: str) -> str:
    """Say when a column must be filled."""
    when = column.required
    if not isinstance(when, RequiredWhen):
        return say("need-always" if when else "need-never", lang)
    if when.with_column is not None:
        other = next((pick(c.label, lang) for c in columns if c.id == when.with_column), None)
        return say("need-with", lang, other=other) if other else say("need-never", lang)
    first, last = (
        pick(pack.state_by_id[stage].label, lang) if stage else ""
        for stage in (when.from_stage, when.to_stage)
    )
    key = "need-range" if first and last else "need-from" if first else "need-to"
    return say(key, lang, first=first, last=last)
