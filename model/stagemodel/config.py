"""`stagebook.toml`: what a team or company asks of a check, kept beside its folders.

The nearest one above a submission counts, as a whole: two are never mixed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from stagemodel.errors import ConfigError
from stagemodel.pack import Severity

NAME = "stagebook.toml"


class InWorkbook(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked for one workbook."""

    ignore: tuple[str, ...] = ()


class Keys(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys of the file."""

    pack: str | None = None
    as_of: date | None = None
    lang: Literal["zh", "en"] | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    history: Literal["current", "full"] | None = None
    baseline: str | None = None
    severity: dict[str, Severity] = {}
    limits: dict[str, dict[str, int]] = {}
    workbooks: dict[str, InWorkbook] = {}


class Config(Keys, frozen=True, kw_only=True):
    """One `stagebook.toml`; what it does not name is left as it is."""

    path: Path

    @property
    def pack_place(self) -> str | Path | None:
        """The pack it names: a folder, from its own on, else a name; none where it names none."""
        folder = (self.path.parent / (self.pack or "")).resolve()
        return folder if self.pack and folder.is_dir() else self.pack

    @property
    def baseline_place(self) -> Path | None:
        """The baseline it names, from its own folder on; none where it names none."""
        return self.path.parent / self.baseline if self.baseline else None

    def wrong(self, key: str, zh: str, en: str) -> ConfigError:
        """Make the error for the value at a dotted `key`."""
        from stagemodel.loading.toml_file import line_of  # noqa: PLC0415  # most are right

        line = None
        with suppress(OSError, UnicodeDecodeError):
            text = self.path.read_text(encoding="utf-8-sig")
            line = line_of(text, [step for step in key.split(".") if not step.startswith("#")])
        return ConfigError(str(self.path), key, zh, en, line)


def find_config(folder: Path) -> Path | None:
    """Give the nearest `stagebook.toml` in `folder` or above it, or none."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100  # a linked folder keeps its neighbours
    return next((f / NAME for f in (whole, *whole.parents) if (f / NAME).is_file()), None)
