"""What a command takes: said once, for reading its command line and for its help page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Reader = Callable[[str, str], object]
"""Makes a value of what was typed. Takes the name of what it is typed for, for errors, and the
text; raises StagebookError where it is none."""


def text(_: str, typed: str) -> str:
    """Take a text as it is."""
    return typed


class Argument:
    """What stands on a command line without a name."""

    def __init__(  # noqa: PLR0913  # what there is to say of one
        self,
        key: str,
        metavar: str,
        read: Reader = text,
        *,
        required: bool = True,
        many: bool = False,
        default: object = None,
    ) -> None:
        """Take the parameter of the command's function as `key`.

        With `many` it takes all that are left, as a tuple.
        """
        self.key, self.read, self.required, self.many = key, read, required, many
        self.default = default
        name = f"{metavar}..." if many else metavar
        self.shown = name if required else f"[{name}]"


class Option:
    """What stands on a command line with its name; a flag where it takes no value."""

    def __init__(  # noqa: PLR0913  # what there is to say of one
        self,
        key: str,
        names: str,
        meaning: str,
        takes: str = "",
        read: Reader = text,
        *,
        choices: Sequence[str] = (),
        many: bool = False,
        default: object = None,
    ) -> None:
        """Take the parameter of the command's function as `key`, and names with spaces between.

        `takes` says what stands behind the name, where there are no choices. With `many` it may be
        repeated and gives a tuple; otherwise the last counts. `default` is the value where it is
        not given, or a function that gives it.
        """
        self.key, self.names, self.meaning, self.read = key, names.split(), meaning, read
        self.choices, self.many, self.default = choices, many, default
        self.takes = f"[{'|'.join(choices)}]" if choices else takes

    def without_default(self) -> Option:
        """Give the same option, with none for its value where it is not given."""
        return Option(
            self.key, " ".join(self.names), self.meaning, self.takes, self.read,
            choices=self.choices, many=self.many,
        )  # fmt: skip


class Command:
    """A command; the text of its help is its function's."""

    def __init__(
        self,
        path: str,
        summary: str,
        run: Callable[..., int],
        *,
        arguments: Sequence[Argument] = (),
        options: Sequence[Option] = (),
    ) -> None:
        """Take how it is called (`stagebook check`) and what it does in a few words.

        `run` takes every value by its key and gives the exit status; `\\b` in its documentation
        keeps the lines of a paragraph.
        """
        self.path, self.summary, self.run = path, summary, run
        self.arguments, self.options = arguments, (*options, HELP)


HELP = Option("help", "-h --help", "显示帮助 · show this help")
"""Every command has it."""
