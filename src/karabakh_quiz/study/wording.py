"""The sentences that the screens and the linear mode share.

Pure functions from values to words: no screen, no colour, no clock. Plain,
short and neutral: no exclamation marks, no praise, no blame.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.decks.edtf import MONTHS
from karabakh_quiz.study.question import CardStage, NextInterval
from karabakh_quiz.text import plural as plural

if TYPE_CHECKING:
    from karabakh_quiz.progress import Row
    from karabakh_quiz.study.leeches import Leech

GRADES = ("Again", "Hard", "Good", "Easy")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

STAGES: dict[str, str] = {
    "new": "new",
    "learning": "learning",
    "held": "held",
    "suspended": "suspended",
}

SIGNS: dict[str, str] = {
    "exact": "=",
    "partly": "~",
    "right-to-month": "≈",
    "right-to-year": "≈",
    "close": "~",
    "wrong": "≠",
    "unreadable": "?",
    "which-one": "?",
    "revealed": "·",
}
"""The sign of a verdict; words always follow it."""

KINDS: dict[str, str] = {
    "exact": "Exact",
    "partly": "Partly right",
    "right-to-month": "Right to the month",
    "right-to-year": "Right to the year",
    "close": "Close",
    "wrong": "Wrong",
    "unreadable": "Not understood",
    "which-one": "Which one?",
    "revealed": "Revealed",
}

FACETS: dict[str, str] = {
    "who": "who",
    "when": "when",
    "where": "where",
    "key": "the words left out",
    "said": "what was said",
    "what": "what happened",
    "answer": "plain questions",
    "order": "order",
    "match": "pairs",
}

_DAYS_A_MONTH = 30.44
_AS_TYPED: Mapping[str, str] = {}


def grade_name(grade: int) -> str:
    """`Again`, `Hard`, `Good` or `Easy`, for 1 to 4."""
    return GRADES[grade - 1]


def stage_word(stage: CardStage) -> str:
    """The word for where a card stands."""
    return STAGES[stage]


def days_words(days: int) -> str:
    """A span of whole days: `1 day`, `24 days`, `5 months`, `2.3 years`."""
    if days < 100:
        return plural(days, "day")
    if days < 730:
        return plural(round(days / _DAYS_A_MONTH), "month")
    return f"{days / 365.25:.1f} years"


def interval_words(interval: NextInterval) -> str:
    """What a grade leads to, in words: `10 minutes`, `4 days`."""
    if interval.days == 0:
        return plural(interval.minutes, "minute") if interval.minutes else "this sitting"
    return days_words(interval.days)


def interval_short(interval: NextInterval) -> str:
    """The same for narrow places: `10 min`, `4 d`, `5 mo`, `2.3 y`."""
    if interval.days == 0:
        return f"{interval.minutes} min" if interval.minutes else "soon"
    if interval.days < 100:
        return f"{interval.days} d"
    if interval.days < 730:
        return f"{round(interval.days / _DAYS_A_MONTH)} mo"
    return f"{interval.days / 365.25:.1f} y"


def verdict_line(verdict: Verdict) -> str:
    """The sentence a verdict opens with, where no colour or sign goes before it.

    It begins with the plain word for the kind of verdict, unless the reason
    says it already: `Wrong. Not Ada Alpha but Ben Beta.`
    """
    word = KINDS[verdict.kind].rstrip("?")
    reason = sentence(verdict.reason)
    if not reason:
        return word + "."
    plain = ("right", "exact") if verdict.kind == "exact" else word.lower()
    if verdict.asks_again or reason.lower().startswith(plain):
        return reason
    return f"{word}. {reason}"


def sentence(text: str) -> str:
    """`text` with a full stop, unless it ends in a mark already or is empty."""
    text = text.strip()
    return text if not text or text[-1] in '.?…”’"' else text + "."


def read_as_line(verdict: Verdict) -> str:
    """`Read as 9 September 2023.`, or nothing where the reading is plain or already told."""
    if not verdict.read_as or verdict.read_as in verdict.reason:
        return ""
    return f"Read as {sentence(verdict.read_as)}"


def grade_line(intervals: Sequence[NextInterval]) -> str:
    """`1 Again, 10 minutes. 2 Hard, 1 day. 3 Good, 4 days. 4 Easy, 9 days.`"""
    return " ".join(
        f"{each.grade} {grade_name(each.grade)}, {interval_words(each)}." for each in intervals
    )


def proposed_line(proposed: int) -> str:
    """`Proposed 1, Again. Enter takes it`"""
    return f"Proposed {proposed}, {grade_name(proposed)}. Enter takes it"


def today_line(review: int, new: int, minutes: int = 0) -> str:
    """`27 to review, 8 new, 14 minutes`, with what is zero left out."""
    parts = []
    if review:
        parts.append(f"{review} to review")
    if new:
        parts.append(f"{new} new")
    if parts and minutes:
        parts.append(plural(minutes, "minute"))
    return ", ".join(parts) or "nothing to review, nothing new"


def leech_line(
    leech: "Leech", names: Mapping[str, str], *, edit: str = "e", suspend: str = "s"
) -> str:
    """That a card keeps being forgotten, and what may help; `edit` and `suspend` are the keys."""
    forgotten = f"Forgotten {plural(leech.lapses, 'time')}."
    if leech.remedy == "tell-apart":
        rival = names.get(leech.rival or "", leech.rival)
        return f"{forgotten} {rival} is often named instead: learn the two side by side."
    if leech.remedy == "reword":
        return f"{forgotten} Perhaps the card is at fault: when it comes again, {edit} edits it."
    return f"{forgotten} When it comes again, {suspend} takes it out of study."


def right_wrong(right: int, wrong: int) -> str:
    """`13 right, 4 wrong`, with what is zero left out."""
    parts = []
    if right:
        parts.append(f"{right} right")
    if wrong:
        parts.append(f"{wrong} wrong")
    return ", ".join(parts) or "no answers"


def date_words(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """`23 October 2025`, with `weekday` `Thursday 23 October 2025`."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if year:
        words += f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def date_short(day: date, *, weekday: bool = False) -> str:
    """`23 Oct 2025`, with `weekday` `Thu 23 Oct 2025`."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {words}" if weekday else words


def when_next(days: int) -> str:
    """When something comes, counted from today: `today`, `tomorrow`, `in 4 days`."""
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days_words(days)}"


def taken_back(row: "Row | None", settings: Mapping[str, str] = _AS_TYPED) -> str:
    """What undo took back: not always an answer, so it is named.

    `settings` has the names that settings go by where this is read.
    """
    if row is None:
        return "There is nothing to take back."
    if row.kind == "setting":
        name = str(row.fields.get("name", ""))
        return f"Taken back: the last change of the setting {settings.get(name, name)}."
    named = {
        "review": "the last answer",
        "met": "the first look at a card",
        "suspend": "the last suspending",
        "resume": "the last resuming",
        "bury": "the last putting off",
        "reset": "the last reset",
        "reschedule": "the last new due day",
        "flag": "the last note",
        "parameters": "the last fit",
        "redate": "the last mending of a clock",
    }
    return f"Taken back: {named.get(row.kind, row.kind)}."
