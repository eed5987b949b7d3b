"""The words that a choice column takes, and which choice each of them means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from stagemodel.nearest import nearest
from stagemodel.pack import Choice, ClosedState, Column, Pack, Stage
from stagemodel.texts import pick
from stagemodel.values.text import fold, fold_all

_OPEN = "…"
_STAGE_SUFFIXES = ("阶段", " stage", " phase")


class Vocabulary(Struct, frozen=True, dict=True):
    """Choices in their order; `is_stages` where people add 阶段 or `stage` to a word."""

    choices: tuple[Choice | Stage | ClosedState, ...]
    is_stages: bool = False

    def find(self, text: str) -> Choice | Stage | ClosedState | None:
        """Give the choice that a text means; none where it is no word of the vocabulary."""
        key = fold(text)
        found = self._by_key.get(key) or self._by_key.get(key.replace(" ", ""))
        if found is None and self.is_stages:
            for suffix in _STAGE_SUFFIXES:
                found = found or self._by_key.get(key.removesuffix(suffix))
        return found

    def other_language(self, text: str, lang: str) -> Choice | Stage | ClosedState | None:
        """Give the choice where a text is its label in another language than `lang` only."""
        key = fold(text)
        found = self._by_key.get(key)
        if found is None or lang not in found.label:
            return None
        own = {fold(found.label[lang]), *map(fold, found.aliases)}
        others = {fold(label) for other, label in found.label.items() if other != lang}
        return found if key in others - own else None

    def nearest(self, text: str, lang: str) -> str | None:
        """Give the label in `lang` of the choice whose words come nearest, where one is near."""
        found = nearest(fold(text), list(self._by_key), list(self._by_key.values()))
        return pick(found.label, lang) if found else None

    def labels(self, lang: str) -> list[str]:
        """Give every label in `lang`."""
        return [pick(choice.label, lang) for choice in self.choices]

    @cached_property
    def _by_key(self) -> dict[str, Choice | Stage | ClosedState]:
        named = [(w, c) for c in self.choices for w in (*c.label.values(), *c.aliases)]
        words: dict[str, Choice | Stage | ClosedState] = {}
        for key, (_, choice) in zip(fold_all([word for word, _ in named]), named, strict=True):
            words.setdefault(key, choice)
            # 50 - 200人, Co st: spaces set aside where that leaves no doubt.
            words.setdefault(key.replace(" ", ""), choice)
        return words


class PackWords:
    """The words of a pack that cells are read by; made once for all files."""

    def __init__(self, pack: Pack) -> None:
        """Take the pack."""
        self._pack = pack
        self.placeholders = frozenset(fold_all(pack.placeholders))
        self.beginnings = frozenset({"", *(word[:1] for word in self.placeholders)})
        """What a text begins with that may be a placeholder; nothing where that folds away."""
        self.totals = frozenset(fold_all(pack.totals))
        self.total_words = tuple(self.totals)
        self.total_ends = tuple(word for word in self.totals if not word.isascii())
        """Words that a row of sums may end with too: 华东小计."""
        remarks = pack.remarks
        self.remarks = frozenset(fold_all([word for word in remarks if _OPEN not in word]))
        self.openings = tuple(fold(word[:-1]) for word in remarks if word.endswith(_OPEN))
        """What a remark without a colon begins with: 以上."""
        self.label_ends = tuple(fold(word[1:]) for word in remarks if word.startswith(_OPEN))
        """What a label ends with: 签字, as in 部门负责人签字."""
        self.hints = frozenset(fold_all(pack.hints))
        self._vocabularies: dict[str, Vocabulary | None] = {}

    def vocabulary(self, column: Column) -> Vocabulary | None:
        """Give the vocabulary of a choice, stage or listed owner column; none for any other."""
        key = f"{column.type} {column.choices}"
        if key not in self._vocabularies:
            self._vocabularies[key] = self._make(column)
        return self._vocabularies[key]

    def _make(self, column: Column) -> Vocabulary | None:
        pack = self._pack
        if column.type == "stage":
            return Vocabulary((*pack.stages, *pack.closed), is_stages=True)
        if column.type == "choice" and column.choices:
            return Vocabulary(pack.choices[column.choices])
        if column.type == "owner" and pack.owners:
            return Vocabulary(_people(pack.owners, pack.languages))
        return None


def _people(names: Iterable[str], languages: Iterable[str]) -> tuple[Choice, ...]:
    # A person's id is the name itself: owners have no label apart from it.
    return tuple(Choice(name, dict.fromkeys(languages, name)) for name in names)
