"""True retention: how much of what was to be recalled was recalled.

*True retention* is the share of the first answers of a learner's day, to
cards that were answered on an earlier day, that were graded better than Again
and not said to be guessed. Practice (cramming, drills) does not count; nor do
further answers on the same day, which only say that a card was just seen.
"""

from dataclasses import dataclass
from math import sqrt

from karabakh_quiz.insight.parts import parts
from karabakh_quiz.insight.selection import By, Label, Selection
from karabakh_quiz.insight.sums import Day, sums
from karabakh_quiz.insight.tally import BILLION, Tally

Z = 1.96
"""Of the normal distribution, for an interval that holds 95 times in 100."""

ENOUGH = 30
"""Tests below which a share says too little to be drawn."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of how many were recalled, and the range that chance allows."""

    tested: int = 0
    recalled: int = 0
    foreseen: int = 0
    """Of those tested, the ones not said to be guessed."""
    expected_sum: float = 0.0
    """Sum over these of the chance the memory model gave them, luck among choices counted in."""

    @property
    def share(self) -> float | None:
        """The share recalled, 0 to 1; None if nothing was tested."""
        return self.recalled / self.tested if self.tested else None

    @property
    def expected(self) -> float | None:
        """The share that the memory model expected; None if nothing was tested."""
        return self.expected_sum / self.foreseen if self.foreseen else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share; (0, 1) if nothing was tested."""
        return wilson(self.recalled, self.tested)

    @property
    def enough(self) -> bool:
        """Whether there are tests enough to say anything."""
        return self.tested >= ENOUGH

    def against(self, aim: float) -> str:
        """`below` or `above` where the interval leaves `aim` out; else `near`; `unknown`."""
        if not self.enough:
            return "unknown"
        low, high = self.interval
        return "below" if high < aim else "above" if low > aim else "near"


def wilson(hits: int, of: int, z: float = Z) -> tuple[float, float]:
    """Wilson's score interval of the share `hits` / `of`.

    E. B. Wilson (1927), "Probable inference, the law of succession, and
    statistical inference", JASA 22: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    """
    if of <= 0:
        return 0.0, 1.0
    share, square = hits / of, z * z
    middle = share + square / (2 * of)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = (middle - half) / (1 + square / of), (middle + half) / (1 + square / of)
    return max(0.0, low) if hits else 0.0, min(1.0, high) if hits < of else 1.0


def retention(tally: Tally, selection: Selection) -> Retention:
    """True retention of everything in the selection."""
    return _retention(sums(tally, selection).whole)


def retention_by(tally: Tally, selection: Selection, by: By) -> dict[Label, Retention]:
    """True retention by day, week, month, facet, deck or mode: what was tested, sorted."""
    found = parts(tally, selection, by)
    return {name: _retention(day) for name, day in found.items() if day.tested}


def _retention(day: Day) -> Retention:
    return Retention(day.tested, day.recalled, day.foreseen, day.expected / BILLION)
