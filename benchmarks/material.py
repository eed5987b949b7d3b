"""What the benchmarks read: filled submissions and large workbooks, made by stagebook itself.

The rows are made by number: names of companies all different, terms and remarks as varied as people
write them, most of it right and some of it not.
"""

import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from export import write_export

from stagegen.minutes import ContractDraft, MinutesSource, Need, build_minutes
from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack
from stagemodel.values.money import read_money

STAGEBOOK = shutil.which("stagebook", path=Path(sys.executable).parent) or "stagebook"
AS_OF = date(2024, 6, 1)
ROWS = 50
"""Of each workbook of a submission."""
MINUTES = 2

_Row = dict[str, object]
_PLACES = (
    "北京", "上海", "广州", "深圳", "杭州", "南京", "成都", "武汉", "西安", "苏州", "厦门", "青岛",
)  # fmt: skip
_SYLLABLES = "".join(
    dict.fromkeys("云帆启明华晨瑞达恒信博远天宇金石海川新盛中科东方宏图立业安泰嘉禾百川正大")
)
_TRADES = (
    "科技", "软件", "医疗器械", "物流", "电子", "新能源", "食品", "建材", "精密机械", "信息技术",
)  # fmt: skip
_PEOPLE = ("张伟", "王芳", "李娜", "刘洋", "陈静", "杨磊", "赵敏", "周杰")
_INDUSTRIES = ("制造业", "金融", "信息技术", "零售", "医疗", "教育", "能源", "建筑", "交通物流")
_SIZES = ("50人以下", "50-200人", "200-500人", "500-1000人", "1000人以上")
_SOURCES = ("行业展会", "线上研讨会", "客户推荐", "公开信息", "官网咨询", "电话销售")
_KINDS = ("流程优化", "安全合规", "成本控制", "系统集成", "数据分析", "性能提升", "培训服务")
_PAYMENTS = (
    "30%预付款,70%验收款",
    "预付30%，验收后付60%，质保期满付10%",
    "签约后7日内付40%，上线后付60%",
    "40%预付款、50%到货款、10%质保金",
    "合同签订后5个工作日内支付30%,交付验收合格后支付65%,验收一年后支付5%",
)
_SCOPES = (
    "含3次上门培训+1年免费维护",
    "定制开发+5年质保",
    "系统部署、2次培训、1年免费维护",
    "数据迁移+接口开发+3年质保",
)


def company(number: int) -> str:
    """Give the full name of a company; no two numbers have the same."""
    number, place = divmod(number, len(_PLACES))
    number, trade = divmod(number, len(_TRADES))
    brand = ""
    while number or not brand:
        number, syllable = divmod(number, len(_SYLLABLES) - 1)
        brand += _SYLLABLES[syllable]
    return f"{_PLACES[place]}{brand}{_SYLLABLES[-1]}{_TRADES[trade]}有限公司"


def _is_signed(number: int) -> bool:
    return number % 25 == 24


def _stage(number: int) -> str:
    return "售后维护" if _is_signed(number) else "商务谈判"


def _customer(number: int) -> _Row:
    return {
        "customer": company(number),
        "industry": _INDUSTRIES[number % 9],
        "size": _SIZES[number % 5],
        "contact": f"{_PEOPLE[number % 8][0]}总",
        "title": "采购总监",
        "phone": f"138{number:08}",
        "source": _SOURCES[number % 6],
        "stage": _stage(number),
        "owner": _PEOPLE[number % 8],
        "first-contact": date(2024, 1, 2) + timedelta(days=number % 60),
        "expected-close": date(2024, 7, 1) + timedelta(days=number % 90),
        "notes": f"关注成本控制，预算约{number % 900 + 20}万，计划下半年招标" if number % 3 else "",
    }


def _step(number: int) -> _Row:
    return {
        "customer": company(number),
        "stage": _stage(number),
        "started": date(2024, 5, 12) + timedelta(days=number % 20),
        "due": date(2024, 6, 4) + timedelta(days=number % 20),
        "done": "完成需求访谈，方案通过内部评审",
        "todo": f"{number % 25 + 3}日前向客户提交方案初稿",
        "risks": "客户对价格敏感" if number % 2 else "需协调多部门决策人",
        "owner": _PEOPLE[number % 8],
    }


def _need(number: int) -> _Row:
    return {
        "customer": company(number),
        "kind": _KINDS[number % 7],
        "description": f"第{number % 9 + 1}车间生产数据实时同步，减少人工录入错误",
        "priority": "高中低"[number % 3],
        "pain": f"手工录入每月出错约 {number % 40 + 5} 次，数据滞后",
        "direction": "开发 API 接口实现系统对接",
        "confirmer": f"{_PEOPLE[number % 8][0]}总",
        "confirmed": date(2024, 4, 1) + timedelta(days=number % 28),
    }


def _contract(number: int) -> _Row:
    signed = _is_signed(number)
    return {
        "number": f"HT202405{number % 5 + 1:02}-{number // 5 % 10_000:02}",
        "customer": company(number),
        "amount": 20 + number % 900,
        "signed": date(2024, 5, 6) + timedelta(days=number % 20 + 3) if signed else "待签订",
        "payment": _PAYMENTS[number % 5],
        "delivery": f"{30 + number % 6 * 10}天" if number % 4 else "3个月",
        "scope": _SCOPES[number % 4],
        "owner": _PEOPLE[number % 8],
        "archive": "已归档" if signed else "审核中",
    }


_MAKERS: Mapping[str, Callable[[int], _Row]] = {
    "customer-tracking": _customer,
    "stage-progress": _step,
    "customer-needs": _need,
    "contract-terms": _contract,
}


def submission(folder: Path, first: int = 0) -> Path:
    """Make a team's folder: four workbooks of 50 rows and two minutes.

    Teams with `first` fifty apart have no row in common.
    """
    pack = load_pack()
    numbers = range(first, first + ROWS)
    rows = {book: [make(number) for number in numbers] for book, make in _MAKERS.items()}
    sources = [minutes_source(number) for number in range(first, first + MINUTES)]
    files = build_workbooks(pack, Order("zh"), rows) | build_minutes(pack, sources, "zh")
    return _written(folder / f"team-{first // ROWS}", files)


def minutes_source(number: int) -> MinutesSource:
    """Give what minutes with the customer of this number are made of."""
    contract, need = _contract(number), _need(number)
    return MinutesSource(
        customer=company(number),
        today=AS_OF,
        held=AS_OF - timedelta(days=3),
        contact=str(need["confirmer"]),
        title="采购总监",
        owner=str(contract["owner"]),
        needs=(Need(str(need["description"]), str(need["direction"]), str(need["confirmer"])),),
        contract=ContractDraft(
            number=str(contract["number"]),
            amount=read_money(f"{contract['amount']}万元", None),
            payment=str(contract["payment"]),
            delivery=str(contract["delivery"]),
            scope=str(contract["scope"]),
        ),
    )


def large_workbook(folder: Path, count: int) -> Path:
    """Make a customer tracking workbook of `count` customers, as another program exports it."""
    book = load_pack().workbook("customer-tracking")
    assert book
    columns = [column for column in book.columns if column.id in _customer(0)]
    header = [column.label["zh"] for column in columns]
    rows = ([row[column.id] for column in columns] for row in map(_customer, range(count)))
    path = folder / f"rows-{count}" / book.file["zh"]
    path.parent.mkdir()
    write_export(path, book.sheet["zh"], chain([header], rows))
    return path


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
