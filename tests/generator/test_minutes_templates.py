"""A company's own Word template: restyled it works, wrong it says which tag and which file."""

import shutil

import pytest
from docx import Document

from stagecheck.reading.minutes import MinutesBinder
from stagegen.documents import render_document
from stagemodel.errors import StagebookError
from stagemodel.load import load_pack
from support.minutes import read_docx

STANDARD = load_pack("standard")
TEMPLATE = "negotiation-minutes.zh.docx"


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "我们的模板"
    shutil.copytree(STANDARD.folder, copy)
    return copy


def write_template(folder, *paragraphs, header=""):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    document.save(str(folder / "documents" / TEMPLATE))


def render(folder, **context):
    return render_document(load_pack(folder), "negotiation-minutes", "zh", context)


def text_of(data, tmp_path):
    file = tmp_path / "made.docx"
    file.write_bytes(data)
    document = Document(str(file))
    lines = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join([document.sections[0].header.paragraphs[0].text, *lines])


def refusal(folder, **context):
    with pytest.raises(StagebookError) as caught:
        render(folder, **context)
    for lang in ("zh", "en"):
        assert TEMPLATE in caught.value.message(lang)
    return caught.value.message("zh"), caught.value.message("en")


def test_tags_work_in_the_text_the_header_loops_and_conditions(folder, tmp_path):
    write_template(
        folder,
        "{% if contract != blank %}有编号{% else %}无编号{% endif %}：{{ customer|upper }}",
        "{%p for need in needs %}",
        "{{ loop.index }}. {{ need.description }}",
        "{%p endfor %}",
        header="{{ company }}",
    )
    needs = [{"description": "甲"}, {"description": "乙"}]
    data = render(folder, customer="ab公司", company="我们公司", needs=needs)
    assert text_of(data, tmp_path) == "我们公司\n无编号：AB公司\n1. 甲\n2. 乙"


@pytest.mark.parametrize("at", ["body", "header"])
def test_an_unknown_tag_is_named_with_the_nearest_known_one(folder, at):
    tag = "致 {{ custmer }}："
    write_template(folder, tag if at == "body" else "", header=tag if at == "header" else "")
    zh, en = refusal(folder)
    assert "custmer" in zh and "您是不是想写 customer" in zh
    assert "custmer" in en and "Did you mean customer" in en


def test_an_unknown_tag_in_a_property_is_named(folder):
    file = folder / "documents" / TEMPLATE
    document = Document(str(file))
    document.core_properties.subject = "{{ subjekt }}"
    document.save(str(file))
    assert "subjekt" in refusal(folder)[1]


def test_an_unknown_column_of_a_row_is_named(folder):
    write_template(folder, "{%p for row in objections %}", "{{ row.answer }}", "{%p endfor %}")
    assert "answer" in refusal(folder)[1]


@pytest.mark.parametrize(
    ("paragraph", "named"),
    [
        ("前文", "{{ customer"),
        ("{% foreach need in needs %}", "foreach"),
        ("{{ customer name }}", "customer name"),
        ("{{ customer|shout }}", "shout"),
        ("{{ customer|safe }}", "safe"),
    ],
)
def test_a_tag_that_is_written_wrong_is_quoted(folder, paragraph, named):
    write_template(folder, paragraph, "{{ customer" if paragraph == "前文" else "后文")
    assert all(named in message for message in refusal(folder))


def test_a_tag_that_would_break_the_document_is_refused(folder):
    document = Document()
    document.add_paragraph("{% for need in needs %}")
    document.add_table(rows=1, cols=2).cell(0, 1).text = "{% endfor %}"
    document.save(str(folder / "documents" / TEMPLATE))
    zh, en = refusal(folder)
    assert "{%tr" in zh and "{%tr" in en


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ customer.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ needs.clear() }}",
        "{{ 1/0 }}",
        "{{ range(10**12)|list }}",
    ],
)
def test_a_template_can_do_no_harm_and_gives_no_traceback(folder, paragraph):
    write_template(folder, paragraph)
    refusal(folder)


def test_a_missing_or_damaged_template_says_so(folder):
    file = folder / "documents" / TEMPLATE
    pack = load_pack(folder)
    whole = file.read_bytes()
    for content in (b"", b"Not Word at all", whole[: len(whole) // 2]):
        file.write_bytes(content)
        with pytest.raises(StagebookError, match=r"negotiation-minutes\.zh\.docx"):
            render_document(pack, "negotiation-minutes", "zh", {})
    file.unlink()
    with pytest.raises(StagebookError, match=r"negotiation-minutes\.zh\.docx"):
        render_document(pack, "negotiation-minutes", "zh", {})


def test_an_unknown_document_names_those_there_are():
    with pytest.raises(StagebookError, match="negotiation-minutes"):
        render_document(STANDARD, "offer", "zh", {})


def test_a_companys_own_field_has_a_tag_and_is_read_back(folder):
    definition = folder / "documents" / "negotiation-minutes.toml"
    own = """
[[fields]]
id = "deposit-rate"
block = "terms"
type = "text"
label = { zh = "定金比例", en = "Deposit rate" }

[[fields]]"""
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text.replace("\n[[fields]]", own, 1), encoding="utf-8")
    write_template(folder, "客户名称：{{ customer }}", "定金比例：{{ deposit_rate }}")
    for context, state in (({}, "blank"), ({"deposit_rate": "5%"}, "ok")):
        data = render(folder, customer="甲公司", **context)
        found = MinutesBinder(load_pack(folder)).bind(read_docx(data), "纪要.docx")
        assert found.fields["deposit-rate"].state == state
