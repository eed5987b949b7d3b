"""What is tried: the parts of the code, their tests, and every mistake that could be made there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from operators import Mutant, compiled, mutants

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of modules and the tests that must notice mistakes in it."""

    source_root: str
    folder: str
    tests: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The folder."""
        return ROOT / self.source_root / self.folder


PARTS = {
    "values": Part("model", "stagemodel/values", ("tests/model/values",)),
    "rules": Part(
        "checker",
        "stagecheck/rules",
        ("tests/checker/rules", "tests/cli/test_rules.py"),
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mutant and where it is from."""

    path: Path
    module: str
    """The name that the module is imported by."""
    mutant: Mutant

    def code(self) -> CodeType:
        """Give the module with the mistake in it."""
        return compiled(self.path.read_text(encoding="utf-8"), str(self.path), self.mutant)

    def __str__(self) -> str:
        place = self.path.relative_to(ROOT).as_posix()
        return f"{place}:{self.mutant.place.line}: {self.mutant.what}"


def candidates(part: Part) -> Iterator[Candidate]:
    """Give all mutants of a part."""
    for path in sorted(part.path.rglob("*.py")):
        relative = path.relative_to(ROOT / part.source_root).with_suffix("")
        module = ".".join(relative.parts).removesuffix(".__init__")
        for mutant in mutants(path.read_text(encoding="utf-8")):
            yield Candidate(path, module, mutant)


EQUAL = Path(__file__).with_name("equal.toml")


def without_equal(every: list[Candidate]) -> list[Candidate]:
    """Leave out those that equal.toml says cannot be noticed.

    Raises:
        SystemExit: an entry fits no mutant of the files it is about.
    """
    entries = tomllib.loads(EQUAL.read_text(encoding="utf-8"))["equal"]
    keys = {(e["file"], e["line"], e["what"]) for e in entries}
    sources = {c.path: c.path.read_text(encoding="utf-8").splitlines() for c in every}

    def key(candidate: Candidate) -> tuple[str, str, str]:
        line = sources[candidate.path][candidate.mutant.place.line - 1].strip()
        return candidate.path.relative_to(ROOT).as_posix(), line, candidate.mutant.what

    files = {path.relative_to(ROOT).as_posix() for path in sources}
    if stale := {k for k in keys if k[0] in files} - {key(c) for c in every}:
        raise SystemExit("equal.toml: no such mutant any more:\n" + "\n".join(map(str, stale)))
    return [c for c in every if key(c) not in keys]
