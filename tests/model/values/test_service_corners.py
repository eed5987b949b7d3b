"""Lists of services at the edges: how they are cut, counted and compared; names of customers."""

from __future__ import annotations

import pytest

from stagemodel.values.names import core, lookalike, place, same_party
from stagemodel.values.services import Service, read_services, read_warranty, service_differences
from support.readings import reading


def shown(item: Service) -> str:
    each = f" each {item.each.text('en')}" if item.each else ""
    count = f" {item.quantity}{item.unit}" if item.quantity is not None else ""
    term = f" {item.term.text('en')}" if item.term else ""
    return f"{item.name}{count}{term}{each}"


def services(text: str) -> str:
    return ", ".join(shown(item) for item in read_services(text).items)


TWO = "on-site training 3次, free maintenance 1 year"
READ = {
    "上门培训3次 免费维护1年": TWO,
    "上门培训 3次 免费维护 1年": TWO,
    "3次 上门培训 1年 免费维护": TWO,
    "3 on-site trainings + 1 year free maintenance": TWO,
    "3 on-site trainings and 1 year free maintenance": TWO,
    "1)上门培训3次 2)免费维护1年": TWO,
    "1、上门培训3次;2、免费维护1年": TWO,
    "包括上门培训×3,一年内免费维护": TWO,
    "上门培训 免费维护": "on-site training, free maintenance",
    "上门 培训 3次": "on-site training 3次",
    "维护1年,免费": "free maintenance 1 year",
    "维护1年2次": "maintenance 2次 1 year",
    "上门培训3次,每次2天": "on-site training 3次 each 2 days",
    "培训2次(每次半天)": "training 2次 each 0.5 days",
    "on-site training twice": "on-site training 2次",
    "安装调试服务": "installation, commissioning",
    "5×8小时技术支持": "5x8 support",
    "5*8技术支持": "5x8 support",
    "7×24小时支持": "24x7 support",
    "24小时技术支持": "24x7 support",
    "24/7 support": "24x7 support",
    "自验收合格之日起质保1年": "warranty 1 year after acceptance",
    "质保1年,自验收之日起": "warranty 1 year after acceptance",
    "2 years warranty from acceptance": "warranty 2 years after acceptance",
    "质保期自验收之日起12个月": "warranty 12 months after acceptance",
    "two-year warranty": "warranty 2 years",
    "每月巡检": "inspection 1次/月",
    "每季度巡检2次": "inspection 2次/季",
    "inspection 4 times a year": "inspection 4次/年",
    "four inspections per year": "inspection 4次/年",
    "quarterly inspection": "inspection 1次/季",
    "20人天定制开发": "custom development 20人天",
    "3套软件+2台设备": "软件 3套, 设备 2台",
    "10人次培训": "training 10人次",
    "无质保": "",
    "无质保,上门培训3次": "on-site training 3次",
}


@pytest.mark.parametrize(("text", "wanted"), READ.items())
def test_services(text: str, wanted: str) -> None:
    assert services(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["3次", "1年", "10.5", "", "上门培训,不含差旅", "上门培训3-5次", "上门培训等", "最多3次培训"],
)
def test_refused(text: str) -> None:
    assert reading(lambda: read_services(text)) is None


WARRANTIES: dict[str, str | None] = {
    "1年": "warranty 1 year",
    "质保1年": "warranty 1 year",
    "免费质保一年": "free warranty 1 year",
    "自验收之日起12个月": "warranty 12 months after acceptance",
    "无质保": "",
    "质保1年,质保2年": None,
    "质保1年,质保2年,质保3年": None,
    "质保1年,维护1年": None,
    "维护1年": None,
    "质保": None,
    "3月": "?",
}


@pytest.mark.parametrize(("text", "wanted"), WARRANTIES.items())
def test_warranties(text: str, wanted: str | None) -> None:
    found = reading(lambda: ", ".join(shown(item) for item in read_warranty(text).items))
    assert found == wanted


DIFFERENCES = [
    ("培训3次,培训2次", "培训2次,培训3次", []),
    ("培训3次,培训2次", "培训2次", ["missing"]),
    ("培训2次", "培训3次,培训2次", ["extra"]),
    ("培训3次,培训2次", "培训4次,培训5次,培训6次", ["quantity", "quantity", "extra"]),
    ("质保1年", "质保12个月", []),
    ("质保1年", "质保2年", ["term"]),
    ("质保1年", "质保", ["term"]),
    ("培训3次", "培训3场", []),
    ("培训3次", "培训3天", ["quantity"]),
    ("培训3次每次2天", "培训3次每次1天", ["term"]),
    ("培训3次每次2天", "培训3次", ["term"]),
    ("质保1年", "维护1年", ["missing", "extra"]),
    ("免费维护1年", "维护1年", ["missing", "extra"]),
    ("培训3次,安装", "安装,培训2次", ["quantity"]),
    ("无质保", "质保1年", ["extra"]),
]


@pytest.mark.parametrize(("one", "two", "kinds"), DIFFERENCES)
def test_differences(one: str, two: str, kinds: list[str]) -> None:
    found = service_differences(read_services(one), read_services(two))
    assert [difference.kind for difference in found] == kinds


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("华强科技(深圳)有限公司", ("华强科技", "深圳")),
        ("深圳市华强集团股份有限公司", ("华强", "深圳")),
        ("江苏省南京市云帆软件(上海)公司", ("云帆软件", "南京/上海")),
        ("Shanghai Yunfan Software Inc.", ("yunfan software", "上海")),
        ("Hong Kong Yunfan Co., Ltd.", ("yunfan", "香港")),
        ("Hua Group", ("hua", None)),
        ("A Group", ("a group", None)),
        ("华公司", ("华公司", None)),
        ("云帆(华东)软件", ("云帆(华东)软件", None)),
        ("深圳市华", ("深圳市华", None)),
        ("(深圳)华", ("(深圳)华", None)),
        ("(深圳)华强", ("华强", "深圳")),
        ("广西壮族自治区云帆", ("云帆", "广西")),
    ],
)
def test_parts_of_names(name: str, parts: tuple[str, str | None]) -> None:
    assert (core(name), place(name)) == parts


@pytest.mark.parametrize(
    ("one", "two", "same", "alike"),
    [
        ("华强", "华强科技", True, False),
        ("Hua", "Huaqiang Technology", False, False),
        ("Huaqiang", "Huaqiang Technology", True, False),
        ("Hua强", "Hua强科技", True, False),
        ("Hua", "HuaA强", False, False),
        ("Hua", "Hua-Tech", True, False),
        ("HQ Ltd.", "HQ Securities Ltd.", False, False),
        ("3M", "3M中国", True, False),
        ("华强有限公司", "华强证券有限公司", False, False),
        ("华为公司", "华为技术有限公司", True, False),
        ("*集团", "*集团股份", True, False),
        ("北京华强", "华强科技", True, False),
        ("北京华强科技", "深圳华强科技", False, False),
        ("清华大学", "清华大学出版社", False, False),
        ("云帆", "云帆公司", True, True),
        ("A", "AB", False, False),
    ],
)
def test_parties(one: str, two: str, same: bool, alike: bool) -> None:
    assert (same_party(one, two), lookalike(one, two)) == (same, alike)
    assert (same_party(two, one), lookalike(two, one)) == (same, alike)
