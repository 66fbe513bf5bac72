"""The table: knowledge per hour of study, by truth and by schedule."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from statistics import mean, stdev

from benchmarks.learning.schedules import SCHEDULES, Ours, OursSaving
from benchmarks.learning.study import Outcome, Regime, study
from benchmarks.learning.truths import TRUTHS

SEEDS = 10
FIRST_SEED = 100
"""Learners 0 to 24 were looked at while the constants of thrifty spacing were chosen."""

PROCESSES = 2

Results = dict[str, dict[str, list[Outcome]]]


def run(seeds: int = SEEDS, regime: Regime = Regime(), processes: int = PROCESSES) -> Results:
    """Every schedule in every truth, with the same learners; learners side by side."""
    numbers = range(FIRST_SEED, FIRST_SEED + seeds)
    with ProcessPoolExecutor(processes) as pool:
        learners = list(pool.map(_learner, numbers, repeat(regime)))
    return {
        truth: {
            schedule.name: [each[truth, schedule.name] for each in learners]
            for schedule in SCHEDULES
        }
        for truth in TRUTHS
    }


def _learner(seed: int, regime: Regime) -> dict[tuple[str, str], Outcome]:
    """One learner of each truth under every schedule."""
    return {
        (truth, schedule.name): study(learner, schedule, seed, regime)
        for truth, learner in TRUTHS.items()
        for schedule in SCHEDULES
    }


def table(results: Results) -> str:
    """One line a schedule: known, known a month later, hours, known per hour with its spread.

    Then in how many learners ours, and ours saving time, has more known per
    hour, and saving time more known in all.
    """
    lines = []
    for truth, schedules in results.items():
        lines += [
            "",
            truth,
            f"  {'':27}{'known':>7}{'sd':>6}{'later':>7}{'hours':>7}{'sd':>6}"
            f"{'known/h':>9}{'sd':>6}{'ours':>7}{'saving':>8}{'knows':>7}",
        ]
        ours, saving = schedules[Ours.name], schedules[OursSaving.name]
        for name, found in schedules.items():
            lines.append(f"  {name:27}{_figures(found)}{_ahead(ours, saving, found)}")
    return "\n".join(lines[1:])


def _figures(outcomes: Sequence[Outcome]) -> str:
    known = [outcome.known for outcome in outcomes]
    hours = [outcome.minutes / 60 for outcome in outcomes]
    rates = [outcome.per_hour for outcome in outcomes]
    later = mean(outcome.later for outcome in outcomes)
    return (
        f"{mean(known):7.1f}{_sd(known):6.1f}{later:7.1f}{mean(hours):7.1f}{_sd(hours):6.1f}"
        f"{mean(rates):9.2f}{_sd(rates):6.2f}"
    )


def _sd(numbers: Sequence[float]) -> float:
    return stdev(numbers) if len(numbers) > 1 else 0.0


def _ahead(ours: Sequence[Outcome], saving: Sequence[Outcome], found: Sequence[Outcome]) -> str:
    """Learners of all in which ours and saving time know more per hour, and saving time more."""
    by_rate = [
        sum(one.per_hour > other.per_hour for one, other in zip(mine, found, strict=True))
        for mine in (ours, saving)
    ]
    knows = sum(one.known > other.known for one, other in zip(saving, found, strict=True))
    return f"{by_rate[0]:>7}{by_rate[1]:>8}{knows:>7}"
