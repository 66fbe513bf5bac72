"""What a large log costs: opening, counting what is due, an answer, a rebuild, the file.

    python -m benchmarks.progress [--reviews 1000000] [--cards 100000] [--keep FOLDER]

Makes logs as a learner would have grown them, in the order of time, and prints
each figure beside its floor, measured in turns in the same run: the rows read
and thrown away, an empty commit with `synchronous=FULL`, `python -c pass`.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zlib import crc32

from benchmarks.measure import ROUNDS, Figure, Sample, against, interleaved, timed
from karabakh_quiz.clock import clock_from
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.folding import take_in
from karabakh_quiz.progress.replaying import replay

REVIEWS, CARDS = 1_000_000, 100_000
ANSWERS = 400
FIRST_DAY = datetime(2016, 1, 1, 9, 0, tzinfo=UTC)
PASS = "python -c pass"
ROWS_READ = "its rows, read alone"
TYPED, MIXED = "replay, typed answers", "replay, half of them choices"


def main() -> None:
    """Measure at full size, and print seconds beside ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--cards", type=int, default=CARDS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--keep", type=Path, help="leave the logs here, or use those there")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        logs = arguments.keep or Path(folder)
        path, plain = logs / "progress.db", logs / "plain.db"
        for each, typed in ((path, 0.5), (plain, 1.0)):
            if not each.exists():
                seconds = timed(partial(grow, each, arguments.reviews, arguments.cards, typed))
                print(f"{each.name} grown in {seconds:.0f} s")
        rounds = arguments.rounds
        print(f"file: {path.stat().st_size / 1e6:.1f} MB (budget 120)")
        show(opening(path, rounds), PASS, beyond=True)
        show(inside(path, rounds), None)
        show(replaying(plain, rounds, TYPED), ROWS_READ, "budget 2: ")
        show(replaying(path, rounds, MIXED), ROWS_READ, "budget 4: ")
        show(rebuilding(path, rounds), ROWS_READ)
        show(answering(path, Path(folder)), "empty commit")


def figures(rounds: int = ROUNDS) -> list[Figure]:
    """The ratios among these, at a tenth of the size."""
    with TemporaryDirectory() as folder:
        path, plain = Path(folder) / "progress.db", Path(folder) / "plain.db"
        grow(path, REVIEWS // 10, CARDS // 10)
        grow(plain, REVIEWS // 10, CARDS // 10, typed=1.0)
        return [
            *against(replaying(plain, rounds, TYPED), ROWS_READ, {TYPED: 2.0}),
            *against(replaying(path, rounds, MIXED), ROWS_READ, {MIXED: 4.0}),
            *against(rebuilding(path, rounds), ROWS_READ),
            *against(answering(path, Path(folder)), "empty commit", {"answer": 1.5}),
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


def grow(path: Path, reviews: int, cards: int, typed: float = 0.5) -> None:
    """A log of `reviews` answers to `cards` cards over ten years, a share of them typed."""
    with Progress.open(path, clock=clock_from(FIRST_DAY.isoformat())) as progress:
        log = progress._log
        log.execute("PRAGMA synchronous = OFF")
        rows = answers(Random(1), reviews, cards, progress.device, typed)
        for _ in range(0, reviews, 1000):
            with log.writing():
                stored = []
                for row in (row for row, _ in zip(rows, range(1000), strict=False)):
                    stored.append(log.codec.pack(row))
                    log.insert(stored[-1])
                take_in(log, stored)


def answers(
    random: Random, reviews: int, cards: int, device: str, typed: float
) -> Iterator[Review]:
    """Answers in the order of time; new cards come evenly, the others return at random."""
    names = [f"deck-{number % 40}/entry-{number // 3}#{number % 3}" for number in range(cards)]
    last: list[RowId | None] = [None] * cards
    step = timedelta(days=3650) / reviews
    seen = 0
    for index in range(reviews):
        if index * cards // reviews >= seen:
            card, seen = seen, seen + 1
        else:
            card = random.randrange(seen)
        row = answer(random, names[card], last[card], FIRST_DAY + step * index, typed)
        last[card] = RowId(device, index + 1)
        yield _named(row, last[card])


def _named(row: Review, name: RowId | None) -> Review:
    from dataclasses import replace

    return replace(row, id=name)


def answer(
    random: Random, card: str, after: RowId | None, at: datetime, typed: float = 0.5
) -> Review:
    """One answer with everything that a sitting logs."""
    right = random.random() < 0.87
    options = [f"person-{random.randrange(400)}" for _ in range(4)]
    is_typed = random.random() < typed
    day = (at - datetime(1970, 1, 1, tzinfo=UTC)).days
    return Review(
        at=int(at.timestamp() * 1000),
        day=day,
        card=card,
        grade=3 if right else 1,
        proposed=3 if right else 1,
        verdict="exact" if right else "wrong",
        score=1.0 if right else 0.0,
        mode="type" if is_typed else "choice",
        options=() if is_typed else tuple(options),
        chosen=random.choice(options),
        answer="Nikol Pashinyan" if is_typed else "",
        sitting=f"{int(at.timestamp()) // 40_000:016x}",
        took_ms=random.randrange(1500, 30_000),
        fingerprint=f"{crc32(card.encode()):012x}",
        after=after,
        due_day=day + random.randrange(1, 120),
        parameters="",
        retention=0.9,
    )


def opening(path: Path, rounds: int) -> dict[str, Sample]:
    """Whole processes: one that opens the log and counts what is due, one that does nothing."""
    due = (
        "from karabakh_quiz.progress import Progress\n"
        f"with Progress.open({os.fspath(path)!r}) as progress: progress.counts()"
    )
    return interleaved(
        {
            "open and count what is due": partial(timed, partial(_start, due)),
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
                "rebuild (budget 5 s)": partial(timed, progress.rebuild),
                ROWS_READ: partial(timed, partial(_read, connection, "*")),
            },
            rounds,
        )


def _read(connection: sqlite3.Connection, columns: str) -> None:
    for _ in connection.execute(f"SELECT {columns} FROM row ORDER BY id"):
        pass


def answering(path: Path, folder: Path, number: int = ANSWERS) -> dict[str, Sample]:
    """Answers to the log, and FULL commits that change one page, on the same disk."""
    copy = folder / "answering.db"
    shutil.copy(path, copy)
    empty = sqlite3.connect(folder / "empty.db", isolation_level=None)
    empty.execute("PRAGMA journal_mode = WAL")
    empty.execute("PRAGMA synchronous = FULL")
    empty.execute("CREATE TABLE one (number INTEGER)")
    empty.execute("INSERT INTO one VALUES (0)")

    def commit() -> None:
        empty.execute("BEGIN IMMEDIATE")
        empty.execute("UPDATE one SET number = number + 1")
        empty.execute("COMMIT")

    random = Random(2)
    with Progress.open(copy) as progress:
        cards = random.sample(progress.due(), number + 1)
        now = datetime.now(UTC)
        rows = iter([answer(random, card, progress.state(card).last, now) for card in cards])
        samples = interleaved(
            {
                "answer": lambda: timed(partial(progress.record, next(rows))),
                "empty commit": partial(timed, commit),
            },
            number,
        )
    empty.close()
    return samples


if __name__ == "__main__":
    main()
