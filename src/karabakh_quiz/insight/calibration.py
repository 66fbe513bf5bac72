"""Calibration: whether what the memory model expects is what comes.

Held to it are the tests of true retention that were not said to be guessed.
The expectation is the chance of a right answer: with k choices shown and a
chance of recall R it is R + (1 − R)/k. It is worked out with the parameters in
force now, from what was known before each answer.
"""

from dataclasses import dataclass
from math import sqrt

from karabakh_quiz.insight.retention import ENOUGH, wilson
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.insight.sums import BINS, sums
from karabakh_quiz.insight.tally import BILLION, Tally


@dataclass(frozen=True, slots=True)
class Tenth:
    """The tests whose expected recall lay from `low` to below `high`."""

    low: float
    high: float
    count: int
    came: int
    expected: float
    """Their mean expectation."""

    @property
    def share(self) -> float:
        """The share that came right."""
        return self.came / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        return wilson(self.came, self.count)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was expected against what came; `tenths` leaves out the empty ones."""

    count: int
    came: int
    expected_sum: float
    tenths: tuple[Tenth, ...]
    log_loss: float | None
    """Mean of −ln(chance given to what came); None without tests."""
    rmse: float | None
    """RMSE(bins): the root of the mean, weighted by count, of (share − expectation)² by tenth."""

    @property
    def share(self) -> float | None:
        """The share that came right."""
        return self.came / self.count if self.count else None

    @property
    def expected(self) -> float | None:
        """The mean expectation."""
        return self.expected_sum / self.count if self.count else None

    @property
    def enough(self) -> bool:
        """Whether there are tests enough to say anything."""
        return self.count >= ENOUGH


def calibration(tally: Tally, selection: Selection) -> Calibration:
    """Expected recall against recall, over everything in the selection."""
    found = sums(tally, selection)
    whole = found.whole
    tenths = [
        Tenth(
            place / BINS,
            (place + 1) / BINS,
            each.foreseen,
            each.came,
            each.expected / BILLION / each.foreseen,
        )
        for place, each in enumerate(found.bins)
        if each.foreseen
    ]
    rmse = loss = None
    if whole.foreseen:
        squares = sum(each.count * (each.share - each.expected) ** 2 for each in tenths)
        rmse = sqrt(squares / whole.foreseen)
        loss = found.surprise / whole.foreseen
    expected = whole.expected / BILLION
    return Calibration(whole.foreseen, whole.recalled, expected, tuple(tenths), loss, rmse)
