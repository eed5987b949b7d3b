"""What a check may load: starting is felt, so nothing that the run does not use."""

import json
import os
import subprocess
import sys

import pytest

LISTED = """
import json, sys
{start}
# Of a module that is loaded when it is first used there is only a name so far.
print(json.dumps(sorted(n for n, m in sys.modules.items() if type(m).__name__ != "_LazyModule")),
      file=sys.stderr)
"""
COMMAND = """
import os
from stagebook.start import start
os._exit = sys.exit  # which lets us look at what is loaded
sys.argv[0] = "stagebook"
try:
    start()
except SystemExit as end:
    assert end.code in (0, 1), end.code
"""
VALUES = "stagemodel.values."
READER = """
from stagemodel.codecache import use; use()
import stagecheck.reading.answering, stagecheck.reading.serving
import stagecheck.reading.docx, stagecheck.reading.xlsx
"""
OURS = {"msgspec", "stagebook", "stagecheck", "stagemodel"}
READS = {"python_calamine", "stagecheck", "stagemodel"}
HEAVY = {
    "asyncio", "concurrent", "dataclasses", "hashlib", "http", "inspect", "logging", "pickle",
    "random", "secrets", "socket", "tempfile", "tomllib", "unittest", "xml", "zipfile",
}  # fmt: skip
STARTING = {"selectors", "signal", "subprocess"}
"""What starts the reader on Windows."""
LATE = {"ipaddress", "msgspec.inspect", "textwrap"}
"""What others load, and no check uses."""
LIGHT = {"contextlib", "pathlib", "queue", "threading", "typing"}
"""What only the reader does without."""


def loaded(start, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", LISTED.format(start=start), *arguments],
        capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(done.stderr.decode().splitlines()[-1])


def foreign(modules):
    """The packages that are neither Python's own nor there before the command begins."""
    before = {name.partition(".")[0] for name in loaded("")}
    names = {name.partition(".")[0] for name in modules} - before
    return {name for name in names if name not in sys.stdlib_module_names}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.mark.parametrize("format_name", ["json", "text"])
def test_a_check_loads_only_what_it_uses(demo, format_name):
    arguments = ("check", str(demo), "--as-of", "2024-06-01", "--format", format_name)
    loaded(COMMAND, *arguments)  # which keeps the pack
    modules = loaded(COMMAND, *arguments)
    assert foreign(modules) <= OURS
    assert not (HEAVY | LATE | (STARTING if hasattr(os, "posix_spawn") else set())) & set(modules)
    assert "stagecheck.reading.xlsx" not in modules, "reading is for the reader's own process"
    assert "stagemodel.loading.check_pack" not in modules, "a kept pack is checked already"


def test_what_is_loaded_late_works_all_the_same():
    used = (
        "import ipaddress, ntpath, textwrap, msgspec\n"
        "assert textwrap.dedent(' a') == 'a' and ntpath.basename('a\\\\b') == 'b'\n"
        "assert ipaddress.ip_address('::1').is_loopback\n"
        "assert msgspec.json.schema(int) == {'type': 'integer'}\n"
    )
    late = "from stagebook.late import LateModules; sys.meta_path.insert(0, LateModules())\n"
    assert set(loaded(late + used)) >= {*LATE, "ntpath"}


def test_a_workbook_without_contract_terms_loads_nothing_of_them(demo):
    arguments = ("check", str(demo / "客户信息跟踪表.xlsx"), "--as-of", "2024-06-01")
    modules = loaded(COMMAND, *arguments)
    unused = ("payment", "services", "duration", "money", "currencies", "dates")
    assert not [name for name in modules if name.startswith(tuple(f"{VALUES}{u}" for u in unused))]
    assert "stagecheck.rules.dates.stale_record" in modules
    assert "stagecheck.reading.minutes" not in modules
    rules = ("stagecheck.rules.terms", "stagecheck.rules.minutes")
    assert not [name for name in modules if name.startswith(rules)]


def test_the_reader_loads_neither_the_rules_nor_the_command():
    modules = loaded(READER)
    assert foreign(modules) <= READS
    assert not (HEAVY - {"xml"} | STARTING | LIGHT) & set(modules)
    assert not [name for name in modules if name.startswith("stagecheck.rules")]
