"""Lucky choices, before fitting: the optimiser knows grades alone.

Told that every right choice was known, it finds a memory that is too good. So
each right choice is taken for what it probably was: with p = R/(R + (1−R)·luck),
the chance that it was known by the model in force, it stays as it is, else it
counts as Again (a single imputation). Which of the two is the answer's own
chance, the same whenever it is fitted. For 32 simulated learners (choices among
four, half of them only while a card is young) the mean log loss of held-out
reviews fell from 0.2608 to 0.2589, and for 20 of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from karabakh_quiz.memory.intervals import chance
from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER, NEW_CARD_PRIOR, luck
from karabakh_quiz.planning.fitting import Answer


def without_luck(
    histories: Iterable[Sequence[Answer]], parameters: Sequence[float]
) -> list[list[Answer]]:
    """`histories` with right choices that were probably luck as Again."""
    memory = Memory(parameters)
    return [_one_card(history, memory) for history in histories]


def _one_card(history: Sequence[Answer], memory: Memory) -> list[Answer]:
    stability, difficulty = NEVER, 0.0
    taken: list[Answer] = []
    for answer in history:
        lucky = luck(answer.options, answer.guessed)
        if lucky and answer.grade > 1 and (stability == NEVER or answer.elapsed > 0):
            recall = NEW_CARD_PRIOR
            if stability != NEVER:
                recall = memory.recall(stability, answer.elapsed)
            known = recall / (recall + (1.0 - recall) * lucky)
            if chance(answer.card, answer.when) >= known:
                answer = replace(answer, grade=1)
        taken.append(answer)
        stability, difficulty = memory.step(
            stability, difficulty, answer.grade, answer.elapsed, 0.0
        )
    return taken
