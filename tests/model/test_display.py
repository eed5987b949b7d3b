"""How text is laid out for people: Chinese characters are two columns wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagemodel.display import clean, columns, pad, wrap

TEXT = st.text(alphabet="ab 1，。、“”（）「签订阶段\u0301", max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("阶段", 4), ("ＡＢ", 4), ("é", 1), ("e\u0301", 1), ("…“”·", 4), ("", 0)],
)
def test_columns(text, width):
    assert columns(text) == width


def test_pad_counts_columns():
    assert pad("阶段", 6) == "阶段  "
    assert pad("abcdef", 3) == "abcdef"


def test_lines_break_between_chinese_characters_and_at_spaces():
    assert wrap("合同 HT20240401 已签订", 12) == ["合同", "HT20240401", "已签订"]
    assert wrap("阶段应为商务谈判", 8) == ["阶段应为", "商务谈判"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    assert wrap("阶段应为，商务", 8) == ["阶段应", "为，商务"]
    assert wrap("阶段应“商务”", 8) == ["阶段应", "“商务”"]


def test_hanging_lines_are_shorter():
    assert wrap("一二三四五六七", 8, 4) == ["一二三四", "五六", "七"]


def test_only_a_word_that_no_line_holds_is_cut():
    assert wrap("a 0123456789", 4) == ["a", "0123", "4567", "89"]


@given(TEXT, st.integers(2, 30))
def test_every_line_fits_and_nothing_is_lost(text, width):
    lines = wrap(text, width)
    assert lines
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_clean_leaves_nothing_that_a_terminal_acts_upon():
    assert clean("a\x1b[31m\x9b\u202e\u200bb\nc\td\r\ne\ud800") == "a[31mb c d e?"
    assert clean("云帆 A&B") == "云帆 A&B"
