"""A learner who forgets faster than the model expects: a deck, and a log of studying it."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from karabakh_quiz.clock import DAY_END, clock_from, day_number
from karabakh_quiz.memory import DEFAULT, Memory, MemoryState
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress import Review, RowId
from tests.support.cli import NOW, write_deck
from tests.support.insight import DEVICE, grow

FORGETFUL = (*DEFAULT[:2], 0.8, 2.0, *DEFAULT[4:8], 1.2, *DEFAULT[9:])
CARDS = 150
DAYS = 90
TODAY = day_number(clock_from(NOW).now(), DAY_END)

_HEAD = "deck:\n  id: many\n  title: Many made-up questions\nquestions:\n"


def write_many(home: Path, cards: int = CARDS) -> None:
    """A deck of plain questions."""
    asked = (
        f"  - {{id: q{n}, ask: What is number {n}?, answer: Answer {n}}}\n" for n in range(cards)
    )
    write_deck(home, _HEAD + "".join(asked), "many.yaml")


def studied(cards: int = CARDS, days: int = DAYS, seed: int = 3) -> Iterator[Review]:
    """Answers up to the day before `NOW`: asked as our defaults say, forgotten as `FORGETFUL`.

    A forgotten card is asked again at once, and then recalled.
    """
    chance, ours, theirs = Random(seed), Memory(), Memory(FORGETFUL)
    known = [(NEVER, 0.0)] * cards
    believed: list[MemoryState | None] = [None] * cards
    last, latest = [0] * cards, [0] * cards
    due = [TODAY - days + number * 30 // cards for number in range(cards)]
    seq = 0
    for day in range(TODAY - days, TODAY):
        at = day * 86_400_000 + 15 * 3_600_000
        for number in [number for number in range(cards) if due[number] <= day]:
            card = f"many/q{number}#answer"
            elapsed = day - last[number] if last[number] else 0
            recall = 0.0 if not last[number] else theirs.recall(known[number][0], elapsed)
            for grade in (3,) if chance.random() < recall else (1, 3):
                known[number] = theirs.step(*known[number], grade, elapsed, 0.0)
                state = believed[number] = ours.review(believed[number], grade, elapsed)
                due[number] = day + (
                    0 if grade == 1 else due_day(card, day, ours.interval(state)) - day
                )
                seq, at, elapsed = seq + 1, at + 20_000, 0
                after = RowId(DEVICE, latest[number]) if latest[number] else None
                yield Review(
                    card=card,
                    at=at,
                    day=day,
                    id=RowId(DEVICE, seq),
                    grade=grade,
                    proposed=grade,
                    verdict="exact" if grade > 1 else "wrong",
                    score=float(grade > 1),
                    mode="type",
                    took_ms=9_000 if grade > 1 else 14_000,
                    after=after,
                    due_day=due[number],
                )
                last[number], latest[number] = day, seq


def grow_studied(home: Path) -> None:
    """The deck and the log under `home`."""
    write_many(home)
    grow(home / "progress.db", studied())
