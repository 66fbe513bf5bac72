"""What is said of an answer."""

from typing import Literal

from karabakh_quiz.structs import struct

Kind = Literal[
    "exact",
    "partly",
    "right-to-month",
    "right-to-year",
    "close",
    "wrong",
    "unreadable",
    "which-one",
    "revealed",  # nothing was typed: only a sitting gives it, in reveal mode, never `judge`
]


@struct
class Span:
    """A piece of a comparison: `same`, `missing` (was expected) or `extra` (was given)."""

    kind: Literal["same", "missing", "extra"]
    text: str


@struct(kw_only=True)
class Verdict:
    """How an answer was understood, what it is worth, and why.

    `unreadable` and `which-one` are no answers yet: `proposed` is None and the
    question is asked again.
    """

    kind: Kind
    score: float
    """From 0 to 1."""
    reason: str
    """A sentence for the learner."""
    read_as: str | None = None
    """How the answer was understood, where that is not plain: "9 October 2023"."""
    proposed: int | None = None
    """The grade proposed, 1 (Again) to 4 (Easy); None: ask again."""
    named: str | None = None
    """Id of the person (or choice) that was given instead, where one was recognised."""
    diff: tuple[Span, ...] = ()
    """Word by word, for gaps and quotations."""
    days_off: int | None = None
    """For dates: signed distance in days, negative when the answer is too early."""

    @property
    def asks_again(self) -> bool:
        """Whether the question has to be asked again before anything is graded."""
        return self.proposed is None

    @property
    def right(self) -> bool:
        """Whether the answer counts as recalled (Hard or better is proposed)."""
        return self.proposed is not None and self.proposed > 1
