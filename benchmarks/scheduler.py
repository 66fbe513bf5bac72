"""The memory model against other implementations of it, on the same histories."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.measure import ROUNDS, Figure, Sample, against, interleaved, timed
from karabakh_quiz.memory import Memory, MemoryState

REVIEWS = 20_000
FLOOR = "py-fsrs, review_card"
AT_LEAST = 10.0
"""Times as many reviews a second as py-fsrs."""


def histories(count: int = REVIEWS) -> list[list[tuple[int, int]]]:
    """(grade, elapsed days) of cards with ten reviews each."""
    chance = Random(7)
    return [
        [
            (chance.choice((1, 2, 3, 3, 3, 4)), 0 if n == 0 else chance.randint(1, 60))
            for n in range(10)
        ]
        for _ in range(count // 10)
    ]


def figures(rounds: int = ROUNDS) -> list[Figure]:
    """Reviews a second, and whole histories replayed, as multiples of py-fsrs."""
    work = histories()
    cases: dict[str, Callable[[], float]] = {
        FLOOR: lambda: timed(lambda: _py_fsrs(work)),
        "ours, Memory.review": lambda: timed(lambda: _ours(work)),
        "ours, replay": lambda: timed(lambda: _replay(work)),
    }
    rust = _rust(work)
    if rust is not None:
        cases["fsrs-rs-python, memory_state"] = lambda: timed(rust)
    samples = interleaved(cases, rounds)
    speeds = {
        name: Sample(tuple(REVIEWS / seconds for seconds in sample.values))
        for name, sample in samples.items()
    }
    return against(speeds, FLOOR, {"ours, Memory.review": AT_LEAST}, better="more")


def _ours(work: list[list[tuple[int, int]]]) -> None:
    review = Memory().review
    for history in work:
        state: MemoryState | None = None
        for grade, elapsed in history:
            state = review(state, grade, elapsed)


def _replay(work: list[list[tuple[int, int]]]) -> None:
    replay = Memory().replay
    for history in work:
        replay(history)


def _py_fsrs(work: list[list[tuple[int, int]]]) -> None:
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for history in work:
        card, now = Card(card_id=1), start
        for grade, elapsed in history:
            now += timedelta(days=elapsed)
            card, _ = scheduler.review_card(card, Rating(grade), now)


def _rust(work: list[list[tuple[int, int]]]) -> Callable[[], None] | None:
    try:
        from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview
    except ImportError:
        return None
    model = FSRS(DEFAULT_PARAMETERS)
    items = [FSRSItem([FSRSReview(*review) for review in history]) for history in work]

    def run() -> None:
        for item in items:
            model.memory_state(item)

    return run
