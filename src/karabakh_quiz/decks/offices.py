"""Which office somebody held on a day."""

from collections.abc import Iterable
from datetime import date

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Office

Term = tuple[date, date, str]
"""The first and the last day of an office, and its title."""


def terms(offices: Iterable[Office]) -> tuple[Term, ...]:
    """The terms of `offices`, in their order; of a vague end, its widest meaning."""
    return tuple(
        (
            edtf.parse(office.since).first if office.since else date.min,
            edtf.parse(office.until).last if office.until else date.max,
            office.title,
        )
        for office in offices
    )


def office_on(held: Iterable[Term], when: str) -> str | None:
    """The office held at `when` (EDTF): the first listed that spans all of it, else any of it."""
    day = edtf.parse(when)
    start, end = day.first, day.last
    partly = None
    for first, last, title in held:
        if first <= start and end <= last:
            return title
        if partly is None and first <= end and start <= last:
            partly = title
    return partly
