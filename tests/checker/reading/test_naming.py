"""What is no workbook is called by its true name, and no workbook is called something else."""

import pytest

from stagecheck.reading.files import read_bytes
from stagecheck.reading.refusals import UnreadableFileError
from support.biff import number, sheet, workbook
from support.compound import make_ole


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(data)
    return caught.value.texts


@pytest.mark.parametrize(
    ("beginning", "zh", "en"),
    [
        (b"PK\5\6" + bytes(18), "空的 ZIP", "empty zip"),
        (b"MZ\x90\0" + bytes(60), "不要打开", "do not open"),
        (b"\0\0\0\x18ftypheic" + bytes(60), "照片", "photo"),
        (b"MIME-Version: 1.0\r\n", "网页", "web page"),
        (b"\xdb\xa5\x2d\0" + bytes(60), "Word 95", "Word 95"),
        (b"\t\4\6\0\0\0\x10\0\0\0" + bytes(60), "Excel 95", "Excel 95"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "OpenDocument", "flat"),
        (b'<?mso-application progid="Word.Document"?><a/>', "Word 文档", "saved as XML"),
    ],
)
def test_what_teams_send_by_mistake(beginning, zh, en):
    texts = refusal(beginning)
    assert zh in texts["zh"]
    assert en in texts["en"]


@pytest.mark.parametrize(
    ("stream", "zh", "en"),
    [
        ("EncryptedPackage", "密码", "password"),
        ("WordDocument", ".doc", ".doc"),
        ("VisioDocument", "Visio", "Visio"),
        ("MatOST", "Works", "Works"),
        ("__properties_version1.0", "Outlook", "Outlook"),
    ],
)
def test_old_office_files_by_their_streams(stream, zh, en):
    texts = refusal(make_ole({stream: b"x"}))
    assert zh in texts["zh"]
    assert en in texts["en"]


def test_a_workbook_with_a_document_inside_is_a_workbook():
    inside = {"MBD0001/WordDocument": b"x", "MBD0001/EncryptedPackage": b"x"}
    book = workbook([sheet(number(0, 0, 5.0))])
    assert read_bytes(make_ole(inside | {"Workbook": book})).sheets[0].rows == [[5.0]]
