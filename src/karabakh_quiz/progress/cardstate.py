"""What the log says of one card."""

from __future__ import annotations

from karabakh_quiz.progress.row import RowId
from karabakh_quiz.structs import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.memory.model import MemoryState

HELD_FROM = 21.0
"""Days of stability from which a card counts as held."""

NEW, LEARNING, HELD, SUSPENDED = 0, 1, 2, 3
"""Stages, as the file keeps them."""


@struct(kw_only=True)
class CardState:
    """The fold of a card's counted rows; days are days since 1970-01-01.

    A card never reviewed, or reset since, has no memory, no due day and no
    last review.
    """

    card: str
    memory: MemoryState | None = None
    reps: int = 0
    """Counted, scheduled reviews since the last reset."""
    lapses: int = 0
    """Of these, Again a day or more after the review before."""
    last_day: int | None = None
    """The highest day a review counted on: elapsed days are counted from it."""
    last_at: int | None = None
    """When the last counted review was given, milliseconds since 1970."""
    due_day: int | None = None
    last: RowId | None = None
    """The last counted review: the next one's `after`."""
    introduced_day: int | None = None
    """The day of the first of `reps`."""
    suspended: bool = False
    buried_until: int | None = None
    """The first day it may be asked again, if it was buried."""
    flagged: bool = False
    note: str = ""
    """What the learner wrote to the flag."""
    met: bool = False
    """Whether it was ever shown, graded or not."""

    def due(self, day: int) -> bool:
        """Whether it is to be asked on `day`: due, neither suspended nor buried."""
        return (
            not self.suspended
            and self.due_day is not None
            and max(self.due_day, self.buried_until or 0) <= day
        )
