"""Changes to bytes and to the parts of a package. Each takes random and gives the file again."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random

from fuzz.trees import change_part
from support.files import parts_of

Parts = list[tuple[str, bytes]]


def flip_bytes(random: Random, data: bytes) -> bytes:
    """Change some bytes anywhere: in a package mostly a wrong checksum or directory."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        at = random.randrange(len(changed))
        changed[at] = random.choice((0, 0xFF, changed[at] ^ (1 << random.randrange(8))))
    return bytes(changed)


def truncate(random: Random, data: bytes) -> bytes:
    """Lose the end, or the beginning."""
    at = random.randrange(len(data))
    return data[:at] if random.random() < 0.8 else data[at:]


def overwrite_words(random: Random, data: bytes) -> bytes:
    """Put numbers that mean much or nothing where lengths and counts may stand."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 5))):
        form, size = random.choice((("<H", 2), ("<I", 4), ("<d", 8)))
        at = random.randrange(max(len(changed) - size, 1))
        number = random.choice((0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF))
        if size == 4:
            number = random.choice((0, 1, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, len(data)))
        elif size == 8:
            number = random.choice((0.0, -1.0, 1e308, float("inf"), float("nan"), 45366.0))
        changed[at : at + size] = struct.pack(form, number)
    return bytes(changed)


def move_block(random: Random, data: bytes) -> bytes:
    """Repeat, drop or move a stretch."""
    start = random.randrange(len(data))
    block = data[start : start + random.choice((1, 4, 64, 512, 4096))]
    rest = data[:start] + data[start + len(block) :]
    at = random.randrange(len(rest) + 1)
    return random.choice((rest, data[:at] + block * 3 + data[at:], rest[:at] + block + rest[at:]))


def surround(random: Random, data: bytes) -> bytes:
    """Put something before or behind."""
    junk = random.choice((b"\0" * 100, b"PK\x03\x04", b"MZ" + bytes(60), b"<html>", data))
    return random.choice((junk + data, data + junk))


BYTEWISE = (flip_bytes, truncate, overwrite_words, move_block, surround)


def drop(random: Random, parts: Parts) -> None:
    """Lose a part."""
    del parts[random.randrange(len(parts))]


def double(random: Random, parts: Parts) -> None:
    """Have a part twice: under its name, or one that differs in case or slashes only."""
    name, content = random.choice(parts)
    parts.append(
        (random.choice((name, name.upper(), name.replace("/", "\\"), f"/{name}")), content)
    )


def rename(random: Random, parts: Parts) -> None:
    """Call a part something else."""
    at = random.randrange(len(parts))
    name = parts[at][0]
    other = random.choice(
        (f"{name}.bak", f"../{name}", name.upper(), "x" * 5000, random.choice(parts)[0])
    )
    parts[at] = (other, parts[at][1])


def swap(random: Random, parts: Parts) -> None:
    """Let two parts change their content."""
    one, two = random.randrange(len(parts)), random.randrange(len(parts))
    first, second = parts[one], parts[two]
    parts[one], parts[two] = (first[0], second[1]), (second[0], first[1])


def spoil(random: Random, parts: Parts) -> None:
    """Change the bytes of one part, under a right checksum."""
    at = random.randrange(len(parts))
    name, content = parts[at]
    if content:
        parts[at] = (name, random.choice(BYTEWISE)(random, content))


def recode(random: Random, parts: Parts) -> None:
    """Write a part in another encoding, declared or not, or with bytes that are none."""
    at = random.randrange(len(parts))
    name, content = parts[at]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    encoding = random.choice(("utf-16", "utf-16-be", "utf-32", "gb18030", "latin-1", "cp037"))
    if random.random() < 0.5:
        text = text.replace("UTF-8", encoding, 1)
    made = text.encode(encoding, "replace")
    broken = content.replace(
        b">", b">" + random.choice((b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\0", b"\x0b")), 2
    )
    parts[at] = (name, random.choice((made, b"\xef\xbb\xbf" + content, broken)))


def stuff(random: Random, parts: Parts) -> None:
    """Add parts that nobody asked for."""
    for number in range(random.choice((1, 3, 200))):
        parts.append((f"xl/extra/{number}.xml", random.choice((b"", b"<x/>", bytes(1000)))))


def mutate_tree(random: Random, parts: Parts) -> None:
    """Change the XML of one part: what most mutants do."""
    at = random.randrange(len(parts))
    name, content = parts[at]
    parts[at] = (name, change_part(random, name, content))


PARTWISE: tuple[Callable[[Random, Parts], None], ...] = (
    drop, double, rename, swap, spoil, recode, stuff, *(mutate_tree,) * 25,
)  # fmt: skip


def lie(random: Random, data: bytes) -> bytes:
    """Write something untrue into the directory of the package."""
    changed = bytearray(data)
    at = data.find(b"PK\x01\x02", random.randrange(len(data)))
    if at < 0:
        at = data.find(b"PK\x01\x02")
    # Flags, method, checksum, packed size, true size, length of the name, offset.
    offset, size = random.choice(((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (42, 4)))
    changed[at + offset : at + offset + size] = random.randbytes(size)
    return bytes(changed)


def mutant(random: Random, data: bytes) -> bytes:
    """Change a file in one to three ways."""
    if not data.startswith(b"PK") or random.random() < 0.08:
        return random.choice(BYTEWISE)(random, data)
    parts = list(parts_of(data).items())
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if parts:
            random.choice(PARTWISE)(random, parts)
    packed = _pack(random, parts)
    return lie(random, packed) if random.random() < 0.03 and parts else packed


def _pack(random: Random, parts: Parts) -> bytes:
    out = io.BytesIO()
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(out, "w", method, compresslevel=1) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()
