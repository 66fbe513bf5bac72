"""Schedules to study under: ours and the ones people use.

A schedule hears of each answer and says what to ask next. `now` is minutes
since the first day began, `day` the learner's day. All meet new cards in the
same order and at the same daily limit; all see answers as right or wrong only.
"""

from random import Random
from typing import Protocol

from karabakh_quiz.memory import Memory
from karabakh_quiz.memory.intervals import Calendar, due_day
from karabakh_quiz.memory.model import MemoryState
from karabakh_quiz.planning.fitting import Answer, FitError, fit
from karabakh_quiz.progress.cardstate import CardState
from karabakh_quiz.study.returning import Returning
from karabakh_quiz.study.scheduling import elapsed_days, outcomes
from karabakh_quiz.study.urgency import most_urgent_first


class Schedule(Protocol):
    """What to ask next."""

    def begin(self, day: int) -> None:
        """A day of study begins."""
        ...

    def next(self, now: float) -> str | None:
        """A card that was met before and is to be asked now; None: nothing is due."""
        ...

    def answered(self, card: str, now: float, right: bool) -> None:
        """`card`, met for the first time or again, was answered."""
        ...

    def waiting(self) -> str | None:
        """A card to ask before its time, now that there is nothing else; None: stop."""
        ...


class Ours:
    """As the program comes: FSRS-6 on learner's days; most urgent first; wrong cards back once.

    Intervals, order and gaps are the program's own functions. Here and below
    nothing is told of the learner but days and answers.
    """

    name = "ours"
    aim = 0.9
    thrifty = False

    def __init__(self, chance: Random) -> None:
        self._memory = Memory(desired_retention=self.aim)
        self._cards: dict[str, CardState] = {}
        self._returning = Returning()
        self._load: dict[int, int] = {}
        self._queue: list[str] = []
        self._day = 0

    def begin(self, day: int) -> None:
        self._day = day
        self._returning = Returning()
        due = [state for state in self._cards.values() if state.due(day)]
        self._queue = most_urgent_first(due, lambda _: self._memory, day)
        self._queue.reverse()

    def next(self, now: float) -> str | None:
        back = self._returning.take(now, early=False)
        if back is not None:
            return back
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        return self._returning.take(0.0, early=True)

    def answered(self, card: str, now: float, right: bool) -> None:
        state = self._cards.get(card) or CardState(card=card)
        found = outcomes(
            self._memory,
            state,
            self._day,
            calendar=Calendar(self._load),
            thrifty=self.thrifty,
        )[2 if right else 0]
        due = self._day + found.days
        if not found.days:
            self._returning.add(card, now + found.minutes)
            due = self._day + 1  # where the sitting ends before it came back
        self._cards[card] = CardState(
            card=card, memory=found.state, last_day=self._day, due_day=due
        )
        self._load[due] = self._load.get(due, 0) + 1


class OursLower(Ours):
    """The same at a lower aim: fewer answers, less known."""

    name = "ours, aim 0.80"
    aim = 0.8


class OursSaving(Ours):
    """With the setting save-time: minutes go where they keep most."""

    name = "ours, saving time"
    thrifty = True


class OursFitted(OursSaving):
    """The same, by somebody who calls `fit --take` on the first day of every month of thirty."""

    name = "ours, saving time, fitted"
    every = 30

    def __init__(self, chance: Random) -> None:
        super().__init__(chance)
        self._log: list[Answer] = []
        self._fitted_at: int | None = None

    def begin(self, day: int) -> None:
        if day and day % self.every == 0:
            self._fit()
        super().begin(day)

    def answered(self, card: str, now: float, right: bool) -> None:
        state = self._cards.get(card)
        elapsed = elapsed_days(state, self._day) if state else 0
        self._log.append(Answer(card, round(now * 60_000), 3 if right else 1, elapsed))
        super().answered(card, now, right)

    def _fit(self) -> None:
        try:
            found = fit(self._log, self._memory.parameters, seen_until=self._fitted_at)
        except FitError:  # too little yet
            return
        if not found.better:
            return
        self._fitted_at = self._log[-1].when
        self._memory = Memory(found.parameters, self.aim)
        histories: dict[str, list[tuple[int, int]]] = {}
        for answer in self._log:
            histories.setdefault(answer.card, []).append((answer.grade, answer.elapsed))
        for card, history in histories.items():
            state = self._cards[card]
            self._cards[card] = CardState(
                card=card,
                memory=self._memory.replay(history),
                last_day=state.last_day,
                due_day=state.due_day,
            )


class _Reviewed:
    """What Anki keeps of a card."""

    __slots__ = ("due", "last", "state")

    def __init__(self) -> None:
        self.state: MemoryState | None = None
        self.last = self.due = 0


