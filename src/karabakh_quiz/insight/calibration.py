"""Calibration: whether what the memory model expects is what comes.

Held to it are the tests of true retention that were not said to be guessed.
The expectation is the chance of a right answer: with k choices shown and a
chance of recall R it is R + (1 − R)/k. It is worked out with the parameters in
force now, from what was known before each answer.
"""

from dataclasses import dataclass
from math import sqrt

from karabakh_quiz.insight.retention import ENOUGH, wilson
from karabakh_quiz.insight.selection import Selection, added_up
from karabakh_quiz.insight.tally import BINS, MILLION, Bin, Day, Tally


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
    days = added_up(tally, selection, tally.days, lambda _: "", len(Day._fields))
    sums = Day(*days[""]) if days else Day()
    found = added_up(tally, selection, tally.bins, lambda key: int(key[2]), len(Bin._fields))
    tenths = []
    for place in range(BINS):
        bin_ = Bin(*found.get(place, ()))
        if bin_.foreseen:
            expected = bin_.expected / MILLION / bin_.foreseen
            tenths.append(
                Tenth(place / BINS, (place + 1) / BINS, bin_.foreseen, bin_.came, expected)
            )
    rmse = loss = None
    if sums.foreseen:
        squares = sum(each.count * (each.share - each.expected) ** 2 for each in tenths)
        rmse = sqrt(squares / sums.foreseen)
        loss = sums.surprise / MILLION / sums.foreseen
    return Calibration(sums.foreseen, sums.came, sums.expected / MILLION, tuple(tenths), loss, rmse)
