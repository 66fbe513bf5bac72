"""Signed errors of dates: too early, too late, by how much.

Taken from answers typed to cards that ask for a date; an error is the signed
distance in days between the answer and the right date, negative when too
early, as the verdict gave it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.insight.sums import chosen
from karabakh_quiz.insight.tally import NOTHING, Tally

SPANS = (("days", 31), ("months", 730))
FURTHER = "years"


@dataclass(frozen=True, slots=True)
class DateErrors:
    """How dates were missed."""

    counts: Mapping[int, int] = field(default_factory=dict)
    """How often by signed days off."""

    @property
    def count(self) -> int:
        """Answers."""
        return sum(self.counts.values())

    @property
    def exact(self) -> int:
        """Answers without error."""
        return self.counts.get(0, 0)

    @property
    def early(self) -> int:
        """Answers before the date."""
        return sum(count for off, count in self.counts.items() if off < 0)

    @property
    def late(self) -> int:
        """Answers after the date."""
        return sum(count for off, count in self.counts.items() if off > 0)

    @property
    def median(self) -> int | None:
        """The middle error of those missed, in days; None if none was missed."""
        missed = sorted((off, count) for off, count in self.counts.items() if off and count > 0)
        half = sum(count for _, count in missed) / 2
        for off, count in missed:
            half -= count
            if half <= 0:
                return off
        return None

    def spans(self) -> dict[str, tuple[int, int]]:
        """How many were too early, and too late, by days, months and years."""
        found = {name: [0, 0] for name in (*(name for name, _ in SPANS), FURTHER)}
        for off, count in self.counts.items():
            if off:
                name = next((name for name, most in SPANS if abs(off) <= most), FURTHER)
                found[name][off > 0] += count
        return {name: (early, late) for name, (early, late) in found.items()}


def date_errors(tally: Tally, selection: Selection) -> DateErrors:
    """The errors of all dates in the selection."""
    return DateErrors(Counter(chosen(tally, tally.dates, "group", 0, selection)["off"]))


def date_errors_by_decade(tally: Tally, selection: Selection) -> dict[int, DateErrors]:
    """The same by the decade of the right date (1990 stands for 1990 to 1999)."""
    found = chosen(tally, tally.dates, "group", 0, selection)
    decades: dict[int, Counter[int]] = {}
    for (year, off), count in Counter(zip(found["year"], found["off"], strict=True)).items():
        if year != NOTHING:
            decades.setdefault(year // 10 * 10, Counter())[off] += count
    return {decade: DateErrors(decades[decade]) for decade in sorted(decades)}
