"""Real files for tests: the worked example as bytes, parts of packages, other programs' formats."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

TODAY = date(2024, 6, 1)
MADE = datetime(2024, 6, 1)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: Mapping[str, bytes] | Sequence[tuple[str, bytes]]) -> bytes:
    """Pack parts; pairs may hold a name twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            package.writestr(name, content)
    return out.getvalue()


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Add or replace parts."""
    return package_of(parts_of(data) | dict(changed))


def saved_as(data: bytes, suffix: str, folder: Path, source: str = "xlsx") -> bytes:
    """Let LibreOffice open a file and save it in the format with this suffix."""
    return all_saved_as({"in": data}, suffix, folder, source)["in"]


def all_saved_as(
    files: Mapping[str, bytes], suffix: str, folder: Path, source: str = "xlsx"
) -> dict[str, bytes]:
    """Let LibreOffice open files, given by name without ending, and save each in the format."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.{source}").write_bytes(data)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", suffix, "--outdir", str(folder / suffix),
            *(str(folder / f"{name}.{source}") for name in files),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: (folder / suffix / f"{name}.{suffix}").read_bytes() for name in files}


def with_text(data: bytes, part: str, old: str, new: str) -> bytes:
    """Replace text in a part; it must be there."""
    parts = parts_of(data)
    assert old.encode() in parts[part], f"{part} has no {old}"
    return package_of(parts | {part: parts[part].replace(old.encode(), new.encode())})
