"""The records of .xls files, and the properties beside them, as other programs write them."""

import struct
from datetime import datetime

import pytest

from stagecheck.reading.files import read_bytes
from stagecheck.reading.oldproperties import read_saved, read_stamp
from stagecheck.reading.oneole import wrap
from stagecheck.reading.refusals import UnreadableFileError
from stagecheck.reading.xlsbook import read_facts

BIFF8, BIFF5 = 0x600, 0x500
EMPTY, NUMBER = b"\3\0\0\0\0\0\xff\xff", struct.pack("<d", 120.0)
RECALCULATED = (0x1C1, bytes(8))
CHART = ((0x809, bytes(16)), (0x06, struct.pack("<HHH", 8, 8, 0) + NUMBER), (0x0A, b""))


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def start(version=BIFF8):
    return record(0x809, struct.pack("<HH", version, 0x10) + bytes(12))


def stream(*records, globals_=(), version=BIFF8):
    """A workbook of one sheet with these records."""
    head = start(version) + b"".join(record(*r) for r in globals_)
    place = len(head) + 4 + 9 + 4
    sheet = start(version) + b"".join(record(*r) for r in records) + record(0x0A)
    return head + record(0x85, struct.pack("<IH", place, 0) + b"\1\0S") + record(0x0A) + sheet


def facts(*records, **options):
    (sheet,) = read_facts(stream(*records, **options)).sheets
    return sheet


def formula(row, result):
    return 0x06, struct.pack("<HHH", row, 0, 0) + result + bytes(8)


@pytest.mark.parametrize(
    ("records", "globals_", "uncalculated"),
    [
        ([formula(3, EMPTY), formula(4, EMPTY)], [], {(3, 0), (4, 0)}),
        # A program that calculates has been at it: an empty text is the result.
        ([formula(3, EMPTY)], [RECALCULATED], set()),
        ([formula(3, EMPTY), formula(4, NUMBER)], [], set()),
        ([], [], set()),
    ],
)
def test_formulas_that_nobody_has_worked_out(records, globals_, uncalculated):
    assert facts(*records, globals_=globals_).uncalculated == uncalculated


def test_a_chart_on_the_sheet_is_none_of_its_cells():
    sheet = facts(formula(3, NUMBER), *CHART, formula(4, NUMBER))
    assert sheet.computed == {(3, 0), (4, 0)}


@pytest.mark.parametrize("version", [BIFF8, BIFF5])
def test_percentages_are_known_by_their_format(version):
    code = b"\6\0\0" + b"0.0##%" if version == BIFF8 else b"\6" + b"0.0##%"
    quoted = b"\6\0\0" + b'0.0"%"' if version == BIFF8 else b"\6" + b'0.0"%"'
    style = [(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 9, 164, 165)]
    formats = [(0x41E, struct.pack("<H", 164) + code), (0x41E, struct.pack("<H", 165) + quoted)]
    several = struct.pack("<HH", 7, 2) + b"".join(struct.pack("<HI", s, 0) for s in range(4))
    cells = [(0x203, struct.pack("<HHH", n, 0, n) + NUMBER) for n in range(4)]
    sheet = facts(*cells, (0xBD, several + b"\5\0"), globals_=[*formats, *style], version=version)
    assert sheet.percents == {(1, 0), (2, 0), (7, 3), (7, 4)}


def test_a_long_comment_is_put_together_from_its_records():
    text = "stagebook: ignore S008 " + "客户要求暂缓" * 3
    ascii_part, rest = text[:20].encode("latin-1"), text[20:].encode("utf-16-le")
    sheet = facts(
        (0x5D, struct.pack("<HHHH", 0x15, 18, 25, 7) + bytes(14)),
        (0x1B6, bytes(10) + struct.pack("<HH", len(text), 16) + bytes(4)),
        (0x3C, b"\0" + ascii_part), (0x3C, b"\1" + rest), (0x3C, bytes(16)),
        (0x1C, struct.pack("<HHHH", 5, 1, 0, 7) + b"\5\0\0Li Na\0"),
    )  # fmt: skip
    assert sheet.comments == {(5, 1): text}


