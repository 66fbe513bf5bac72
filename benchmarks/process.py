"""Whole commands, from the shell's point of view, against `python -c pass`."""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from benchmarks.collections import Collection, collection, scratch
from benchmarks.measure import ROUNDS, Figure, against, interleaved, timed
from karabakh_quiz.clock import clock_from
from karabakh_quiz.progress import Progress, Review

FLOOR = "python -c pass"
BUDGETS = {"due, nothing changed": 4.0, "due, after a sitting": 4.0}
NOW = "2026-01-31T09:00:00+04:00"


def environment(home: Path, decks: Path | None = None) -> dict[str, str]:
    """What a command run by a benchmark sees: bytecode is written, nothing else is special."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KARABAKH")}
    clean.pop("PYTHONDONTWRITEBYTECODE", None)
    clean["KARABAKH_QUIZ_HOME"] = str(home)
    clean["KARABAKH_QUIZ_NOW"] = NOW
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


def row(number: int) -> Review:
    """A right answer to a card of the generated deck's statement `number`."""
    return Review(
        card=f"generated/statement-{number}#who",
        grade=3,
        proposed=3,
        verdict="exact",
        score=1.0,
        mode="type",
    )


def due_after_sitting(made: Collection) -> float:
    """Seconds that `due` takes after a sitting of one answer: what a prompt asks next."""
    words = ["study", made.deck, "--plain", "--limit", "1", "--mode", "type"]
    subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", *words],
        env=environment(made.home, made.decks),
        input=b"nobody\n\n\n",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    time.sleep(0.05)  # a shell draws its prompt, a person reads
    return command(["due"], made.home, made.decks)


def due_counted_anew(made: Collection) -> float:
    """Seconds that `due` takes when something else wrote to the log, or a new day began."""
    with Progress.open(made.home / "progress.db", clock=clock_from(NOW)) as progress:
        progress.record(row(0))
    return command(["due"], made.home, made.decks)


def check(made: Collection) -> float:
    """Seconds that `check` of the generated deck takes."""
    (deck,) = made.decks.glob("*.yaml")
    return command(["check", str(deck)], made.home, made.decks)


def figures(rounds: int = ROUNDS, cards: int = 10_000) -> list[Figure]:
    """`due`, `decks`, `--help`, `check` of an unchanged deck, `stats`.

    `due` is measured three times: asked again while nothing changed, after a sitting (which
    leaves the answer behind), and when it has to count anew: on a new day, after a sync.
    """
    cases = {
        "due, nothing changed": ["due"],
        "decks": ["decks"],
        "--help": ["--help"],
        "stats": ["stats"],
    }
    kept = collection(cards, reviews=cards * 2)
    with scratch(kept) as made, scratch(kept) as sat, scratch(kept) as answered:
        samples = interleaved(
            {
                FLOOR: floor,
                "due, after a sitting": partial(due_after_sitting, sat),
                "due, counted anew": partial(due_counted_anew, answered),
                "check of an unchanged deck": partial(check, made),
                **{
                    name: partial(command, words, made.home, made.decks)
                    for name, words in cases.items()
                },
            },
            rounds,
        )
    return against(samples, FLOOR, BUDGETS)
