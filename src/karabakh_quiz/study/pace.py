"""How long a card takes this learner, and so how long today will."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress

USUAL_SECONDS = 25.0
"""From one card to the next, reading what there is to learn included, before anything is known."""
USUAL_CARDS = 10
"""So many cards the usual time counts for."""
LONGEST_SECONDS = 120.0
"""Who takes longer between two answers has left the table."""
LOOKED_AT = 100
"""Cards looked at: those answered last."""


def minutes_for(cards: int, progress: "Progress") -> int:
    """Whole minutes that so many cards will take at the learner's own pace: at least 1, none 0."""
    return max(1, ceil(cards * seconds_a_card(progress.latest(LOOKED_AT)) / 60)) if cards else 0


def seconds_a_card(times: Sequence[int]) -> float:
    """Seconds from a card's last answer to the next card's: its coming back is counted in.

    The mean over the cards answered last, and `USUAL_CARDS` of the usual time.
    `times` are when they were answered, milliseconds, the latest first.
    """
    gaps = [gap for later, earlier in pairwise(times) if (gap := (later - earlier) / 1000) > 0]
    spent = [gap for gap in gaps if gap <= LONGEST_SECONDS]
    return (sum(spent) + USUAL_CARDS * USUAL_SECONDS) / (len(spent) + USUAL_CARDS)
