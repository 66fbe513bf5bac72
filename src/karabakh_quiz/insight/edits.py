"""The edit guard: what an edited deck means for what was learnt from it.

The log keeps, with each answer, a fingerprint of what was asked and of what
was accepted (`cards.fingerprints`). Held against today's cards it tells which
were renamed, reworded, given another answer, or are gone – before anything
happens to the progress. Nothing here changes a log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from karabakh_quiz.cards.fingerprints import change

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Deck
    from karabakh_quiz.progress import Progress


class Asked(Protocol):
    """What must be known of a card: `cards.index.CardFacts` know it."""

    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...
    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Edits:
    """What became of the cards that were answered before. All are card ids, in order."""

    renamed: tuple[tuple[str, str], ...] = ()
    """(as the log has it, today's): progress goes along."""
    reworded: tuple[str, ...] = ()
    """Asked otherwise, with the same answer: progress stays."""
    changed: tuple[str, ...] = ()
    """With another answer than was learnt: to be reset, if the learner wants to."""
    removed: tuple[str, ...] = ()
    """Not asked any more: their progress is kept, and comes back if they do."""
    kept: int = 0
    """How many cards keep their progress: all that are still asked."""

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.renamed or self.reworded or self.changed or self.removed)

    @property
    def sentence(self) -> str:
        """`2 renamed, 1 answer changed, 3 removed: progress kept for 57 cards.`"""
        told = [
            f"{count} {what}"
            for count, what in (
                (len(self.renamed), "renamed"),
                (len(self.reworded), "reworded"),
                (
                    len(self.changed),
                    "answer changed" if len(self.changed) == 1 else "answers changed",
                ),
                (len(self.removed), "removed"),
            )
            if count
        ]
        cards = "1 card" if self.kept == 1 else f"{self.kept} cards"
        return f"{', '.join(told) or 'Nothing changed'}: progress kept for {cards}."


def edits(progress: "Progress", decks: Iterable["Deck"]) -> Edits:
    """What `decks`, as they are today, mean for the cards answered in `progress`."""
    from karabakh_quiz.cards.indexing import index

    decks = list(decks)
    facts = [fact for deck in decks for fact in index(deck)]
    return edits_to(progress, facts, [name for deck in decks for name in (deck.id, *deck.formerly)])


def edits_to(progress: "Progress", facts: Iterable[Asked], decks: Iterable[str]) -> Edits:
    """The same of decks that are told by their cards and by all ids they have and had."""
    return compare(_answered(progress), facts, decks)


def compare(answered: dict[str, str], facts: Iterable[Asked], decks: Iterable[str]) -> Edits:
    """Hold `answered` (card id as logged → last fingerprint) against today's cards of `decks`."""
    facts = list(facts)
    today = {fact.id: fact for fact in facts}
    renames = {former: fact.id for fact in facts for former in fact.formerly}
    names = set(decks)
    renamed, removed = [], []
    prints: dict[str, str] = {}
    for card, print_ in answered.items():
        if card in today:
            prints[card] = print_
        elif card in renames:
            renamed.append((card, renames[card]))
            prints.setdefault(renames[card], print_)
        elif card.partition("/")[0] in names:
            removed.append(card)
    became = {card: change(print_, today[card].fingerprint) for card, print_ in prints.items()}
    return Edits(
        renamed=tuple(sorted(renamed)),
        reworded=tuple(sorted(card for card, how in became.items() if how == "reworded")),
        changed=tuple(sorted(card for card, how in became.items() if how == "answer")),
        removed=tuple(sorted(removed)),
        kept=len(prints),
    )


def _answered(progress: "Progress") -> dict[str, str]:
    """The cards with counted reviews, as the log names them, and each one's last fingerprint."""
    from karabakh_quiz.progress.row import Review

    found: dict[str, str] = {}
    for row in progress.rows(kinds=("review",), as_told=True):
        if isinstance(row, Review) and row.card is not None:
            found[row.card] = row.fingerprint or found.get(row.card, "")
    return found
