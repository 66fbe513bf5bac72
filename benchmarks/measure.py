"""Measuring by ratio: every figure beside a floor, in the same run, turn by turn.

A machine is faster one minute and slower the next; a ratio of two medians
measured in turns is not. Nothing here prints an absolute time as a result.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

ROUNDS = 9
"""The fewest turns a median is taken over."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds (or bytes), one number a turn."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles, as a share of the median."""
        if len(self.values) < 2 or not self.median:
            return 0.0
        low, _, high = quantiles(self.values, n=4)
        return (high - low) / 2 / self.median


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: `ratio` times the floor, and the budget it should keep.

    `spread` is that of the thing and of its floor taken together. `ratio` is
    None for what could not be measured here; `note` then says why.
    """

    name: str
    ratio: float | None
    spread: float
    floor: str
    budget: float | None = None
    better: str = "less"
    """Whether `less` or `more` than the budget is wanted."""
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None without one, or where nothing was measured."""
        if self.budget is None or self.ratio is None:
            return None
        return self.ratio <= self.budget if self.better == "less" else self.ratio >= self.budget


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def interleaved(
    cases: Mapping[str, Callable[[], float]], rounds: int = ROUNDS
) -> dict[str, Sample]:
    """Each case once a turn, `rounds` turns after one to warm up; a case returns its number."""
    values: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, case in cases.items():
            number = case()
            if turn:
                values[name].append(number)
    return {name: Sample(tuple(numbers)) for name, numbers in values.items()}


def against(
    samples: Mapping[str, Sample],
    floor: str,
    budgets: Mapping[str, float] | None = None,
    *,
    better: str = "less",
) -> list[Figure]:
    """Every sample but the floor as a figure over it."""
    base = samples[floor]
    return [
        Figure(
            name,
            sample.median / base.median,
            (sample.spread**2 + base.spread**2) ** 0.5,
            floor,
            (budgets or {}).get(name),
            better,
        )
        for name, sample in samples.items()
        if name != floor
    ]
