"""Schedules to study under: ours and the ones people use.

A schedule hears of each answer and says what to ask next. `now` is minutes
since the first day began, `day` the learner's day. All meet new cards in the
same order and at the same daily limit; all see answers as right or wrong only.
"""

from random import Random
from typing import Protocol

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.intervals import Calendar, due_day, graded, rounded
from karabakh_quiz.study.returning import Returning, gap_minutes


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


class _Reviewed:
    """What FSRS schedules keep of a card."""

    __slots__ = ("due", "interval", "last", "state")

    def __init__(self) -> None:
        self.state: MemoryState | None = None
        self.last = self.due = self.interval = 0


class Ours:
    """FSRS-6 on learner's days; most urgent first; wrong cards back once, at the model's gap."""

    name = "ours"
    aim = 0.9

    def __init__(self, chance: Random) -> None:
        self._memory = Memory(desired_retention=self.aim)
        self._cards: dict[str, _Reviewed] = {}
        self._returning = Returning()
        self._load: dict[int, int] = {}
        self._queue: list[str] = []
        self._day = 0

    def begin(self, day: int) -> None:
        self._day = day
        self._returning = Returning()
        due = [name for name, card in self._cards.items() if card.due <= day]
        self._queue = sorted(due, key=self._urgency, reverse=True)

    def _urgency(self, name: str) -> float:
        card = self._cards[name]
        assert card.state is not None
        recall = self._memory.recall
        now = recall(card.state.stability, self._day - card.last)
        return now / recall(card.state.stability, max(0, card.due - card.last))

    def next(self, now: float) -> str | None:
        back = self._returning.take(now, early=False)
        if back is not None:
            return back
        return self._queue.pop() if self._queue else None

    def waiting(self) -> str | None:
        return self._returning.take(0.0, early=True)

    def answered(self, card: str, now: float, right: bool) -> None:
        kept = self._cards.setdefault(card, _Reviewed())
        elapsed = self._day - kept.last if kept.state is not None else 0
        again, hard, good, easy = (
            self._memory.review(kept.state, grade, elapsed) for grade in (1, 2, 3, 4)
        )
        if right:
            kept.state = good
            _, days, _ = graded(
                (
                    self._memory.interval(hard),
                    self._memory.interval(good),
                    self._memory.interval(easy),
                ),
                card,
                self._day,
                last=kept.interval,
                calendar=Calendar(self._load),
            )
        else:
            kept.state = again
            days = rounded(self._memory.interval(again))
            self._returning.add(card, now + gap_minutes(self._memory, again))
        kept.last, kept.interval, kept.due = self._day, days, self._day + days
        self._load[kept.due] = self._load.get(kept.due, 0) + 1


class OursLower(Ours):
    """The same at a lower aim: fewer answers, less known."""

    name = "ours, aim 0.80"
    aim = 0.8


class Steps:
    """FSRS-6 behind fixed steps of 1 and 10 minutes, relearning 10: as Anki comes.

    Steps that a sitting does not finish are taken up the next day; nothing is
    waited for beyond twenty minutes ahead. Due cards by due day, then at random.
    """

    name = "Anki (FSRS-6, 1 m 10 m)"
    _learning = (1.0, 10.0)
    _relearning = (10.0,)

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._memory = Memory()
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


SCHEDULES = (Ours, OursLower, Steps, Sm2, Leitner, Shuffled)
