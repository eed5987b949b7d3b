"""Keep the generated documentation true to the code.

python tools/documentation.py            say which pages are out of date
python tools/documentation.py --write    write them again (`make docs`)
"""

import difflib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PAGES = {
    "docs/rules.md": ("rules", "--format", "markdown", "--lang", "en"),
    "docs/rules.zh-CN.md": ("rules", "--format", "markdown", "--lang", "zh"),
}
"""Page to the arguments of the `stagebook` command that prints it."""


def printed(arguments: tuple[str, ...]) -> str:
    """Give what the command prints, with `\\n` between lines."""
    command = shutil.which("stagebook", path=Path(sys.executable).parent)
    if command is None:
        sys.exit("the stagebook command is not installed beside this Python: run `make check`")
    done = subprocess.run(
        [command, *arguments], env=os.environ | {"PYTHONUTF8": "1"}, stdout=subprocess.PIPE,
        encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def main() -> int:
    """Compare or write every page; 1 when one is out of date."""
    stale = False
    for name, arguments in PAGES.items():
        page, fresh = ROOT / name, printed(arguments)
        if "--write" in sys.argv[1:]:
            page.write_text(fresh, encoding="utf-8", newline="\n")
            print(f"wrote {name}")
            continue
        there = page.read_text(encoding="utf-8") if page.exists() else ""
        if there != fresh:
            stale = True
            print(f"{name} is out of date; `make docs` writes it again:")
            lines = difflib.unified_diff(there.splitlines(), fresh.splitlines(), lineterm="", n=0)
            print("\n".join(list(lines)[:20]))
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
