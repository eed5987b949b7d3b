"""The words of a signature line: who signs (我方, 甲方), where (签字, 盖章) and when (日期)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from stagemodel.document import DocumentParty
from stagemodel.patterns import lazy
from stagemodel.values.text import normalise, simplify

Kind = Literal["party", "name", "signed"]
WEAK, SEAL, HAND = 0, 1, 2
"""How surely a word asks for a signature: 我方代表 does not, 盖章 does, 签字 says by whose hand."""

GAP = lazy("[\t\u3000]+| {2,}")
_CJK = lazy("[\u4e00-\u9fff]")
_HAND = lazy("签字|签名|签署|sign", re.IGNORECASE)
_SEAL = lazy("签章|盖章|公章|印章|seal|stamp|签", re.IGNORECASE)
_BEFORE = r"(?<![^\s,;、|_()/])"
_ROLE = (
    r"(?:[\s()/、,&-]|授权|委托|法定|代表人?|负责人|经办人|签字|签名|签章|盖章|签署|公章|印章|处|人"
    r"|及|和|与|或|authori[sz]ed|representatives?|signatory|signatures?|signed|sign|seal|stamp"
    r"|and|by|name)*"
)
_NAME = (
    r"(?:授权代表|法定代表人?|代表人?|负责人|经办人|签\s*字|签\s*名|签章|盖\s*章|签署|公章"
    r"|authori[sz]ed|representative|signature|signed|seal|by\b|name\b)"
)
_DATE = r"(?:日\s*期|时\s*间|date\b(?:\s+signed)?|signed\s+on)"
_END = r"(?::|$|(?=\t|\s{2,}|\s*_{2,}|…{2,}|-{3,}|\ufffc))"
_LONGEST = 300
"""Characters that a signature line has at most; longer ones are prose."""
_STRIPPED = " \t,;、|"


class Token(Struct):
    """A word of a signature line and what stands behind it, up to the next one."""

    kind: Kind
    party: str | None
    by_role: bool
    """The party is named by a role that contracts give it (甲方), not by what it is (客户方)."""
    rank: int
    start: int
    label: str
    value: str = ""


class Words(Struct, frozen=True):
    """What parties are called."""

    parties: Mapping[str, tuple[str, bool]]
    """By name, without spaces and in lower case: the party's id, and whether it is a role."""
    pattern: re.Pattern[str]


def words_of(parties: tuple[DocumentParty, ...]) -> Words:
    """Gather what the pack calls the parties."""
    roles = [(word, party.id, True) for party in parties for word in party.roles]
    names = [
        (word, party.id, False)
        for party in parties
        for word in (*party.label.values(), *party.aliases)
    ]
    words = sorted((word for word, *_ in roles + names), key=len, reverse=True)
    named = "|".join(map(_spaced, words))
    party = rf"(?P<party>{named})(?:\((?P<inner>[^()]{{1,30}})\))?(?:['’]s)?"
    pattern = (
        rf"{_BEFORE}(?:(?:for\s+)?{party}(?P<roles>{_ROLE})(?P<day>{_DATE})?\s*{_END}"
        rf"|(?P<date>(?:签字|签署|签名|签章|盖章)?\s*{_DATE})\s*(?::|$|(?=[\s_\d…]))"
        rf"|(?P<name>{_NAME}{_ROLE})(?:{_DATE})?\s*{_END})"
    )
    return Words(
        {_key(word): (party, by_role) for word, party, by_role in roles + names},
        lazy(pattern, re.IGNORECASE),
    )


def prepare(line: str) -> str:
    """Give a line as the tokens' pattern wants it: gaps between columns as tabs."""
    return "\t".join(simplify(normalise(piece)) for piece in GAP.split(line))


def party_in(words: Words, text: str) -> tuple[str, bool] | None:
    """Give the party that a text begins with or names in brackets, and whether by role alone."""
    plain = _key(simplify(normalise(text)))
    found = [word for word in words.parties if _begins(plain, word)]
    if not found:
        return None
    party, by_role = words.parties[max(found, key=len)]
    if by_role:
        rest = [known for word, known in words.parties.items() if f"({word}" in plain]
        return next((known for known in rest if not known[1]), (party, by_role))
    return party, by_role


def tokens_of(words: Words, line: str) -> list[Token]:
    """Find the words of a prepared line, in order, each with what stands behind it."""
    tokens: list[Token] = []
    if len(line) > _LONGEST:
        return tokens
    end = 0
    for match in words.pattern.finditer(line):
        if tokens:
            tokens[-1].value = _bare(line[end : match.start()])
        end = match.end()
        label = match[0].strip(" \t:")
        if match["party"]:
            known = party_in(words, match["party"] + f"({match['inner'] or ''})")
            party, by_role = known or (None, False)
            kind: Kind = "signed" if match["day"] else "party"
        else:
            party, by_role, kind = None, False, "name" if match["name"] else "signed"
        tokens.append(Token(kind, party, by_role, _rank(label), match.start(), label))
    if tokens:
        tokens[-1].value = _bare(line[end:])
    return tokens


def _bare(value: str) -> str:
    """Give a value without the printed line it stands on; a blank line stays one."""
    plain = value.strip(_STRIPPED)
    return plain.strip(_STRIPPED + "_") or plain


def _rank(label: str) -> int:
    if _HAND.search(label):
        return HAND
    return SEAL if _SEAL.search(label) else WEAK


def _spaced(word: str) -> str:
    if _CJK.search(word):
        return r"\s*".join(map(re.escape, word))
    return re.escape(word).replace(r"\ ", r"\s+") + r"\b"


def _key(word: str) -> str:
    return simplify(normalise(word)).casefold().replace(" ", "")


def _begins(text: str, word: str) -> bool:
    """Tell whether `text` begins with a whole `word`: us is not the beginning of Ustar."""
    behind = text[len(word) : len(word) + 1]
    return text.startswith(word) and not (word.isascii() and behind.isascii() and behind.isalpha())
