"""Parts that cannot or must not be parsed, and the true reason; parts that look so and are fine."""

import re

import pytest

from stagecheck.reading.files import read_bytes
from stagecheck.reading.lxmlparts import not_parsed
from stagecheck.reading.package import MB
from stagecheck.reading.raw import RawDocument, RawWorkbook
from stagecheck.reading.refusals import UnreadableFileError
from stagecheck.reading.xmlparts import parse_xml
from support.files import package_of, parts_of, with_parts, with_text

MACRO = '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"'
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="T"/></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(data)
    return caught.value.message("en")


def with_macro(declared):
    """An .ods with a macro in it, as LibreOffice writes one; `declared` is its DOCTYPE's end."""
    module = f"<!DOCTYPE script:module PUBLIC {declared}><script:module/>"
    parts = {"mimetype": TYPE, "content.xml": CONTENT, "Basic/Standard/Module1.xml": module}
    return package_of({name: part.encode() for name, part in parts.items()})


def test_a_spreadsheet_with_macros_of_libreoffice_is_read():
    assert isinstance(read_bytes(with_macro(MACRO)), RawWorkbook)


@pytest.mark.parametrize(
    "declared",
    [
        f'{MACRO} [<!ENTITY a "b">]',
        '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "http://127.0.0.1:9/module.dtd"',
        '"-//Somebody//DTD Other//EN" "module.dtd"',
    ],
)
def test_any_other_doctype_is_refused_there_too(declared):
    assert "DOCTYPE" in refusal(with_macro(declared))


def test_a_doctype_where_it_is_read_is_refused():
    content = f"<!DOCTYPE a PUBLIC {MACRO}>{CONTENT}"
    parts = {"mimetype": TYPE.encode(), "content.xml": content.encode()}
    assert "DOCTYPE" in refusal(package_of(parts))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_doctype_is_found_in_an_encoding_that_hides_it(example, part):
    book = example["合同关键信息表.xlsx"]
    text = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>'
    assert "DOCTYPE" in refusal(with_parts(book, {part: text.encode()}))


def test_the_true_reason_of_what_cannot_be_parsed():
    for content in (b"<a>" * 300 + b"</a>" * 300, b"<a>" + b"x" * 10_100_000 + b"</a>"):
        with pytest.raises(UnreadableFileError, match="256 deep or holds a text of more than 10"):
            parse_xml(content, "a.xml")
    with pytest.raises(UnreadableFileError, match=r"part a\.xml is not valid XML"):
        parse_xml(b"<a>", "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "big5", "cp1252"])
def test_a_part_in_another_encoding_is_read(encoding):
    text = "Müller" if encoding == "cp1252" else "公司"
    part = f'<?xml version="1.0" encoding="{encoding}"?><a>{text}</a>'
    assert parse_xml(part.encode(encoding), "a.xml").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
@pytest.mark.parametrize("declared", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>'])
def test_a_doctype_is_refused_by_whoever_parses(declared, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<a/>'
    for part in (text, text + " " * MB):
        with pytest.raises(UnreadableFileError, match="DOCTYPE"):
            parse_xml(part.encode(encoding), "a.xml")


def test_too_little_memory_is_no_damage():
    error = SyntaxError()
    error.code = 2  # what libxml2 says then
    assert "memory" in not_parsed(error, "a.xml").message("en")


def test_a_sheet_that_is_listed_must_be_there(example):
    book = example["合同关键信息表.xlsx"]
    relations = parts_of(book)["xl/_rels/workbook.xml.rels"]
    without = relations.replace(b"worksheets/sheet1.xml", b"styles.xml")
    assert "is no sheet" in refusal(with_parts(book, {"xl/_rels/workbook.xml.rels": without}))
    without = relations.replace(b"<Relationship ", b'<Relationship TargetMode="External" ')
    assert "not to be found" in refusal(with_parts(book, {"xl/_rels/workbook.xml.rels": without}))


def test_minutes_are_found_however_their_parts_are_spelt(example):
    parts = parts_of(example["谈判纪要.docx"])
    for old, new in (("word/", "./word/"), ("word/", "/Word/")):
        roots = parts["_rels/.rels"].replace(f'"{old}'.encode(), f'"{new}'.encode())
        assert isinstance(read_bytes(package_of(parts | {"_rels/.rels": roots})), RawDocument)


@pytest.mark.parametrize(
    "core", [b"<bad", b"<a><modified>0001-01-01T00:00:00+23:59</modified></a>"]
)
def test_minutes_are_read_whatever_their_properties_say(example, core):
    data = with_parts(example["谈判纪要.docx"], {"docProps/core.xml": core})
    assert isinstance(read_bytes(data), RawDocument)


def test_a_module_of_old_macros_is_no_sheet_that_is_missing(example):
    book = example["合同关键信息表.xlsx"]
    (first, *_) = re.findall("<sheet [^>]*>", parts_of(book)["xl/workbook.xml"].decode())
    module = re.sub(':id="[^"]*"', ':id=""', first)
    data = with_text(book, "xl/workbook.xml", "</sheets>", f"{module}</sheets>")
    assert len(read_bytes(data).sheets) == len(read_bytes(book).sheets)


def test_a_document_that_begins_with_a_table_without_rows(check, example):
    minutes = with_text(
        example["谈判纪要.docx"], "word/document.xml", "<w:body>", "<w:body><w:tbl/>"
    )
    report = check({"a.docx": minutes, "b.xlsx": example["合同关键信息表.xlsx"]})
    assert [file.status for file in report.files] == ["checked", "checked"]
