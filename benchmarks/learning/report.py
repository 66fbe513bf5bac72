"""The table: knowledge per hour of study, by truth and by schedule."""

from collections.abc import Sequence
from statistics import mean, stdev

from benchmarks.learning.schedules import SCHEDULES
from benchmarks.learning.study import Outcome, Regime, study
from benchmarks.learning.truths import TRUTHS

Results = dict[str, dict[str, list[Outcome]]]


def run(seeds: int = 10, regime: Regime = Regime()) -> Results:
    """Every schedule in every truth, with the same learners."""
    return {
        truth: {
            schedule.name: [study(learner, schedule, seed, regime) for seed in range(seeds)]
            for schedule in SCHEDULES
        }
        for truth, learner in TRUTHS.items()
    }


def table(results: Results) -> str:
    """One line a schedule: known, known a month later, minutes, per hour with its spread."""
    lines = []
    for truth, schedules in results.items():
        lines += [
            "",
            truth,
            f"  {'':24}{'known':>8}{'later':>8}{'hours':>7}{'known/h':>9}{'sd':>6}"
            f"{'ours ahead in':>15}",
        ]
        ours = schedules["ours"]
        for name, outcomes in schedules.items():
            lines.append(f"  {name:24}{_figures(outcomes)}{_ahead(ours, outcomes, name)}")
    return "\n".join(lines[1:])


def _figures(outcomes: Sequence[Outcome]) -> str:
    rates = [outcome.per_hour for outcome in outcomes]
    return (
        f"{mean(outcome.known for outcome in outcomes):8.1f}"
        f"{mean(outcome.later for outcome in outcomes):8.1f}"
        f"{mean(outcome.minutes for outcome in outcomes) / 60:7.1f}"
        f"{mean(rates):9.2f}"
        f"{stdev(rates) if len(rates) > 1 else 0.0:6.2f}"
    )


def _ahead(ours: Sequence[Outcome], others: Sequence[Outcome], name: str) -> str:
    if name == "ours":
        return ""
    better = sum(one.per_hour > other.per_hour for one, other in zip(ours, others, strict=True))
    return f"{better:>9} of {len(ours)}"
