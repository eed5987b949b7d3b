"""What is a context manager because something of it must come to an end."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Closing:
    """Ends with its `with` block, however that is left."""

    def close(self) -> None:
        """End it."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
