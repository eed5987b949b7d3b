"""Zip files as programs write them, and as nobody should: what is read of a package."""

import io
import struct
import zipfile
import zlib

import pytest

from stagecheck.reading.package import Package
from stagecheck.reading.refusals import UnreadableFileError

LETTERS = b"<a>" + "客户".encode() * 5_000 + b"</a>"


def raw(content, end=zlib.Z_FINISH):
    """A packed form without a header, ended in one way or the other."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(end)


def zipped(packed, content, *, name=b"a.xml", own_name=b"a.xml", method=zlib.DEFLATED):
    """A zip file of one part, made by hand."""
    said = struct.pack(
        "<5H3L2H", 20, 0, method, 0, 0, zlib.crc32(content), len(packed), len(content), len(name), 0
    )
    local = b"PK\3\4" + said + own_name + packed
    central = b"PK\1\2\x14\0" + said + struct.pack("<3H2L", 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        Package(data).check_rest()
    return caught.value.message("en")


def patched(data, old, new):
    assert data.count(old) == 2, "once before the part and once in the directory"
    return data.replace(old, new)


def parts(data):
    package = Package(data)
    return {name: package.read(name) for name in package}


@pytest.mark.parametrize("end", [zlib.Z_FINISH, zlib.Z_SYNC_FLUSH])
@pytest.mark.parametrize("content", [b"", b"<a/>", LETTERS])
def test_a_packed_form_without_a_mark_of_its_end_is_read(content, end):
    assert parts(zipped(raw(content, end), content)) == {"a.xml": content}


def test_a_part_of_no_bytes_at_all_is_empty():
    assert parts(zipped(b"", b"")) == {"a.xml": b""}


def test_half_a_packed_form_is_damage():
    packed = raw(LETTERS)
    assert "cannot be unpacked" in refusal(zipped(packed[: len(packed) // 2], LETTERS))


@pytest.mark.parametrize("length", [4, 100, 3_000_000])
def test_a_large_part_is_read_whole(length):
    content = bytes(hash((length, at)) % 251 for at in range(1_000)) * (length // 1_000 + 1)
    assert parts(zipped(raw(content), content)) == {"a.xml": content}


@pytest.mark.parametrize("at", range(1, len(b"<!DOCTYPE")))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-32-be"])
def test_a_declaration_is_seen_wherever_the_packed_form_breaks_it(at, encoding):
    text = "<!DOCTYPE a><a/>"
    first, second = text[:at].encode(encoding), text[at:].encode(encoding)
    # What is unpacked at once ends within empty blocks, which say nothing.
    empty = b"\0\0\0\xff\xff" * 8_000
    packed = raw(first, zlib.Z_FULL_FLUSH) + empty + raw(second)
    assert "DOCTYPE" in refusal(zipped(packed, first + second))


@pytest.mark.parametrize("is_large", [True, False])
@pytest.mark.parametrize("before", [b"", b"PK\3\4 and whatever else"])
@pytest.mark.parametrize("comment", [b"", b"a comment with PK\5 in it"])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_what_other_programs_write_is_read(method, comment, before, is_large):
    out = io.BytesIO()
    wanted = {"xl/表.xml": LETTERS, "[content_types].xml": b"<a/>", "ä.xml": b""}
    with zipfile.ZipFile(out, "w", method) as package:
        package.comment = comment
        package.mkdir("xl")
        for name, content in wanted.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with package.open(info, "w", force_zip64=is_large) as stream:
                stream.write(content)
    assert parts(before + out.getvalue()) == wanted


def test_a_name_in_the_code_page_of_old_programs():
    data = zipped(raw(b"<a/>"), b"<a/>", name=b"\x84.xml", own_name=b"\x84.xml")
    assert parts(data) == {"ä.xml": b"<a/>"}


def test_sizes_and_places_of_a_directory_beyond_four_gigabytes():
    content, packed = LETTERS, raw(LETTERS)
    data = zipped(packed, content)
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    large = struct.pack("<2H3Q", 1, 24, len(content), len(packed), 0)
    central = bytearray(data[start:end] + large)
    struct.pack_into("<2L", central, 20, 0xFFFF_FFFF, 0xFFFF_FFFF)
    struct.pack_into("<H", central, 30, len(large))
    struct.pack_into("<L", central, 42, 0xFFFF_FFFF)
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(central), start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + len(central), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF, 0)
    made = data[:start] + bytes(central) + end64 + locator + last
    assert zipfile.ZipFile(io.BytesIO(made)).read("a.xml") == content
    assert parts(made) == {"a.xml": content}
    without = made.replace(large, large[:2] + struct.pack("<H", 8) + large[4:12] + bytes(12))
    assert "directory cannot be read" in refusal(without)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(raw(b"<a/>"), b"<a/>", own_name=b"b.xml"), "cannot be unpacked"),
        (zipped(raw(b"<a/>"), b"<b/>"), "cannot be unpacked"),
        (zipped(b"<a/>", b"<a/>", method=12), "packed in an unknown way"),
        (zipped(b"<a/>", b"<a/>", method=0)[:-22], "directory cannot be read"),
        (b"PK\5\6" + bytes(17), "directory cannot be read"),
        (zipped(b"<a/>", b"<a/>", method=0).replace(b"PK\1\2", b"PK\1\3"), "directory cannot be"),
        (zipped(b"<a/>", b"<a/>", method=0).replace(b"PK\3\4", b"PK\3\5"), "cannot be unpacked"),
    ],
)
def test_what_is_no_zip_file_is_damage(data, says):
    assert says in refusal(data)


def test_what_was_looked_through_in_one_file_is_counted_and_doubted_in_the_next(monkeypatch):
    packed = raw(LETTERS)
    good = zipped(packed, LETTERS)
    Package(good).check_rest()
    size, crc = struct.pack("<L", len(LETTERS)), struct.pack("<L", zlib.crc32(LETTERS))
    assert "another size" in refusal(patched(good, size, struct.pack("<L", 100)))
    assert "cannot be unpacked" in refusal(patched(good, crc, b"abcd"))
    assert "cannot be unpacked" in refusal(zipped(packed, LETTERS, own_name=b"b.xml"))
    Package(good).check_rest()
    monkeypatch.setattr("stagecheck.reading.package.MAX_TOTAL", len(LETTERS) - 1)
    assert "in all" in refusal(good)


@pytest.mark.parametrize("name", [b"a.xml", b"xl/media/a.xml"])
def test_a_declaration_is_refused_every_time_but_among_pictures(name):
    text = b"<!DOCTYPE svg><svg/>"
    data = zipped(raw(text), text, name=name, own_name=name)
    for _ in range(2):
        if b"media" in name:
            Package(data).check_rest()
        else:
            assert "DOCTYPE" in refusal(data)
