"""What the commands that look back have in common: decks, days, the figures."""

from __future__ import annotations

import re
from datetime import date

from karabakh_quiz.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.insight import Report
    from karabakh_quiz.insight.page import Extras
    from karabakh_quiz.progress import Progress

MATRIX = 10
"""People in a matrix at most."""

NAME = 16
"""Characters that a matrix has room for beside a row."""

FEW = 5_000
"""Cards whose entries are read in a moment."""

LONG = 100_000
"""Rows that take more than a moment to add up."""

YEAR_DAYS = 53 * 7
_SPAN = re.compile(r"(\d{1,5})([dw])")


class Looked:
    """What looking back found: the figures, and what a page shows besides."""

    __slots__ = ("extras", "report")

    def __init__(self, report: Report, extras: Extras) -> None:
        self.report = report
        self.extras = extras


def look_back(
    context: Context,
    decks: Sequence[str],
    since: str | None,
    *,
    whole: bool = False,
    drawn: bool = False,
) -> Looked:
    """The report on `decks` (all, if none are named) since then.

    The extras tell the decks' titles and the year's answers; `whole` adds
    people and years, for which the decks are read; `drawn` the years of decks
    that are read in a moment.
    """
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.choose import deck_ids
    from karabakh_quiz.cli.standing import log_to_read
    from karabakh_quiz.insight import Selection, material, report
    from karabakh_quiz.insight.activity import activity_by
    from karabakh_quiz.insight.page import Extras

    library = context.library()
    collection = Collection(library)
    chosen = deck_ids(library, decks) if decks else ()
    offset = context.clock.now().utcoffset()
    people: dict[str, Any] = {}
    with log_to_read(context, collection) as progress:
        found = material(
            progress,
            context.places.cache,
            offset_minutes=0 if offset is None else round(offset.total_seconds() / 60),
            told=_adding_up,
        )
        if whole:
            people = people_of(Collection(library, chosen or None), progress)
    selection = Selection(first=first_day(since, found.today), decks=chosen)
    cards = Collection(library, chosen or None).asked(sensitive=context.settings.sensitive)
    year = Selection(first=found.today - YEAR_DAYS, decks=chosen)
    days = activity_by(found.tally, year, "day")
    extras = Extras(
        titles={ref.id: ref.title for ref in library.decks},
        year={int(day): each.answers for day, each in days.items()},
        entries=years_of(collection, cards) if whole or (drawn and len(cards) <= FEW) else {},
        **people,
    )
    return Looked(report(found, selection, cards=cards), extras)


def _adding_up(rows: int) -> None:
    """Say on a terminal why a large log takes a while the first time."""
    import sys

    from karabakh_quiz.cli.output import remark

    if rows >= LONG and sys.stderr.isatty():
        remark(f"Adding up {rows} rows of the log; next time only what is new.")


def people_of(collection: Collection, progress: Progress) -> dict[str, Any]:
    """Those mixed up most: their ids, names, confusions and right answers, of late or ever."""
    from karabakh_quiz.insight.mixups import (
        answers_about,
        confusions,
        most_confused,
        speakers_in,
    )
    from karabakh_quiz.insight.naming import heads, labels

    speakers, register = speakers_in(collection), collection.register
    found = [
        each
        for each in confusions(progress, speakers)
        if each.right in register and each.given in register
    ]
    people, called = most_confused(found, MATRIX), labels(register.values(), NAME)
    return {
        "people": people,
        "names": called,
        "heads": heads([register[person] for person in people]),
        "given": {(each.right, each.given): each.ever for each in found},
        "right": {
            person: right for person, (_, right) in answers_about(progress, speakers).items()
        },
    }


def years_of(collection: Collection, cards: Iterable[str]) -> dict[int, int]:
    """How many statements and events of the cards' decks are of each year."""
    from collections import Counter

    from karabakh_quiz.decks import edtf

    years: Counter[int] = Counter()
    for name in dict.fromkeys(card.partition("#")[0] for card in cards):
        when = getattr(collection.entry(name), "when", None)
        if when:
            span = edtf.parse(when)
            years[(span.last if span.open_start else span.first).year] += 1
    return dict(sorted(years.items()))


def shows_ascii() -> bool:
    """Whether standard output cannot show blocks."""
    import sys

    try:
        "▁●│".encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return True
    return False


def first_day(text: str | None, today: int) -> int | None:
    """The day meant by `--since`: a date, or so many days (`90d`) or weeks (`12w`) up to today."""
    from karabakh_quiz.clock import EPOCH

    if text is None:
        return None
    if span := _SPAN.fullmatch(text):
        days = int(span[1]) * (7 if span[2] == "w" else 1)
        return today - max(1, days) + 1
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise UsageError(
            f"--since: {text!r} is no date: write one such as 2026-01-31, or 90d, or 12w"
        ) from None
