"""How a card is to be answered."""

from karabakh_quiz.cards.card import Card
from karabakh_quiz.study.options import WantedMode
from karabakh_quiz.study.question import Mode

TYPED_FROM_DAYS = 7.0
"""A card of at least this stability has held for a week and is typed."""

ARRANGED = frozenset({"order", "match"})


def mode_of(card: Card, stability: float | None, wanted: WantedMode = "auto") -> Mode:
    """The mode `card` is asked in; `stability` in days, None for a new card.

    Orders and pairs are always arranged (unless merely revealed); a card that
    has no choices is typed; whole quotations are picked, not typed, unless the
    learner wants to type.
    """
    if wanted == "reveal":
        return "reveal"
    if card.kind in ARRANGED:
        return "choice"
    if wanted == "type" or card.right is None:
        return "type"
    if wanted == "choice" or card.kind == "quotation":
        return "choice"
    return "type" if stability is not None and stability >= TYPED_FROM_DAYS else "choice"
