"""Fitting the memory model to one learner's log.

The optimiser is fsrs-rs (extra `fit`). It runs in a process of its own with a
time limit: on odd input it panics with something that is no `Exception`, and it
holds the interpreter's lock while it works.

A fit is only worth having if it predicts reviews it has not seen. So the log is
cut in time: parameters are fitted to the earlier part and judged on the later
one, beside the parameters now in force. Only if they predict better there is
the whole log fitted and offered. Parameters that were fitted themselves have
seen what came before: then the cut is no earlier than that.
"""

import json
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, log, sqrt

from karabakh_quiz.errors import QuizError
from karabakh_quiz.memory.parameters import HIGHEST, LOWEST, checked
from karabakh_quiz.memory.step import NEVER, luck, make_step

FEWEST_REVIEWS = 400
"""Reviews on a later day than the one before, below which nothing is fitted.

FSRS has 21 parameters; with some hundreds of reviews and no lapses the
optimiser stays at its defaults or leaves them by chance.
"""

FEWEST_LAPSES = 20
"""Forgotten ones among them: forgetting is what the model is about."""

HELD_OUT = 0.2
"""The share of the reviews, the latest, that a fit is judged on."""

FEWEST_JUDGED = 80
"""Reviews that a fit is judged on at the least: 20 % of the fewest that are fitted."""

PATIENCE = 120.0
"""Seconds the optimiser may take."""

SAFE = 1e-4


class FitError(QuizError):
    """Why there is no fit, in a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One counted, scheduled review, as far as fitting is concerned.

    `when` orders answers among all cards (milliseconds); `elapsed` is whole
    learner's days since the card's review before, 0 for its first.
    """

    card: str
    when: int
    grade: int
    elapsed: int
    options: int = 1
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How well parameters predict: lower is better for both."""

    log_loss: float
    rmse_bins: float
    reviews: int


@dataclass(frozen=True, slots=True)
class Fit:
    """What fitting found. `parameters` are for the whole log; take them only if `better`."""

    parameters: tuple[float, ...]
    now: Score
    fitted: Score
    trained_on: int

    @property
    def better(self) -> bool:
        """Whether the held-out reviews are predicted better than by the parameters in force."""
        return self.fitted.log_loss < self.now.log_loss


def fit(
    answers: Iterable[Answer],
    parameters: Sequence[float],
    *,
    seen_until: int | None = None,
    patience: float = PATIENCE,
) -> Fit:
    """Fit to `answers` and judge the result against `parameters`.

    `seen_until` (milliseconds) is when `parameters` were fitted, if they were:
    answers up to then are not held against anybody. Raises `FitError` where
    there is too little to fit or to judge by, where the extra is not installed,
    or where the optimiser fails or takes longer than `patience` seconds.
    """
    from karabakh_quiz.planning.guesses import without_luck

    histories = _histories(answers)
    counted = sorted(
        answer.when for history in histories for answer in history[1:] if answer.elapsed > 0
    )
    lapses = sum(
        answer.grade == 1 and answer.elapsed > 0 for history in histories for answer in history[1:]
    )
    if len(counted) < FEWEST_REVIEWS or lapses < FEWEST_LAPSES:
        raise FitError(
            f"too little to fit: {len(counted)} reviews after a day or more with {lapses} "
            f"forgotten; it takes {FEWEST_REVIEWS} with {FEWEST_LAPSES}"
        )
    cut = counted[int(len(counted) * (1 - HELD_OUT))]
    if seen_until is not None and seen_until >= cut:
        cut = seen_until + 1
        judged = len(counted) - bisect_left(counted, cut)
        if judged < FEWEST_JUDGED:
            raise FitError(
                f"the parameters in force were fitted not long ago: there are {judged} reviews "
                f"since to judge new ones by, and it takes {FEWEST_JUDGED}"
            )
    early = [[answer for answer in history if answer.when < cut] for history in histories]
    trained = _optimise(without_luck(early, parameters), patience)
    return Fit(
        parameters=_optimise(without_luck(histories, parameters), patience),
        now=score(histories, parameters, since=cut),
        fitted=score(histories, trained, since=cut),
        trained_on=sum(when < cut for when in counted),
    )


def score(
    histories: Iterable[Sequence[Answer]], parameters: Sequence[float], *, since: int = 0
) -> Score:
    """How well `parameters` predict the answers given from `since` on (milliseconds).

    Same-day answers and first ones are not predicted. With k choices shown the
    chance of a right answer is R + (1−R)/k, and that is what is judged.
    RMSE(bins) is taken over twenty bins of the predicted chance, weighted by
    their size.
    """
    step = make_step(tuple(parameters))
    decay = -parameters[20]
    factor = 0.9 ** (1.0 / decay) - 1.0
    loss, count = 0.0, 0
    bins: dict[int, tuple[float, int, int]] = {}
    for history in histories:
        stability, difficulty = NEVER, 0.0
        for answer in history:
            lucky = luck(answer.options, answer.guessed)
            if stability != NEVER and answer.elapsed > 0 and answer.when >= since:
                recall = (1.0 + factor * answer.elapsed / stability) ** decay
                chance = min(max(recall + (1.0 - recall) * lucky, SAFE), 1.0 - SAFE)
                right = answer.grade > 1
                loss -= log(chance if right else 1.0 - chance)
                count += 1
                total, rights, size = bins.get(int(chance * 20), (0.0, 0, 0))
                bins[int(chance * 20)] = (total + chance, rights + right, size + 1)
            stability, difficulty = step(stability, difficulty, answer.grade, answer.elapsed, lucky)
    if not count:
        raise FitError("no review to judge the parameters on")
    squares = sum((total - rights) ** 2 / size for total, rights, size in bins.values())
    return Score(loss / count, sqrt(squares / count), count)


def _histories(answers: Iterable[Answer]) -> list[list[Answer]]:
    by_card: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda answer: answer.when):
        by_card.setdefault(answer.card, []).append(answer)
    return list(by_card.values())


def _optimise(histories: Sequence[Sequence[Answer]], patience: float) -> tuple[float, ...]:
    """The parameters fsrs-rs finds, in a process that may die or hang without harm."""
    task = json.dumps([[(one.grade, one.elapsed) for one in history] for history in histories])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "karabakh_quiz.planning.fitting_worker"],
            input=task,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FitError(
            f"the optimiser had not finished after {patience:.0f} seconds: nothing was changed"
        ) from None
    if done.returncode == NOT_INSTALLED:
        raise FitError("fitting needs the extra: pip install 'karabakh-quiz[fit]'")
    try:
        numbers = [float(number) for number in json.loads(done.stdout)]
    except (TypeError, ValueError):
        numbers = []
    if done.returncode != 0 or len(numbers) != len(LOWEST) or not all(map(isfinite, numbers)):
        raise FitError("the optimiser failed on this log: nothing was changed")
    # It reckons in single precision, where 0.8 is a little more than 0.8.
    return checked(
        [
            min(max(each, low), high)
            for low, each, high in zip(LOWEST, numbers, HIGHEST, strict=True)
        ]
    )


NOT_INSTALLED = 3
"""Exit code of the worker where fsrs-rs is not there."""
