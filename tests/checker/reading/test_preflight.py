"""What must not or cannot be read is refused with its reason, before any reader touches it."""

import io
import os
import re
import struct
import zipfile

import pytest

from stagecheck.reading.files import read_bytes, read_file
from stagecheck.reading.package import MAX_ENTRIES, MB, Package
from stagecheck.reading.raw import RawFailure
from stagecheck.reading.refusals import UnreadableFileError
from stagecheck.reading.sniff import OLE


@pytest.fixture
def plain(make_book):
    return make_book({"表": [["名"]]})


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(data)
    return caught.value.message("zh")


def with_part(data, name, content):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def ole(stream):
    return OLE + b"\0" * 500 + (stream + "\0").encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "0 字节"),
        (b"\0" * 4096, "零"),
        ("客户,行业\n云帆,金融\n".encode(), "CSV"),
        ("客户,行业\n云帆,金融\n".encode("gb18030") * 400, "CSV"),
        ("客户\t行业".encode("utf-16"), "CSV"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (b'<?xml version="1.0"?><a/>', "XML"),
        (
            b'<?xml version="1.0"?>'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML 2003",
        ),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (bytes(range(256)) * 8, "未知"),
        (ole("EncryptedPackage"), "密码"),
        (ole("WordDocument"), ".doc"),
        (ole("PowerPoint Document"), ".ppt"),
        (ole("Something"), "旧版 Office"),
        (ole("Workbook"), "损坏"),
    ],
)
def test_the_real_type_is_named(data, says):
    assert says in refusal(data)


def test_a_zip_of_something_else(plain):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("客户.txt", "x")
    assert "ZIP" in refusal(out.getvalue())


def test_a_presentation(plain, change_parts):
    def pretend(name, part):
        return part.replace(b"spreadsheetml.sheet", b"presentationml.presentation")

    assert "PowerPoint" in refusal(change_parts(plain, pretend))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_damaged(plain, share):
    assert "损坏" in refusal(plain[: int(len(plain) * share)])


def test_a_flipped_byte_inside_a_part_is_damage(plain):
    at = plain.index(b"xl/worksheets/sheet1.xml") + 60
    assert "损坏" in refusal(plain[:at] + bytes([plain[at] ^ 0xFF]) + plain[at + 1 :])


def test_a_password_on_the_zip_itself(plain):
    flagged = plain.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )
    assert flagged != plain
    assert "密码" in refusal(flagged)


def test_too_many_parts():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(MAX_ENTRIES + 1):
            package.writestr(str(number), b"")
    assert "5,000" in refusal(out.getvalue())


@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.XML", "xl\\workbook.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_occurs_twice(plain, name):
    assert "重复" in refusal(with_part(plain, name, b"<x/>"))


def test_a_bomb_is_stopped_by_its_ratio(plain):
    bomb = with_part(plain, "xl/media/big.bin", bytes(20 * MB))
    assert "500 倍" in refusal(bomb)


def test_a_part_that_lies_about_its_size_is_counted_in_full(plain):
    bomb = with_part(plain, "xl/worksheets/sheet2.xml", bytes(20 * MB))
    lie = bomb.replace(struct.pack("<L", 20 * MB), struct.pack("<L", 100))
    assert lie != bomb
    assert "500 倍" in refusal(lie)


def test_large_parts_are_stopped_at_their_limit(plain, monkeypatch):
    # The true limit would take a file that no test should build.
    monkeypatch.setattr("stagecheck.reading.package.MAX_PART", 4 * MB)
    monkeypatch.setattr("stagecheck.reading.package.MAX_TOTAL", 6 * MB)
    piece = bytes(range(256)) * 32 * 128
    block = b"".join(piece[n:] + piece[:n] for n in range(1, 4))
    assert "超过 4 MB" in refusal(with_part(plain, "xl/big.bin", block * 2))
    three = plain
    for name in ("one", "two", "three"):
        three = with_part(three, f"xl/{name}.bin", block)
    assert "合计超过 6 MB" in refusal(three)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("word", ["<!DOCTYPE x [", '<!ENTITY a "b">'])
