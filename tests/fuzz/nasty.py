"""Values that readers have stumbled over: numbers, addresses, texts, paths."""

from __future__ import annotations

from random import Random

NUMBERS = (
    "", " ", "0", "-1", "1", "2", "00", "1e308", "1e999", "-1e999", "NaN", "INF", "-0", "0.1e-400",
    "4294967295", "4294967296", "2147483648", "99999999999", "9" * 30, "9" * 5000, "1_000", "0x1F",
    "٣", "１２", "²", "1,5", "+7", "1e", "true", "2958466", "2958465.99999", "-657435", "59.5",
    "60", "0.5", "1.7976931348623157e308", "65536", "16384", "1048576", "1048577", "\x7f", "１e５",
)  # fmt: skip
ADDRESSES = (
    "A0", "A1", "XFD1048576", "XFD1048577", "XFE1", "A1048577", "ZZZZZZZ9", "1A", "AA", "11", "A-1",
    "$A$1", "a1", "Ａ１", "A1:XFD1048576", "A:XFD", "1:1048576", "XFD1048576:A1", "A1:", ":A1",
    "A1:B2:C3", "A1 B2 " * 500, "A" * 300 + "1", "A" + "1" * 300, "#REF!", "Sheet2!A1", "\u200bA1",
)  # fmt: skip
TEXTS = (
    "", " ", "\t\n", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(1)", "{{ 7*7 }}", "{% raw %}",
    "../../../etc/passwd", "CON", "NUL.xlsx", "\u202eevil\u202c", "\u2066x\u2069", "\ufeff",
    "\u200b" * 50, "\ufffd", "\ufffe", "\U0010ffff", "𠮷" * 20, "a\u0301" * 2000, "é", "ﷺ" * 500,
    "_x0000_", "_x001B_[31m", "_xD83D_", "_xFFFF__x0041_", "x" * 40_000, "中" * 40_000,
    "0" * 40_000, "1" * 40_000, "（" * 3000, "(" * 3000, "%" * 3000, "三十" * 3000, "30%" * 3000,
    "万" * 3000, "30%预付款," * 3000, "三年" * 3000, "2024-02-30", "9999-12-31", "0001-01-01",
    "10000-01-01", "2024-13-45", "32/13/99", "1/2/3", "二〇二四年十三月", "壹" * 500, "客户名称",
    "合同金额(万元)",
    "开发阶段", "Customer", "<b>&amp;</b>", "]]>", "&#x1b;[2J", "null", "None", "nan", "TBD",
    "待定", "stagebook: ignore S008", "stagebook: ignore " + "S" * 5000,
)  # fmt: skip
PATHS = (
    "", "/", ".", "..", "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
    "http://127.0.0.1:9/x", "\\\\server\\share\\a", "xl/workbook.xml", "workbook.xml", "#A1",
    "worksheets/sheet1.xml", "../xl/workbook.xml", "[Content_Types].xml", "a" * 5000, "\u202e.xml",
    "%2e%2e/x", "con", "sharedStrings.xml", "styles.xml", "document.xml", "mailto:a@example.com",
)  # fmt: skip
KINDS = ("s", "n", "b", "e", "d", "str", "inlineStr", "S", "x", "", "list", "continue", "restart")
EVERY = (NUMBERS, ADDRESSES, TEXTS, PATHS, KINDS)


def nasty(random: Random) -> str:
    """Give some value."""
    return random.choice(random.choice(EVERY))


def fitting(random: Random, old: str) -> str:
    """Give a value of the kind that `old` seems to be, most of the time."""
    if random.random() < 0.3:
        return nasty(random)
    if old.replace(".", "").replace("-", "").isdigit():
        return random.choice(NUMBERS)
    if old[:1].isalpha() and old[-1:].isdigit():
        return random.choice(ADDRESSES)
    if "/" in old:
        return random.choice(PATHS)
    return random.choice(TEXTS)
