"""Which card next, as the sitting goes on."""

from functools import cached_property
from typing import TYPE_CHECKING

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.collection import UnknownCardError
from karabakh_quiz.clock import Clock
from karabakh_quiz.study.near import REMEMBERED, REMEMBERED_DAYS, Mixups, confusable_with, mixups
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.queue import Queue

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress


class Course:
    """The plan of a sitting against the passing of time, and against other programs."""

    def __init__(
        self,
        collection: "Collection",
        progress: "Progress",
        clock: Clock,
        options: SittingOptions,
    ) -> None:
        self.collection = collection
        self._progress = progress
        self._clock = clock
        self._options = options
        self._version = progress.data_version()
        self.plan = Planner(collection, progress, options).plan()
        mixed = ((), ()) if self.plan.order else (self.plan.reviews, self.plan.fresh)
        self._queue = Queue(*mixed, self._speakers, first=self.plan.order)
        self._before: Card | None = None
        self._mistaken: str | None = None
        self._began = clock.monotonic()

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def elapsed(self) -> float:
        """Seconds since the sitting began."""
        return self._clock.monotonic() - self._began

    def next(self, answers: int) -> "CardState | None":
        """The state of the card to ask now; None if there is none, or no time.

        `answers` is how many there have been so far: their pace says when it
        is time to finish with the wrong cards.
        """
        while (card := self._pick(answers)) is not None:
            state = self._progress.state(card)
            if self.wants(state):
                return state
        return None

    def asked(self, card: Card) -> None:
        """Note what is being asked: the next review should be about somebody like it."""
        self._before = card
        self._mistaken = None

    def mistook(self, chosen: str) -> None:
        """Note who was just named in the place of the right one."""
        self._mistaken = chosen

    def wants(self, state: "CardState") -> bool:
        """Whether the card is still to be asked, whatever other programs have done."""
        today = self._progress.today()
        if state.suspended:
            return False
        if self._options.cram:
            return True
        if (state.buried_until or 0) > today:
            return False
        return state.last_day is None or state.last_day < today or state.due(today)

    def likely(self) -> list[str]:
        """Cards one of which probably comes next."""
        return self._queue.likely()

    def prepare(self) -> None:
        """Find out beforehand whom this learner mixes up."""
        _ = self._mixups

    def look(self) -> bool:
        """Whether another program has written since the last look."""
        before, self._version = self._version, self._progress.data_version()
        return before != self._version

    def bring_back(self, card: str, minutes: float) -> None:
        """Let `card` come again in this sitting."""
        self._queue.returning.add(card, self._clock.monotonic() + minutes * 60)

    def put_back(self, card: str) -> None:
        """Let `card`, asked but not answered, be the next one."""
        self._queue.put_back(card)

    def drop(self, card: str) -> None:
        """Let `card` not be asked any more."""
        self._queue.drop(card)

    def _pick(self, answers: int) -> str | None:
        now, before = self._clock.monotonic(), self._before.id if self._before else None
        if self._options.minutes is not None:
            left = self._options.minutes * 60 - self.elapsed
            if left <= 0:
                return None
            returning = self._queue.returning
            pace = self.elapsed / max(1, answers)
            if returning and left <= pace * len(returning):
                return returning.take(now, early=True, after=before)
        return self._queue.take(now, after=before, near=self._near())

    def _near(self) -> frozenset[str]:
        """The people that the next review should be about, if it can be."""
        if self._before is None:
            return frozenset()
        if self._mistaken is not None:
            return frozenset({self._mistaken})
        return confusable_with(self._before, self._mixups)

    @cached_property
    def _mixups(self) -> Mixups:
        since = self._progress.today() - REMEMBERED_DAYS
        latest = self._progress.latest_confusions(since, REMEMBERED)
        self.collection.load(card for card, _ in latest)
        return mixups(latest, self._asked_for)

    def _asked_for(self, card: str) -> tuple[str, ...]:
        try:
            facts = self.collection.facts(card)
        except UnknownCardError:
            return ()
        return facts.people if facts.facet == "who" else ()

    def _speakers(self, card: str) -> tuple[str, ...]:
        return () if card in self.plan.held else self._asked_for(card)