def test_no_dtd_in_any_part_in_any_encoding(plain, encoding, word):
    text = f'<?xml version="1.0"?>{" " * 100}{word}<x/>'.encode(encoding)
    assert "DOCTYPE" in refusal(with_part(plain, "customXml/item1.xml", text))


def test_a_dtd_across_two_chunks_is_seen(plain):
    noise = os.urandom(MB).replace(b"<", b" ")
    text = noise[: MB - 5] + b"<!DOCTYPE x>" + noise
    assert "DOCTYPE" in refusal(with_part(plain, "xl/x.xml", text))


def test_a_picture_may_have_a_doctype(plain):
    svg = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    read_bytes(with_part(plain, "xl/media/image1.svg", svg))


@pytest.mark.parametrize("ref", ["A1048577", "XFE1", "A999999999", "ZZZZZ1", "XFE2000000"])
def test_a_cell_outside_the_grid(plain, change_parts, ref):
    row = "".join(c for c in ref if c.isdigit())
    cell = f'<row r="{row}"><c r="{ref}"><v>1</v></c></row></sheetData>'.encode()

    def add(name, part):
        return part.replace(b"</sheetData>", cell) if "sheet1" in name else part

    assert ref in refusal(change_parts(plain, add))


def test_a_merge_over_the_whole_grid_costs_nothing(plain, change_parts):
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    def add(name, part):
        return part.replace(b"</sheetData>", merge) if "sheet1" in name else part

    raw = read_bytes(change_parts(plain, add))
    assert raw.sheets[0].merged == ((0, 0, 1_048_575, 16_383),)


def with_strings(plain, change_parts, strings, relation=b"xl/sharedStrings.xml"):
    """A cell A2 with the first shared string; the part of strings has its usual name."""

    def swap(name, part):
        if name == "[Content_Types].xml":
            more = (
                b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
                b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
            )
            return part.replace(b"</Types>", more)
        if name == "xl/_rels/workbook.xml.rels":
            more = (
                b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
                b'2006/relationships/sharedStrings" Target="/%s"/></Relationships>' % relation
            )
            return part.replace(b"</Relationships>", more)
        if "worksheets/sheet1" in name:
            cell = b'<row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData>'
            return part.replace(b"</sheetData>", cell)
        return part

    return with_part(change_parts(plain, swap), "xl/sharedStrings.xml", strings)


NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "spelling",
    [
        b'uniqueCount="99999999999"', b"uniqueCount='99999999999'", b'uniqueCount = "99999999999"',
        b'uniqueCount\n=\n"99999999999"', b'uniqueCount="%s"' % (b"9" * 5000),
        b'note="uniqueCount" uniqueCount="99999999999"',
    ],
)  # fmt: skip
def test_shared_strings_that_claim_to_be_a_hundred_billion(plain, change_parts, spelling):
    strings = b"<sst %s %s><si><t>x</t></si></sst>" % (NAMESPACE, spelling)
    data = with_strings(plain, change_parts, strings)
    assert read_bytes(data).sheets[0].rows[1] == ["x"]


@pytest.mark.parametrize("comment", [b'uniqueCount="1"', b"x" * 5000])
def test_a_comment_does_not_hide_the_claim(plain, change_parts, comment):
    strings = b'<!--%s--><sst %s uniqueCount="99999999999"><si><t>x</t></si></sst>'
    data = with_strings(plain, change_parts, strings % (comment, NAMESPACE))
    assert read_bytes(data).sheets[0].rows[1] == ["x"]


def test_strings_that_no_relation_names_are_looked_at_too(plain, change_parts):
    strings = b'<sst %s uniqueCount="99999999999"><si><t>x</t></si></sst>' % NAMESPACE
    data = with_strings(plain, change_parts, strings, relation=b"xl/other.xml")
    # The file has no strings by its own account: the text is lost, and the cell says so.
    assert read_bytes(data).sheets[0].errors == {(1, 0): "#LOST!"}


