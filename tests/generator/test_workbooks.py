"""What people rely on in a generated workbook, read back with openpyxl."""

import io
import zipfile
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from stagegen.workbooks import Order, build_workbooks
from stagemodel.errors import PackError, StagebookError
from stagemodel.load import load_pack
from stagemodel.pack import Choice, Stage

PACK = load_pack("standard")
ZH = Order(lang="zh")
TRACKING = Order(lang="zh", only=("customer-tracking",))
EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", '=HYPERLINK("http://x")', "#N/A"]


def only(files):
    (data,) = files.values()
    return load_workbook(io.BytesIO(data), rich_text=True)


def build(order, rows=None, pack=PACK):
    return only(build_workbooks(pack, order, rows))


def labels(sheet):
    return [cell.value for cell in sheet[3] if cell.value]


def column_of(sheet, label):
    return labels(sheet).index(label) + 1


def validation_of(sheet, label, row=4):
    cell = sheet.cell(row, column_of(sheet, label)).coordinate
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    return found[0] if found else None


def with_column(book_id, column_id, **changes):
    """The standard pack with one column changed."""
    books = tuple(
        replace(
            book,
            columns=tuple(
                replace(column, **changes) if column.id == column_id else column
                for column in book.columns
            ),
        )
        if book.id == book_id
        else book
        for book in PACK.workbooks
    )
    return replace(PACK, workbooks=books)


@pytest.mark.parametrize("lang", PACK.languages)
def test_headers_are_the_packs_labels_to_the_letter_with_a_prompt_each(lang):
    for book in PACK.workbooks:
        sheet = build(Order(lang=lang, only=(book.id,))).worksheets[0]
        columns = [column for column in book.columns if not column.optional]
        assert labels(sheet) == [column.label[lang] for column in columns]
        for column in columns:
            prompt = validation_of(sheet, column.label[lang], row=3)
            assert prompt.showInputMessage
            assert prompt.promptTitle[:31] == column.label[lang][:31]
            assert column.prompt[lang] in prompt.prompt


def test_names_of_the_files():
    assert list(build_workbooks(PACK, ZH)) == [book.file["zh"] for book in PACK.workbooks]
    assert len(build_workbooks(PACK, Order(lang="en", combined=True))) == 1


def test_title_legend_freeze_and_printing():
    order = Order(lang="zh", company="云帆软件", period="2024年二季度", only=("contract-terms",))
    sheet = build(order).worksheets[0]
    assert "云帆软件" in sheet["A1"].value
    assert "2024年二季度" in sheet["A1"].value
    assert "必填" in str(sheet["A2"].value)
    assert sheet.freeze_panes == "B4"
    assert not sheet.merged_cells.ranges
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"


@pytest.mark.parametrize("company", ["A<B & Co {{ 7*7 }}", "=cmd|' /C calc'!A0", "[x]:*?/\\"])
def test_a_companys_name_comes_out_letter_for_letter(company):
    workbook = build(Order(lang="zh", company=company, only=("customer-tracking",)))
    assert company in workbook.worksheets[0]["A1"].value
    assert workbook.properties.creator == company
    assert workbook.worksheets[0].oddHeader.right.text == company.replace("&", "&&")


def test_the_stamp_says_what_the_file_is():
    def stamp(order):
        return {one.name: one.value for one in build(order).custom_doc_props.props}

    assert stamp(TRACKING) == {
        "stagebook.pack": PACK.name,
        "stagebook.version": PACK.version,
        "stagebook.workbook": "customer-tracking",
        "stagebook.lang": "zh",
    }
    combined = stamp(Order(lang="en", combined=True))
    assert combined["stagebook.workbook"].split(",") == [book.id for book in PACK.workbooks]


def test_the_same_order_gives_the_same_bytes_with_the_time_it_is_told():
    made = datetime(2024, 6, 1, 9, 30)
    order = Order(lang="zh", sample=True, combined=True)
    first, second = (build_workbooks(PACK, order, made=made) for _ in range(2))
    assert first == second
    properties = only(first).properties
    assert (properties.created, properties.modified) == (made, made)
    (data,) = build_workbooks(PACK, order).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"dcterms:modified" not in archive.read("docProps/core.xml")


def test_the_worked_example_is_typed_as_the_columns_are():
    workbook = build(Order(lang="zh", sample=True, combined=True))
    tracking, contracts = workbook["客户信息跟踪表"], workbook["合同关键信息表"]
    assert tracking["A4"].value == "*科技有限公司"
    first_contact = tracking.cell(4, column_of(tracking, "首次接触时间"))
    assert first_contact.value == datetime(2024, 3, 15)
    assert first_contact.number_format == "yyyy-mm-dd"
    phone = tracking.cell(4, column_of(tracking, "联系方式"))
    assert (phone.value, phone.data_type, phone.number_format) == ("5678", "s", "@")
    amount = contracts.cell(4, column_of(contracts, "合同金额(万元)"))
    assert (amount.value, amount.number_format) == (85, "#,##0.00##")
    assert contracts.cell(5, column_of(contracts, "签订日期")).value == "待签订"


