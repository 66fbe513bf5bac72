"""Logs to test with: real files, made-up cards, answers as a sitting would record them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from karabakh_quiz.progress import Progress, Review, Row

CARDS = ("alpha/one#who", "alpha/one#when", "alpha/two#who", "beta/one#who")


def review(card: str = CARDS[0], grade: int = 3, **more: object) -> Review:
    """A review row; whatever is not said is plain."""
    told: dict[str, object] = {
        "proposed": grade,
        "verdict": "exact" if grade > 1 else "wrong",
        "score": 1.0 if grade > 1 else 0.0,
        "mode": "type",
    }
    return Review(card=card, grade=grade, **{**told, **more})  # type: ignore[arg-type]


def answer(
    progress: Progress, card: str = CARDS[0], grade: int = 3, days: int = 3, **more: object
) -> Review:
    """Record a review that follows the card's last and falls due in `days`."""
    told = {"after": progress.state(card).last, "due_day": progress.today() + days}
    row = progress.record(review(card, grade, **{**told, **more}))
    assert isinstance(row, Review)
    return row


def told_rows(progress: Progress) -> list[Row]:
    """All rows as they were written, counted or not."""
    return list(progress.rows(counted=False, as_told=True))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder whose files are real and whose disk is memory, where there is one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
