"""How far a long walk over the log has come, where a person waits for it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[int, int], None]


def teller() -> Told | None:
    """What shows rows done and rows in all on one line; None where no line can be overwritten."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None

    def tell(done: int, every: int) -> None:
        line = f"{done:,} of {every:,} rows"
        sys.stderr.write(f"{line}\r" if done < every else f"{' ' * len(line)}\r")
        sys.stderr.flush()

    return tell
