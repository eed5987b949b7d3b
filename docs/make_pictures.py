"""Make the pictures of the README: `python docs/make_pictures.py`.

Needs LibreOffice, pdftoppm (poppler) and the Noto Sans CJK fonts, which stand in for the fonts of
Excel. What the marks show depends on the day: the worked example is of 2024, so it is overdue.
"""

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack

PICTURES = Path(__file__).resolve().parent / "pictures"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>"""
ALIAS = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit>
</match>"""
RESOLUTION = 110
CROP = {"-x": 30, "-y": 55, "-W": 1225, "-H": 275}
"""Pixels: title, legend, header, the two customers and some blank rows."""


def make(folder: Path, lang: str, company: str, period: str) -> Path:
    """Generate the filled customer tracking, print it to PDF and cut the picture out."""
    order = Order(
        lang=lang, company=company, period=period, only=("customer-tracking",), sample=True
    )
    (data,) = build_workbooks(load_pack("standard"), order, made=datetime(2024, 6, 1)).values()
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
        for order in (("zh", "云帆软件", "2024 年第二季度"), ("en", "Yunfan Software", "Q2 2024")):
            print(make(Path(name), *order))
    return 0


if __name__ == "__main__":
    sys.exit(main())
