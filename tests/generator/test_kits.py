"""Many teams' kits made together are what each would be alone."""

import io
import re
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from openpyxl import load_workbook

from stagegen.documents import BlankDocuments, render_document
from stagegen.kits import Kits
from stagegen.workbooks import Order
from stagemodel.load import load_pack

PACK = load_pack("standard")
MADE = datetime(2024, 6, 1)
KITS = Kits(PACK, MADE)
"""One for all tests, as one serves all rows of a roster."""

ODD = (
    "云帆软件有限公司", "A<B & Co {{ 7*7 }}", "=1+1", "-", "@x", "_x0041_", "]]>", "&amp;",
    "~open-place-0~", "&[Tab]", "é𠮷", "\x00\x1f", "\ud800", "\uffff", "a\r\nb\tc", " x ",
)  # fmt: skip
names = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(ODD)
orders = st.builds(
    Order,
    lang=st.sampled_from(["zh", "en"]),
    company=names,
    period=names,
    owners=st.lists(names, max_size=3).map(tuple),
    columns=st.sampled_from([(), ("updated",), ("潜力等级", "updated")]),
    only=st.just(("customer-tracking", "contract-terms")),
    combined=st.booleans(),
)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return {
        name: etree.canonicalize(etree.fromstring(part)) if part.startswith(b"<") else part
        for name, part in members.items()
    }


@given(orders)
@settings(max_examples=12, deadline=None)
def test_a_kit_made_among_others_is_the_one_made_alone(order):
    alone = Kits(PACK, MADE).build(order)
    among_others = KITS.build(order)
    assert among_others.keys() == alone.keys()
    for name, data in among_others.items():
        assert parts(data) == parts(alone[name])


@given(company=names, period=names, owner=names)
@settings(max_examples=25, deadline=None)
def test_names_come_out_letter_for_letter(company, period, owner):
    order = Order("zh", company, period, (owner,), only=("customer-tracking",))
    book = load_workbook(io.BytesIO(KITS.build(order)["客户信息跟踪表.xlsx"]))
    shown = {text: printable(text) for text in (company, period, owner)}
    title = f"{shown[company]} 客户信息跟踪表" if shown[company] else "客户信息跟踪表"
    if shown[period]:
        title += f"（{shown[period]}）"
    assert decoded(book.worksheets[0]["A1"].value) == title
    assert book.worksheets[0]["A1"].data_type == "s"
    assert book.properties.creator == (shown[company] or "stagebook")
    heads = [cell.value for cell in book["选项"][2]]
    if shown[owner]:
        assert decoded(book["选项"].cell(3, heads.index("owners") + 1).value) == shown[owner]
    else:
        assert "owners" not in heads


def printable(text):
    """What XML can hold of a text, on one line."""
    kept = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return " ".join(kept.split())


def decoded(text):
    """As Excel shows it."""
    return text.replace("_x005F_", "_")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("company", ["云帆软件", "A<B & Co {{ 7*7 }} }}{{", "", "长" * 180, "a\nb"])
def test_a_document_filled_in_is_the_one_rendered(lang, company):
    documents = BlankDocuments(PACK, MADE)
    documents.build(lang, "甲")  # so that the next one is filled in
    (data,) = documents.build(lang, company).values()
    line = " ".join(company.split())
    rendered = render_document(PACK, "negotiation-minutes", lang, {"company": line}, MADE)
    assert parts(data) == parts(rendered)


def with_template(folder, old, new):
    """A pack whose minutes say `new` in the place of `old`."""
    shutil.copytree(PACK.folder, folder)
    path = folder / "documents" / "negotiation-minutes.zh.docx"
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    body = members["word/document.xml"].decode()
    assert old in body
    members["word/document.xml"] = body.replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return replace(PACK, folder=str(folder))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ company|upper }}", "ACME"),
        ("{{ company|length }}", "4"),
        ("{{ company ~ '!' }}", "Acme!"),
        ("{{ company[0] }}", "A"),
        ("{% if company == 'Acme' %}ours{% else %}theirs{% endif %}", "ours"),
        ("{% if company is string %}text{% else %}none{% endif %}", "text"),
        ("{% if company %}at {{ company }}{% endif %}", "at Acme"),
        ("{{ company|default('nobody') }}", "Acme"),
    ],
)
def test_a_template_may_do_with_the_company_what_it_likes(tmp_path, tag, expected):
    documents = BlankDocuments(with_template(tmp_path / "pack", "{{ company }}", tag), MADE)
    for _ in range(2):
        (data,) = documents.build("zh", "Acme").values()
        assert Document(io.BytesIO(data)).paragraphs[0].text == expected


def test_a_pack_may_name_the_company_wherever_it_likes(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(PACK.folder, folder)
    file = folder / "workbooks" / "customer-tracking.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('prompt.zh = "', 'prompt.zh = "{{ company|upper }}：', 1), encoding="utf-8"
    )
    kits = Kits(load_pack(folder), MADE)
    for company in ("acme", "yunfan"):
        files = kits.build(Order("zh", company, only=("customer-tracking",)))
        sheet = load_workbook(io.BytesIO(files["客户信息跟踪表.xlsx"])).worksheets[0]
        prompts = [one.prompt for one in sheet.data_validations.dataValidation if one.prompt]
        assert sum(company.upper() in prompt for prompt in prompts) == 1


def test_only_documents(tmp_path: Path):
    kits = Kits(PACK, MADE, workbooks=False)
    assert list(kits.build(Order("zh"))) == ["谈判纪要.docx"]
