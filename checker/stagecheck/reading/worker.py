"""The reader's own process, started by `spawn`: paths in, facts out.

No reader of office files is safe against a hostile file, so it runs here, where it can die
without taking the command along. It ends when its input does, and ends itself when it hangs.
"""

from __future__ import annotations

import gc

_OBJECTS = 100_000


def main() -> None:
    """Serve until there are no more requests."""
    # What is loaded is no garbage: looking for it time and again takes a tenth of the loading.
    gc.set_threshold(_OBJECTS)
    from stagecheck.reading.answering import answer, prepare  # noqa: PLC0415  # as above
    from stagecheck.reading.serving import serve  # noqa: PLC0415  # as above

    serve(answer, prepare)
