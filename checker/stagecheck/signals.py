"""Signals without the enumerations that `signal` makes of all there are: they take as long as the
report.
"""

from __future__ import annotations

try:
    from _signal import (  # type: ignore[import-not-found]
        SIG_IGN,
        SIGINT,
        SIGTERM,
        default_int_handler,
        signal,
    )
except ImportError:
    from signal import SIG_IGN, SIGINT, SIGTERM, default_int_handler, signal

__all__ = ["SIGINT", "SIGTERM", "SIG_IGN", "default_int_handler", "signal"]
