"""How cost grows with the collection: three sizes, and the exponent between them.

An exponent of 0 is "does not depend on the size", 1 is linear. What stands on
the way to the first question should not depend on it: within 20 % from 100 to
100,000 cards.
"""

from collections.abc import Callable
from functools import partial
from math import log
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.collections import Collection, collection
from benchmarks.measure import Figure, interleaved, timed
from benchmarks.paint import paint
from benchmarks.process import command

SIZES = (100, 10_000, 100_000)
REVIEWS_A_CARD = 2
INDEPENDENT = 1.2
"""The largest collection may cost this many times the smallest, on the way to a question."""
LINEAR = 1.05


def figures(rounds: int = 5, sizes: tuple[int, ...] = SIZES) -> list[Figure]:
    """For each kind of work: the largest size against the smallest, and the exponent."""
    made = {size: collection(size, reviews=size * REVIEWS_A_CARD) for size in sizes}
    found: list[Figure] = []
    for name, work, independent in WORK:
        samples = interleaved(
            {str(size): partial(work, one) for size, one in made.items()},
            rounds,
        )
        medians = [samples[str(size)].median for size in sizes]
        smallest, largest = samples[str(sizes[0])], samples[str(sizes[-1])]
        spread = (smallest.spread**2 + largest.spread**2) ** 0.5
        between = f"{sizes[0]:,} → {sizes[-1]:,} cards"
        found.append(
            Figure(
                f"{name}, {between}",
                medians[-1] / medians[0],
                spread,
                f"itself at {sizes[0]:,}",
                INDEPENDENT if independent else None,
            )
        )
        found.append(
            Figure(
                f"{name}, exponent",
                exponent(sizes, medians),
                spread,
                "1 is linear",
                LINEAR,
            )
        )
    return found


def exponent(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """The slope of log seconds over log size, least squares."""
    xs, ys = [log(size) for size in sizes], [log(value) for value in seconds]
    x, y = mean(xs), mean(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def due(made: Collection) -> float:
    """`due`, the whole command."""
    return command(["due"], made.home, made.decks)


def first_question(made: Collection) -> float:
    """From the command to the first question in a terminal."""
    return paint(["-m", "karabakh_quiz", "study", made.deck], made.home, made.decks, made.prompt)


def next_card(made: Collection) -> float:
    """Choosing the first card of a sitting, in this process."""
    from karabakh_quiz.cards import Collection as Cards
    from karabakh_quiz.clock import clock_from
    from karabakh_quiz.decks import open_library
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.study import Sitting, SittingOptions

    library = open_library(made.decks, (), made.decks / "none", cache=made.home / "cache")
    clock = clock_from("2026-01-31T09:00:00+00:00")
    with Progress.open(made.home / "progress.db", clock=clock) as progress:
        start = perf_counter()
        cards = Cards(library, ["generated"])
        sitting = Sitting(cards, progress, clock=clock, seed=1, options=SittingOptions())
        if sitting.next() is None:
            raise AssertionError("nothing to ask")
        return perf_counter() - start


def rebuild(made: Collection) -> float:
    """Folding the whole log anew."""
    import shutil

    from karabakh_quiz.progress import Progress

    with TemporaryDirectory() as folder:
        copy = Path(folder, "progress.db")
        shutil.copyfile(made.home / "progress.db", copy)
        with Progress.open(copy) as progress:
            return timed(progress.rebuild)


WORK: tuple[tuple[str, Callable[[Collection], float], bool], ...] = (
    ("due", due, True),
    ("first question", first_question, True),
    ("next card", next_card, True),
    ("rebuild", rebuild, False),
)
