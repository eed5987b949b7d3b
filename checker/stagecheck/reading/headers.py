"""Which column a header text means: by label and alias in every language of the pack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from msgspec import Struct

from stagecheck.reading.units import read_unit
from stagemodel.pack import Column, Pack, Workbook
from stagemodel.patterns import lazy
from stagemodel.values.text import fold, fold_all

_CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_SIGNS = r"*★☆▼▲↓↑●■◆◇※#_"
_NOTE = lazy(
    r" ?(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|[" + _SIGNS + r":;,.?]+"
    r"|[ /_-]?(?:非?必填项?|选填项?| required| optional))$"
)
_MARK = lazy(
    rf"^(?:[{_SIGNS}]+|\(?\d{{1,2}}[.,)](?=\D)|\d{{1,2}}(?=[{_CJK}])"
    rf"|[一二三四五六七八九十]{{1,2}},|[a-z][.,)](?=[{_CJK}])) ?"
)
_AROUND = lazy(r"""\[([^\[\]]+)\]|"([^"]+)"|<([^<>]+)>|\(([^()]+)\)""")
_HINTED = ("填", "项", " required", " optional")
_BILINGUAL = lazy(rf" ?[/|·:] ?| - |(?<=[{_CJK}*)\]]) ?(?=[a-z])|(?<=[a-z.*)]) ?(?=[{_CJK}])")
_BRACKETS = lazy(r" ?[()] ?")
_OTHERWISE = frozenset({
    "实际", "预计", "计划", "已付", "未付", "已收", "未收", "回款", "已回款", "未回款", "到账",
    "累计", "剩余", "客户", "客户方", "对方", "甲方", "actual", "estimated", "planned", "paid",
    "received", "outstanding", "customer", "client",
})  # fmt: skip
"""In brackets these name another thing than the word before them: 负责人(客户方), 金额(已付)."""
_REMEMBERED = 10_000
_NEAR = 60
"""How alike two headers must be, of 100, to be suggested for each other."""


class HeaderMatch(Struct, frozen=True):
    """A column and how surely the header means it: its own label before an alias."""

    column: Column
    exact: bool


@lru_cache(maxsize=16_384)  # asked by every workbook in turn
def bare(key: str) -> str:
    """Give a folded header without the notes around it: `*`, `(必填)`, `(万元)`, a number."""
    if key.replace(" ", "").isalnum() and not (key[0].isdigit() or key.endswith(_HINTED)):
        return key  # as most are
    while True:
        around = _AROUND.fullmatch(key)
        shorter = around[around.lastindex or 0].strip() if around else _unmarked(key)
        note = _NOTE.search(shorter) if _may_end_in_note(shorter) else None
        if note and note[0].strip(" ()[]") not in _OTHERWISE:
            shorter = shorter[: note.start()].strip()
        if shorter in ("", key):
            return key
        key = shorter


def _unmarked(key: str) -> str:
    mark = _MARK.match(key)
    return key[mark.end() :] if mark else key


def _may_end_in_note(key: str) -> bool:
    return not key[-1:].isalnum() or key.endswith(_HINTED)


