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


def names_no_encoding(call: ast.Call) -> bool:
    """Whether the call reads or writes text in the system's encoding: GBK on a Chinese Windows."""
    given = {keyword.arg for keyword in call.keywords}
    if "encoding" in given or None in given:  # None is **options
        return False
    match call.func:
        case ast.Attribute(attr="read_text" | "write_text") | ast.Attribute(attr="TextIOWrapper"):
            return True
        case ast.Attribute(attr="run" | "Popen" | "check_output"):
            return bool(given & {"text", "universal_newlines"})
        case ast.Name(id="open"):
            return "b" not in mode_of(call, 1)
        case ast.Attribute(attr="open") if mode_of(call, 0):  # a path's; an archive's names a part
            return "b" not in mode_of(call, 0)
        case ast.Attribute(attr="NamedTemporaryFile" | "TemporaryFile" | "fdopen"):
            return "b" not in (mode_of(call, 0) or mode_of(call, 1) or "b")
    return False


def mode_of(call: ast.Call, place: int) -> str:
    """The mode given to an opening call; empty where the argument is something else."""
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[place:]
    if not given:
        return "r"
    value = given[0].value if isinstance(given[0], ast.Constant) else ""
    return value if isinstance(value, str) and re.fullmatch(r"[rwaxbt+]{1,4}", value) else ""


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
