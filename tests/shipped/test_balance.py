"""Who is heard in the decks: no deck is one man's or one side's."""

from collections import Counter

from karabakh_quiz.decks import Deck, Statement
from tests.support.dossier import FOUNDING, START, decks

MOST_OF_ONE_MAN = 0.30
LEAST_AZERBAIJANI = 0.25


def heard(deck: Deck) -> tuple[int, Counter[str], Counter[str]]:
    """Statements in all, by speaker and by side; a joint one counts for each who joins in it."""
    statements = [e for e in deck.entries if isinstance(e, Statement)]
    people = Counter(p.id for s in statements for p in s.who)
    sides = Counter(side for s in statements for side in {p.side for p in s.who if p.side})
    return len(statements), people, sides


def history() -> list[Deck]:
    """The decks of the history: not the founding one, which follows an article about two states."""
    return [deck for id_, deck in decks().items() if id_ not in (FOUNDING, START)]


def test_at_most_three_statements_in_ten_are_the_prime_ministers() -> None:
    for deck in history():
        count, people, _ = heard(deck)
        assert people["nikol-pashinyan"] <= MOST_OF_ONE_MAN * count, deck.id


def test_at_least_one_statement_in_four_is_azerbaijani() -> None:
    for deck in history():
        count, _, sides = heard(deck)
        assert sides["Azerbaijan"] >= LEAST_AZERBAIJANI * count, (deck.id, sides)


def test_every_speaker_and_body_has_a_side() -> None:
    for deck in decks().values():
        for entry in deck.entries:
            if isinstance(entry, Statement):
                assert all(person.side for person in entry.who), entry.id
