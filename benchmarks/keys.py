"""In a sitting: from key to repaint, and how much memory it all takes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.collections import Collection, collection, scratch
from benchmarks.measure import ROUNDS, Figure, Sample, interleaved
from benchmarks.paint import BARE
from benchmarks.process import environment
from benchmarks.terminal import Terminal

FRAME = 0.016
"""Seconds, the one absolute budget: a frame."""
MEMORY_FACTOR, MEMORY_MORE = 1.3, 20 * 1024 * 1024
DOWN, UP, FIRST, ENTER = "\x1b[B", "\x1b[A", "1", "\r"
A_CARD = {"moving": (DOWN, UP), "answering": (FIRST,), "going on": (ENTER,)}
"""What a learner presses at one card: two moves, a choice, and Enter for the grade."""
CHOICES = ("--mode", "choice", "--only", "who")
"""Small decks have too few dates to choose among."""
CARDS = 30
"""Cards a sitting, answered one after another: four keys each."""
PERCENTILES = (50, 95, 99)


def figures(rounds: int = ROUNDS, cards: int = 10_000, asked: int = CARDS) -> list[Figure]:
    """Frames that a repaint takes at three percentiles, and peak memory.

    One sitting a round, `asked` cards each: a percentile is the median of theirs.
    """
    made = collection(cards, reviews=cards * 2)
    sittings = [repaints(made, asked) for _ in range(rounds)]
    found = [
        _frames(f"key to repaint, {number}th percentile", sittings, tuple(A_CARD), number)
        for number in PERCENTILES
    ]
    found += [_frames(f"{kind}, 95th percentile", sittings, (kind,), 95) for kind in A_CARD]
    return [*found, memory(rounds, made)]


def _frames(
    name: str, sittings: Sequence[dict[str, list[float]]], kinds: tuple[str, ...], number: int
) -> Figure:
    """Every sitting's percentile `number` of the keys of `kinds`; all keys have the budget."""
    sample = Sample(
        tuple(
            percentile([seconds for kind in kinds for seconds in sitting[kind]], number)
            for sitting in sittings
        )
    )
    budget = 1.0 if kinds == tuple(A_CARD) and number == 95 else None
    return Figure(name, sample.median / FRAME, sample.spread, "a frame of 16 ms", budget)


def repaints(made: Collection, asked: int) -> dict[str, list[float]]:
    """Seconds from key to repaint in one sitting, by kind of key."""
    found: dict[str, list[float]] = {kind: [] for kind in A_CARD}
    with scratch(made) as own:
        words = ["-m", "karabakh_quiz", "study", own.deck, *CHOICES]
        terminal = Terminal([sys.executable, *words], environment(own.home, own.decks))
        try:
            terminal.until(own.prompt)
            terminal.quiet()
            for _ in range(asked):
                for kind, keys in A_CARD.items():
                    found[kind] += [terminal.repaint(key) for key in keys]
        finally:
            terminal.close()
    return found


def percentile(values: Sequence[float], number: int) -> float:
    """The `number`th percentile of `values`."""
    return quantiles(values, n=100, method="inclusive")[number - 1]


def memory(rounds: int, made: Collection) -> Figure:
    """Peak memory after four cards, beside a bare app's with what is allowed on top."""
    samples = interleaved(
        {"bare": _bare_memory, "ours": lambda: sitting_memory(made)}, max(1, rounds)
    )
    bare, ours = samples["bare"], samples["ours"]
    return Figure(
        "peak memory in a sitting",
        ours.median / (bare.median * MEMORY_FACTOR + MEMORY_MORE),
        (ours.spread**2 + bare.spread**2) ** 0.5,
        "1.3 × a bare app + 20 MB",
        1.0,
    )


def _bare_memory() -> float:
    with TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        return _memory([str(bare)], environment(Path(folder)), "bare-app-is-here", "")


def sitting_memory(made: Collection, asked: int = 4) -> float:
    """Bytes that a sitting has held at most once `asked` cards are answered."""
    with scratch(made) as own:
        words = ["-m", "karabakh_quiz", "study", own.deck, *CHOICES]
        environ = environment(own.home, own.decks)
        return _memory(words, environ, own.prompt, (FIRST + ENTER) * asked)


def _memory(words: list[str], environ: dict[str, str], marker: str, keys: str) -> float:
    terminal = Terminal([sys.executable, *words], environ)
    try:
        terminal.until(marker)
        for key in keys:
            terminal.press(key)
            terminal.quiet(0.2)
        return float(terminal.peak_memory())
    finally:
        terminal.close()
