"""What is left to ask, and what comes next.

Reviews in order of urgency, new cards in the order to meet them, both mixed
evenly; wrong cards as soon as their time has come.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import islice

from karabakh_quiz.study.near import WINDOW, nearest
from karabakh_quiz.study.returning import Returning

MOST_PASSED_OVER = 4
"""How often the most urgent card may give way to a confusable one."""


class Queue:
    """The cards of a sitting that are still to be asked. Taking one costs the same at any size."""

    def __init__(
        self,
        reviews: Iterable[str],
        fresh: Iterable[str],
        speakers: Callable[[str], Sequence[str]],
        *,
        first: Iterable[str] = (),
    ) -> None:
        self.returning = Returning()
        self._first = deque(first)
        self._reviews = deque(reviews)
        self._fresh = deque(fresh)
        self._speakers = speakers
        self._share = len(self._fresh) / max(1, len(self._reviews) + len(self._fresh))
        self._owed = 0.0
        self._passed_over = 0

    def __len__(self) -> int:
        waiting = len(self._first) + len(self._reviews) + len(self._fresh)
        return waiting + len(self.returning)

    def take(
        self, now: float, *, after: str | None = None, near: Set[str] = frozenset()
    ) -> str | None:
        """The card to ask now (seconds of the sitting's clock), or None if none is left.

        `after` is the card asked before: it does not come twice in a row if
        another is waiting. `near` are the people that the next review should
        be about, if one of the coming cards is.
        """
        back = self.returning.take(now, early=False)
        return back or self._take_waiting(near) or self.returning.take(now, early=True, after=after)

    def likely(self) -> list[str]:
        """Cards one of which probably comes next; what comes back is known already."""
        coming = [*islice(self._reviews, WINDOW), *islice(self._fresh, 1)]
        return [*islice(self._first, 1), *coming]

    def put_back(self, card: str) -> None:
        """Let `card`, taken before, be the next one."""
        self.drop(card)
        self._first.appendleft(card)

    def drop(self, card: str) -> None:
        """Let `card` not be asked any more."""
        self.returning.discard(card)
        for line in (self._first, self._reviews, self._fresh):
            if card in line:
                line.remove(card)

    def _take_waiting(self, near: Set[str]) -> str | None:
        if self._first:
            return self._first.popleft()
        if self._fresh and (self._owed + self._share >= 1.0 or not self._reviews):
            self._owed += self._share - 1.0
            return self._fresh.popleft()
        self._owed += self._share
        return self._take_review(near) if self._reviews else None

    def _take_review(self, near: Set[str]) -> str:
        place = 0
        if self._passed_over < MOST_PASSED_OVER:
            window = [self._reviews[i] for i in range(min(WINDOW, len(self._reviews)))]
            place = nearest(window, near, self._speakers)
        self._passed_over = self._passed_over + 1 if place else 0
        card = self._reviews[place]
        del self._reviews[place]
        return card
