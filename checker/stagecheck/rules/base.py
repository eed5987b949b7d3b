"""What a rule is: a code, a name, texts, an example and a function over the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct, field

from stagecheck.facts import Facts
from stagecheck.findings import Hit
from stagemodel.texts import Texts

Check = Callable[[Facts], Iterator[Hit]]


class Example(Struct, frozen=True):
    """A small submission as text: the marked cell is where the finding stands.

    Sheets are introduced by `# workbook-id`; then come rows of cells between `|`, the header
    first, by column id. `# minutes` holds `label | text` lines. A cell that ends in ` <-` is the
    one the finding must stand on. `today` is the day of the check.
    """

    text: str
    today: str = "2024-06-01"


class Rule(Struct, frozen=True):
    """One rule of the catalogue."""

    code: str
    name: str
    """Reads as what is found: `stale-record`."""
    finds: Texts
    """What it finds, in one sentence."""
    why: Texts
    """Why that matters in the sales process; a company's rule may leave it out."""
    check: Check
    wrong: Example | None = None
    right: Example | None = None
    """Every rule of ours has both; a company's rule has none."""
    needs: tuple[str, ...] = ()
    """Workbooks (`stage-progress`), columns (`stage-progress.started`) or `minutes` without which
    the rule stays silent."""
    fix: Literal["safe", "unsafe"] | None = None
    limits: tuple[str, ...] = field(default=())
    """Names of the numbers it takes from the pack."""
    last: bool = False
    """Runs after the others, on what became of their findings."""
