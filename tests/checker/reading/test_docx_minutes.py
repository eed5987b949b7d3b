"""Minutes found again by their labels, after people have worked on them in Word."""

import copy
import io
from datetime import date, datetime
from decimal import Decimal
from struct import pack
from zlib import compress, crc32

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from stagecheck.reading.minutes import BLANK_FORM, NOT_MINUTES, MinutesBinder
from stagegen.documents import blank_documents
from stagegen.minutes import ContractDraft, MinutesSource, Need, build_minutes
from stagemodel.submission import Minutes
from stagemodel.values.money import Money
from support.minutes import PACK, bound, made, minutes, read_docx

TODAY = date(2024, 6, 1)
ZH = MinutesSource(
    customer="云帆软件有限公司",
    today=TODAY,
    held=date(2024, 5, 28),
    contact="王立",
    owner="李明",
    needs=(Need("数据实时同步", "开发接口", "王立"),),
    contract=ContractDraft(
        "HT20240401", Money(Decimal(850_000), "CNY"), "30%预付款,70%验收款", "60天", "3次上门培训"
    ),
)
EN = MinutesSource(
    customer="Cloudsail Ltd.",
    today=TODAY,
    held=date(2024, 5, 28),
    contact="Li Wang",
    owner="Ming Li",
    contract=ContractDraft(
        "HT20240401",
        Money(Decimal(850_000), "CNY"),
        "30% down payment, 70% upon acceptance",
        "60 days",
        "3 on-site trainings",
    ),
)


@pytest.fixture
def document():
    return opened(ZH)


def opened(source, lang="zh"):
    (data,) = build_minutes(PACK, [source], lang).values()
    return Document(io.BytesIO(data))


def values(found):
    return {key: field.value for key, field in found.fields.items() if field.filled}


def texts(row):
    return {column: field.text for column, field in row.items()}


def row_of(document, label):
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text == label:
                return row
    raise AssertionError(label)


def test_what_was_written_is_read_back_in_both_languages():
    zh, en = minutes(opened(ZH)), minutes(opened(EN, "en"))
    assert (zh.lang, en.lang) == ("zh", "en")
    for found in (zh, en):
        assert found.fields["number"].text == "JY2024052801"
        assert found.value("date") == date(2024, 5, 28)
        assert found.value("amount") == Money(Decimal(850_000), "CNY")
        assert found.value("amount-words") == found.value("amount")
        assert {side.name.state for side in found.signatures} == {"blank"}
        assert found.changes == ()
    for term in ("payment", "delivery", "scope"):
        assert type(zh.value(term)) is type(en.value(term)) is not str
    assert zh.value("delivery") == en.value("delivery")
    assert zh.fields["amount"].part == "table 3 row 2"


def test_every_field_of_the_pack_is_found_even_where_it_is_blank(document):
    found = minutes(document)
    assert set(found.fields) == {field.id for field in PACK.documents[0].fields}
    assert found.fields["warranty"].state == "blank"
    assert found.fields["warranty"].text == ""


def test_a_moved_row_an_added_row_and_another_order_change_nothing(document):
    before = values(minutes(document))
    terms = document.tables[2]
    terms._tbl.append(row_of(document, "合同金额")._tr)
    extra = terms.add_row()
    extra.cells[0].text, extra.cells[1].text = "保密条款", "双方对本次谈判内容保密：两年"
    document.element.body.insert(0, terms._tbl)
    found = minutes(document)
    assert values(found) == before
    assert found.fields["amount"].part.startswith("table 1 row ")


def test_two_columns_of_the_head_made_of_four(document):
    before = values(minutes(document))
    head = document.tables[0]
    for row in list(head.rows)[:3]:
        lower = copy.deepcopy(row._tr)
        for cell in list(row._tr.tc_lst)[2:]:
            row._tr.remove(cell)
        for cell in list(lower.tc_lst)[:2]:
            lower.remove(cell)
        row._tr.addnext(lower)
    assert values(minutes(document)) == before


@pytest.mark.parametrize("merged", [True, False])
def test_a_term_split_over_two_rows_is_one_term(document, merged):
    row = row_of(document, "付款方式")
    lower = copy.deepcopy(row._tr)
    row._tr.addnext(lower)
    row.cells[1].text = "30%预付款"
    below = next(r for r in document.tables[2].rows if r._tr is lower)
    below.cells[0].text, below.cells[1].text = "", "70%验收款"
    if merged:
        row.cells[0].merge(below.cells[0])
    found = minutes(document)
    assert found.fields["payment"].text == "30%预付款\n70%验收款"
    assert found.value("payment").steps[1].event == "on-acceptance"


