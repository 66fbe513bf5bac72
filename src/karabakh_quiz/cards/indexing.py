"""Making the index of a deck: see `cards.index`."""

from karabakh_quiz.cards.index import CardFacts
from karabakh_quiz.cards.make import Survey, survey
from karabakh_quiz.decks.deck import AnyEntry, Deck, Event, Question, Statement


def index(deck: Deck) -> tuple[CardFacts, ...]:
    """The facts of all cards of `deck`, in the deck's order; picked entries are left out."""
    return index_of(deck, survey(deck))


def index_of(deck: Deck, surveyed: Survey) -> tuple[CardFacts, ...]:
    """The same, of a deck that was surveyed already."""
    found = []
    for card in surveyed.cards:
        entry = card.entry
        if entry.deck != deck.id:
            continue
        people = () if isinstance(entry, Question) else tuple(p.id for p in entry.who)
        if isinstance(entry, Statement):
            people += tuple(p.id for p in entry.misattributed_to)
        found.append(
            CardFacts(
                id=card.id,
                facet=card.facet,
                sensitive=entry.sensitive,
                tags=entry.tags,
                people=people,
                formerly=card.formerly,
                fingerprint=card.fingerprint,
                when="" if isinstance(entry, Question) else entry.when,
                occasion=_occasion(entry),
                is_event=isinstance(entry, Event),
            )
        )
    return tuple(found)


def _occasion(entry: AnyEntry) -> str:
    at = entry.at if isinstance(entry, Statement) else None
    if at is None:
        return f"{entry.deck}/{entry.id}"
    return at if "/" in at else f"{entry.deck}/{at}"
