"""What a large log costs: opening, counting what is due, an answer, a rebuild, the file.

    python benchmarks/progress.py [--reviews 1000000] [--cards 100000] [--keep FILE]

Makes a log as a learner would have grown it, in the order of time, and prints
each figure beside its floor, measured in the same run: rows read and thrown
away, an empty commit with `synchronous=FULL`, `python -c pass`. Where two are
compared they take turns, and the medians are given.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from zlib import crc32

from karabakh_quiz.clock import SystemClock, clock_from
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.folding import replay, take_in

ROUNDS = 9
FIRST_DAY = datetime(2016, 1, 1, 9, 0, tzinfo=UTC)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="use, or leave, the log here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.keep or Path(folder) / "progress.db"
        if not path.exists():
            began = time.perf_counter()
            grow(path, arguments.reviews, arguments.cards)
            print(f"grown in {time.perf_counter() - began:.0f} s")
        measure(path, Path(folder))


def grow(path: Path, reviews: int, cards: int) -> None:
    """A log of `reviews` answers to `cards` cards over some years, half of them typed."""
    random = Random(1)
    names = [f"deck-{number % 40}/entry-{number // 3}#{number % 3}" for number in range(cards)]
    people = [f"person-{number}" for number in range(400)]
    last: list[RowId | None] = [None] * cards
    step = timedelta(days=3650) / reviews
    with Progress.open(path, clock=clock_from(FIRST_DAY.isoformat())) as progress:
        log = progress._log
        log.execute("PRAGMA synchronous = OFF")
        device = progress.device
        for start in range(0, reviews, 1000):
            with log.writing():
                stored = []
                for index in range(start, min(start + 1000, reviews)):
                    # new cards come evenly; the others return at random
                    fresh = index * cards // reviews
                    is_new = index == 0 or (index - 1) * cards // reviews != fresh
                    card = fresh if is_new else random.randrange(fresh + 1)
                    at = FIRST_DAY + step * index
                    row = answer(random, names[card], people, last[card], at, device, index + 1)
                    last[card] = row.id
                    stored.append(log.codec.pack(row))
                    log.insert(stored[-1])
                take_in(log, stored)


def answer(
    random: Random,
    card: str,
    people: list[str],
    after: RowId | None,
    at: datetime,
    device: str,
    seq: int,
) -> Review:
    """One answer with everything that a sitting logs."""
    right = random.random() < 0.87
    typed = random.random() < 0.5
    options = () if typed else tuple(random.sample(people, 4))
    day = (at - datetime(1970, 1, 1, tzinfo=UTC)).days
    return Review(
        id=RowId(device, seq),
        at=int(at.timestamp() * 1000),
        day=day,
        card=card,
        grade=3 if right else 1,
        proposed=3 if right else 1,
        verdict="exact" if right else "wrong",
        score=1.0 if right else 0.0,
        mode="type" if typed else "choice",
        options=options,
        chosen=random.choice(people) if typed else random.choice(options),
        answer="Nikol Pashinyan" if typed else "",
        sitting=f"{seq // 50:016x}",
        took_ms=random.randrange(1500, 30000),
        fingerprint=f"{crc32(card.encode()):012x}",
        after=after,
        due_day=day + random.randrange(1, 120),
        parameters="",
        retention=0.9,
    )


def measure(path: Path, folder: Path) -> None:
    """Print every figure beside its floor."""
    print(f"file {path.stat().st_size / 1e6:.1f} MB (budget 120)")
    opening, nothing = alternate(lambda: start(open_and_count(path)), lambda: start("pass"))
    print(f"open and count what is due: {1e3 * (opening - nothing):.1f} ms beyond "
          f"`python -c pass` ({1e3 * nothing:.1f} ms) (budget 50)")  # fmt: skip
    with Progress.open(path) as progress:
        count, due = alternate(progress.counts, progress.due)
        print(f"  in an open log: counts {1e3 * count:.1f} ms, ids due {1e3 * due:.1f} ms")
        memory = progress.memory()
        log = progress._log
        replaying, reading = alternate(
            lambda: replay(log, memory), lambda: read_plain(log.connection)
        )
        print(f"replay {replaying:.2f} s, the same columns read alone {reading:.2f} s: "
              f"{replaying / reading:.2f}x (budget 2, with choices 4)")  # fmt: skip
        rebuilding, rows = alternate(progress.rebuild, lambda: read_rows(log.connection))
        print(f"rebuild, every checksum verified: {rebuilding:.2f} s (budget 5), "
              f"rows read alone {rows:.2f} s: {rebuilding / rows:.2f}x")  # fmt: skip
    copy = folder / "answering.db"
    shutil.copy(path, copy)
    answering, empty = answers(copy, folder / "empty.db")
    print(f"an answer {1e3 * answering:.3f} ms, an empty FULL commit {1e3 * empty:.3f} ms: "
          f"{answering / empty:.2f}x (budget 1.5)")  # fmt: skip


def alternate(
    first: Callable[[], object], second: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Median seconds of both, taking turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for mine, run in zip(times, (first, second), strict=True):
            began = time.perf_counter()
            run()
            mine.append(time.perf_counter() - began)
    return median(times[0]), median(times[1])


def start(code: str) -> None:
    """Run Python on `code` in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def open_and_count(path: Path) -> str:
    """Code that does what `due` does with the log."""
    return (
        "from karabakh_quiz.progress import Progress\n"
        f"with Progress.open({os.fspath(path)!r}) as progress: progress.counts()"
    )


def read_plain(connection: sqlite3.Connection) -> None:
    """The floor of a replay: what it reads, one row after the other, and nothing else."""
    for _card, _day, _kind, _grade, _shown in connection.execute(
        "SELECT card, day, kind, grade, shown FROM row"
    ):
        pass


def read_rows(connection: sqlite3.Connection) -> None:
    """The floor of a rebuild: every column of every row."""
    for _ in connection.execute("SELECT * FROM row"):
        pass


def answers(path: Path, empty: Path) -> tuple[float, float]:
    """Median seconds of an answer to the log, and of a FULL commit that changes one page."""
    plain = sqlite3.connect(empty, isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE one (number INTEGER)")
    plain.execute("INSERT INTO one VALUES (0)")

    def commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("UPDATE one SET number = number + 1")
        plain.execute("COMMIT")

    random = Random(2)
    with Progress.open(path, clock=SystemClock()) as progress:
        cards = random.sample(progress.due(), 400)
        rows = []
        for card in cards:
            state = progress.state(card)
            rows.append(
                Review(
                    card=card,
                    grade=3,
                    proposed=3,
                    verdict="exact",
                    score=1.0,
                    mode="choice",
                    options=tuple(f"person-{random.randrange(400)}" for _ in range(4)),
                    chosen="person-1",
                    sitting="the-last-one",
                    took_ms=4000,
                    fingerprint="0123456789abcdef",
                    after=state.last,
                    due_day=progress.today() + 30,
                )
            )
        waiting = iter(rows)
        result = alternate(lambda: progress.record(next(waiting)), commit, rounds=len(rows))
    plain.close()
    return result


if __name__ == "__main__":
    main()
