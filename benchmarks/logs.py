"""Generated logs, grown answer by answer as a learner's would be: for the bench of the log.

Seeded, and kept under the system's temporary folder between runs.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import gettempdir
from zlib import crc32

from karabakh_quiz.clock import clock_from
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.folding import take_in

FIRST_DAY = datetime(2016, 1, 1, 9, 0, tzinfo=UTC)


def log_file(reviews: int, cards: int, typed: float) -> Path:
    """A log of `reviews` answers to `cards` cards, a share of them typed; made if need be."""
    version = sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    kept = Path(gettempdir()) / f"karabakh-quiz-benchmarks-logs-{version}"
    path = kept / f"{reviews}-{cards}-{typed:g}" / "progress.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_name("making.db")
        for left in path.parent.glob("making.db*"):
            left.unlink()
        grow(making, reviews, cards, typed)
        making.rename(path)
    return path


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
