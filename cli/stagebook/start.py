"""Where the process begins: a check sets its reader to work before it loads anything itself."""

import gc
import sys

from stagecheck.reading.spawn import start_early

_INTERRUPTED = 130
_OBJECTS = 100_000


def start() -> None:
    """Run the command and end the process with its status."""
    # Little of what a run makes is garbage before its end: looking for it seven hundred objects
    # on, as Python would, costs a tenth of the time.
    gc.set_threshold(_OBJECTS)
    try:
        if sys.argv[1:2] == ["check"]:
            start_early()
        from stagebook.main import main
    except KeyboardInterrupt:
        # Too early for words: nothing is loaded that could say them.
        sys.exit(_INTERRUPTED)
    main()
