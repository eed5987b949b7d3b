"""The minutes as people get them: what is known filled in, letter for letter, the rest blank."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from stagegen.documents import BLANK, blank_context, blank_documents, render_document
from stagegen.minutes import ContractDraft, MinutesSource, Need, build_minutes, minutes_context
from stagemodel.load import load_pack
from stagemodel.values.money import Money, read_money
from stagemodel.values.words import read_amount_in_words

PACK = load_pack("standard")
TODAY = date(2024, 6, 1)
CONTRACT = ContractDraft(
    "HT20240401", Money(Decimal(850_000), "CNY"), "30%预付款,70%验收款", "60天", "含3次上门培训"
)
SOURCE = MinutesSource(
    customer="云帆软件有限公司",
    today=TODAY,
    company="示范科技",
    contact="王立",
    title="采购总监",
    owner="李明",
    needs=(Need("数据实时同步", "开发接口", "王立"), Need("日志审计")),
    contract=CONTRACT,
)


def source(**changes):
    known = {name: getattr(SOURCE, name) for name in MinutesSource.__slots__}
    return MinutesSource(**(known | changes))


def opened(data):
    return Document(io.BytesIO(data))


def labelled(document):
    """Label to text in the head and the terms."""
    found = {}
    for table in (document.tables[0], document.tables[2]):
        for row in table.rows:
            texts = [cell.text for cell in row.cells]
            found.update(zip(texts[::2], texts[1::2], strict=True))
    return found


def rendered(lang="zh", **changes):
    (data,) = build_minutes(PACK, [source(**changes)], lang).values()
    return data


def test_what_the_workbooks_know_stands_under_its_label():
    found = labelled(opened(rendered()))
    assert found["纪要编号"] == "JY2024060101"
    assert found["客户名称"] == "云帆软件有限公司"
    assert found["合同编号"] == "HT20240401"
    assert found["我方参会人"] == "李明"
    assert found["客户方参会人"] == "王立（采购总监）"
    assert found["合同金额"] == "￥850,000.00"
    assert found["大写金额"] == "人民币捌拾伍万元整"
    assert found["付款方式"] == "30%预付款,70%验收款"
    assert found["交付周期"] == "60天"
    assert found["服务范围与售后"] == "含3次上门培训"


def test_what_nobody_knows_is_a_visible_blank():
    found = labelled(opened(rendered()))
    for label in ("谈判日期", "地点", "记录人", "交付标准", "质保", "违约责任"):
        assert found[label] == BLANK, label


def test_the_english_minutes_speak_english():
    data = rendered("en", contact="Li Wang", title="Purchasing Director", held=date(2024, 5, 28))
    found = labelled(opened(data))
    assert found["Minutes number"] == "JY2024052801"
    assert found["Date"] == "2024-05-28"
    assert found["Customer's side"] == "Li Wang (Purchasing Director)"
    assert found["Amount in figures"] == "CNY 850,000.00"
    assert found["Amount in words"] == "Eight hundred and fifty thousand yuan only"


def test_each_need_has_a_row():
    rows = [[cell.text for cell in row.cells] for row in opened(rendered()).tables[1].rows]
    assert rows[1:] == [["数据实时同步", "开发接口", "王立"], ["日志审计", "", ""]]


def test_several_made_on_one_day_are_told_apart():
    files = build_minutes(PACK, [source(serial=1), source(serial=2)], "zh")
    assert list(files) == ["谈判纪要-云帆软件有限公司.docx", "谈判纪要-云帆软件有限公司-2.docx"]
    numbers = [labelled(opened(data))["纪要编号"] for data in files.values()]
    assert numbers == ["JY2024060101", "JY2024060102"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "amount",
    [
        Money(Decimal("850000"), "CNY"),
        Money(Decimal("0.05"), "CNY"),
        Money(Decimal("1234567.89"), "CNY", "included"),
        Money(Decimal("98000.1"), "CNY", "excluded"),
        Money(Decimal("120000"), "USD"),
        Money(Decimal("12345.678"), "EUR"),
    ],
)
def test_the_amount_reads_back_in_figures_and_in_words(lang, amount):
    context = minutes_context(PACK, source(contract=ContractDraft(amount=amount)), lang)
    again = read_money(str(context["amount"]), None)
    assert (again, again.tax) == (amount, amount.tax)
    if amount.currency == "CNY":
        assert read_amount_in_words(str(context["amount_words"])) == amount.amount
    else:
        assert context["amount_words"] == BLANK


@pytest.mark.parametrize(
    "name",
    [
        "A<B & Co {{ 7*7 }}",
        "{_{ x }_} {_% if %_}",
        "{% raw %} {# no comment #}",
        "&amp; &lt;w:p/&gt; ]]>",
        "</w:t></w:r></w:p>",
        "*科技有限公司",
        'O\'Brien "Sons" \\ 100%',
        "𠮷野家 𝒳",
    ],
)
def test_a_name_comes_out_letter_for_letter(name):
    document = opened(rendered(customer=name))
    assert labelled(document)["客户名称"] == name
    assert document.core_properties.title == f"谈判纪要 - {name}"


def test_control_characters_are_dropped_and_line_ends_kept():
    found = labelled(opened(rendered(customer="甲\x07乙\x0c丙\x00丁\ud800\x0b戊\r\n己\t庚")))
    assert found["客户名称"] == "甲乙\n丙丁\n戊\n己\t庚"


def test_the_customer_may_be_longer_than_a_property_can_be():
    document = opened(rendered(customer="长" * 400))
    assert labelled(document)["客户名称"] == "长" * 400
    assert len(document.core_properties.title) == 255


def test_the_same_input_gives_the_same_bytes():
    assert rendered() == rendered()
    assert opened(rendered()).core_properties.modified.replace(tzinfo=None) == datetime(2024, 6, 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_blank_forms_hold_every_field_and_no_tag(lang):
    files = blank_documents(PACK, lang, "", datetime(2024, 6, 1))
    assert list(files) == [{"zh": "谈判纪要.docx", "en": "negotiation-minutes.docx"}[lang]]
    (data,) = files.values()
    found = labelled(opened(data))
    for field in PACK.documents[0].fields:
        assert found[field.label[lang]] == BLANK
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = b"".join(package.read(name) for name in package.namelist())
    assert b"{{" not in parts and b"{%" not in parts


def test_every_tag_is_documented_in_both_languages():
    documented = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    for tag in blank_context(PACK.documents[0]):
        assert documented.count(f"`{tag}`") + documented.count(f"{{{{ {tag} }}}}") >= 2, tag


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_style_in_use_names_an_east_asian_font(lang):
    document = opened(render_document(PACK, "negotiation-minutes", lang, {}))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    for style in {paragraph.style.name for paragraph in paragraphs}:
        fonts = document.styles[style].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
        assert not [name for name in fonts.attrib if name.endswith("Theme")]