def test_the_made_up_customer_stands_on_the_instructions_alone():
    for lang in PACK.languages:
        *data, guide, _lists = build(Order(lang=lang, sample=True, combined=True)).worksheets
        names = set(PACK.example_customer)

        def found(sheet, names=names):
            return {str(cell.value) for row in sheet for cell in row} & names

        assert found(guide)
        assert not any(found(sheet) for sheet in data)


@pytest.mark.parametrize("lang", PACK.languages)
def test_no_row_beside_the_header_looks_like_a_header(lang):
    *data, guide, lists = build(Order(lang=lang, sample=True, combined=True)).worksheets
    known = {
        text.casefold()
        for book in PACK.workbooks
        for column in book.columns
        for text in (*column.label.values(), *column.aliases)
    }
    rows = [row for sheet in (guide, lists) for row in sheet.iter_rows(values_only=True)]
    rows += [row for sheet in data for row in sheet.iter_rows(max_row=2, values_only=True)]
    assert max(sum(str(value).casefold() in known for value in row) for row in rows) <= 1
    assert lists.sheet_state == "hidden"


@pytest.mark.parametrize("text", EVIL)
def test_no_text_takes_effect_as_a_formula(text):
    rows = {"customer-tracking": [{"customer": text, "notes": text, "first-contact": text}]}
    (data,) = build_workbooks(PACK, replace_owners(TRACKING, text), rows).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "/sheet" in name]
    assert not any(b"<f>" in sheet or b't="e"' in sheet for sheet in sheets)
    cell = load_workbook(io.BytesIO(data)).worksheets[0]["A4"]
    assert cell.value == text
    assert cell.quotePrefix == (text[0] != "#")


def replace_owners(order, owner):
    return Order(lang=order.lang, only=order.only, owners=(owner,))


def test_what_excel_would_decode_or_refuse_is_written_as_it_was():
    rows = {"customer-tracking": [{"customer": "_x0041_ \x07有限公司"}]}
    sheet = build(TRACKING, rows).worksheets[0]
    assert sheet["A4"].value == "_x0041_ 有限公司"


def test_text_beyond_a_cell_is_told_and_not_cut():
    with pytest.raises(StagebookError, match="32767"):
        build(TRACKING, {"customer-tracking": [{"notes": "长" * 32_768}]})


def test_no_row_is_higher_than_excel_allows():
    sheet = build(TRACKING, {"customer-tracking": [{"notes": "长" * 32_767}]}).worksheets[0]
    assert sheet.row_dimensions[4].height == 409


def test_optional_columns_by_id_or_label_stand_where_the_pack_has_them():
    order = Order(lang="zh", only=("customer-tracking",), columns=("potential", "Updated"))
    found = labels(build(order).worksheets[0])
    assert found.index("潜力等级") == found.index("企业规模") + 1
    assert "最近更新" in found
    assert "下次联系时间" not in found


def test_a_value_handed_in_is_never_dropped():
    rows = {"customer-tracking": [{"customer": "云帆", "lost-reason": "预算取消"}]}
    sheet = build(TRACKING, rows).worksheets[0]
    assert sheet.cell(4, column_of(sheet, "流失原因")).value == "预算取消"
    with pytest.raises(StagebookError, match="nonsense"):
        build(TRACKING, {"customer-tracking": [{"nonsense": 1}]})


@pytest.mark.parametrize(
    ("order", "named"),
    [
        (Order(lang="zh", columns=("updatd",)), ["updatd", "updated", "rigidity"]),
        (Order(lang="zh", only=("contracts",)), ["contracts", "contract-terms"]),
        (Order(lang="fr"), ["fr", "zh", "en"]),
    ],
)
def test_an_order_that_cannot_be_met_names_the_choices(order, named):
    with pytest.raises(StagebookError) as error:
        build_workbooks(PACK, order)
    for lang in ("zh", "en"):
        assert all(word in error.value.message(lang) for word in named)


@pytest.mark.parametrize(
    ("label", "kind", "style", "shows_error"),
    [
        ("客户名称", "custom", "stop", True),  # twice
        ("行业", "list", None, False),  # open: other industries are as good
        ("企业规模", "list", "warning", True),  # other usual names are read as well
        ("开发阶段", "list", "warning", True),
        ("负责人", "list", "warning", True),  # a new colleague
        ("首次接触时间", "date", "stop", True),
        ("预计成交时间", "date", "stop", True),
        ("预计金额(万元)", "decimal", "warning", True),  # 85万 is read as well
    ],
)
def test_a_validation_admits_what_the_checker_accepts(label, kind, style, shows_error):
    order = Order(lang="zh", only=("customer-tracking",), owners=("李明",), columns=("amount",))
    one = validation_of(build(order).worksheets[0], label)
    assert (one.type, one.errorStyle, one.showErrorMessage) == (kind, style, shows_error)
    assert str(one.sqref).endswith("1003")


def test_a_vocabulary_without_other_names_is_closed():
    choices = PACK.choices | {"size": (Choice("big", {"zh": "大", "en": "Big"}),)}
    one = validation_of(
        build(TRACKING, pack=replace(PACK, choices=choices)).worksheets[0], "企业规模"
    )
    assert one.errorStyle == "stop"


