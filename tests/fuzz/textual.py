"""Changes to XML as text: very deep, very long, with forbidden characters, spelt another way."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random


def nest(random: Random, content: bytes) -> bytes:
    """Wrap something very deeply."""
    depth = random.choice((200, 300, 5000, 100_000))
    name = random.choice((b"x", b"row", b"c", b"w:tbl", b"w:p", b"si", b"w:sdt"))
    at = _between(random, content)
    return (
        content[:at] + (b"<" + name + b">") * depth + (b"</" + name + b">") * depth + content[at:]
    )


def control(random: Random, content: bytes) -> bytes:
    """Put a character that XML forbids between two elements."""
    at = _between(random, content)
    bad = random.choice(
        (b"&#0;", b"&#x1b;", b"&#xD800;", b"\0", b"&x;", b"&#99999999;", b"]]>", b"<")
    )
    return content[:at] + bad + content[at:]


def lengthen(random: Random, content: bytes) -> bytes:
    """Repeat a piece of the file many times, as a very long table has it."""
    pieces = list(re.finditer(rb"<(row|tr|w:tr|w:p|si|xf)\b.*?</\1>", content, re.DOTALL))
    if not pieces:
        return content
    piece = random.choice(pieces)
    times = min(random.choice((100, 1000, 20_000)), 20_000_000 // max(len(piece[0]), 1))
    return content[: piece.end()] + piece[0] * times + content[piece.end() :]


def respell(random: Random, content: bytes) -> bytes:
    """Write the same XML another way: quotes, spaces, prefixes, comments, CDATA."""
    return random.choice((
        content.replace(b'="', b" = '").replace(b'" ', b"' ").replace(b'">', b"'>"),
        content.replace(b"><", b">\r\n  <"),
        content.replace(b"<row", b"<!-- <c r='A1'> --><row"),
        re.sub(rb"<(v|t|w:t)>([^<]*)<", rb"<\1><![CDATA[\2]]><", content),
        content.replace(b"<row ", b'<row custom="<>" '),
        content.replace(b'r="', b'x="1" r="', 50),
    ))  # fmt: skip


TEXTUAL: tuple[Callable[[Random, bytes], bytes], ...] = (
    nest,
    control,
    control,
    lengthen,
    respell,
    respell,
)


def _between(random: Random, content: bytes) -> int:
    places = [match.end() for match in re.finditer(rb">", content)]
    return random.choice(places) if places else 0