class WorkbookHeaders:
    """The headers of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        """Collect what each column may be called."""
        self.workbook = workbook
        self._whole: dict[str, HeaderMatch] = {}
        self._bare: dict[str, HeaderMatch] = {}
        columns = workbook.columns
        named = [(name, HeaderMatch(c, True)) for c in columns for name in c.label.values()]
        named += [(name, HeaderMatch(c, False)) for c in columns for name in c.aliases]
        keys = fold_all([name for name, _ in named])
        for key, (_, match) in zip(keys, named, strict=True):
            self._whole.setdefault(key, match)
            self._bare.setdefault(bare(key), match)
        self._amounts = [
            (bare(fold(name)), column)
            for column in columns
            if column.type == "money"
            for name in (*column.label.values(), *column.aliases)
        ]
        self._amount_names = tuple(name for name, _ in self._amounts)
        self._answers: dict[str, HeaderMatch | None] = {}

    def find(self, key: str) -> HeaderMatch | None:
        """Give the column that a folded header means; none where it is none of this workbook."""
        if key not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()  # of thousands of files, most have no header of ours
            self._answers[key] = self._find(key) or self._find_bilingual(key)
        return self._answers[key]

    @property
    def whole_names(self) -> Iterable[str]:
        """Every label and alias, folded."""
        return self._whole.keys()

    @property
    def bare_names(self) -> Iterable[str]:
        """The same without the notes around them."""
        return self._bare.keys()

    def names(self, key: str) -> bool:
        """Tell whether a folded header is a label or alias as the pack writes it."""
        return key in self._whole

    def nearest(self, text: str, columns: Iterable[Column]) -> Column | None:
        """Give the one of `columns` whose label or alias is most like a header, where one is."""
        from rapidfuzz import process  # noqa: PLC0415  # only ever needed for a finding

        names = {fold(n): c for c in columns for n in (*c.label.values(), *c.aliases)}
        key = bare(fold(text))
        match = process.extractOne(key, list(names), scorer=likeness, score_cutoff=_NEAR)
        return names[match[0]] if match else None

    @cached_property
    def _by_squeezed(self) -> dict[str, HeaderMatch]:
        """Names in Latin letters as programs write them: first_contact, FirstContact."""
        names = ((key, match) for key, match in self._bare.items() if key.isascii())
        return {_squeezed(key): match for key, match in names}

    def _find(self, key: str) -> HeaderMatch | None:
        found = self._whole.get(key) or self._bare.get(bare(key))
        if found is None and key.isascii():
            found = self._by_squeezed.get(_squeezed(bare(key)))
        if found is None and key.startswith(self._amount_names):
            # 合同金额 万元, Amount USD: a unit need not stand in brackets.
            for start, column in self._amounts:
                rest = key.removeprefix(start).strip(" /:,-_") if key.startswith(start) else ""
                if rest and read_unit(rest):
                    return HeaderMatch(column, exact=False)
        return found

    def _find_bilingual(self, key: str) -> HeaderMatch | None:
        """客户名称 Customer, 负责人/Owner: two names that mean the same column."""
        for parts in _parts(key):
            first, *others = map(self._find, parts)
            if first and all(match and match.column is first.column for match in others):
                return first
        return None


@lru_cache(maxsize=2_048)  # asked by every workbook in turn
def _parts(key: str) -> list[list[str]]:
    """Take a header apart where it may be in two languages, in each way that there is."""
    name = _unmarked(key)
    cuts = [list(filter(None, parting.split(name))) for parting in (_BILINGUAL, _BRACKETS)]
    return [parts for parts in cuts if len(parts) > 1]


def _squeezed(key: str) -> str:
    return key.replace(" ", "").replace("_", "").replace("-", "")


def likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """Score how alike two headers are, from 0 to 100, one inside the other counting as near."""
    from rapidfuzz import fuzz  # noqa: PLC0415  # only ever needed for a finding

    score = max(fuzz.ratio(one, other), 0.8 * fuzz.partial_ratio(one, other))
    if min(len(one), len(other)) < 2:
        score = fuzz.ratio(one, other)
    return score if score_cutoff is None or score >= score_cutoff else 0.0


def header_language(pack: Pack, columns: Iterable[tuple[str, Column]]) -> str:
    """Give the language that most headers (folded text and its column) are in."""
    votes: Counter[str] = Counter()
    for key, column in columns:
        labelled = [lang for lang in pack.languages if key == fold(column.label[lang])]
        if not labelled:
            chinese = bool(re.search(f"[{_CJK}]", key))
            labelled = [lang for lang in pack.languages if (lang == "zh") == chinese]
        votes.update(labelled[:1])
    return max(pack.languages, key=lambda lang: votes[lang])
