"""Judging a date: how near what was typed comes to what is expected.

A reading is exact if it lies wholly inside the expected days, right to the
month or year if it lies inside the month or year that they fall in, close if
its nearest day is at most 366 days off, else wrong. Of several readings the
best counts, and is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from karabakh_quiz.answers.date_reading import read_date
from karabakh_quiz.answers.date_values import NOTHING, Reading, UnreadError
from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.spelling import readable
from karabakh_quiz.answers.verdict import Kind, Verdict
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Precision
from karabakh_quiz.decks.edtf import Edtf

CLOSE = 366
"""Days that another year may be off and still be close."""

_SCORES: dict[Kind, float] = {
    "exact": 1.0,
    "right-to-month": 0.7,
    "right-to-year": 0.4,
    "close": 0.2,
    "wrong": 0.0,
}
_FINENESS: dict[str, int] = {"decade": 0, "year": 1, "season": 2, "month": 2, "day": 3}
_ASKED = {"decade": "a decade", "year": "a year", "season": "season and year",
          "month": "month and year"}  # fmt: skip
_REACHED: dict[Kind, int] = {"right-to-month": 2, "right-to-year": 1}


@dataclass(frozen=True, slots=True)
class _Match:
    """How one reading compares with one expected date."""

    kind: Kind
    days_off: int
    reading: Reading
    expected: Edtf

    @property
    def rank(self) -> tuple[float, int]:
        return _SCORES[self.kind], -abs(self.days_off)


def judge_date(
    typed: str, expected: str, *, also: Iterable[str] = (), precision: Precision | None = None
) -> Verdict:
    """Judge `typed` against the EDTF date `expected` or any of `also`, all equally right.

    `precision` is how finely the date is asked; None: as finely as `expected`
    is written. `days_off` is the distance of the nearest days, negative when
    the answer is too early. Raises DateError where an expected date is none.
    """
    others = (also,) if isinstance(also, str) else also
    right = [edtf.parse(text) for text in (expected, *others)]
    asked = precision or right[0].precision
    answer = readable(typed)
    if answer is None:
        return unreadable(_asking(NOTHING, asked))
    try:
        readings = read_date(answer)
    except UnreadError as unread:
        return unreadable(_asking(str(unread), asked))
    best = max(
        (_compare(reading, one, right) for reading in readings for one in right),
        key=lambda match: match.rank,
    )
    vague = best.reading.hedges or _hedges_two_years(best.reading, best.expected)
    as_asked = not vague and _REACHED.get(best.kind, 0) >= _FINENESS[asked]
    return Verdict(
        kind=best.kind,
        score=_SCORES[best.kind],
        reason=_reason(answer, best, readings, as_asked),
        read_as=best.reading.text,
        proposed=proposed(best.kind, as_asked=as_asked),
        days_off=best.days_off,
    )


def _asking(reason: str, asked: str) -> str:
    """The reason why a text is no date, asking for no more than is asked for."""
    return reason.replace("day, month and year", _ASKED.get(asked, "day, month and year"))


def _compare(reading: Reading, expected: Edtf, right: list[Edtf]) -> _Match:
    off = min((_days_off(one, expected) for one in reading.dates), key=abs)
    return _Match(_kind(reading, expected, right, off), off, reading, expected)


def _kind(reading: Reading, expected: Edtf, right: list[Edtf], off: int) -> Kind:
    dates = reading.dates
    if all(any(one.covers(date) for one in right) for date in dates):
        return "exact"
    if all(_within_months(date, expected) for date in dates):
        return "right-to-month"
    if all(_within_years(date, expected) for date in dates) or _hedges_two_years(reading, expected):
        return "right-to-year"
    if abs(off) <= CLOSE and _years(reading) <= 10:
        return "close"
    return "wrong"


def _within_months(given: Edtf, expected: Edtf) -> bool:
    """Whether all days of `given` lie in the calendar months that `expected` touches.

    A season never does: winter is December in a deck, and longer in a learner's mind.
    """
    return (
        given.precision != "season"
        and _month(expected.first) <= _month(given.first)
        and _month(given.last) <= _month(expected.last)
    )


def _within_years(given: Edtf, expected: Edtf) -> bool:
    return expected.first.year <= given.first.year and given.last.year <= expected.last.year


def _hedges_two_years(reading: Reading, expected: Edtf) -> bool:
    """Whether two years were given, one of them right: "1991 or 1992", "1991–1992"."""
    if _years(reading) > 2:
        return False
    years = {year for one in reading.dates for year in range(one.first.year, one.last.year + 1)}
    right = {year for year in years if expected.first.year <= year <= expected.last.year}
    return len(years) == 2 and len(right) == 1


def _years(reading: Reading) -> int:
    first = min(one.first.year for one in reading.dates)
    return max(one.last.year for one in reading.dates) - first + 1


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _is_day(reading: Reading) -> bool:
    return not reading.hedges and reading.dates[0].precision == "day"


def _days_off(given: Edtf, expected: Edtf) -> int:
    """Days between the nearest days of the two; negative if `given` is too early."""
    if given.last < expected.first:
        return (given.last - expected.first).days
    if given.first > expected.last:
        return (given.first - expected.last).days
    return 0


def _reason(answer: str, best: _Match, readings: tuple[Reading, ...], as_asked: bool) -> str:
    told = best.reading.text
    read = "" if told == answer else f" Read as {told}."
    other = next((r for r in readings if r is not best.reading and r.text != told), None)
    if other is not None and all(_is_day(r) for r in (best.reading, other)):
        read = f" Read as {told}; it could also be {other.text}."
    asked = ", as asked" if as_asked else ""
    right = edtf.display(best.expected.text)
    match best.kind:
        case "exact":
            return f"Right.{read}"
        case "right-to-month":
            return f"Right to the month{asked}.{read}" + ("" if as_asked else f" It was {right}.")
        case "right-to-year" if (
            _years(best.reading) > best.expected.last.year - (best.expected.first.year) + 1
        ):
            return f"One of those years is right.{read} It was {right}."
        case "right-to-year":
            return f"Right to the year{asked}.{read}" + ("" if as_asked else f" It was {right}.")
        case "close" if best.days_off:
            way = "early" if best.days_off < 0 else "late"
            return f"Another year, {abs(best.days_off)} days too {way}.{read} It was {right}."
        case "close":
            return f"Too wide.{read} It was {right}."
        case _:
            return f"Not {told} but {right}."
