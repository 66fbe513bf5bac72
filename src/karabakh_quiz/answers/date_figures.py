"""Dates in figures alone: `06.09.2023`, `9/6/23`, `2023-9-6`, `20230906`, `9/2023`.

With slashes, dashes or spaces both orders of day and month are readings; with
dots the day comes first wherever that gives a date at all.
"""

import re
from itertools import product

from karabakh_quiz.answers.date_values import Reading, UnreadError, existing, full_year
from karabakh_quiz.decks import edtf

_THREE = re.compile(r"(\d{1,4})([./\- ])\s?(\d{1,2})\2\s?(\d{1,4})")
_TWO = re.compile(r"(\d{1,2})[./\- ](\d{4})|(\d{4})[./ \-](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAYS = re.compile(r"(\d{1,2})\s?[-/]\s?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})")
_BOTH_ENDS = re.compile(r"([\d./]{6,10})\s?-\s?([\d./]{6,10})|([\d./-]{6,10}) - ([\d./-]{6,10})")

_Triple = tuple[str, str, str]


def read_figures(text: str) -> list[Reading]:
    """All readings of `text`, none if it is not in figures; UnreadError if it cannot be."""
    if match := _COMPACT.fullmatch(text):
        return _existing([(match[1], match[2], match[3])])
    if match := _TWO.fullmatch(text):
        month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
        return [Reading((existing(f"{year}-{month:0>2}"),))] if 0 < int(month) <= 12 else []
    if match := _DAYS.fullmatch(text):
        ends = [_existing([(match[4], match[3], match[day])])[0] for day in (1, 2)]
        return [_between(*ends)]
    if match := _THREE.fullmatch(text):
        return _three(*match.groups())
    if match := _BOTH_ENDS.fullmatch(text):
        first, last = (read_figures(side) for side in match.groups() if side)
        return [_between(*pair) for pair in product(first, last) if _day(pair[0]) <= _day(pair[1])]
    return []


def _three(one: str, mark: str, two: str, three: str) -> list[Reading]:
    if len(one) > 2:
        if len(three) > 2:
            return []
        orders = [(one, two, three)]
        return _existing([*orders, (one, three, two)] if mark == " " else orders)
    if len(three) not in (2, 4):
        return []
    day_first, month_first = (three, two, one), (three, one, two)
    if mark == ".":
        try:
            return _existing([day_first])
        except UnreadError:
            if int(two) <= 12:
                raise
    return _existing([day_first, month_first])


def _existing(orders: list[_Triple]) -> list[Reading]:
    """Those of year, month and day that there are; UnreadError names what is wrong if none is."""
    readings = []
    failure: UnreadError | None = None
    for year, month, day in orders:
        try:
            if not 1 <= int(month) <= 12:
                raise UnreadError(f"There is no month {int(month)}.")
            date = existing(f"{full_year(year):04}-{int(month):02}-{int(day):02}")
        except UnreadError as error:
            failure = failure or error
            continue
        readings.append(Reading((date,)))
    if failure is not None and not readings:
        raise failure
    return readings


def _day(reading: Reading) -> int:
    return reading.dates[0].first.toordinal()


def _between(first: Reading, last: Reading) -> Reading:
    return Reading((edtf.parse(f"{first.dates[0].text}/{last.dates[0].text}"),))
