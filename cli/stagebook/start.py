"""Where the process begins: a check sets its reader to work before it loads anything itself."""

import gc
import sys

_INTERRUPTED = 130
_OBJECTS = 100_000


def start() -> None:
    """Run the command and end the process with its status."""
    # Little of what a run loads and makes is garbage before its end: looking for it seven hundred
    # objects on, as Python would, costs a tenth of the time.
    gc.set_threshold(_OBJECTS)
    try:
        if sys.argv[1:2] == ["check"]:
            from stagecheck.reading.spawn import start_early

            start_early()
        from stagemodel.codecache import use

        codes = use()
        from stagebook.late import LateModules

        sys.meta_path.insert(0, LateModules())
        if "typing_extensions" not in sys.modules:
            _load_msgspec()
        from contextlib import suppress

        from stagebook.main import end, run
    except KeyboardInterrupt:
        # Too early for words: nothing is loaded that could say them.
        sys.exit(_INTERRUPTED)
    status = run()
    with suppress(KeyboardInterrupt):
        codes.save()
    end(status)


def _load_msgspec() -> None:
    """Load msgspec without typing_extensions, from which it takes `get_type_hints` where that is
    installed: that one loads `inspect`, and with it as much as Python itself. `typing` has another.
    """
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    import msgspec  # noqa: F401

    del sys.modules["typing_extensions"]
