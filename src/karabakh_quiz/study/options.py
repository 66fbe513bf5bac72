"""What a sitting is asked to be."""

from typing import Literal

from karabakh_quiz.errors import UsageError
from karabakh_quiz.structs import struct

WantedMode = Literal["auto", "choice", "type", "reveal"]

FACETS = ("who", "when", "where", "key", "said", "what", "answer", "order", "match")


@struct(kw_only=True)
class SittingOptions:
    """How much to ask, of what, and how.

    Filters are sets of alternatives: two tags ask entries with either.
    Raises `UsageError` for numbers below zero, an unknown facet or mode, and
    `ahead` together with `cram`.
    """

    limit: int | None = None
    """At most so many cards; a shorter sitting is topped up with what falls due soon."""
    new: int | None = None
    """At most so many new cards, in place of the daily limit."""
    minutes: float | None = None
    """No further card once so much time has passed."""
    only: tuple[str, ...] = ()
    """Facets."""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Ids of speakers or participants."""
    ahead: bool = False
    """Also cards that are not due yet, the least retrievable first."""
    cram: bool = False
    """Everything, weakest first; logged, but memory and due days stay."""
    mode: WantedMode = "auto"
    sensitive: bool = False
    """Whether entries marked sensitive are asked."""
    decks: tuple[str, ...] = ()
    """Ids of decks; empty for all of the collection."""
    cards: tuple[str, ...] = ()
    """Only these cards, in this order, due or not; empty for whatever is to be asked today."""
    siblings_apart: bool = True
    """Whether two facets of one entry are kept to different days."""

    def __post_init__(self) -> None:
        if self.limit is not None and self.limit < 1:
            raise UsageError("a sitting needs a limit of at least 1 card")
        if self.new is not None and self.new < 0:
            raise UsageError("the number of new cards cannot be below 0")
        if self.minutes is not None and not self.minutes > 0:
            raise UsageError("a sitting needs more than 0 minutes")
        for facet in self.only:
            if facet not in FACETS:
                raise UsageError(f"there is no facet {facet!r}: write one of {', '.join(FACETS)}")
        if self.mode not in ("auto", "choice", "type", "reveal"):
            raise UsageError(
                f"there is no answer mode {self.mode!r}: write auto, choice, type or reveal"
            )
        if self.ahead and self.cram:
            raise UsageError("a sitting studies ahead or crams, not both at once")