def test_errors_typed_and_computed_and_what_is_hidden():
    sheet = facts(
        (0x205, struct.pack("<HHHBB", 3, 1, 0, 0x2A, 1)),
        (0x205, struct.pack("<HHHBB", 3, 2, 0, 1, 0)),  # a plain TRUE
        formula(4, b"\2\0\x17\0\0\0\xff\xff"),
        (0x208, struct.pack("<HHHHHHHH", 4, 0, 9, 300, 0, 0, 0x20, 15)),
        (0x7D, struct.pack("<HHHHH", 7, 8, 2304, 15, 1)),
    )
    assert sheet.errors == {(3, 1): "#N/A", (4, 0): "#REF!"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({4}, {7, 8})


def test_a_sheet_that_is_not_where_it_should_be_is_refused():
    """Its values might still be read, and everything about them be missed."""
    data = stream(formula(3, NUMBER))
    at = data.index(struct.pack("<HH", 0x85, 9)) + 4
    moved = (
        data[:at] + struct.pack("<I", struct.unpack_from("<I", data, at)[0] + 2) + data[at + 4 :]
    )
    with pytest.raises(UnreadableFileError):
        read_facts(moved)


def number(row, column, value=85.0):
    return 0x203, struct.pack("<HHH", row, column, 0) + struct.pack("<d", value)


def book(*records):
    return wrap("Workbook", stream(*records))


@pytest.mark.parametrize(
    "dimensions", [(0, 1, 0, 1), (0, 0xFFFFFFFF, 0, 0xFFFF), (5, 2, 9, 3), (0, 65536, 0, 256)]
)
def test_how_large_a_sheet_says_it_is_does_not_matter(dimensions):
    """The value reader would make room for all of it."""
    data = book((0x200, struct.pack("<IIHHH", *dimensions, 0)), number(1, 2))
    assert read_bytes(data).sheets[0].rows == [["", "", ""], ["", "", 85.0]]


def test_a_long_stream_stays_whole():
    data = book(*(number(row, column) for row in range(2000) for column in range(20)))
    assert read_bytes(data).sheets[0].rows == [[85.0] * 20] * 2000


def test_a_chain_of_sectors_in_a_circle_ends():
    data = bytearray(book(*(number(row, 0) for row in range(1000))))
    # The first link of the stream's own chain leads back to its beginning.
    data[4096 + 4 * 3 : 4096 + 4 * 4] = struct.pack("<I", 3)
    with pytest.raises(UnreadableFileError):
        read_bytes(bytes(data))


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ([(0, 0), (65535, 255)], "IV65536"),
        ([(0, 300)], "IV65536"),
        ([(row, 0) for row in range(9)] + [(50_000, 200)], "GS50001"),
    ],
)
def test_values_at_opposite_corners_are_refused_before_they_cost_memory(cells, word):
    with pytest.raises(UnreadableFileError, match=word):
        read_bytes(book(*(number(*cell) for cell in cells)))


def test_sheets_that_are_one_and_the_same_are_refused():
    data = stream(number(0, 0))
    at = data.index(struct.pack("<HH", 0x85, 9))
    entry = data[at : at + 13]
    moved = bytearray(entry)
    moved[4:8] = struct.pack("<I", struct.unpack_from("<I", entry, 4)[0] + 13)
    with pytest.raises(UnreadableFileError, match="one and the same"):
        read_facts(data[:at] + bytes(moved) * 2 + data[at + 13 :])


def test_a_locked_workbook_is_told_as_such():
    with pytest.raises(UnreadableFileError, match="password"):
        read_facts(stream(number(0, 0), globals_=[(0x2F, bytes(54))]))


SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
DOCUMENT = bytes.fromhex("02d5cdd59c2e1b10939708002b2cf9ae")
CUSTOM = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")


def section(*values):
    """A section of properties, given as number and bytes."""
    table, body = b"", b""
    for number, content in values:
        table += struct.pack("<II", number, 8 + 8 * len(values) + len(body))
        body += content + bytes(-len(content) % 4)
    return struct.pack("<II", 8 + len(table) + len(body), len(values)) + table + body


def properties(*sections):
    head = bytes.fromhex("feff0000") + bytes(20) + struct.pack("<I", len(sections))
    places, bodies = b"", b""
    for kind, body in sections:
        places += kind + struct.pack("<I", 28 + 20 * len(sections) + len(bodies))
        bodies += body
    return head + places + bodies


def custom(page, codec, kind=30):
    """Two properties with names, one of them ours; in UTF-16 a name's length counts characters."""
    wide = codec == "utf-16-le"
    names = b""
    for number, name in ((2, "部门"), (3, "stagebook.workbook")):
        data = (name + "\0").encode(codec)
        names += struct.pack("<II", number, len(data) // 2 if wide else len(data)) + data
        names += bytes(-len(data) % 4) if wide else b""
    value = "customer-needs\0".encode("utf-16-le" if kind == 31 else codec)
    return section(
        (0, struct.pack("<I", 2) + names),
        (1, struct.pack("<IHH", 2, page, 0)),
        (2, struct.pack("<II", 30, 5) + b"east\0"),
        (3, struct.pack("<II", kind, len(value) // 2 if kind == 31 else len(value)) + value),
    )


@pytest.mark.parametrize(
    ("page", "codec", "kind"),
    [(936, "gbk", 30), (65001, "utf-8", 30), (1200, "utf-16-le", 30), (1200, "utf-16-le", 31),
     (936, "gbk", 31)],
)  # fmt: skip
def test_the_stamp_in_every_code_page(page, codec, kind):
    data = properties((DOCUMENT, section()), (CUSTOM, custom(page, codec, kind)))
    assert read_stamp(data) == {"workbook": "customer-needs"}


def test_the_day_of_saving():
    def saved(tenths):
        moment = struct.pack("<IQ", 64, tenths)
        return read_saved(properties((SUMMARY, section((13, moment)))))

    assert saved(133606080000000000) == datetime(2024, 5, 19, 16)
    assert saved(0) is None
    assert saved(2**64 - 1) is None


def test_damaged_properties_are_no_reason_to_refuse_a_workbook():
    data = properties((DOCUMENT, section()), (CUSTOM, custom(936, "gbk")))
    for end in range(len(data)):
        read_stamp(data[:end])
        read_saved(data[:end])
        read_stamp(data[:end] + b"\xff" * (len(data) - end))
