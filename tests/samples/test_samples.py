"""The samples: each gives exactly its expected report, and its source makes it again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SOURCES = {
    path.relative_to(SAMPLES / "sources").with_suffix("").as_posix(): path
    for path in sorted((SAMPLES / "sources").glob("*/*.toml"))
}


def lang_of(name: str) -> str:
    source = tomllib.loads(SOURCES[name].read_text(encoding="utf-8"))
    like = source.get("like", "").removesuffix(".toml")
    return source["lang"] if "lang" in source else lang_of(like)


def expected(folder: Path) -> str:
    return (folder / "expected.json").read_text(encoding="utf-8")


def check(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "stagebook", "check", *map(str, arguments)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_the_command_reports_what_is_expected(name):
    folder = SAMPLES / name
    wanted = json.loads(expected(folder))
    done = check(folder, "--as-of", wanted["as_of"], "--lang", lang_of(name), "--format", "json")
    assert done.stdout.decode("utf-8") == expected(folder)
    assert done.returncode == (1 if wanted["summary"]["error"] else 0)


@pytest.mark.parametrize("name", [name for name in SOURCES if name.startswith("ok/")])
def test_nothing_is_wrong_in_the_clean_ones(name):
    assert json.loads(expected(SAMPLES / name))["findings"] == []


def test_a_parent_folder_is_several_submissions():
    done = check(SAMPLES / "ok", "--as-of", "2025-06-20", "--format", "json", "--fail-on", "info")
    report = json.loads(done.stdout.decode("utf-8"))
    assert {file["submission"] for file in report["files"]} == {"history", "team-en", "team-zh"}
    assert (done.returncode, report["findings"]) == (0, [])


def test_the_sources_make_them(tmp_path):
    """By files and reports: the generator may change its looks without new samples."""
    make = [sys.executable, "-X", "utf8", SAMPLES / "make.py", tmp_path]
    subprocess.run(make, check=True, capture_output=True, timeout=300)
    for name in SOURCES:
        made, kept = tmp_path / name, SAMPLES / name
        assert sorted(p.name for p in made.iterdir()) == sorted(p.name for p in kept.iterdir())
        assert expected(made) == expected(kept), name
    assert len(SOURCES) == len(list(SAMPLES.glob("*/*/expected.json")))


def test_the_readme_tells_of_every_finding_in_both_languages():
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    chinese, english = text.split("\n## English\n")
    for name in SOURCES:
        folder = name.split("/")[1]
        codes = {finding["code"] for finding in json.loads(expected(SAMPLES / name))["findings"]}
        row = re.search(rf"^\| `{folder}` \|.*", english, re.MULTILINE)
        assert row and codes <= set(re.findall(r"[A-Z]\d{3}", row[0])), f"{name} in English"
        if name.startswith("flawed/"):
            section = re.search(rf"^#### {folder}.*?(?=^###|\Z)", chinese, re.MULTILINE | re.DOTALL)
            assert section and codes <= set(re.findall(r"[A-Z]\d{3}", section[0])), name
