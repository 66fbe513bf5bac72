"""Whole commands, from the shell's point of view, against `python -c pass`."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.collections import Collection, collection
from benchmarks.measure import ROUNDS, Figure, against, interleaved, timed

FLOOR = "python -c pass"
BUDGETS = {"due": 4.0}


def environment(home: Path, decks: Path | None = None) -> dict[str, str]:
    """What a command run by a benchmark sees: bytecode is written, nothing else is special."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KARABAKH")}
    clean.pop("PYTHONDONTWRITEBYTECODE", None)
    clean["KARABAKH_QUIZ_HOME"] = str(home)
    clean["KARABAKH_QUIZ_NOW"] = "2026-01-31T09:00:00+04:00"
    if decks is not None:
        clean["KARABAKH_QUIZ_DECKS"] = str(decks)
    return clean


def command(words: list[str], home: Path, decks: Path | None = None) -> float:
    """Seconds that `karabakh-quiz words…` takes; raises if it fails."""
    environ = environment(home, decks)

    def run() -> None:
        subprocess.run(
            [sys.executable, "-m", "karabakh_quiz", *words],
            env=environ,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    return timed(run)


def floor() -> float:
    """Seconds that Python takes to start and stop."""
    return timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))


def figures(rounds: int = ROUNDS, cards: int = 10_000) -> list[Figure]:
    """`due`, `decks`, `--help`, `check` of an unchanged deck, `stats`."""
    made: Collection = collection(cards, reviews=cards * 2)
    deck = str(next(made.decks.glob("*.yaml")))
    cases = {
        "due": ["due"],
        "decks": ["decks"],
        "--help": ["--help"],
        "check of an unchanged deck": ["check", deck],
        "stats": ["stats"],
    }
    samples = interleaved(
        {
            FLOOR: floor,
            **{
                name: partial(command, words, made.home, made.decks)
                for name, words in cases.items()
            },
        },
        rounds,
    )
    return against(samples, FLOOR, BUDGETS)
