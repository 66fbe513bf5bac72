"""How far a long walk over the log has come, where a person waits for it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[int, int], None]


def teller() -> Told | None:
    """What shows rows done and rows in all on one line; None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, every: int) -> None:
        end = "\r" if done < every else "\r\x1b[K"
        sys.stderr.write(f"{done:,} of {every:,} rows{end}")
        sys.stderr.flush()

    return tell
