"""A slice of the mutants: made and judged one after the other in one process."""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fuzz.judge import SECONDS, Judge, Verdict
from fuzz.mutations import mutant
from stagecheck.reading.reader import Reader

LONG = 5.0
"""Seconds from which on a mutant is worth a look."""


@dataclass
class Tally:
    """What became of a slice of mutants."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    megabytes: float = 0.0
    """The peak of the readers' memory; 0 where the system does not tell."""
    kept: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.outcomes += other.outcomes
        self.slowest = max(self.slowest, other.slowest)
        self.megabytes = max(self.megabytes, other.megabytes)
        self.kept += other.kept


def make(corpus: dict[str, bytes], seed: int, number: int) -> tuple[str, bytes]:
    """Give mutant `number` of a seed: always the same from the same files."""
    random = Random(f"{seed}:{number}")
    name = random.choice(list(corpus))
    return name, mutant(random, corpus[name])


def run_slice(folder: Path, keep: Path, seed: int, numbers: range) -> Tally:
    """Make and judge some mutants in this process."""
    warnings.simplefilter("ignore", UserWarning)  # of names that a package holds twice
    corpus = {path.name: path.read_bytes() for path in sorted((folder / "corpus").iterdir())}
    tally = Tally()
    with Reader(SECONDS) as reader:
        judge = Judge(reader, folder / "honest")
        for number in numbers:
            name, data = make(corpus, seed, number)
            path = folder / "mutants" / f"{number}-{name}"
            path.write_bytes(data)
            verdict = judge.judge(path)
            tally.outcomes[verdict.outcome] += 1
            tally.slowest = max(tally.slowest, verdict.seconds)
            if verdict.outcome not in ("read", "refused") or verdict.seconds > LONG:
                kept = f"{seed}-{number}-{verdict.outcome}-{name}"
                keep_mutant(keep, kept, data, verdict)
                tally.kept.append(kept)
            if number % 10:
                path.unlink()
    tally.megabytes = _peak()
    return tally


def keep_mutant(keep: Path, name: str, data: bytes, verdict: Verdict) -> None:
    """Put a mutant aside, with what it brought out."""
    keep.mkdir(parents=True, exist_ok=True)
    (keep / name).write_bytes(data)
    if verdict.broken:
        (keep / f"{name}.txt").write_text(verdict.broken, encoding="utf-8")


def _peak() -> float:
    """Give the largest memory that any reader of this process has had, in megabytes."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415  # POSIX only

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1024**2
