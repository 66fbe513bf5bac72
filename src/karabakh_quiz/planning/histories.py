"""Reviews of the log as fitting wants them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER, luck
from karabakh_quiz.planning.fitting import Answer

if TYPE_CHECKING:
    from karabakh_quiz.progress import Row


def answers_of(rows: "Iterable[Row]") -> list[Answer]:
    """The scheduled reviews among `rows` (counted, in fold order).

    Elapsed days are counted from the highest day so far, as the log's own fold
    does; a `reset` begins a card anew.
    """
    from karabakh_quiz.progress import Review

    highest: dict[str, int] = {}
    lives: dict[str, int] = {}
    answers: list[Answer] = []
    for row in rows:
        if row.card is None or row.day is None or row.at is None:
            continue
        if row.kind == "reset":
            highest.pop(row.card, None)
            lives[row.card] = lives.get(row.card, 0) + 1
        elif isinstance(row, Review) and row.scheduled:
            last = highest.get(row.card, row.day)
            highest[row.card] = max(last, row.day)
            answers.append(
                Answer(
                    f"{row.card} {lives.get(row.card, 0)}",
                    row.at,
                    row.grade,
                    max(0, row.day - last),
                    max(1, len(row.options)),
                    row.guessed,
                )
            )
    return answers


def states_with(rows: "Iterable[Row]", memory: Memory) -> dict[str, tuple[float, float]]:
    """(stability, difficulty) by card, had `memory` been in force from the start."""
    lives: dict[str, tuple[float, float]] = {}
    states: dict[str, tuple[float, float]] = {}
    for answer in answers_of(rows):
        stability, difficulty = lives.get(answer.card, (NEVER, 0.0))
        chance = luck(answer.options, answer.guessed)
        state = memory.step(stability, difficulty, answer.grade, answer.elapsed, chance)
        lives[answer.card] = states[answer.card.rpartition(" ")[0]] = state
    return states
