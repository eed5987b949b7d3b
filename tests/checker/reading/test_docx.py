"""The text of a Word document, as Word shows it."""

import io
import zipfile
from datetime import datetime

import pytest

from stagecheck.reading.package import MB
from stagecheck.reading.raw import RawChange
from stagemodel.errors import StagebookError
from support.files import with_parts
from support.minutes import read_docx

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
MODIFIED = (
    '<c:coreProperties xmlns:c="urn:c" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dcterms:modified>{}</dcterms:modified></c:coreProperties>"
)


def word(body, modified="2024-06-01T08:00:00Z", w=NAMESPACES["w"], part="word/document.xml"):
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in (NAMESPACES | {"w": w}).items())
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}" Target="/{part}"/>'
        f'<Relationship Id="b" Type="{CORE}" Target="docProps/core.xml"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("_rels/.rels", relations)
        package.writestr(part, f"<w:document {names}><w:body>{body}</w:body></w:document>")
        package.writestr("docProps/core.xml", MODIFIED.format(modified))
    return made.getvalue()


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content):
    return f"<w:p>{''.join(content)}</w:p>"


def tc(*content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or p()}</w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


INS = '<w:ins w:id="1" w:author="x">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'
MARK = "<w:pPr><w:rPr><w:{}/></w:rPr></w:pPr>"


def text_of(*content):
    (paragraph,) = read_docx(word(p(*content))).paragraphs
    return paragraph[1]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (r("合同") + r("金额"), "合同金额"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:sym w:font='x' w:char='2713'/></w:r>", "a-✓"),
        ("<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr>" + r("a"), "a"),
        ("<w:hyperlink>" + r("链接") + "</w:hyperlink>", "链接"),
        ("<w:smartTag><w:smartTagPr/>" + r("60天") + "</w:smartTag>", "60天"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("85万") + "</w:sdtContent></w:sdt>", "85万"),
        ("<w:fldSimple w:instr='DATE'>" + r("6月1日") + "</w:fldSimple>", "6月1日"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" + r("露"), "露"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>露</w:t></w:r>", "露"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>90万</w:t></w:r>" + r("85万"), "85万"),
        ("<w:r><w:rPr><w:dstrike w:val='0'/></w:rPr><w:t>85万</w:t></w:r>", "85万"),
        ("<m:oMath><m:r><m:t>30%</m:t></m:r></m:oMath>", "30%"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>ming</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>明</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "明",
        ),
        ("<w:r><w:t>a<!-- b -->c</w:t></w:r>", "ac"),
        ("<w:r><w:t><![CDATA[<w:b/>]]></w:t></w:r>", "<w:b/>"),
        ("<w:r><w:rPr><w:b/><w:sz w:val='20'/></w:rPr><w:t>粗</w:t></w:r>", "粗"),
        ('<w:r><w:rPr><w:b/><w:sz w:val="20"/></w:rPr><w:t>粗</w:t></w:r>', "粗"),
        ('<w:r><w:rPr><w:b/><w:vanish/><w:u w:val="none"/></w:rPr><w:t>藏</w:t></w:r>', ""),
        ('<w:bookmarkStart w:id="1" w:name="a/>b"/>' + r("a") + '<w:bookmarkEnd w:id="1"/>', "a"),
    ],
)
def test_what_a_paragraph_shows(content, shown):
    assert text_of(content) == shown
    # A large part is read by another parser.
    assert text_of(f"<!--{'x' * MB}-->", content) == shown


def fld(kind):
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def test_a_fields_result_is_text_and_its_instruction_is_not():
    inner = fld("begin") + "<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>"
    inner += fld("separate") + r("85") + fld("end")
    outer = fld("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner
    outer += fld("separate") + r("85万元") + fld("end")
    assert text_of(r("共"), outer, r("整")) == "共85万元整"


def test_an_old_forms_dropdown_shows_what_was_chosen():
    entries = "<w:listEntry w:val='全款'/><w:listEntry w:val='分期'/>"
    form = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>{}" + entries
    form += "</w:ddList></w:ffData></w:fldChar></w:r>" + fld("end")
    assert text_of(form.format("<w:result w:val='1'/>")) == "分期"
    assert text_of(form.format("<w:default w:val='7'/>")) == ""
    assert text_of(form.format("")) == "全款"


def test_changes_in_headers_and_notes_are_open_changes_too():
    header = f"<w:hdr xmlns:w='{NAMESPACES['w']}'>{p(r('机'), INS.format(r('密')))}</w:hdr>"
    plain = f"<w:footnotes xmlns:w='{NAMESPACES['w']}'>{p(r('含税'))}</w:footnotes>"
    added = {"word/header2.xml": header.encode(), "word/footnotes.xml": plain.encode()}
    raw = read_docx(with_parts(word(p(r("甲"))), added))
    assert raw.changes == [RawChange("header", "机", "机密")]


def test_the_prompt_of_an_untouched_content_control_is_no_answer():
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr{}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    )
    assert text_of(control.format("", r("单击此处输入文字"))) == ""
    assert text_of(control.format(" w:val='0'", r("85万"))) == "85万"