def test_not_yet_signed_may_be_written_into_a_date():
    one = validation_of(build(Order(lang="zh", only=("contract-terms",))).worksheets[0], "签订日期")
    assert one.type == "custom"
    assert "not_yet_contract_terms_signed" in one.formula1
    assert "待签订" in one.error


def test_short_names_of_customers_are_offered_and_free_in_one_file_only():
    combined = build(Order(lang="zh", combined=True))
    one = validation_of(combined["客户需求记录表"], "客户名称")
    assert (one.type, one.formula1, one.showErrorMessage) == ("list", "customers", False)
    alone = build(Order(lang="zh", only=("customer-needs",))).worksheets[0]
    assert validation_of(alone, "客户名称") is None


def test_stages_and_closed_states_are_offered_in_their_order():
    workbook = build(TRACKING)
    title, cells = next(iter(workbook.defined_names["list_stage"].destinations))
    offered = [cell.value for (cell,) in workbook[title][cells]]
    assert offered == [state.label["zh"] for state in (*PACK.stages, *PACK.closed)]


def test_a_pack_without_placeholders_compares_with_nothing():
    workbook = build(TRACKING, pack=replace(PACK, placeholders=()))
    ((title, cells),) = workbook.defined_names["placeholders"].destinations
    assert [[cell.value for cell in row] for row in workbook[title][cells]] == [[None]]


def test_a_long_table_is_reached_to_its_end_and_beyond():
    rows = {"customer-tracking": [{"customer": f"客户{n}"} for n in range(1500)]}
    sheet = build(TRACKING, rows).worksheets[0]
    (table,) = sheet.tables.values()
    assert table.ref.endswith("1503")
    assert int(str(validation_of(sheet, "开发阶段").sqref).rsplit("H", 1)[1]) > 1503


def test_choices_and_stages_may_be_given_by_id():
    rows = {"customer-tracking": [{"customer": "x", "stage": "lost", "industry": "finance"}]}
    sheet = build(Order(lang="en", only=("customer-tracking",)), rows).worksheets[0]
    assert sheet.cell(4, column_of(sheet, "Stage")).value == "Lost"
    assert sheet.cell(4, column_of(sheet, "Industry")).value == "Finance"


def test_an_impossible_date_stays_as_it_was_typed():
    rows = {"customer-tracking": [{"customer": "x", "first-contact": "2026-02-30"}]}
    sheet = build(TRACKING, rows).worksheets[0]
    assert sheet.cell(4, column_of(sheet, "首次接触时间")).value == "2026-02-30"


def test_the_time_of_day_is_kept_and_shown():
    order = Order(lang="zh", only=("customer-needs",))
    rows = {"customer-needs": [{"interviewed": "2024-06-01T15:30", "confirmed": date(2024, 6, 2)}]}
    sheet = build(order, rows).worksheets[0]
    cell = sheet.cell(4, column_of(sheet, "访谈时间"))
    assert (cell.value, cell.number_format) == (datetime(2024, 6, 1, 15, 30), "yyyy-mm-dd hh:mm")


def test_a_wrong_text_template_names_file_and_key():
    pack = with_column("customer-tracking", "owner", prompt={"zh": "{{ compny }}", "en": "x"})
    with pytest.raises(PackError) as error:
        build(TRACKING, pack=pack)
    assert error.value.file == "workbooks/customer-tracking.toml"
    assert error.value.key == "columns.owner.prompt.zh"
    assert "compny" in error.value.message("zh")


def test_a_companys_changes_of_the_pack_reach_sheet_dropdown_and_instructions():
    pack = with_column("customer-tracking", "owner", label={"zh": "客户\n经理", "en": "Manager"})
    pilot = Stage(
        "pilot", {"zh": "试用", "en": "Pilot"}, method={"zh": "安排试用。", "en": "Pilot."}
    )
    pack = replace(pack, stages=(*pack.stages[:2], pilot, *pack.stages[2:]))
    workbook = build(TRACKING, pack=pack)
    sheet, guide, lists = workbook.worksheets
    assert "客户 经理" in labels(sheet)  # one line: a table's column must equal its header cell
    written = [str(cell.value) for row in guide for cell in row]
    assert {"客户 经理", "3. 试用"} <= set(written)
    assert any("安排试用" in text for text in written)
    assert "试用" in [cell.value for row in lists for cell in row]


def test_the_instructions_hold_columns_stages_gates_method_and_checking():
    for lang, check in (("zh", "stagebook check"), ("en", "stagebook check")):
        order = Order(lang=lang, combined=True, columns=("potential",))
        text = "\n".join(
            str(cell.value or "") for row in build(order).worksheets[4] for cell in row
        )
        for book in PACK.workbooks:
            for column in book.columns:
                if not column.optional or column.id == "potential":
                    assert column.label[lang] in text
                    assert column.prompt[lang] in text
        for stage in PACK.stages:
            assert stage.label[lang] in text
            assert all(point in text for point in stage.method[lang].strip().splitlines())
        assert check in text
