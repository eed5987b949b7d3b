"""Wrong command lines: a message in the run's language, a way out, status 2."""

import pytest

from stagebook.language import default_language, language_of
from stagebook.main import COMMANDS, run
from stagemodel.display import columns


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["nex"], "stagebook new", "stagebook new"),
        (["check"], "缺少参数", "Missing argument"),
        (["check", "nowhere"], "找不到 nowhere", "nowhere does not exist"),
        (["check", ".", "--as-off", "x"], "--as-of", "--as-of"),
        (["check", ".", "--as-of", "2024-02-30"], "年-月-日", "takes a day such as"),
        (["check", ".", "--as-of", "1 June"], "年-月-日", "takes a day such as"),
        (["check", ".", "--as-of", "20240601"], "年-月-日", "takes a day such as"),
        (["check", ".", "--select", "S,Q1"], "没有规则 Q1", "no rule Q1"),
        (["check", ".", "--ignore", "Q1"], "没有规则 Q1", "no rule Q1"),
        (["check", ".", "--fail-on", "bad"], "error、warning、info、never", "never"),
        (["check", ".", "--jobs", "0"], "不小于 1 的整数", "--jobs"),
        (["check", ".", "--pack", "nowhere"], "nowhere", "nowhere"),
        (["explain"], "缺少参数", "Missing argument"),
        (["explain", "S999"], "没有规则 S999", "no rule S999"),
        (["new"], "缺少参数", "Missing argument"),
        (["rules", "extra"], "extra", "extra"),
        (["check", ".", "--format", "html"], "text、json", "text"),
    ],
)
def test_messages(arguments, zh, en, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.xlsx").write_bytes(b"")
    for lang, expected in (("zh", zh), ("en", en)):
        assert run([*arguments, "--lang", lang]) == 2
        out, errors = capsys.readouterr()
        assert out == ""
        assert expected in errors
        assert errors.startswith("错误：" if lang == "zh" else "error: ")
        assert "Traceback" not in errors


def test_nothing_to_check(capsys, tmp_path):
    assert run(["check", str(tmp_path), "--lang", "en"]) == 2
    assert "nothing to check" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_for_any_terminal(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run([command, "--help"]) == 0
    page = capsys.readouterr().out
    assert f"  stagebook {command}" in page
    assert "--lang" in page
    assert max(map(columns, page.splitlines())) <= 80


def test_the_bare_command_shows_its_commands(capsys):
    assert run([]) == 0
    page = capsys.readouterr().out
    assert all(f"\n  {command} " in page for command in COMMANDS)


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_TW.Big5"}, "zh"), ({"LANG": "C"}, "zh"),
        ({"LANG": "POSIX"}, "zh"), ({"LANG": "en_US.UTF-8"}, "en"), ({"LANG": "de_DE"}, "en"),
        ({"LC_ALL": "zh_CN.GBK", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"), ({"LC_ALL": "", "LANG": "en_US"}, "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_locale(environment, lang):
    assert default_language(environment) == lang


def test_the_language_asked_for_counts_before_the_command_line_is_understood(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert language_of(["check", "--lang", "en"]) == "en"
    assert language_of(["check", "--lang=en", "--foo"]) == "en"
    assert language_of(["check", "--lang"]) == "zh"
    assert language_of(["check", "--lang", "fr"]) == "zh"
