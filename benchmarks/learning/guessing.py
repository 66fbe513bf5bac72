"""What a right choice among four is worth: always Good, always Hard, or the guess mixture.

The learner's memory is FSRS-6 itself here, so that only the handling of guesses
differs: what is known is recalled and strengthened as by Good, what is not is
guessed right one time in four and either way relearnt as by Again. The schedule
sees right and wrong alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from karabakh_quiz.memory import Memory
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.model import MemoryState
from karabakh_quiz.memory.step import NEVER, NEW_CARD_PRIOR, luck

CHOICES = 4
DAYS = 365
CARDS = 1_000

Update = Callable[[Memory, MemoryState | None, int], MemoryState]
"""(model, state, elapsed days) → the state the schedule takes a right choice to lead to."""

HANDLINGS: dict[str, Update] = {
    "always Good": lambda memory, state, days: memory.review(state, 3, days),
    "always Hard": lambda memory, state, days: memory.review(state, 2, days),
    "guess mixture": lambda memory, state, days: memory.review(state, 3, days, options=CHOICES),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """True recall when a card is asked again (the target is 0.9), and answers a card."""

    recall: float
    answers: float


def simulate(handling: Update, seed: int = 1, cards: int = CARDS, days: int = DAYS) -> Outcome:
    """`cards` cards met on the first day and studied for `days` days, by choice alone."""
    memory, chance = Memory(), Random(seed)
    recalls, answers = 0.0, 0
    reviews = 0
    for number in range(cards):
        believed: MemoryState | None = None
        stability, difficulty = NEVER, 0.0
        day = last = 0
        while day < days:
            elapsed = day - last
            recall = NEW_CARD_PRIOR if believed is None else memory.recall(stability, elapsed)
            if believed is not None:
                recalls += recall
                reviews += 1
            known = chance.random() < recall
            right = known or chance.random() < luck(CHOICES)
            stability, difficulty = memory.step(
                stability, difficulty, 3 if known else 1, elapsed, 0.0
            )
            believed = (
                handling(memory, believed, elapsed)
                if right
                else memory.review(believed, 1, elapsed)
            )
            answers += 1
            last, day = day, due_day(f"card-{number}", day, memory.interval(believed))
    return Outcome(recalls / reviews, answers / cards)


def table() -> str:
    """One line a handling."""
    lines = [
        "",
        f"guesses, {CHOICES} choices, target 0.900",
        f"  {'':16}{'recall':>8}{'answers':>9}",
    ]
    for name, handling in HANDLINGS.items():
        outcome = simulate(handling)
        lines.append(f"  {name:16}{outcome.recall:8.3f}{outcome.answers:9.1f}")
    return "\n".join(lines)