class Steps:
    """FSRS-6 behind fixed steps of 1 and 10 minutes, relearning 10: as Anki comes.

    Steps that a sitting does not finish are taken up the next day; nothing is
    waited for beyond twenty minutes ahead. Due cards by due day, then at random.
    """

    name = "Anki (FSRS-6, 1 m 10 m)"
    aim = 0.9
    _learning = (1.0, 10.0)
    _relearning = (10.0,)

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._memory = Memory(desired_retention=self.aim)
        self._cards: dict[str, _Reviewed] = {}
        self._steps: dict[str, tuple[tuple[float, ...], int, float]] = {}
        self._queue: list[str] = []
        self._day = 0

    def begin(self, day: int) -> None:
        self._day = day
        due = [
            name
            for name, card in self._cards.items()
            if card.due <= day and name not in self._steps
        ]
        self._queue = sorted(due, key=lambda name: (-self._cards[name].due, self._chance.random()))

    def next(self, now: float) -> str | None:
        ready = [name for name, (_, _, when) in self._steps.items() if when <= now]
        if ready:
            return min(ready, key=lambda name: self._steps[name][2])
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        if not self._steps:
            return None
        return min(self._steps, key=lambda name: self._steps[name][2])

    def answered(self, card: str, now: float, right: bool) -> None:
        fresh = card not in self._cards
        kept = self._cards.setdefault(card, _Reviewed())
        elapsed = self._day - kept.last if kept.state is not None else 0
        kept.state = self._memory.review(kept.state, 3 if right else 1, elapsed)
        kept.last = self._day
        if card in self._steps:
            steps, position, _ = self._steps.pop(card)
            position = position + 1 if right else 0
        elif fresh:
            steps, position = self._learning, int(right)
        else:
            steps, position = self._relearning, len(self._relearning) if right else 0
        if position < len(steps):
            self._steps[card] = (steps, position, now + steps[position])
            return
        kept.due = due_day(card, self._day, self._memory.interval(kept.state))


class StepsLower(Steps):
    """The same at a lower aim."""

    name = "Anki, aim 0.80"
    aim = 0.8


class Sm2:
    """SM-2 (Wozniak, 1990): 1 day, 6 days, then times the ease; wrong begins anew.

    Right counts as quality 4 (ease stays), wrong as 2 (ease falls by .32, never
    below 1.3) and is repeated in the same sitting until right.
    """

    name = "SM-2"

    def __init__(self, chance: Random) -> None:
        self._cards: dict[str, list[float]] = {}  # ease, repetitions, interval, due
        self._queue: list[str] = []
        self._again: list[str] = []
        self._day = 0

    def begin(self, day: int) -> None:
        self._day = day
        self._again = []
        self._queue = sorted(
            (name for name, card in self._cards.items() if card[3] <= day),
            key=lambda name: -self._cards[name][3],
        )

    def next(self, now: float) -> str | None:
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        return self._again.pop(0) if self._again else None

    def answered(self, card: str, now: float, right: bool) -> None:
        kept = self._cards.setdefault(card, [2.5, 0, 0, 0])
        if kept[3] > self._day:  # a repetition within the sitting changes nothing
            if not right:
                self._again.append(card)
            return
        if right:
            kept[1] += 1
            kept[2] = 1 if kept[1] == 1 else 6 if kept[1] == 2 else round(kept[2] * kept[0])
        else:
            kept[0] = max(1.3, kept[0] - 0.32)
            kept[1], kept[2] = 0, 1
            self._again.append(card)
        kept[3] = self._day + kept[2]


class Leitner:
    """Boxes of 1, 2, 4, 8, 16, 32, 64 days; right moves up one, wrong back to the first."""

    name = "Leitner"
    _days = (1, 2, 4, 8, 16, 32, 64)

    def __init__(self, chance: Random) -> None:
        self._box: dict[str, int] = {}
        self._due: dict[str, int] = {}
        self._queue: list[str] = []
        self._day = 0

    def begin(self, day: int) -> None:
        self._day = day
        due = [name for name in self._box if self._due[name] <= day]
        self._queue = sorted(due, key=lambda name: -self._box[name])

    def next(self, now: float) -> str | None:
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        return None

    def answered(self, card: str, now: float, right: bool) -> None:
        box = min(self._box.get(card, -1) + 1, len(self._days) - 1) if right else 0
        self._box[card] = box
        self._due[card] = self._day + self._days[box]


class Shuffled:
    """Any card met so far, at random, for as long as there is time."""

    name = "random"

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._met: list[str] = []
        self._queue: list[str] = []

    def begin(self, day: int) -> None:
        self._queue = list(self._met)
        self._chance.shuffle(self._queue)

    def next(self, now: float) -> str | None:
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        return None

    def answered(self, card: str, now: float, right: bool) -> None:
        if card not in self._met:
            self._met.append(card)


SCHEDULES = (
    Ours,
    OursSaving,
    OursFitted,
    OursLower,
    Steps,
    StepsLower,
    Sm2,
    Leitner,
    Shuffled,
)
