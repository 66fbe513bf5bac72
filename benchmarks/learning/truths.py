"""Memories to study with. None is the model that schedules.

An item's `recall(now)` is the chance of a right answer at `now` (days, as a
float); `practise(now, right)` is an answer followed by the solution. The numbers
that vary between items and learners are drawn when the learner or the item is
made, with the given chance.
"""

from collections.abc import Callable
from math import exp, log
from random import Random
from typing import Protocol

from karabakh_quiz.memory.parameters import DEFAULT
from karabakh_quiz.memory.step import NEVER, make_step

MINUTE = 1 / 1440


class Item(Protocol):
    """One card in one head."""

    def recall(self, now: float) -> float:
        """The chance of a right answer at `now`."""
        ...

    def practise(self, now: float, right: bool) -> None:
        """An answer at `now`, and the solution seen."""
        ...


Learner = Callable[[], Item]
"""Makes a card never met."""


def perturbed_fsrs(chance: Random) -> Learner:
    """FSRS-6 with other numbers: each parameter of the learner off by a factor.

    Factors are log-normal (sigma 0.25); each item's stability is off by a
    factor of its own (sigma 0.5). Unlike the scheduler, this memory forgets by
    the minute, not by the learner's day.
    """
    parameters = list(DEFAULT)
    for index in (*range(4), 8, 10, 11, 14, 17):
        parameters[index] *= exp(chance.gauss(0, 0.25))
    parameters[3] = min(parameters[3], 100.0)
    for index, most in ((8, 4.5), (10, 3.5), (11, 5.0), (14, 4.0), (17, 2.0)):
        parameters[index] = min(parameters[index], most)
    step = make_step(tuple(parameters))
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1

    class Fsrs:
        def __init__(self) -> None:
            self.scale = exp(chance.gauss(0, 0.5))
            self.stability, self.difficulty, self.last = NEVER, 0.0, 0.0

        def recall(self, now: float) -> float:
            if self.stability == NEVER:
                return 0.0
            age = (now - self.last) / (self.stability * self.scale)
            return float((1 + factor * age) ** decay)

        def practise(self, now: float, right: bool) -> None:
            elapsed = now - self.last if self.stability != NEVER else 0.0
            grade = 3 if right else 1
            self.stability, self.difficulty = step(
                self.stability, self.difficulty, grade, elapsed / self.scale, 0.0
            )
            self.last = now

    return Fsrs


def act_r(chance: Random) -> Learner:
    """Pavlik and Anderson (2005): activation is the log of decaying traces.

    m = ln Σ age^−d, each trace with the decay d = c·e^m + a of the moment it
    was laid; recall is logistic in m. Constants are the paper's (a .177, c .217,
    tau −.704, s .255, ages in seconds, time between sittings slowed to .025),
    with an item's own ease (sigma 0.4) added to m.
    """
    a, c, threshold, noise, slow = 0.177, 0.217, -0.704, 0.255, 0.025
    own = chance.gauss(0, 0.15)

    class ActR:
        def __init__(self) -> None:
            self.ease = own + chance.gauss(0, 0.4)
            self.traces: list[tuple[float, float]] = []

        def _activation(self, now: float) -> float:
            total = 0.0
            for laid, decay in self.traces:
                seconds = (now - laid) * 86_400
                if seconds > 3600:  # beyond the sitting: slowed
                    seconds = 3600 + (seconds - 3600) * slow
                total += max(seconds, 1.0) ** -decay
            return log(total)

        def recall(self, now: float) -> float:
            if not self.traces:
                return 0.0
            return 1 / (1 + exp((threshold - self._activation(now) - self.ease) / noise))

        def practise(self, now: float, right: bool) -> None:
            decay = a if not self.traces else c * exp(self._activation(now)) + a
            self.traces.append((now, min(decay, 2.0)))

    return ActR


def dash(chance: Random) -> Learner:
    """In the manner of DASH (Lindsey and others, 2014): counts in windows of time.

    The log-odds of recall are ability − difficulty + Σ over windows of
    θ·ln(1 + right) − ψ·ln(1 + wrong): what was practised counts for as long as it
    lies inside a window of an hour, a day, a week, a month, for ever. The
    paper's shape; the weights are ours.
    """
    windows = (1 / 24, 1.0, 7.0, 30.0, float("inf"))
    seen = (1.2, 0.9, 1.0, 0.9, 0.75)
    right_weight = (0.25, 0.25, 0.3, 0.35, 0.45)
    ability = chance.gauss(-1.9, 0.3)

    class Dash:
        def __init__(self) -> None:
            self.difficulty = chance.gauss(0, 0.7)
            self.answers: list[tuple[float, bool]] = []

        def recall(self, now: float) -> float:
            if not self.answers:
                return 0.0
            odds = ability - self.difficulty
            for span, theta, psi in zip(windows, seen, right_weight, strict=True):
                inside = [right for when, right in self.answers if now - when <= span]
                odds += theta * log(1 + len(inside)) + psi * log(1 + sum(inside))
            return 1 / (1 + exp(-odds))

        def practise(self, now: float, right: bool) -> None:
            self.answers.append((now, right))

    return Dash


def two_traces(chance: Random) -> Learner:
    """A quick trace that fades within the day beside a slow one that lasts.

    Recall is 1 − (1 − quick)(1 − slow): quick is 0.95·e^(−t/τ) with τ about forty
    minutes, slow (1 + t/H)^−0.5. H grows with an answer the more the slow trace
    had faded, so repetition within a sitting is nearly worthless; a wrong
    answer leaves a third of H.
    """
    pace = exp(chance.gauss(0, 0.2))

    class TwoTraces:
        def __init__(self) -> None:
            self.tau = 40 * MINUTE * exp(chance.gauss(0, 0.3))
            self.first = 0.6 * pace * exp(chance.gauss(0, 0.6))
            self.half = 0.0
            self.last = 0.0

        def _slow(self, now: float) -> float:
            return float((1 + (now - self.last) / self.half) ** -0.5)

        def recall(self, now: float) -> float:
            if self.half == 0.0:
                return 0.0
            quick = 0.95 * exp(-(now - self.last) / self.tau)
            return 1 - (1 - quick) * (1 - self._slow(now))

        def practise(self, now: float, right: bool) -> None:
            if self.half == 0.0:
                self.half = self.first
            elif right:
                self.half *= 1 + 6.0 * (1 - self._slow(now))
            else:
                self.half = max(self.first * 0.5, self.half / 3)
            self.last = now

    return TwoTraces


TRUTHS: dict[str, Callable[[Random], Learner]] = {
    "FSRS, other numbers": perturbed_fsrs,
    "ACT-R": act_r,
    "DASH-like": dash,
    "two traces (same-day forgetting)": two_traces,
}
