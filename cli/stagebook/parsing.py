"""Reads a command line.

argparse takes 6 ms for one of a check, half of what starting Python takes; it tells what is wrong
in English only, and on Python 3.11 does not understand `check -- -b`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stagebook.commandline import HELP, Command, Option
from stagebook.usage import (
    missing_argument,
    missing_value,
    no_choice,
    no_such_option,
    unexpected_arguments,
    unexpected_value,
)

Typed = Mapping[str, list[str]]
"""What was typed for each option, by its key; an empty text for a flag."""


def sort_out(command: Command, line: Iterable[str]) -> tuple[Typed, list[str]]:
    """Part a command line into options and what has no name, in any order.

    `--name value`, `--name=value`, `-n value` and `-nvalue` mean the same; names are written out
    in full. Nothing behind `--` is an option. Raises StagebookError for an option that the command
    has not, one without its value and a flag with one.
    """
    known = {name: option for option in command.options for name in option.names}
    typed: dict[str, list[str]] = {}
    plain: list[str] = []
    rest = iter(line)
    for word in rest:
        if word == "--":
            plain.extend(rest)
        elif word == "-" or not word.startswith("-"):
            plain.append(word)
        else:
            name, value = _cut(word, known)
            option = known.get(name)
            if option is None:
                raise no_such_option(command, name, known)
            if not option.takes:
                if value is not None:
                    raise unexpected_value(command, name)
            elif value is None:
                value = next(rest, None)
                # A file called `--format` is less likely than one that was forgotten.
                if value is None or value in known:
                    raise missing_value(command, name, option)
            typed.setdefault(option.key, []).append(value or "")
    return typed, plain


def values_of(command: Command, typed: Typed, plain: Sequence[str]) -> dict[str, object]:
    """Give the value of everything that a command takes, by its key.

    Raises StagebookError where one is wrong or missing, or more was typed than the command takes.
    """
    options = (option for option in command.options if option is not HELP)
    values = {option.key: _value(command, option, typed) for option in options}
    left = list(plain)
    for argument in command.arguments:
        taken = len(left) if argument.many else 1
        given = [argument.read(argument.shown, word) for word in left[:taken]]
        del left[:taken]
        if argument.required and not given:
            raise missing_argument(command, argument)
        one = given[0] if given else argument.default
        values[argument.key] = tuple(given) if argument.many else one
    if left:
        raise unexpected_arguments(command, left)
    return values


def _cut(word: str, known: Mapping[str, Option]) -> tuple[str, str | None]:
    """Part `--name=value` and `-nvalue`; none where no value is joined to the name."""
    name, equals, value = word.partition("=")
    short = word[:2]
    # `-output` is a slip for `--output`, no `-o` with the value `utput`.
    if name.startswith("--") or f"-{name}" in known or short not in known:
        return name, value if equals else None
    return short, word[2:].removeprefix("=") if word[2:] else None


def _value(command: Command, option: Option, typed: Typed) -> object:
    given = typed.get(option.key, [])
    if not option.takes:
        return bool(given)
    for word in given:
        if option.choices and word not in option.choices:
            raise no_choice(command, option, word)
    name = "/".join(option.names)
    values = [option.read(name, word) for word in given]
    if option.many:
        return tuple(values)
    if values:
        return values[-1]
    return option.default() if callable(option.default) else option.default
