"""Logs as a learner would have grown them, for figures to be made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from pathlib import Path
from random import Random

from karabakh_quiz.clock import Clock
from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.step import NEVER, luck
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.merge import RowChain, take

DEVICE = "madeupdevice0000"


@dataclass(frozen=True, slots=True)
class Asked:
    """A card to grow answers for: who is right, who is taken for them, the right year."""

    id: str
    right: str = ""
    rivals: tuple[str, ...] = ()
    year: int | None = None


def made_up(entries: int = 20) -> list[Asked]:
    """Cards of made-up statements: who and when, in two decks."""
    people = [f"person-{number}" for number in range(8)]
    found = []
    for number in range(entries):
        entry = f"{'alpha' if number % 3 else 'beta'}/statement-{number}"
        right = people[number % 8]
        rivals = tuple(people[(number + step) % 8] for step in (1, 2, 3))
        found.append(Asked(f"{entry}#who", right, rivals))
        found.append(Asked(f"{entry}#when", year=1988 + number))
    return found


def reviews(
    cards: Sequence[Asked], *, first_day: int, days: int, seed: int = 0, new_a_day: int = 3,
    device: str = DEVICE, weak: Mapping[str, float] | None = None,
) -> Iterator[Review]:  # fmt: skip
    """Answers over `days`: cards met by and by, asked when due, recalled as the model expects.

    `weak` lowers the chance of recall by facet. Some days are left out; answers
    come in the evening, choices while a card is young.
    """
    chance = Random(f"{seed}/{len(cards)}/{days}")
    memory = Memory()
    waiting = [(first_day + number // new_a_day, number) for number in range(len(cards))]
    heapify(waiting)
    states: dict[int, tuple[float, float, int, int]] = {}
    seq = 0
    studied = [day for day in range(first_day, first_day + days) if chance.random() < 0.85]
    for day in studied:
        at = day * 86_400_000 + chance.choice((6, 17, 18)) * 3_600_000
        while waiting and waiting[0][0] <= day:
            _, number = heappop(waiting)
            card = cards[number]
            seq += 1
            at += chance.randint(6_000, 40_000)
            stability, difficulty, last, after = states.get(number, (NEVER, 0.0, day, 0))
            facet = card.id.partition("#")[2]
            recall = 0.35 if stability == NEVER else memory.recall(stability, day - last)
            recall -= (weak or {}).get(facet, 0.0)
            typed = stability > 7 or not card.rivals
            options = () if typed else tuple(chance.sample((card.right, *card.rivals), 4))
            if options:
                recall += (1 - recall) / 4
            grade = chance.choice((2, 3, 3, 3, 3, 4)) if chance.random() < recall else 1
            step_luck = luck(4) if options else 0.0
            stability, difficulty = memory.step(stability, difficulty, grade, day - last, step_luck)
            interval = memory.interval(MemoryState(stability, difficulty))
            due = day if grade == 1 else due_day(card.id, day, interval)
            states[number] = (stability, difficulty, day, seq)
            heappush(waiting, (due if due > day else day + (grade > 1), number))
            yield _review(chance, card, seq, at, day, grade, options, due, after, device)


def _review(
    chance: Random, card: Asked, seq: int, at: int, day: int, grade: int,
    options: tuple[str, ...], due: int, after: int, device: str,
) -> Review:  # fmt: skip
    wrong = grade == 1
    chosen = None
    if wrong and card.rivals:
        chosen = chance.choice((card.rivals[0], card.rivals[0], *card.rivals))
    fields = {}
    if card.year is not None:
        off = chance.choice((0, 0, 0, 2, -3, 12, -15)) if not wrong else 0
        if wrong:
            off = round(chance.gauss(-60, 400)) or -40
        fields = {"days_off": off, "year": card.year}
    return Review(
        card=card.id,
        at=at,
        day=day,
        id=RowId(device, seq),
        grade=grade,
        proposed=grade,
        verdict="wrong" if wrong else "exact",
        score=float(not wrong),
        mode="choice" if options else "type",
        options=options,
        chosen=chosen,
        took_ms=chance.randint(3_000, 30_000),
        sitting=f"{day:08x}",
        after=RowId(device, after) if after else None,
        due_day=due,
        fields=fields,
    )


def grow(path: Path, rows: Iterator[Review], *, clock: Clock | None = None) -> None:
    """A log of these rows at `path`."""
    rows = iter(rows)
    with Progress.open(path, clock=clock) as progress, progress._log.writing():
        take(progress._log, [RowChain(DEVICE, rows)])
