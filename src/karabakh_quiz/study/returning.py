"""Wrong cards on their way back into the same sitting."""

from collections.abc import Iterator

from karabakh_quiz.memory import Memory, MemoryState

COMES_BACK_AT = 0.995
"""The chance of recall a wrong card is allowed to fall to before it comes back.

By FSRS-6's defaults a card failed at first sight (S = 0.212 days) is there
after ten minutes, the step that most programs use; a card that is better
rooted is given longer.
"""

SHORTEST_GAP = 1.0
LONGEST_GAP = 20.0
"""Minutes: sooner is no test of memory, later is hardly the same sitting."""


def gap_minutes(memory: Memory, state: MemoryState) -> float:
    """Minutes until a card just failed, now in `state`, should be asked again."""
    days = state.stability * memory.reach(COMES_BACK_AT)
    return min(max(days * 24 * 60, SHORTEST_GAP), LONGEST_GAP)


MET_GAP = 2.0
"""Minutes until a card that was only guessed at comes to be graded."""


class Returning:
    """Cards waiting to be asked again; times are seconds of the sitting's own clock."""

    def __init__(self) -> None:
        self._ready: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._ready)

    def __contains__(self, card: object) -> bool:
        return card in self._ready

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._ready, key=lambda card: self._ready[card]))

    def add(self, card: str, ready: float) -> None:
        """Let `card` come back at `ready`."""
        self._ready[card] = ready

    def discard(self, card: str) -> None:
        """Let `card` not come back."""
        self._ready.pop(card, None)

    def take(self, now: float, *, early: bool, after: str | None = None) -> str | None:
        """The card that has waited longest past its time, or None.

        `early` takes the next one even before its time: there is nothing else
        to ask. The card `after` which it would come is passed over then if
        another is waiting.
        """
        waiting = list(self)
        if not waiting:
            return None
        card = waiting[0]
        if self._ready[card] > now:
            if not early:
                return None
            if card == after and len(waiting) > 1:
                card = waiting[1]
        del self._ready[card]
        return card
