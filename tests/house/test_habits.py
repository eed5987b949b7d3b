"""Habits that keep the code short and working on Windows, looked for in the source itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("model", "generator", "checker", "cli")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LINES_AT_MOST = 250

NOT_ON_WINDOWS = {
    "os.fork is not on Windows": r"\bos\.fork\b|[\"']fork(server)?[\"']",
    "renaming over an existing file fails on Windows; os.replace does not": r"\.rename\(",
    "there is no /tmp on Windows": r"[\"']/tmp\b",
    "of the signals Windows has SIGINT and SIGTERM": r"\bsignal\.SIG(?!INT\b|TERM\b)[A-Z]",
    "process groups and alarms are not on Windows": r"\bos\.killpg\b|\bsignal\.(alarm|setitimer)\b",
}


OPENERS = {"open": (1, "r"), "fdopen": (1, "r"), ".open": (0, "r"), ".fdopen": (1, "r")} | {
    f".{name}": (0, "w+b") for name in ("NamedTemporaryFile", "TemporaryFile")
}
"""What opens a file: the place of its mode among the arguments, and the mode without one."""


def names_no_encoding(call: ast.Call) -> bool:
    """Whether the call reads or writes text in the system's encoding: GBK on a Chinese Windows."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in given or None in given:  # None is **options
        return False
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if isinstance(call.func, ast.Attribute):
        name = f".{call.func.attr}"
    if name in (".run", ".Popen", ".check_output"):
        return "text" in given or "universal_newlines" in given
    if name in OPENERS:
        place, mode = OPENERS[name]
        argument = given.get("mode") or next(iter(call.args[place:]), ast.Constant(mode))
        mode = str(argument.value) if isinstance(argument, ast.Constant) else "unknown"
        # An archive's open() takes a part's name, which is no mode.
        return bool(re.fullmatch(r"[rwaxt+]{1,4}", mode))
    return name in (".read_text", ".write_text", ".TextIOWrapper")


def without_encoding(text: str) -> list[str]:
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [f"line {call.lineno}: {ast.unparse(call)}" for call in calls if names_no_encoding(call)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_source_keeps_the_habits(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES_AT_MOST, "split the file by purpose"
    assert without_encoding(text) == [], "say encoding='utf-8'"
    for reason, pattern in NOT_ON_WINDOWS.items():
        assert not re.search(pattern, text), reason


def test_every_source_root_is_looked_at() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in SOURCES} == set(FOLDERS)


@pytest.mark.parametrize(
    "source",
    [
        "Path('a').read_text()",
        "path.write_text(\n    text,\n    newline='',\n)",
        "with open(name) as file: ...",
        "with path.open('w') as file: ...",
        "os.fdopen(handle, 'w')",
        "subprocess.run(command, text=True)",
    ],
)
def test_text_without_encoding_is_seen(source: str) -> None:
    assert without_encoding(source)


@pytest.mark.parametrize(
    "source",
    [
        "path.write_text(join(a, b), encoding='utf-8')",
        "with open(name, 'rb') as file: ...",
        "with path.open(mode='wb') as file: ...",
        "with archive.open(info) as part: ...",
        "tempfile.NamedTemporaryFile(dir=folder, delete=False)",
        "subprocess.run(command, capture_output=True)",
    ],
)
def test_bytes_and_named_encodings_pass(source: str) -> None:
    assert not without_encoding(source)