def test_a_tracked_price_is_read_as_it_will_be_and_told_as_a_change(document):
    cell = row_of(document, "合同金额").cells[1]
    paragraph = cell.paragraphs[0]._p
    run = paragraph.r_lst[0]
    gone = OxmlElement("w:del")
    run.addprevious(gone)
    gone.append(run)
    run.t_lst[0].tag = run.t_lst[0].tag.replace("}t", "}delText")
    new = parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>￥800,000.00</w:t></w:r></w:ins>")
    paragraph.append(new)
    found = minutes(document)
    assert found.value("amount") == Money(Decimal(800_000), "CNY")
    (change,) = found.changes
    assert (change.part, change.label) == ("table 3 row 2", "合同金额")
    assert (change.before, change.after) == ("￥850,000.00", "￥800,000.00")


def test_a_tracked_deletion_of_a_row_names_its_label(document):
    row = row_of(document, "质保")
    row._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    found = minutes(document)
    assert "warranty" not in found.fields
    assert [(change.label, change.part) for change in found.changes] == [("质保", "table 3 row 8")]


def test_a_value_in_a_content_control_is_read(document):
    paragraph = row_of(document, "交付周期").cells[1].paragraphs[0]._p
    run = paragraph.r_lst[0]
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    run.addprevious(control)
    control[1].append(run)
    assert minutes(document).value("delivery").count == 60


@pytest.mark.parametrize(
    "label",
    [
        "合同金额",
        "合同金额：",
        "合同金额(元)",
        " 合 同 金 额 ",
        "*合同金额",
        "1、合同金額",
        "Amount in figures",
    ],
)
def test_a_label_is_known_however_it_is_dressed(label):
    found = minutes(made([["纪要编号", "JY2024052801"], [label, "850,000元"]]))
    assert found.value("amount") == Money(Decimal(850_000), "CNY")


def test_the_labels_unit_counts_for_a_bare_number():
    found = minutes(made([["客户名称", "甲"], ["合同金额（万元）", "85"]]))
    assert found.value("amount") == Money(Decimal(850_000), "CNY")
    found = minutes(made([["客户名称", "甲"], ["合同金额", "85"]]))
    assert found.fields["amount"].state == "unreadable"
    assert found.fields["amount"].problems[0].code == "T012"


@pytest.mark.parametrize(
    "label", ["合同金额（大写）", "Amount (words)", "Contract amount (in words)"]
)
def test_an_amount_in_words_is_not_taken_for_the_amount_in_figures(label):
    found = minutes(made([["客户名称", "甲"], [label, "捌拾伍万元整"]]))
    assert "amount" not in found.fields


def test_labels_with_a_colon_are_read_in_paragraphs_cells_and_side_by_side():
    document = made(
        [["客户名称：云帆软件", "合同编号：HT20240401"]],
        paragraphs=["谈判纪要", "纪要编号：JY2024052801\t谈判日期：2024年5月28日", "地点：  北京"],
    )
    found = minutes(document)
    assert {key: field.text for key, field in found.fields.items()} == {
        "customer": "云帆软件",
        "contract": "HT20240401",
        "number": "JY2024052801",
        "date": "2024年5月28日",
        "place": "北京",
    }
    assert found.fields["date"].part == "paragraph 2"


def test_a_table_wins_over_a_line_of_the_text():
    document = made([["谈判日期", "2024-05-28"]], paragraphs=["日期：2024-05-30"])
    assert minutes(document).value("date") == date(2024, 5, 28)


