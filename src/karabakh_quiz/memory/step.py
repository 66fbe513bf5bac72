"""One review: stability and difficulty before it, and after.

The formulas are FSRS-6's (py-fsrs 6, `fsrs.scheduler`), S in days, G from 1
(Again) to 4 (Easy), t in whole days:

    R  = (1 + F·t/S)^(−w20),  F = 0.9^(−1/w20) − 1
    first:    S = w[G−1],  D = clamp(w4 − e^(w5·(G−1)) + 1)
    D'       = clamp(w7·D0(4) + (1−w7)·(D − w6·(G−3)·(10−D)/9)),  D0(4) unclamped
    recalled: S' = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·[Hard w15 | Easy w16])
    lapsed:   S' = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18))
    same day: S' = S·e^(w17·(G−3+w18))·S^(−w19); the factor at least 1 unless Again

Everything that moves a memory state goes through the one function made here:
numpy's powers differ from `math`'s in the last bit, so a second, vectorised
path would let two devices disagree. A change here that moves a last bit raises
`progress.schema.FOLD`, so that logs are folded anew.
"""

from collections.abc import Callable
from math import exp

from karabakh_quiz.memory.parameters import checked

SHORTEST = 0.001
LONGEST = 36_500.0
"""Bounds of stability, days."""

NEVER = 0.0
"""The stability of a card that was never reviewed, where plain floats are passed."""

NEW_CARD_PRIOR = 0.2
"""How likely a learner knows a card before its first review.

Nobody can know it of a single card. At 0.2 a right first choice among four
counts as much for knowing as for luck: 0.2 against 0.8 · 1/4.
"""

Step = Callable[[float, float, int, float, float], tuple[float, float]]
"""(stability or `NEVER`, difficulty, grade, elapsed days, luck) → (stability, difficulty)."""


def luck(options: int = 1, guessed: bool = False) -> float:
    """How likely a right answer comes out of not knowing.

    1/k with k choices shown, 0 when typed; 1 where the learner says "I
    guessed": then that the answer was right is evidence of nothing.
    """
    if guessed:
        return 1.0
    return 1.0 / options if options > 1 else 0.0


def make_step(parameters: tuple[float, ...]) -> Step:
    """The step with these parameters; they are checked, its arguments are not.

    With `luck` > 0 and a grade better than Again the result is the guess
    mixture: with p = R/(R + (1−R)·luck), the chance that the answer was known,
    ln S and D lie at p between Again's update and the grade's (for S that is
    S_again·(S_grade/S_again)^p). Before the
    first review R is `NEW_CARD_PRIOR`; within a day R is 1.
    """
    w = checked(parameters)
    decay = -w[20]
    factor = 0.9 ** (1.0 / decay) - 1.0
    starts = [NEVER, *w[:4]]
    first_difficulties = [0.0, *(_first_difficulty(w, grade) for grade in (1, 2, 3, 4))]
    # D' is linear in D: what the grade alone decides is worked out here, once.
    pull = [w[6] * (grade - 3) / 9.0 for grade in range(5)]
    slope = [(1.0 - w[7]) * (1.0 + each) for each in pull]
    rise = [w[7] * _easy_difficulty(w) - (1.0 - w[7]) * 10.0 * each for each in pull]
    growth = [0.0, 0.0, exp(w[8]) * w[15], exp(w[8]), exp(w[8]) * w[16]]
    gains = [exp(w[17] * (grade - 3 + w[18])) for grade in range(5)]
    ceiling = exp(-w[17] * w[18])
    w10, w11, w12, w13, w14, w19 = w[10], w[11], -w[12], w[13], w[14], -w[19]
    flattening = 1.0 - w[9]
    shortest, longest = SHORTEST, LONGEST

    def step(
        stability: float, difficulty: float, grade: int, elapsed: float, luck: float
    ) -> tuple[float, float]:
        if stability:
            harder = rise[grade] + slope[grade] * difficulty
            if harder < 1.0:
                harder = 1.0
            elif harder > 10.0:
                harder = 10.0
            if elapsed < 1:
                gain = gains[grade] * stability**w19
                after = stability * gain if gain > 1.0 or grade == 1 else stability
                if after < shortest:
                    after = shortest
                elif after > longest:
                    after = longest
                return after, harder
            recall = (1.0 + factor * elapsed / stability) ** decay
            if grade != 1:
                after = stability + growth[grade] * (11.0 - difficulty) * (
                    stability**flattening * (exp(w10 * (1.0 - recall)) - 1.0)
                )
                if after > longest:
                    after = longest
                if not luck:
                    return after, harder
            lapsed = w11 * difficulty**w12 * ((stability + 1.0) ** w13 - 1.0)
            lapsed *= exp(w14 * (1.0 - recall))
            if lapsed > stability * ceiling:
                lapsed = stability * ceiling
            if lapsed < shortest:
                lapsed = shortest
            if grade == 1:
                return lapsed, harder
            hardest = rise[1] + slope[1] * difficulty
            if hardest < 1.0:
                hardest = 1.0
            elif hardest > 10.0:
                hardest = 10.0
        else:
            after, harder = starts[grade], first_difficulties[grade]
            if not luck or grade == 1:
                return after, harder
            recall, lapsed, hardest = NEW_CARD_PRIOR, starts[1], first_difficulties[1]
        known = recall / (recall + (1.0 - recall) * luck)
        return (
            lapsed * (after / lapsed) ** known,
            known * harder + (1.0 - known) * hardest,
        )

    return step


def _first_difficulty(w: tuple[float, ...], grade: int) -> float:
    return min(max(w[4] - exp(w[5] * (grade - 1)) + 1.0, 1.0), 10.0)


def _easy_difficulty(w: tuple[float, ...]) -> float:
    """D0(4), not clamped: what difficulty slowly returns to."""
    return w[4] - exp(w[5] * 3) + 1.0
