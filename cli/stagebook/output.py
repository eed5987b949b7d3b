"""What the command writes: to consoles of any encoding, to pipes that close, to files."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

from stagemodel.display import clean
from stagemodel.errors import StagebookError

_WIDEST = 120
_AT_ONCE = 100


def use_any_console() -> None:
    """Let what a console cannot show become `?`: a GBK one has no `é`, a Western one no Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def is_colourful(stream: TextIO) -> bool:
    """Whether a stream is a terminal that may be sent colours."""
    return (
        stream.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )  # fmt: skip


def line_width() -> int:
    """Columns of a line: the terminal's, as long as it reads well; 100 where there is none."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)


def emit(content: str | bytes | Iterable[str | bytes]) -> None:
    """Write to standard output, whole or in pieces: text as the console wants it, bytes as they
    are.

    A reader that has gone away (`stagebook check … | head`) is no error. Raises StagebookError
    where the output is a file that cannot be written.
    """
    try:
        for some in [content] if isinstance(content, str | bytes) else content:
            click.echo(some, nl=False)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL
            reason = error.strerror or type(error).__name__
            raise StagebookError(
                f"输出写不出去：{reason}。请检查磁盘是否已满。",
                f"the output cannot be written: {reason}. Check that the disk is not full.",
            ) from error
        # What Python flushes at its end must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces: each that is written costs a call of the system."""
    some: list[str] = []
    for number, piece in enumerate(pieces, start=1):
        some.append(piece)
        if number % _AT_ONCE == 0:
            yield "".join(some)
            some.clear()
    yield "".join(some)


def note(text: str) -> None:
    """Tell the person at the terminal something that is no output.

    Names of files and what was typed stand in it: nothing of them may act upon the terminal.
    """
    click.echo(_clean(text), err=True)


def complain(text: str, lang: str) -> None:
    """Tell on standard error what went wrong."""
    word = {"zh": "错误："}.get(lang, "error: ")
    red = click.style(word, fg="red", bold=True) if is_colourful(sys.stderr) else word
    click.echo(red + _clean(text), err=True)


def _clean(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        " " * (len(line) - len(line.lstrip(" "))) + clean(line.lstrip(" ")) for line in lines
    )
