"""Where a card stands. Light: what counts cards needs no more of a sitting than this."""

from typing import TYPE_CHECKING

from karabakh_quiz.progress.cardstate import HELD_FROM

if TYPE_CHECKING:
    from karabakh_quiz.progress import CardState
    from karabakh_quiz.study.question import CardStage


def stage_of(state: "CardState") -> "CardStage":
    """Where a card stands: new, learning, held or suspended."""
    if state.suspended:
        return "suspended"
    if state.memory is None:
        return "new"
    return "held" if state.memory.stability >= HELD_FROM else "learning"
