"""Where the process begins: a check sets its reader to work before it loads anything itself."""

import sys

from stagecheck.reading.spawn import start_early

_INTERRUPTED = 130


def start() -> None:
    """Run the command and end the process with its status."""
    try:
        if sys.argv[1:2] == ["check"]:
            start_early()
        from stagebook.main import main
    except KeyboardInterrupt:
        # Too early for words: nothing is loaded that could say them.
        sys.exit(_INTERRUPTED)
    main()