def test_two_texts_under_one_label_are_never_one_of_them_by_chance():
    found = minutes(made([["合同金额", "850,000元"], ["合同金额", "800,000元"]]))
    assert found.fields["amount"].state == "unreadable"
    assert found.fields["amount"].text == "850,000元\n800,000元"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"),
        ("　", "blank"),
        ("________", "blank"),
        ("＿＿＿＿", "blank"),
        ("…………", "blank"),
        ("￥______元", "blank"),
        ("人民币＿＿＿＿元整", "blank"),
        ("元", "blank"),
        ("【  】", "blank"),
        ("{{ amount }}", "placeholder"),
        ("«金额»", "placeholder"),
        ("待定", "placeholder"),
        ("TBD", "placeholder"),
        ("-", "placeholder"),
        ("85万（其中设备____万）", "placeholder"),
        ("单击或点击此处输入文字。", "placeholder"),
        ("选择一项。", "placeholder"),
        ("Click or tap here to enter text.", "placeholder"),
        ("Choose an item.", "placeholder"),
        ("850,000元________", "ok"),
        ("大约八十五万", "unreadable"),
    ],
)
def test_what_counts_as_filled(text, state):
    found = minutes(made([["客户名称", "甲公司"], ["合同金额", text]]))
    assert found.fields["amount"].state == state


@pytest.mark.parametrize(
    ("text", "state", "code"),
    [
        ("____年__月__日", "blank", None),
        ("    年  月  日", "blank", None),
        ("yyyy-mm-dd", "placeholder", None),
        ("二〇二四年五月二十八日", "ok", None),
        ("下周三", "unusable", "V004"),
        ("2024-02-30", "unusable", "V004"),
        ("3/4/24", "unusable", "V013"),
    ],
)
def test_a_date_that_cannot_be_used_says_why(text, state, code):
    found = minutes(made([["客户名称", "甲公司"], ["谈判日期", text]]))
    field = found.fields["date"]
    assert field.state == state
    assert [problem.code for problem in field.problems] == ([code] if code else [])


def test_rows_of_objections_open_points_and_the_decision_chain(document):
    objections, points, chain = document.tables[3:6]
    for cell, text in zip(objections.rows[1].cells, ("价格", "可分期", "同意"), strict=True):
        cell.text = text
    for cell, text in zip(objections.rows[2].cells, ("付款方式", "", "搁置"), strict=True):
        cell.text = text
    for cell, text in zip(points.rows[2].cells, ("补充清单", "李明", "2024-06-05"), strict=True):
        cell.text = text
    chain.rows[1].cells[0].text = "陈总"
    found = minutes(document)
    assert [texts(row) for row in found.tables["objections"]] == [
        {"objection": "价格", "response": "可分期", "conclusion": "同意"},
        {"objection": "付款方式", "response": "", "conclusion": "搁置"},
    ]
    (point,) = found.tables["open-points"]
    assert point["deadline"].value == date(2024, 6, 5)
    assert point["owner"].part == "table 5 row 3"
    assert [texts(row)["person"] for row in found.tables["decision-chain"]] == ["陈总"]
    assert found.value("payment").steps  # an objection about payment is not the term


def test_an_owner_of_two_points_in_a_merged_cell_owns_both(document):
    points = document.tables[4]
    for row, item in zip(points.rows[1:3], ("甲", "乙"), strict=True):
        row.cells[0].text = item
    points.rows[1].cells[1].text = "李明"
    points.rows[1].cells[1].merge(points.rows[2].cells[1])
    owners = [texts(row)["owner"] for row in minutes(document).tables["open-points"]]
    assert owners == ["李明", "李明"]


def test_all_blocks_in_one_table():
    document = made(
        [
            ["客户名称", "甲公司", "", ""],
            ["异议", "我方回应", "结论", ""],
            ["价格", "分期", "同意", ""],
            ["条款", "约定内容", "", ""],
            ["合同金额", "85万元", "", ""],
            ["方", "签字", "日期", ""],
            ["我方", "李明", "2024-05-28", ""],
            ["客户方", "王立", "2024-05-29", ""],
        ]
    )
    found = minutes(document)
    assert found.value("amount") == Money(Decimal(850_000), "CNY")
    assert [texts(row)["objection"] for row in found.tables["objections"]] == ["价格"]
    assert [side.name.text for side in found.signatures] == ["李明", "王立"]


