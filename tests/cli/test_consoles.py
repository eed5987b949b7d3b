"""Any console, pipe and ending: encodings, colours, widths, closed pipes, Ctrl-C, mistakes."""

import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time

import pytest

from stagemodel.display import columns

AS_OF = ("--as-of", "2024-06-01")
posix = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals and signals of POSIX")


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "utf-8"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_on_any_console(run, demo, encoding, lang):
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run("check", demo, *AS_OF, "--lang", lang, env=env)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode(encoding)
    assert "S004" in text
    if encoding == "gbk":
        assert "客户信息跟踪表.xlsx" in text


@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_json_is_utf8_on_any_console(run, demo, encoding):
    plain = run("check", demo, *AS_OF, "--format", "json")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert run("check", demo, *AS_OF, "--format", "json", env=env).stdout == plain.stdout
    assert json.loads(plain.stdout.decode("utf-8"))["findings"]


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["explain", "S005"]])
def test_help_on_a_western_console(run, arguments):
    env = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    assert run(*arguments, env=env).returncode == 0


def test_no_colour_when_piped(run, demo):
    assert b"\x1b" not in run("check", demo, *AS_OF).stdout


@posix
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_and_width_of_a_terminal(demo, env, coloured):
    text = in_terminal(["check", str(demo), *AS_OF], env, width=60)
    assert ("\x1b[" in text) == coloured
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
    assert "S004" in plain
    assert max(columns(line.rstrip("\r")) for line in plain.split("\n")) <= 60


@posix
def test_a_reader_that_goes_away_is_no_error(demo):
    process = start(["check", str(demo), *AS_OF, "--fail-on", "warning"])
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


@posix
@pytest.mark.parametrize(("ending", "jobs"), [("SIGINT", "1"), ("SIGTERM", "2")])
def test_a_run_that_is_stopped_tells_what_it_has_finished(demo, tmp_path, ending, jobs):
    teams = tmp_path / "teams"
    for number in range(200):
        shutil.copytree(demo, teams / f"{number:03}")
    options = [*AS_OF, "--format", "json", "--jobs", jobs]
    # What is kept shows that some are finished.
    cache = tmp_path / "cache"
    env = {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    # Behind a `&` or nohup SIGINT is ignored, and would be in every process started from here.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = start(["check", str(teams), *options], env)
    signal.signal(signal.SIGINT, before)
    wait_for(lambda: len(list(cache.glob("**/checked/*/*.bin"))) >= 3)
    process.send_signal(signal.Signals[ending])
    out, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors.decode()
    assert "已中断" in errors.decode()
    report = json.loads(out)
    finished = {file["submission"] for file in report["files"]}
    assert 2 <= len(finished) < 200, "one may have been kept, and not yet be told of"
    assert report["stopped"] == {"submissions_left": 200 - len(finished)}
    alone = subprocess.run(
        [sys.executable, "-m", "stagebook", "check", str(demo), *AS_OF, "--format", "json"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert len(report["findings"]) == len(finished) * len(json.loads(alone.stdout)["findings"])


def wait_for(happened):
    until = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < until, "nothing happened for a minute"
        time.sleep(0.01)


def test_a_mistake_of_ours_is_told_in_two_languages_without_a_traceback(run, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import stagemodel.load\ndef broken(name): raise RuntimeError('boom')\n"
        "stagemodel.load.load_pack = broken\n",
        encoding="utf-8",
    )
    env = {"PYTHONPATH": str(tmp_path)}
    done = run("rules", env=env)
    assert done.returncode == 2
    assert "boom" in done.stderr.decode()
    assert "抱歉" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert "Sorry" in run("rules", "--lang", "en", env=env).stderr.decode()
    assert "Traceback" in run("rules", env=env | {"STAGEBOOK_DEBUG": "1"}).stderr.decode()


def start(arguments, env=None):
    return subprocess.Popen(
        [sys.executable, "-m", "stagebook", *arguments, "--lang", "zh"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUTF8": "1"} | (env or {}),
    )  # fmt: skip


def in_terminal(arguments, env, width):
    """What a pseudo-terminal of this width is sent."""
    import fcntl  # noqa: PLC0415  # these are not to be had on Windows
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    plain = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "stagebook", *arguments, "--lang", "zh"],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env=plain | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | env,
    )  # fmt: skip
    os.close(theirs)
    sent = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so at the end
            break
        if not chunk:
            break
        sent += chunk
    process.wait()
    os.close(ours)
    return sent.decode()
