"""The date to be ready by: read as people write it, kept in the log with its answers a day."""

from datetime import date
from typing import TYPE_CHECKING

from karabakh_quiz.clock import EPOCH, date_of
from karabakh_quiz.errors import UsageError
from karabakh_quiz.progress.row import Row
from karabakh_quiz.study.limits import whole_setting
from karabakh_quiz.study.wording import date_words

if TYPE_CHECKING:
    from karabakh_quiz.answers.date_values import Reading
    from karabakh_quiz.progress import Progress

DATE_SETTING = "exam-date"
"""`2026-12-12`; days that are past mean nothing."""
DAILY_SETTING = "exam-daily"

DAILY = 30
MOST_DAILY = 1000
"""Answers a day that a plan takes at most, unless told otherwise, and whatever it is told."""

FARTHEST = 730
"""Days: a plan reaches two years ahead."""


def exam_day(progress: "Progress", today: int) -> int | None:
    """The day (number) of the exam that was set; None if there is none still to come."""
    value = progress.setting(DATE_SETTING)
    try:
        day = (date.fromisoformat(value) - EPOCH).days
    except (TypeError, ValueError):
        return None
    return day if today < day <= today + FARTHEST else None


def keep_exam_day(progress: "Progress", day: int | None) -> None:
    """Keep the day of the exam, None for no exam; nothing is written if it stays."""
    value = None if day is None else date_of(day).isoformat()
    _keep(progress, DATE_SETTING, value)


def exam_daily(progress: "Progress") -> int:
    """How many answers a day the plan may take."""
    return min(MOST_DAILY, whole_setting(progress, DAILY_SETTING, DAILY, least=1))


def keep_exam_daily(progress: "Progress", daily: int) -> None:
    """Keep how many answers a day the plan may take."""
    _keep(progress, DAILY_SETTING, daily)


def nothing_today(next_day: int | None) -> str:
    """What to say where the plan has no cards for today, and `next_day` (number) is its next."""
    if next_day is None:
        return "The plan asks for nothing more."
    return f"The plan asks for nothing more today; it continues on {date_words(date_of(next_day))}."


def _keep(progress: "Progress", name: str, value: object) -> None:
    if progress.setting(name) != value:
        progress.record(Row(kind="setting", fields={"name": name, "value": value}))


def read_exam_day(text: str, today: int) -> int:
    """The day (number) that `text` names: `2026-12-12`, `12 December`, `12.12.2026`.

    Without a year it is the next such day. Raises `UsageError` with a sentence
    for what is no single day, and for a day that no plan reaches.
    """
    day = (_read(text.strip(), date_of(today)) - EPOCH).days
    if not today < day <= today + FARTHEST:
        raise UsageError(
            f"{date_words(date_of(day))} is no day to plan for: "
            "choose one from tomorrow to two years ahead."
        )
    return day


def _read(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    from karabakh_quiz.answers.date_reading import read_date
    from karabakh_quiz.answers.date_values import NO_YEAR, UnreadError

    try:
        return _single_day(text, read_date(text))
    except UnreadError as error:
        if str(error) != NO_YEAR:
            raise _no_day(text) from None
    coming = []
    for year in (today.year, today.year + 1):
        try:
            coming.append(_single_day(text, read_date(f"{text} {year}")))
        except UnreadError:  # 29 February, or no day in any year
            continue
    after = [day for day in coming if day > today]
    if not after:
        raise _no_day(text)
    return after[0]


def _single_day(text: str, readings: "tuple[Reading, ...]") -> date:
    days = {each.dates[0].first for each in readings}
    vague = any(each.hedges or each.dates[0].first != each.dates[0].last for each in readings)
    if vague:
        raise _no_day(text)
    if len(days) > 1:
        told = " or ".join(date_words(day) for day in sorted(days))
        raise UsageError(f"{text!r} may be {told}: write the month as a word.")
    return days.pop()


def _no_day(text: str) -> UsageError:
    return UsageError(f"{text!r} is no single day: write one such as 2026-12-12 or 12 December.")
