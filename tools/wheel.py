"""Prove that the wheel alone works: built, installed away from the checkout, tried.

The source distribution is built first and the wheel from it, so both are known to be whole.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("stagemodel", "stagegen", "stagecheck", "stagebook")
WHERE = f"import {', '.join(PACKAGES)}\nfor it in ({', '.join(PACKAGES)}): print(it.__file__)"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without anything of the checkout in its environment; give what it printed.

    Raises SystemExit with the command and its output when it fails.
    """
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=env | {"PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        line = " ".join(map(str, command))
        sys.exit(f"{line}\nended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def main() -> None:
    """Build, install and try the wheel in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="stagebook-wheel-") as name:
        work = Path(name).resolve()
        # The build backend is pinned and installed already: no second, isolated copy.
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work, ROOT, cwd=work)
        (wheel,) = work.glob("*.whl")

        venv.create(work / "venv", with_pip=True)
        scripts = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
        python = scripts / ("python.exe" if os.name == "nt" else "python")
        pins = shutil.copy(ROOT / "constraints.txt", work)
        run(python, "-m", "pip", "--disable-pip-version-check", "install", "-qq", "-c", pins, wheel,
            cwd=work)  # fmt: skip

        away = work / "客户 资料"  # a space and Chinese letters, as on our users' disks
        away.mkdir()
        for file in run(python, "-c", WHERE, cwd=away).split("\n")[:-1]:
            if work / "venv" not in Path(file).parents:
                sys.exit(f"{file} was imported, which is not the wheel's")
        stagebook = scripts / ("stagebook.exe" if os.name == "nt" else "stagebook")
        run(stagebook, "--help", cwd=away)
        report = run(stagebook, "demo", "演示", "--lang", "zh", cwd=away)
        books = sorted((away / "演示").rglob("*.xlsx"))
        if len(books) < 4 or not re.search(r"\b[FVRSDTM]\d{3}\b", report):
            sys.exit(f"the demo made {len(books)} workbooks and reported:\n{report}")


if __name__ == "__main__":
    main()
