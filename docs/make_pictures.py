"""Make the pictures of the README: `python docs/make_pictures.py`.

Needs LibreOffice, pdftoppm (poppler) and the Noto Sans CJK fonts, which stand in for the fonts of
Excel. The rows are those of the samples' teams, with their dates moved to today: the marks go by
the day a workbook is opened.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "samples"))
from making.source import SOURCES, Sample, read_sample  # noqa: E402  # it is no package

PICTURES = ROOT / "docs" / "pictures"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>"""
ALIAS = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit>
</match>"""
RESOLUTION = 110
CROP = {"-x": 30, "-y": 55, "-W": 1225, "-H": 285}
"""Pixels: title, legend, header and the first rows."""
WRONG = {"Northfield": ("contact", ""), "Solvane": ("stage", "Talks"), "Kestrel": ("source", "?")}
"""What the English team, which has no flawed sample, gets wrong for the picture."""


def rows(sample: Sample) -> list[dict[str, str]]:
    """Give the rows of customer tracking with their dates moved, as if the sample were of today."""
    moved = []
    later = date.today() - sample.as_of  # noqa: DTZ011  # a page for people
    for row in sample.rows["customer-tracking"]:
        mended = {column: _move(text, later) for column, text in row.items()}
        column, text = WRONG.get(row["customer"].split()[0], ("customer", row["customer"]))
        moved.append(mended | {column: text})
    return moved


def _move(text: str, later: timedelta) -> str:
    try:
        return (date.fromisoformat(text) + later).isoformat()
    except ValueError:
        return text


def make(folder: Path, source: str) -> Path:
    """Generate a filled customer tracking, print it to PDF and cut the picture out."""
    sample = read_sample(SOURCES / source)
    lang = sample.lang
    order = Order(lang, sample.company, only=("customer-tracking",))
    filled = {"customer-tracking": rows(sample)}
    (data,) = build_workbooks(
        load_pack("standard"), order, filled, made=datetime(2024, 6, 1)
    ).values()
    (folder / f"{lang}.xlsx").write_bytes(data)
    fonts = folder / "fonts.conf"
    aliases = "".join(ALIAS.format(name=name) for name in ("微软雅黑", "Calibri"))
    fonts.write_text(FONTS.format(aliases=aliases), encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", folder),
            folder / f"{lang}.xlsx",
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    picture = PICTURES / f"customer-tracking.{lang}"
    options = ["-png", "-singlefile", "-r", str(RESOLUTION)]
    options += [str(part) for pair in CROP.items() for part in pair]
    subprocess.run(["pdftoppm", *options, folder / f"{lang}.pdf", picture], check=True)
    return picture.with_suffix(f".{lang}.png")


def main() -> int:
    """Make both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for source in ("flawed/team.toml", "ok/team-en.toml"):
            print(make(Path(name), source))
    return 0


if __name__ == "__main__":
    sys.exit(main())