@pytest.mark.parametrize(
    "rows",
    [
        [["方", "签字", "日期"], ["我方", "李明", "2024-05-28"], ["客户方", "王立", "2024-05-29"]],
        [["", "簽字（蓋章）", "簽字日期"], ["客戶方", "王立", "2024.5.29"],
         ["我方：甲", "李明", "2024年5月28日"]],
        [["Party", "Date", "Signature"], ["Our side", "2024-05-28", "李明"],
         ["Customer", "2024-05-29", "王立"]],
    ],
)  # fmt: skip
def test_signatures_by_their_header(rows):
    found = minutes(made([["客户名称", "甲公司"]], rows))
    assert [(s.party, s.name.text, s.signed.value) for s in found.signatures] == [
        ("ours", "李明", date(2024, 5, 28)),
        ("customer", "王立", date(2024, 5, 29)),
    ]


def test_the_printed_words_of_a_signature_line_are_no_signature():
    rows = [
        ["方", "签字", "日期"],
        ["我方", "（签字盖章）", "  年  月  日"],
        ["客户方", "签字：____", ""],
    ]
    found = minutes(made([["客户名称", "甲公司"]], rows))
    states = [(s.name.state, s.signed.state) for s in found.signatures]
    assert states == [("blank", "blank"), ("blank", "blank")]


def test_a_scanned_signature_is_a_signature(document, tmp_path):
    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    picture = tmp_path / "签名.png"
    picture.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )
    cell = document.tables[6].rows[1].cells[1]
    cell.paragraphs[0].add_run().add_picture(str(picture))
    ours, theirs = minutes(document).signatures
    assert (ours.name.text, ours.name.filled) == ("[图片]", True)
    assert not theirs.name.filled


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_blank_form_is_skipped_with_a_note(lang):
    (data,) = blank_documents(PACK, lang, "示范科技", datetime(2024, 6, 1)).values()
    assert MinutesBinder(PACK).bind(read_docx(data), "a.docx") == BLANK_FORM


def test_another_document_is_skipped_with_a_note():
    assert bound(made([["姓名", "张三"]], paragraphs=["简历：十年销售经验"])) == NOT_MINUTES


@pytest.mark.parametrize(
    ("tables", "paragraphs"),
    [
        ([], ["关于召开会议的通知", "时间：2024-05-20", "地点：会议室"]),
        ([[["品名", "金额"], ["软件", "85"]]], ["报价单", "客户：云帆软件", "日期：2024-05-20"]),
        ([], ["软件开发合同", "合同编号：HT20240520", "甲方：云帆软件", "合同金额：85万元",
              "付款方式：100%预付款", "交货期：30天",
              "本合同依据双方签字的谈判纪要订立，与纪要不一致的以合同为准，附件同样有效。"]),
    ],
)  # fmt: skip
def test_another_document_with_a_label_in_common_is_not_minutes(tables, paragraphs):
    document = made(*tables, paragraphs=paragraphs)
    assert bound(document, "文件.docx") == NOT_MINUTES


def test_minutes_with_few_fields_are_known_by_name_or_title():
    assert isinstance(bound(made([["客户名称", "甲公司"]]), "纪要0518.docx"), Minutes)
    assert isinstance(bound(made(paragraphs=["谈判纪要", "客户：甲公司"]), "0518.docx"), Minutes)


def test_a_template_that_was_never_rendered_is_a_blank_form():
    folder = f"{PACK.folder}/documents"
    for lang in ("zh", "en"):
        document = Document(f"{folder}/negotiation-minutes.{lang}.docx")
        assert bound(document) == BLANK_FORM


def test_a_column_put_in_before_the_agreed_text_is_not_taken_for_it():
    head = ["条款", "客户要求", "约定内容", "备注"]
    found = minutes(
        made([["客户名称", "甲公司"]], [head, ["合同金额", "80万元", "85万元", "90万元"]])
    )
    assert found.value("amount") == Money(Decimal(850_000), "CNY")


def test_another_date_in_the_document_is_not_the_negotiations():
    found = minutes(made([["谈判日期", "2024-05-28"], ["日期", "2024-05-30"]]))
    assert found.value("date") == date(2024, 5, 28)
    found = minutes(made([["日期", "2024-05-30"], ["客户", "甲公司"]]))
    assert found.value("date") == date(2024, 5, 30)


def test_signatures_in_a_layout_of_their_own_are_not_the_heads_date():
    found = minutes(made([["客户名称", "甲公司"], ["我方", "签字", "李明", "日期", "2024-05-28"]]))
    assert "date" not in found.fields


def test_a_surname_is_no_unit():
    assert minutes(made([["客户名称", "甲公司"], ["记录人", "周"]])).fields["recorder"].text == "周"
