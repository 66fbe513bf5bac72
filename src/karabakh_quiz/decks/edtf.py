"""Dates as decks write them: a subset of EDTF (ISO 8601-2), levels 0 and 1.

Days, months and years (`2023-09-06`, `2023-09`, `2023`), seasons (`2023-21`
spring to `2023-24` winter), decades (`198X`), each optionally approximate
(`~`), uncertain (`?`) or both (`%`), and intervals `a/b` of any two of them,
open ones (`../b`, `a/..`) included. Years run from 0001 to 9999.

`parse` is called for every date of every deck, so it is one regular expression
and a cache. The `edtf` package is its oracle in the tests.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

from karabakh_quiz.structs import struct

DatePrecision = Literal["day", "month", "season", "year", "decade"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# As the edtf package and Library of Congress' sort order have it, winter ends its year.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_RANK: dict[DatePrecision, int] = {"day": 0, "month": 1, "season": 2, "year": 3, "decade": 4}

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?|(\d{3})X([~?%])?", re.ASCII)


class DateError(ValueError):
    """The text is no date of ours.

    `code` tells an unreadable one from one that is in the right form but cannot
    be (30 February), and from an interval that ends before it begins.
    """

    def __init__(self, message: str, code: str = "unreadable-date") -> None:
        super().__init__(message)
        self.code = code


@struct
class Edtf:
    """A date or interval, and the days it may lie on."""

    text: str
    first: date
    """The earliest day meant; `date.min` where the beginning is open."""
    last: date
    """The latest day meant; `date.max` where the end is open."""
    precision: DatePrecision
    """How finely it is written; for an interval, the coarser of its ends."""
    approximate: bool = False
    uncertain: bool = False
    interval: bool = False

    @property
    def open_start(self) -> bool:
        return self.first == date.min

    @property
    def open_end(self) -> bool:
        return self.last == date.max

    def covers(self, other: "Edtf") -> bool:
        """Whether all days of `other` lie within."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Edtf") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read an EDTF date or interval; raises DateError with what is wrong with it."""
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text)
    if "/" in end:
        raise DateError(f"'{text}' has more than one '/'")
    if start == end == "..":
        raise DateError("an interval needs a date at one end at least")
    first = None if start == ".." else _single(start)
    last = None if end == ".." else _single(end)
    if first and last and last.last < first.first:
        raise DateError(f"it ends ({end}) before it begins ({start})", "end-before-start")
    ends = [one for one in (first, last) if one]
    return Edtf(
        text,
        first.first if first else date.min,
        last.last if last else date.max,
        max((one.precision for one in ends), key=_RANK.__getitem__),
        any(one.approximate for one in ends),
        any(one.uncertain for one in ends),
        interval=True,
    )


def _single(text: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(f"'{text}' is no date")
    year_text, month_text, day_text, sign, decade, decade_sign = match.groups()
    sign = sign or decade_sign
    approximate, uncertain = sign in ("~", "%"), sign in ("?", "%")
    if decade is not None:
        year = int(decade) * 10
        first, last = date(max(year, 1), 1, 1), date(year + 9, 12, 31)
        return Edtf(text, first, last, "decade", approximate, uncertain)
    year = int(year_text)
    if year == 0:
        raise DateError("there is no year 0000", "impossible-date")
    precision: DatePrecision
    if month_text is None:
        first, last, precision = date(year, 1, 1), date(year, 12, 31), "year"
    elif day_text is None:
        number = int(month_text)
        start, end = _SEASON_MONTHS.get(number, (number, number))
        if not 1 <= end <= 12:
            raise DateError(f"there is no month {month_text}", "impossible-date")
        first, last = date(year, start, 1), date(year, end, monthrange(year, end)[1])
        precision = "season" if number > 12 else "month"
    else:
        first = last = _day(year, int(month_text), int(day_text))
        precision = "day"
    return Edtf(text, first, last, precision, approximate, uncertain)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month:02d}", "impossible-date")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DateError(f"{MONTHS[month - 1]} {year} has {days} days", "impossible-date")
    return date(year, month, day)


def display(text: str) -> str:
    """The date in words: "2–3 September 2023", "about 1992", "since 8 May 2018".

    Raises DateError where `text` is no date of ours.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _qualified(parse(text), _words(text))
    parse(text)
    if end == "..":
        return f"since {display(start)}"
    if start == "..":
        return f"until {display(end)}"
    first, last = parse(start), parse(end)
    if first.text == last.text:
        return display(start)
    same = (first.approximate, first.uncertain) == (last.approximate, last.uncertain)
    if not same:
        return f"{display(start)} – {display(end)}"
    return _qualified(first, _range(first, last))


def _range(first: Edtf, last: Edtf) -> str:
    one, other = first.first, last.first
    same_year = one.year == other.year
    left, right = _words(first.text), _words(last.text)
    if first.precision == last.precision == "day" and same_year:
        if one.month == other.month:
            return f"{one.day}–{right}"
        return f"{one.day} {MONTHS[one.month - 1]} – {right}"
    if first.precision == last.precision == "month" and same_year:
        return f"{MONTHS[one.month - 1]}–{right}"
    tight = " " not in left and " " not in right
    return f"{left}–{right}" if tight else f"{left} – {right}"


def _words(text: str) -> str:
    """A single date without its qualifier, in words."""
    text = text.rstrip("~?%")
    if text.endswith("X"):
        return f"{text[:3]}0s"
    year, _, rest = text.partition("-")
    year = year.lstrip("0")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    if day:
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    season = SEASONS.get(int(month))
    return f"{season or MONTHS[int(month) - 1]} {year}"


def _qualified(value: Edtf, words: str) -> str:
    decade = "the " if value.precision == "decade" and not value.interval else ""
    if value.approximate and value.uncertain:
        return f"perhaps about {decade}{words}"
    if value.approximate:
        return f"about {decade}{words}"
    if value.uncertain:
        return f"perhaps {decade}{words}"
    return f"{decade}{words}"
