"""Help pages, laid out by the width of text on a screen, not by its number of characters."""

from __future__ import annotations

from collections.abc import Sequence

from stagebook.commandline import Command
from stagebook.output import terminal_width
from stagemodel.display import columns, pad, wrap

_NARROWEST, _WIDEST = 50, 78
_INDENT = "  "
_LONGEST_TERM = 28
"""Columns. What an option means stands below a longer one, else beside it."""


def help_page(command: Command, commands: Sequence[Command] = ()) -> str:
    """Give the help of a command; `commands` are those that it consists of."""
    width = max(_NARROWEST, min(_WIDEST, terminal_width(80) - 2))
    takes = (*(argument.shown for argument in command.arguments),) if not commands else (
        "[COMMAND]", "[ARGS]...",
    )  # fmt: skip
    options = [
        (f"{', '.join(option.names)} {option.takes}".rstrip(), option.meaning)
        for option in command.options
    ]
    lines = [
        " ".join(("用法 Usage:", command.path, "[OPTIONS]", *takes)),
        *_text(command.run.__doc__ or "", width),
        "",
        "选项 Options:",
        *_listed(options, width),
    ]
    if commands:
        names = [(each.path.rpartition(" ")[2], each.summary) for each in commands]
        lines += ["", "命令 Commands:", *_listed(names, width)]
    return "\n".join(lines) + "\n"


def _text(text: str, width: int) -> list[str]:
    """Give paragraphs with a blank line before each; one that begins with `\\b` keeps its lines."""
    import inspect

    lines = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        kept = paragraph.startswith("\b\n")
        some = paragraph[2:].split("\n") if kept else wrap(
            " ".join(paragraph.split()), width - len(_INDENT)
        )  # fmt: skip
        lines += ["", *(f"{_INDENT}{line}" for line in some)]
    return lines


def _listed(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Give options or commands with what they mean."""
    longest = min(max(columns(term) for term, _ in rows), _LONGEST_TERM)
    margin = " " * (len(_INDENT) + longest + 2)
    lines = []
    for term, meaning in rows:
        beside = columns(term) <= longest
        first = pad(f"{_INDENT}{term}", len(margin))
        if not beside:
            lines.append(first)
        for number, line in enumerate(wrap(meaning, width - len(margin))):
            lines.append(f"{first if beside and not number else margin}{line}")
    return lines
