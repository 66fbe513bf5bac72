"""How finely a date is asked, which days it spans, and what a text gives away of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from math import inf
from typing import Final

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Entry, Precision
from karabakh_quiz.structs import struct

A_FEW: Final = 4
"""Days from which on an event is asked to the month: beside single days it would stand out."""

_FINENESS: Final = {"decade": 0, "year": 0, "season": 1, "month": 1, "day": 2}
_BY_FINENESS: Final[tuple[Precision, ...]] = ("year", "month", "day")


@struct
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def days_to(self, other: "Span") -> int:
        """Days between the two; 0 where they overlap or touch."""
        if self.overlaps(other):
            return 0
        later, sooner = (self, other) if self.first > other.first else (other, self)
        return (later.first - sooner.last).days


class Sightings:
    """Many spans, asked how near the nearest lies; takes no longer for being many.

    `begins` and `ends` are the days (ordinals) on which they begin and end, each sorted.
    """

    __slots__ = ("begins", "ends")

    def __init__(self, begins: Sequence[int], ends: Sequence[int]) -> None:
        self.begins = begins
        self.ends = ends

    @classmethod
    def of(cls, spans: Collection[Span]) -> "Sightings":
        """Those of `spans`."""
        return cls(
            sorted(one.first.toordinal() for one in spans),
            sorted(one.last.toordinal() for one in spans),
        )

    def days_to(self, days: Span) -> float:
        """Days between `days` and the nearest of the spans: 0 where they overlap."""
        first, last = days.first.toordinal(), days.last.toordinal()
        begun = bisect_right(self.begins, last)
        over = bisect_left(self.ends, first)
        if begun > over:  # more have begun by then than were over before
            return 0
        before = first - self.ends[over - 1] if over else inf
        after = self.begins[begun] - last if begun < len(self.begins) else inf
        return min(before, after)


@lru_cache(maxsize=65536)
def span(when: str) -> Span:
    """The days that an EDTF date spans."""
    parsed = edtf.parse(when)
    return Span(parsed.first, parsed.last)


def asked_precision(when: str, entry: Entry) -> Precision:
    """How finely `when` is asked in `entry`.

    As finely as it is written; an approximate date one step more coarsely, and
    so what lasted for more than `A_FEW` days, unless the entry's `precision`
    asks for the day; never the day of a date that is only well known; never
    more finely than `precision` allows.
    """
    parsed = edtf.parse(when)
    fineness = _FINENESS[parsed.precision]
    lasted = parsed.precision == "day" and (parsed.last - parsed.first).days >= A_FEW
    if parsed.approximate or (lasted and entry.precision is None):
        fineness -= 1
    if entry.confidence == "well-known":
        fineness = min(fineness, _FINENESS["month"])
    if entry.precision is not None:
        fineness = min(fineness, _FINENESS[entry.precision])
    return _BY_FINENESS[max(fineness, 0)]


def known_precision(when: str, entry: Entry) -> Precision:
    """How finely `when` may stand among wrong choices: as it is known, however it is asked.

    An approximate date one step more coarsely; never the day of a date that is
    only well known.
    """
    parsed = edtf.parse(when)
    fineness = _FINENESS[parsed.precision] - parsed.approximate
    if entry.confidence == "well-known":
        fineness = min(fineness, _FINENESS["month"])
    return _BY_FINENESS[max(fineness, 0)]


def is_finer(one: Precision, other: Precision) -> bool:
    """Whether `one` says more than `other`: a day is finer than a month."""
    return _FINENESS[one] > _FINENESS[other]


@lru_cache(maxsize=65536)
def coarsened(when: str, precision: Precision) -> str:
    """`when` as EDTF, no finer than `precision` and without `~` and `?`.

    2023-09-02/2023-09-03 by month is 2023-09: an "about" that only one choice
    bears would tell it from the others. An interval with an open end stays one.
    """
    parsed = edtf.parse(when)
    if _FINENESS[parsed.precision] <= _FINENESS[precision] or parsed.open_start or parsed.open_end:
        return re.sub("[~?%]", "", when)
    first, last = (_cut(day, precision) for day in (parsed.first, parsed.last))
    return first if first == last else f"{first}/{last}"


def coarse_span(when: str, precision: Precision) -> Span:
    """The days that `when` spans once it is written no finer than `precision`."""
    return span(coarsened(when, precision))


def _cut(day: date, precision: Precision) -> str:
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


# What a text says of dates.

_MONTHS: Final = {name[:3].lower(): number for number, name in enumerate(edtf.MONTHS, start=1)}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WRITTEN = re.compile(
    r"(?:\b(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-\u2013/]\s*(?P<d2>\d{1,2}))?\s+(?:of\s+)?)?"
    + r"\b"
    + _MONTH
    + r"(?:\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?\b(?!\d))?"
    + r"(?:\s*,?\s*(?P<year>(?:18|19|20)\d\d)\b)?"
)
_NUMERIC = re.compile(
    r"\b(?P<y>(?:18|19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?\b"
    r"|\b(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>(?:18|19|20)\d\d)\b"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.,-])(?:18|19|20)\d\d(?![\d-]|[.,]\d)")


@struct
class Mention:
    """A date, or part of one, that a text names."""

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None

    @property
    def fineness(self) -> int:
        """0 for a year, 1 for a month (with or without its year), 2 for a day."""
        return 0 if self.month is None else 1 if self.day is None else 2

    def agrees(self, days: Span) -> bool:
        """Whether some day of `days` is what is named."""
        if self.month is None:
            return self.year is not None and days.first.year <= self.year <= days.last.year
        first = days.first.year * 12 + days.first.month
        last = days.last.year * 12 + days.last.month
        for index in range(first, min(last, first + 11) + 1):
            year, month = divmod(index - 1, 12)
            if month + 1 == self.month and self.year in (None, year):
                return self._day_agrees(year, days)
        return False

    def _day_agrees(self, year: int, days: Span) -> bool:
        if self.day is None or self.month is None:
            return True
        try:
            first = date(year, self.month, self.day)
            last = date(year, self.month, self.last_day or self.day)
        except ValueError:
            return False
        return first <= days.last and days.first <= last


def mentions(text: str) -> Iterator[Mention]:
    """The dates that `text` names in English words or in figures."""
    if not _DIGIT.search(text) and not _WRITTEN.search(text):
        return
    rest = text
    for match in _NUMERIC.finditer(text):
        yield Mention(
            match[0],
            year=int(match["y"] or match["y4"]),
            month=int(match["m"] or match["m4"]),
            day=int(match["d"] or match["d4"] or 0) or None,
        )
        rest = rest.replace(match[0], " " * len(match[0]))
    for match in _WRITTEN.finditer(rest):
        days = [int(match[group]) for group in ("d1", "d2", "d3") if match[group]]
        if not days and match["month"] in ("May", "March") and not match["year"]:
            continue  # the verbs, more often than the months
        yield Mention(
            match[0].strip(),
            year=int(match["year"]) if match["year"] else None,
            month=_MONTHS[match["month"][:3].lower()],
            day=days[0] if days else None,
            last_day=days[1] if len(days) > 1 else None,
        )
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    for match in _YEAR.finditer(rest):
        yield Mention(match[0], year=int(match[0]))
