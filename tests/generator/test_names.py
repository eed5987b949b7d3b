import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagegen.names import safe_name

WINDOWS_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in "123")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("谈判纪要-云帆软件有限公司.docx", "谈判纪要-云帆软件有限公司.docx"),
        ("谈判纪要-*科技/有限:公司.docx", "谈判纪要-_科技_有限_公司.docx"),
        ("minutes-Acme Inc..docx", "minutes-Acme Inc.docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON.docx", "CON_.docx"),
        (" .hidden. .docx", "hidden.docx"),
        ("a\u202exslx.docx", "a_xslx.docx"),
        ("", "_"),
    ],
)
def test_names_people_type(name, expected):
    assert safe_name(name) == expected


@given(st.text(max_size=200), st.sampled_from(["", ".docx", ".xlsx"]))
def test_any_text_makes_a_name_every_system_takes(text, ending):
    name = safe_name(text + ending)
    assert 0 < len(name) <= 80
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.strip(" .") == name
    assert name.split(".")[0].upper() not in WINDOWS_RESERVED
    assert unicodedata.is_normalized("NFC", name)


def test_a_clash_gets_a_number_whatever_the_case():
    assert safe_name("A.docx", ["a.DOCX"]) == "A-2.docx"
    assert safe_name("A.docx", ["a.docx", "a-2.docx"]) == "A-3.docx"


def test_a_clash_of_long_names_stays_short_and_keeps_its_ending():
    long = "客" * 100 + ".docx"
    second = safe_name(long, [safe_name(long)])
    assert second != safe_name(long)
    assert second.endswith("-2.docx")
    assert len(second) <= 80
