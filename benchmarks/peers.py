"""Frictionless beside stagebook: in an environment of its own, with the same constraints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from stagemodel.load import load_pack
from stagemodel.pack import Column, Pack

FRICTIONLESS = "5.21.0"
_TYPES = {"date": "date", "money": "number", "number": "number"}

# One process for all files, each file's seconds on a line of its own.
_VALIDATE = """
import json, sys, time
from frictionless import Detector, Dialect, Resource, Schema, system
from frictionless.formats import ExcelControl
system.trusted = True  # absolute paths
asked = json.load(sys.stdin)
schemas = {name: Schema.from_descriptor(one) for name, one in asked["schemas"].items()}
for path, name in asked["files"]:
    begun = time.perf_counter()
    dialect = Dialect(header_rows=[asked["header"]], controls=[ExcelControl(sheet=1)])
    resource = Resource(path=path, dialect=dialect, schema=schemas[name],
                        detector=Detector(schema_sync=True))
    report = resource.validate()
    assert report.stats["tasks"] == 1 and not any(
        error.type in ("source-error", "scheme-error", "format-error", "field-error")
        for task in report.tasks for error in task.errors), report.flatten(["type", "note"])
    print(time.perf_counter() - begun)
"""


def frictionless_python() -> Path:
    """Give the interpreter of an environment with frictionless, made the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = cache / "stagebook-bench" / f"frictionless-{FRICTIONLESS}"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (place / "made").exists():
        print(f"Installing frictionless {FRICTIONLESS} into {place} ...", file=sys.stderr)
        venv.create(place, clear=True, with_pip=True)
        wanted = f"frictionless[excel]=={FRICTIONLESS}"
        subprocess.run([python, "-m", "pip", "install", "-qq", wanted], check=True)
        (place / "made").touch()
    return python


def frictionless_seconds(files: list[Path]) -> list[float]:
    """Validate workbooks as stagebook writes them, in one process; give the seconds of each."""
    pack = load_pack()
    names = {book.file["zh"]: book.id for book in pack.workbooks}
    asked = {
        "schemas": {book.id: _schema(book.columns, pack) for book in pack.workbooks},
        "files": [(str(path.resolve()), names[path.name]) for path in files],
        "header": 3,
    }
    done = subprocess.run(
        [frictionless_python(), "-c", _VALIDATE],
        input=json.dumps(asked), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    return [float(line) for line in done.stdout.split()]


def _schema(columns: tuple[Column, ...], pack: Pack) -> dict[str, Any]:
    return {"fields": [_field(column, pack) for column in columns]}


def _field(column: Column, pack: Pack) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required is True:
        constraints["required"] = True
    if column.choices and not column.open:
        constraints["enum"] = [choice.label["zh"] for choice in pack.choices[column.choices]]
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None and column.type in ("money", "number"):
        constraints["minimum"] = float(column.minimum)
    return {
        "name": column.label["zh"], "type": _TYPES.get(column.type, "string"),
        "constraints": constraints,
    }  # fmt: skip
