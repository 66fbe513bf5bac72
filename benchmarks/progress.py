"""What a large log costs: opening, counting what is due, an answer, a rebuild, the file.

    python -m benchmarks.progress [--reviews 1000000] [--cards 100000]

Grows logs as a learner would have (minutes, the first time), and prints each
figure beside its floor, measured in turns in the same run: the rows read and
thrown away, an empty commit with `synchronous=FULL`, `python -c pass`; or
beside what it was promised to take.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.logs import answer, log_file
from benchmarks.measure import ROUNDS, Figure, Sample, against, interleaved, timed
from karabakh_quiz.progress import Progress
from karabakh_quiz.progress.replaying import replay

REVIEWS, CARDS = 1_000_000, 100_000
ANSWERS = 400
BEYOND, REBUILD, SIZE = 0.050, 5.0, 120e6
"""Seconds to open and count beyond an empty process, seconds to rebuild, bytes of the file."""
COUNTED, REBUILT, EMPTY = "open and count what is due", "rebuild", "empty commit"
PASS = "python -c pass"
ROWS_READ = "its rows, read alone"
TYPED, MIXED = "replay, typed answers", "replay, half of them choices"


def main() -> None:
    """Measure, and print seconds beside ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--cards", type=int, default=CARDS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    rounds = arguments.rounds
    mixed, typed = (log_file(arguments.reviews, arguments.cards, share) for share in (0.5, 1.0))
    print(f"file: {mixed.stat().st_size / 1e6:.1f} MB (budget {SIZE / 1e6:.0f})")
    show(opening(mixed, rounds), PASS, beyond=True)
    show(inside(mixed, rounds), None)
    show(replaying(typed, rounds, TYPED), ROWS_READ, "budget 2: ")
    show(replaying(mixed, rounds, MIXED), ROWS_READ, "budget 4: ")
    show(rebuilding(mixed, rounds), ROWS_READ)
    show(answering(mixed), EMPTY)


def figures(rounds: int = ROUNDS, reviews: int = REVIEWS, cards: int = CARDS) -> list[Figure]:
    """All of these over their floors; the budgets hold for a million reviews of 100,000 cards."""
    mixed, typed = (log_file(reviews, cards, share) for share in (0.5, 1.0))
    opened, rebuilt = opening(mixed, rounds), rebuilding(mixed, rounds)
    counting, passing = opened[COUNTED], opened[PASS]
    beyond = (counting.median - passing.median) / BEYOND
    spread = (counting.spread * counting.median + passing.spread * passing.median) / BEYOND
    again = rebuilt[REBUILT]
    return [
        Figure(f"{COUNTED}, beyond {PASS}", beyond, spread, "50 ms", 1.0),
        Figure(REBUILT, again.median / REBUILD, again.spread, "5 s", 1.0),
        Figure("the file", mixed.stat().st_size / SIZE, 0.0, "120 MB", 1.0),
        *against(answering(mixed), EMPTY, {"answer": 1.5}),
        *against(replaying(typed, rounds, TYPED), ROWS_READ, {TYPED: 2.0}),
        *against(replaying(mixed, rounds, MIXED), ROWS_READ, {MIXED: 4.0}),
        *against({f"{REBUILT}, with checksums": again, ROWS_READ: rebuilt[ROWS_READ]}, ROWS_READ),
    ]


def show(
    samples: dict[str, Sample], floor: str | None, note: str = "", *, beyond: bool = False
) -> None:
    """One line a figure: milliseconds, and how they stand to the floor."""
    for name, sample in samples.items():
        text = f"{note}{name}: {1e3 * sample.median:.3f} ms ±{sample.spread:.0%}"
        if floor is not None and name != floor:
            base = samples[floor].median
            if beyond:
                text += f", {1e3 * (sample.median - base):.1f} ms beyond {floor} (budget 50)"
            else:
                text += f", {sample.median / base:.2f} × {floor}"
        print(text)


def opening(path: Path, rounds: int) -> dict[str, Sample]:
    """Whole processes: one that opens the log and counts what is due, one that does nothing."""
    due = (
        "from karabakh_quiz.progress import Progress\n"
        f"with Progress.open({os.fspath(path)!r}) as progress: progress.counts()"
    )
    return interleaved(
        {
            COUNTED: partial(timed, partial(_start, due)),
            PASS: partial(timed, partial(_start, "pass")),
        },
        rounds,
    )


def _start(code: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def inside(path: Path, rounds: int) -> dict[str, Sample]:
    """The same in an open log."""
    with Progress.open(path) as progress:
        return interleaved(
            {
                "counts, log open": partial(timed, progress.counts),
                "ids of what is due, log open": partial(timed, progress.due),
            },
            rounds,
        )


def replaying(path: Path, rounds: int, name: str) -> dict[str, Sample]:
    """Memory states of all cards from the log, under other parameters."""
    with Progress.open(path) as progress:
        log, memory = progress._log, progress.memory()
        return interleaved(
            {
                name: partial(timed, lambda: replay(log, memory)),
                ROWS_READ: partial(timed, partial(_read, log.connection, "*")),
                "its columns, read alone": partial(
                    timed, partial(_read, log.connection, "id, day, card, kind, grade, shown")
                ),
            },
            rounds,
        )


def rebuilding(path: Path, rounds: int) -> dict[str, Sample]:
    """Everything folded anew, every checksum verified."""
    with Progress.open(path) as progress:
        connection = progress._log.connection
        return interleaved(
            {
                REBUILT: partial(timed, progress.rebuild),
                ROWS_READ: partial(timed, partial(_read, connection, "*")),
            },
            rounds,
        )


def _read(connection: sqlite3.Connection, columns: str) -> None:
    for _ in connection.execute(f"SELECT {columns} FROM row ORDER BY id"):
        pass


def answering(path: Path, number: int = ANSWERS) -> dict[str, Sample]:
    """Answers to a copy of the log, and FULL commits that change one page, on the same disk."""
    with TemporaryDirectory(dir=path.parent) as folder:
        return _answering(Path(shutil.copy(path, folder)), number)


def _answering(path: Path, number: int) -> dict[str, Sample]:
    empty = sqlite3.connect(path.with_name("empty.db"), isolation_level=None)
    empty.execute("PRAGMA journal_mode = WAL")
    empty.execute("PRAGMA synchronous = FULL")
    empty.execute("CREATE TABLE one (number INTEGER)")
    empty.execute("INSERT INTO one VALUES (0)")

    def commit() -> None:
        empty.execute("BEGIN IMMEDIATE")
        empty.execute("UPDATE one SET number = number + 1")
        empty.execute("COMMIT")

    random = Random(2)
    with Progress.open(path) as progress:
        cards = random.sample(due := progress.due(), min(number + 1, len(due)))
        now = datetime.now(UTC)
        rows = iter([answer(random, card, progress.state(card).last, now) for card in cards])
        samples = interleaved(
            {
                "answer": lambda: timed(partial(progress.record, next(rows))),
                EMPTY: partial(timed, commit),
            },
            len(cards) - 1,
        )
    empty.close()
    return samples


if __name__ == "__main__":
    main()
