"""Where what is quicker to keep than to make again is kept, by the custom of the system."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Give the user's folder for it; it need not exist. None where no home is known."""
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place, "stagebook", "Cache") if place else None
    try:
        own = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return None
    # The custom of desktop systems wants a relative path there ignored.
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else own) / "stagebook"  # noqa: PTH117