def test_a_sheet_listed_a_thousand_times_is_read_once(plain, change_parts):
    def repeat(name, part):
        if name != "xl/workbook.xml":
            return part
        start, end = part.index(b"<sheet "), part.index(b"</sheets>")
        one = part[start:end]
        more = (one.replace("表".encode(), b"%d" % n) for n in range(1000))
        return part[:end] + b"".join(more) + part[end:]

    assert [sheet.title for sheet in read_bytes(change_parts(plain, repeat)).sheets] == ["表"]


def test_numbers_of_thousands_of_digits_are_no_numbers(plain, change_parts):
    long = b"9" * 5000

    def lengthen(name, part):
        if name == "xl/styles.xml":
            return re.sub(rb'numFmtId="\d+"', b'numFmtId="%s"' % long, part)
        if "sheet1" in name:
            hidden = b'<cols><col min="1" max="%s" hidden="1"/></cols><sheetData>' % long
            row = b'<row r="%s" hidden="1"/></sheetData>' % long
            return part.replace(b"<sheetData>", hidden).replace(b"</sheetData>", row)
        return part

    assert read_bytes(change_parts(plain, lengthen)).sheets[0].rows == [["名"]]


def test_a_cell_before_any_row_stands_in_the_first(plain, change_parts):
    def add(name, part):
        stray = b"<sheetData><c><v>7</v></c>"
        return part.replace(b"<sheetData>", stray) if "sheet1" in name else part

    assert read_bytes(change_parts(plain, add)).sheets[0].rows == [["名"]]


def test_a_part_without_a_name_is_no_part_of_ours(plain):
    # A name ends with its first null character.
    data = with_part(plain, "@part", b"x").replace(b"@part", b"\0part")
    assert zipfile.ZipFile(io.BytesIO(data)).namelist()[-1] == ""
    assert read_bytes(data).sheets[0].rows == [["名"]]


def test_a_name_with_an_undeclared_prefix_is_no_xml(plain, change_parts):
    def add(name, part):
        return (
            part.replace(b"</row>", b"<w:tbl/><c><v>7</v></c></row>") if "sheet1" in name else part
        )

    assert "不是有效的 XML" in refusal(change_parts(plain, add))


@pytest.mark.parametrize("equals", [b"=", b" = "])
def test_repetitions_of_an_ods_are_counted(equals):
    names = b"".join(
        b' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
        for name in (b"office", b"table", b"text")
    )
    content = (
        b"<office:document-content%s><office:body><office:spreadsheet><table:table>"
        b'<table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell office:value-type="string" table:number-columns-repeated="900">'
        b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        b"</office:spreadsheet></office:body></office:document-content>" % names
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content.replace(b"=", equals))
    assert "900,000,000" in refusal(out.getvalue())


def test_a_file_over_fifty_megabytes_is_not_even_read(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(51 * MB)
    failure = read_file(path)
    assert isinstance(failure, RawFailure)
    assert "50 MB" in failure.reason["zh"] and "50 MB" in failure.reason["en"]


def test_a_folder_or_a_missing_file_is_a_failure(tmp_path):
    assert isinstance(read_file(tmp_path), RawFailure)
    assert isinstance(read_file(tmp_path / "没有.xlsx"), RawFailure)


def test_every_refusal_says_what_to_do_in_both_languages(plain):
    for data in (b"", b"%PDF", plain[:200], ole("EncryptedPackage"), b"<html>"):
        with pytest.raises(UnreadableFileError) as caught:
            read_bytes(data)
        assert set(caught.value.texts) == {"zh", "en"}
        assert any(word in caught.value.texts["zh"] for word in ("请", "再要"))


def test_parts_are_found_whatever_their_case(plain):
    package = Package(plain)
    assert package.read("XL/WORKBOOK.XML") == package.read("xl\\workbook.xml")
    with pytest.raises(KeyError):
        package.read("xl/none.xml")
