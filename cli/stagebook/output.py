"""What the command writes: to consoles of any encoding, to pipes that close, to files."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from stagemodel.display import clean
from stagemodel.errors import StagebookError

_WIDEST = 120
_AT_ONCE = 64 * 1024
"""Characters that are written together."""
_RED, _PLAIN = "\x1b[31m\x1b[1m", "\x1b[0m"


def use_any_console() -> None:
    """Let what a console cannot show become `?`: a GBK one has no `é`, a Western one no Chinese."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by who started us: `stagebook … >&-`
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # to the end
            setattr(sys, name, nowhere)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def is_colourful(stream: TextIO) -> bool:
    """Whether a stream is a terminal that may be sent colours."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        from stagebook.winconsole import takes_colours

        return takes_colours(stream)
    return True


def terminal_width(otherwise: int) -> int:
    """Columns of the terminal, as COLUMNS says or as it is; `otherwise` where there is none.

    shutil would say the same, and take longer to load than a page of help to write.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns or otherwise
    except OSError:
        return otherwise


def line_width() -> int:
    """Columns of a line: the terminal's, as long as it reads well; 100 where there is none."""
    return min(terminal_width(100), _WIDEST)


def emit(content: str | bytes | Iterable[str | bytes]) -> None:
    """Write to standard output, whole or in pieces: text as the console wants it, bytes as they
    are.

    A reader that has gone away (`stagebook check … | head`) is no error. Raises StagebookError
    where the output is a file that cannot be written.
    """
    try:
        for some in [content] if isinstance(content, str | bytes) else content:
            if isinstance(some, str):
                sys.stdout.write(some)
            else:
                sys.stdout.buffer.write(some)
            sys.stdout.flush()
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
    length = 0
    for piece in pieces:
        some.append(piece)
        length += len(piece)
        if length >= _AT_ONCE:
            yield "".join(some)
            some.clear()
            length = 0
    yield "".join(some)


def note(text: str) -> None:
    """Tell the person at the terminal something that is no output.

    Names of files and what was typed stand in it: nothing of them may act upon the terminal.
    """
    _tell(_clean(text))


def complain(text: str, lang: str) -> None:
    """Tell on standard error what went wrong."""
    word = {"zh": "错误："}.get(lang, "error: ")
    _tell((f"{_RED}{word}{_PLAIN}" if is_colourful(sys.stderr) else word) + _clean(text))


def _tell(text: str) -> None:
    """Write a line to standard error; where nobody listens any more, the work still counts."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def _clean(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        " " * (len(line) - len(line.lstrip(" "))) + clean(line.lstrip(" ")) for line in lines
    )