def test_content_controls_around_cells_rows_and_tables_are_seen_through():
    def control(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = tr(tc(p(r("付款方式"))), control(tc(p(r("30%")))))
    raw = read_docx(word(control(tbl(control(row)))))
    assert [(row.part, row.cells) for row in raw.tables[0]] == [
        ("table 1 row 1", ["付款方式", "30%"])
    ]


NEW_BOX = "<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"
OLD_BOX = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"


def test_a_text_box_is_read_once_though_written_twice():
    content = p(r("合同金额：85万元"))
    both = (
        "<mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{NEW_BOX.format(content)}</mc:Choice>"
        f"<mc:Fallback>{OLD_BOX.format(content)}</mc:Fallback></mc:AlternateContent>"
    )
    raw = read_docx(word(p() + p(f"<w:r>{both}</w:r>")))
    assert raw.paragraphs == [
        ("paragraph 1", ""),
        ("paragraph 2", ""),
        ("paragraph 2", "合同金额：85万元"),
    ]


def test_an_old_text_box_in_a_cell_is_part_of_the_cell():
    box = f"<w:r>{OLD_BOX.format(p(r('张三')))}</w:r>"
    raw = read_docx(word(tbl(tr(tc(p(box))))))
    assert raw.tables[0][0].cells == ["\n张三"]


def test_tracked_insertions_count_and_deletions_do_not():
    raw = read_docx(word(p(r("金额"), DEL.format("85"), INS.format(r("80")), r("万元"))))
    assert raw.paragraphs == [("paragraph 1", "金额80万元")]
    assert raw.changes == [RawChange("paragraph 1", "金额85万元", "金额80万元")]


def test_moved_text_counts_where_it_went():
    gone = p(f"<w:moveFrom>{r('30%预付')}</w:moveFrom>", r("甲"))
    come = p(r("乙"), f"<w:moveTo>{r('30%预付')}</w:moveTo>")
    raw = read_docx(word(gone + come))
    assert [text for _, text in raw.paragraphs] == ["甲", "乙30%预付"]
    assert [change.before for change in raw.changes] == ["30%预付甲", "乙"]


def test_what_one_inserted_and_another_deleted_was_never_there_but_is_still_open():
    raw = read_docx(word(p(r("a"), INS.format(DEL.format("b")))))
    assert raw.paragraphs == [("paragraph 1", "a")]
    assert raw.changes == [RawChange("paragraph 1", "a", "a")]


def test_a_deleted_paragraph_mark_joins_and_an_inserted_one_splits():
    joined = read_docx(word(p(MARK.format("del"), r("30%预付，")) + p(r("70%验收")) + p(r("完"))))
    assert joined.paragraphs == [("paragraph 1", "30%预付，70%验收"), ("paragraph 3", "完")]
    assert joined.changes == [RawChange("paragraph 1", "30%预付，\n70%验收", "30%预付，70%验收")]
    split = read_docx(word(p(MARK.format("ins"), r("甲")) + p(r("乙"))))
    assert split.paragraphs == [("paragraph 1", "甲"), ("paragraph 2", "乙")]
    assert split.changes == [RawChange("paragraph 1", "甲乙", "甲\n乙")]


def test_a_wholly_deleted_paragraph_is_gone_and_the_next_keeps_its_place():
    raw = read_docx(word(p(MARK.format("del"), DEL.format("旧")) + p(r("新"))))
    assert raw.paragraphs == [("paragraph 2", "新")]


def test_a_new_font_is_no_change():
    run = "<w:r><w:rPr><w:b/><w:rPrChange w:id='3'><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
    assert read_docx(word(p(run))).changes == []


def test_changes_in_a_table_name_their_row():
    raw = read_docx(
        word(
            tbl(tr(tc(p(r("其他"))), tc(p(r("a")))))
            + tbl(
                tr(tc(p(r("合同金额"))), tc(p(DEL.format("85万"), INS.format(r("80万"))))),
                tr(tc(p(r("质保"))), tc(p(r("1年"))), properties="<w:ins/>"),
                tr(tc(p(r("违约"))), tc(p(DEL.format("5%"))), properties="<w:del/>"),
                tr(tc(p(r("交付"))), tc(p(r("60天")))),
            )
        )
    )
    assert [(row.part, row.cells) for row in raw.tables[1]] == [
        ("table 2 row 1", ["合同金额", "80万"]),
        ("table 2 row 2", ["质保", "1年"]),
        ("table 2 row 4", ["交付", "60天"]),
    ]
    assert raw.changes == [
        RawChange("table 2 row 1", "85万", "80万"),
        RawChange("table 2 row 2", "", "质保\t1年"),
        RawChange("table 2 row 3", "违约\t5%", ""),
    ]


def test_deleted_and_inserted_cells_are_changes():
    row = tr(tc(p(r("a")), properties="<w:cellDel/>"), tc(p(r("b")), properties="<w:cellIns/>"))
    raw = read_docx(word(tbl(row)))
    assert raw.tables[0][0].cells == ["", "b"]
    assert [(change.before, change.after) for change in raw.changes] == [("a", ""), ("", "b")]


def test_merged_cells_keep_their_columns():
    raw = read_docx(
        word(
            tbl(
                tr(
                    tc(p(r("付款")), properties="<w:vMerge w:val='restart'/>"),
                    tc(p(r("宽")), properties="<w:gridSpan w:val='2'/>"),
                    tc(p(r("d"))),
                ),
                tr(
                    tc(p(r("看不见")), properties="<w:vMerge/>"),
                    tc(p(r("b"))),
                    tc(p(r("c"))),
                    tc(p(r("d"))),
                ),
                tr(tc(p(r("后"))), properties="<w:gridBefore w:val='3'/>"),
            )
        )
    )
    first, second, third = raw.tables[0]
    assert (first.cells, first.columns) == (["付款", "宽", "d"], (0, 1, 3))
    assert (second.cells, second.continued) == (["", "b", "c", "d"], {0})
    assert third.columns == (3,)


def test_a_nested_table_comes_after_its_parent_and_counts_for_no_number():
    nested = tbl(tr(tc(p(r("预付"))), tc(p(r("30%")))))
    body = tbl(tr(tc(p(r("付款方式"))), tc(nested, p()))) + tbl(tr(tc(p(r("末")))))
    raw = read_docx(word(body))
    assert [[(row.part, row.cells) for row in rows] for rows in raw.tables] == [
        [("table 1 row 1", ["付款方式", "预付\t30%"])],
        [("table 1 row 1", ["预付", "30%"])],
        [("table 2 row 1", ["末"])],
    ]


def test_a_strict_document_and_another_part_name_are_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    raw = read_docx(word(p(r("甲")), w=strict, part="word/document2.xml"))
    assert raw.paragraphs == [("paragraph 1", "甲")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-06-01T08:00:00Z", datetime(2024, 6, 1, 8)),
        ("2024-06-01T08:00:00+08:00", datetime(2024, 6, 1, 0)),
        ("2024-06-01", datetime(2024, 6, 1)),
        ("gestern", None),
        ("", None),
    ],
)
def test_when_it_was_saved(written, read):
    assert read_docx(word(p(), modified=written)).saved == read


@pytest.mark.parametrize("cut", [0, 100, -30])
def test_a_damaged_file_says_so(cut):
    with pytest.raises(StagebookError, match="damaged or cut short"):
        read_docx(word(p(r("a")))[:cut])


def test_a_damaged_part_says_so():
    with pytest.raises(StagebookError, match="damaged or cut short"):
        read_docx(word("<w:p>"))


def test_deep_nesting_is_read_or_refused_but_never_breaks_the_reader():
    nested = p(r("底"))
    for _ in range(80):
        nested = tbl(tr(tc(nested)))
    assert len(read_docx(word(nested)).tables) == 80
    with pytest.raises(StagebookError):
        read_docx(word("<w:sdt>" * 400 + "</w:sdt>" * 400))
