"""What is needed of a row's body alone, read without all that stands after it."""

from __future__ import annotations

from collections.abc import Iterator

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import AFTER, DUE, FULL, Reader, Stored, id_of


def dating(body: bytes) -> tuple[int | None, int | None]:
    """Of a review's body: the number of the row `after`, days from the review's day to due."""
    read = Reader(body)
    flags = read.integer()
    after = id_of(read.integer(), read.integer()) if flags & AFTER else None
    return after, read.signed() if flags & DUE else None


def retention_of(body: bytes) -> float:
    """The desired retention in force, from a review's body."""
    read = Reader(body)
    flags = read.integer()
    for _ in range(2 * bool(flags & AFTER) + bool(flags & DUE)):
        read.integer()
    return read.number()


def text_numbers(stored: Stored) -> Iterator[int]:
    """The numbers of all interned texts that a row speaks of."""
    if stored.wrong is not None:
        yield stored.wrong
    if stored.kind >= kinds.UNKNOWN:
        yield stored.kind - kinds.UNKNOWN
    if stored.kind not in (kinds.REVIEW, kinds.PRACTICE):
        return
    read = Reader(stored.body)
    flags = read.integer()
    for bit, numbers in ((AFTER, 2), (DUE, 1)):
        if flags & bit:
            for _ in range(numbers):
                read.integer()
    read.number()
    yield read.integer()  # parameters
    read.integer()
    yield read.integer()  # mode
    yield read.integer()  # verdict
    if not flags & FULL:
        read.number()
    options = read.integer()
    for _ in range(options):
        yield read.integer()
    if read.integer() > options:
        yield read.integer()  # chosen, but not among the options
    yield read.integer()  # sitting
    read.integer()
    yield read.integer()  # fingerprint
