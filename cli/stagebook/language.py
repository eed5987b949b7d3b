"""Which language a run speaks: as asked for, else as the machine is set up, else Chinese."""

import os
from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")


def default_language(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language of the locale; `zh` where none is set or it is the plain `C` one."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), None) or _system_locale()
    name = name.replace("-", "_").split(".")[0].split("_")[0].lower()
    return "zh" if name in ("", "c", "posix", "zh", "chinese (simplified)") else "en"


def language_of(arguments: Sequence[str]) -> str:
    """Give the language of a command line before it is parsed, for errors in it."""
    given = None
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            given = arguments[index + 1]
        elif argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
    return given if given in LANGUAGES else default_language()


def _system_locale() -> str:
    """Give the user's locale where no variable tells it: Windows, which names it in English."""
    import locale

    try:
        return locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return ""
