"""The labels of a document: which field, row table or party a cell's text names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

from stagemodel.document import Document, DocumentField
from stagemodel.patterns import lazy
from stagemodel.texts import Texts
from stagemodel.values.text import fold, fold_all

_LONGEST = 60
"""Characters that a label has at most; longer cells are text."""
# 1. 一、 (1) and ①, which folding turns into a bare 1.
_NUMBERING = lazy(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).,]\s*(?=\D)|\d{1,2}\s*(?=[\u4e00-\u9fff]))"
)
_BRACKETED = lazy(r"\([^()]*\)$")
_CJK = "\u4e00-\u9fff"
_HALVES = lazy(
    rf"(?P<first>.*[{_CJK}]\)?)[\s/|(:,-]+(?P<second>[a-z][^{_CJK}]*?)\)?"
    rf"|(?P<begin>[a-z][^{_CJK}]*?)[\s/|(:,-]+(?P<end>[{_CJK}].*?)\)?"
)
_AROUND_BRACKET = lazy(r"\s+(?=[()])|(?<=[()])\s+")

# The confirmation table's own header is the same in every pack.
_PARTY = ("方", "签署方", "双方", "各方", "单位", "party")
_SIGNATURE = (
    "签字", "签名", "签章", "签署", "签字盖章", "签字/盖章", "签名盖章", "代表签字", "签字人",
    "signature", "signed by", "signature and seal", "signature/seal", "name and signature",
)  # fmt: skip
_SIGNED = ("日期", "签字日期", "签署日期", "签名日期", "date", "date signed", "signed on")
Side = Literal["party", "name", "signed"]
CONFIRMATION: Mapping[str, Side] = {
    **dict.fromkeys(_PARTY, "party"),
    **dict.fromkeys(_SIGNATURE, "name"),
    **dict.fromkeys(_SIGNED, "signed"),
}
"""Which column of the confirmation table a header's key names."""

T = TypeVar("T")


class _Labelled(Protocol):
    @property
    def label(self) -> Texts: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


L = TypeVar("L", bound=_Labelled)


class Labels(Struct, frozen=True):
    """A document's labels by their keys, in all languages."""

    fields: Mapping[str, DocumentField]
    tables: Mapping[str, Mapping[str, DocumentField]]
    """By table id: the columns by their headers' keys."""
    languages: Mapping[str, str]
    """The language of a field's label; aliases have none."""

    def named(self, text: str) -> DocumentField:
        """Give the field that `text` names. Raises `KeyError` where it names none."""
        found = find_label(self.fields, text)
        if found is None:
            raise KeyError(text)
        return found


def labels_of(document: Document) -> Labels:
    """Gather the labels of `document`."""
    return Labels(
        fields=_by_key(document.fields),
        tables={table.id: _by_key(table.columns) for table in document.tables},
        languages={
            _key(fold(text)): lang for item in document.fields for lang, text in item.label.items()
        },
    )


def find_label(labels: Mapping[str, T], text: str) -> T | None:
    """Find what `text` names, its number, colon, mark of a must and bracketed note set aside."""
    if not text or len(text) > _LONGEST:
        return None
    for key in _keys(text):
        if key in labels:
            return labels[key]
    return _in_two_languages(labels, text)


def _in_two_languages(labels: Mapping[str, T], text: str) -> T | None:
    """Find what 客户名称 Customer or 签字/Signature names: both halves, or it is a text."""
    halves = _halves(text)
    if halves is None:
        return None
    first, second = (
        next((labels[key] for key in _keys(half) if key in labels), None) for half in halves
    )
    return first if first == second else None


@lru_cache(maxsize=2048)
def _halves(text: str) -> tuple[str, str] | None:
    found = None if text.isascii() else _HALVES.fullmatch(fold(text).strip(" :*"))
    if found is None:
        return None
    return found["first"] or found["end"], found["second"] or found["begin"]


def _by_key(items: Iterable[L]) -> dict[str, L]:
    named = [(text, item) for item in items for text in (*item.label.values(), *item.aliases)]
    folded = fold_all([text for text, _ in named])
    return {_key(text): item for text, (_, item) in zip(folded, named, strict=True)}


def _key(folded: str) -> str:
    return folded if folded.isalnum() else _AROUND_BRACKET.sub("", folded).strip(" :*[]")


@lru_cache(maxsize=2048)
def _keys(text: str) -> tuple[str, ...]:
    """Give the keys of a label from the narrowest: as written, then without what may be added."""
    folded = fold(text)
    if folded.isalnum() and not folded[0].isdecimal():
        return (folded,)  # as most are
    key = _key(folded)
    plain = _NUMBERING.sub("", key)
    # 合同金额(大写) is the amount in words, another field than 合同金额(元).
    noted = "大写" in key or "words" in key
    bare = "" if noted else _BRACKETED.sub("", plain).strip(" :*")
    return (key, plain, bare) if bare else (key, plain)
