"""A key held down must never answer and then grade."""

from collections.abc import Callable

REPEAT_SECONDS = 0.7
"""A held key repeats within this: most systems wait half a second, then send 30 a second."""


class HeldKey:
    """Tells whether a key press is the same key still held since it last did something."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._key: str | None = None
        self._last = 0.0

    def used(self, key: str) -> None:
        """`key` has just answered or graded."""
        self._key, self._last = key, self._monotonic()

    def swallows(self, key: str) -> bool:
        """Whether `key` is only repeating; then it goes on being swallowed."""
        now = self._monotonic()
        if key == self._key and now - self._last < REPEAT_SECONDS:
            self._last = now
            return True
        return False
