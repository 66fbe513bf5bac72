"""How cost grows with the collection: three sizes, and the exponent between them.

An exponent of 0 is "does not depend on the size", 1 is linear; of the two steps
between three sizes the steeper is shown, so that what a program's start costs
hides nothing. What stands on the way to a question, and from one to the next,
should not depend on the size: within 20 % from 100 to 100,000 cards. A card has
ten reviews, so the largest collection has a million.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import decks, keys, process
from benchmarks.collections import Collection, collection, scratch
from benchmarks.measure import ROUNDS, Figure, Sample, interleaved, timed
from benchmarks.paint import paint
from karabakh_quiz.clock import clock_from
from karabakh_quiz.decks import read_deck
from karabakh_quiz.progress import Progress

SIZES = (100, 10_000, 100_000)
REVIEWS_A_CARD = 10
INDEPENDENT = 1.2
"""The largest collection may cost this many times the smallest, on the way to a question."""
LINEAR = 1.05
REBUILD = 5.0
"""Seconds that folding a million reviews anew may take."""
ANSWERS = 10
"""Answers, or keys, that one turn takes the mean of."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something a learner or a teacher waits for."""

    name: str
    cost: Callable[[Collection], float]
    """Does it with a collection that it may change; seconds, or bytes."""
    independent: bool = False
    """Whether it should cost the same whatever the size."""


def figures(
    rounds: int = ROUNDS, sizes: Sequence[int] = SIZES, work: Sequence[Work] | None = None
) -> list[Figure]:
    """For each kind of work: the largest size against the smallest, and the exponent."""
    ratios: list[Figure] = []
    exponents: list[Figure] = []
    absolute: list[Figure] = []
    with ExitStack() as stack:
        made = [
            stack.enter_context(scratch(collection(size, reviews=size * REVIEWS_A_CARD)))
            for size in sizes
        ]
        for one in WORK if work is None else work:
            cases = {
                f"{size:,}": partial(one.cost, each) for size, each in zip(sizes, made, strict=True)
            }
            samples = list(interleaved(cases, rounds).values())
            spread = (samples[0].spread ** 2 + samples[-1].spread ** 2) ** 0.5
            ratios.append(
                Figure(
                    one.name,
                    samples[-1].median / samples[0].median,
                    spread,
                    f"itself at {sizes[0]:,} cards: at {sizes[-1]:,}",
                    INDEPENDENT if one.independent else None,
                )
            )
            exponents.append(
                Figure(
                    f"{one.name}, exponent",
                    exponent(sizes, [sample.median for sample in samples]),
                    spread,
                    "1, which is linear",
                    LINEAR,
                )
            )
            absolute += _absolute(one, sizes[-1], samples[-1])
    return [*ratios, *exponents, *absolute]


def _absolute(work: Work, size: int, sample: Sample) -> list[Figure]:
    """The two promises in seconds, at the largest size."""
    if work.cost is rebuild:
        name = f"rebuild of {size * REVIEWS_A_CARD:,} reviews"
        return [Figure(name, sample.median / REBUILD, sample.spread, f"{REBUILD:g} seconds", 1.0)]
    if work.cost is next_card:
        name = f"next card of {size:,}"
        return [Figure(name, sample.median / keys.FRAME, sample.spread, "a frame of 16 ms")]
    return []


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The steepest slope of log cost over log size, between neighbouring sizes."""
    points = [(log(size), log(cost)) for size, cost in zip(sizes, costs, strict=True)]
    return max((y - x) / (b - a) for (a, x), (b, y) in pairwise(points))


def command(*words: str) -> Callable[[Collection], float]:
    """What runs a whole command."""
    return lambda made: process.command(list(words), made.home, made.decks)


def home(made: Collection) -> float:
    """From the command to the list of decks in a terminal."""
    return paint(["-m", "karabakh_quiz"], made.home, made.decks, made.title)


def first_question(made: Collection) -> float:
    """From the command to the first question in a terminal."""
    return paint(["-m", "karabakh_quiz", "study", made.deck], made.home, made.decks, made.prompt)


def repaint(made: Collection) -> float:
    """From key to repaint, over the keys of a few cards."""
    found = keys.repaints(made, 3)
    return median(seconds for kind in found.values() for seconds in kind)


def next_card(made: Collection) -> float:
    """Planning a sitting and choosing its first card, in this process."""
    return _sitting(made, 0)[0]


def first_answer(made: Collection) -> float:
    """The first answer judged, graded and logged, and the next card chosen."""
    with scratch(made) as own:
        return _sitting(own, 1)[1]


def from_card_to_card(made: Collection) -> float:
    """The same later in a sitting; the mean of ten."""
    with scratch(made) as own:
        return mean(_sitting(own, 1 + ANSWERS)[2:])


def _sitting(made: Collection, answers: int) -> list[float]:
    """Seconds until the first question, and from each question to the next."""
    from karabakh_quiz.cards import Collection as Cards
    from karabakh_quiz.decks import open_library
    from karabakh_quiz.study import Sitting, SittingOptions

    library = open_library(made.decks, (), made.decks / "none", cache=made.home / "cache")
    clock = clock_from(process.NOW)
    with Progress.open(made.home / "progress.db", clock=clock) as progress:
        start = perf_counter()
        cards = Cards(library, ["generated"])
        sitting = Sitting(cards, progress, clock=clock, seed=1, options=SittingOptions())
        question = sitting.next()
        took = [perf_counter() - start]
        for _ in range(answers):
            if question is None:
                raise AssertionError("nothing is left to ask")
            start = perf_counter()
            sitting.answer(question.card.answer)
            sitting.grade(3)
            question = sitting.next()
            took.append(perf_counter() - start)
        return took


def answer(made: Collection) -> float:
    """An answer's row and state in one transaction; the mean of ten."""
    with Progress.open(made.home / "progress.db", clock=clock_from(process.NOW)) as progress:
        rows = [process.row(number) for number in range(ANSWERS)]
        return timed(lambda: [progress.record(row) for row in rows]) / len(rows)


def rebuild(made: Collection) -> float:
    """Folding the whole log anew."""
    with TemporaryDirectory() as folder:
        copy = Path(folder, "progress.db")
        shutil.copyfile(made.home / "progress.db", copy)
        with Progress.open(copy) as progress:
            return timed(progress.rebuild)


def reading(made: Collection) -> float:
    """Reading the deck, with everything checked."""
    return timed(partial(read_deck, _deck(made)))


def opening(made: Collection) -> float:
    """Finding, listing and opening the unchanged deck."""
    return timed(partial(decks.opened, _deck(made), made.home / "cache"))


def _deck(made: Collection) -> Path:
    (deck,) = made.decks.glob("*.yaml")
    return deck


WORK = (
    Work("due, nothing changed", command("due"), independent=True),
    Work("due, counted anew", process.due_counted_anew),
    Work("home", home, independent=True),
    Work("first question", first_question, independent=True),
    Work("next card", next_card, independent=True),
    Work("an answer's transaction", answer, independent=True),
    Work("the first answer of a sitting", first_answer, independent=True),
    Work("from card to card", from_card_to_card, independent=True),
    Work("key to repaint", repaint, independent=True),
    Work("opening the deck from the cache", opening, independent=True),
    Work("peak memory in a sitting", keys.sitting_memory, independent=True),
    Work("decks", command("decks")),
    Work("stats", command("stats")),
    Work("reading the deck cold", reading),
    Work("check of an unchanged deck", process.check),
    Work("rebuild", rebuild),
)
