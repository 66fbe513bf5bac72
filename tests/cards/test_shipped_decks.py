"""The decks that ship make good cards."""

from pathlib import Path

import pytest

from karabakh_quiz.cards import dropped_cards, make_cards
from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.leaks import named
from karabakh_quiz.cards.offices import office_on
from karabakh_quiz.cards.words import words
from karabakh_quiz.decks import read_deck
from karabakh_quiz.decks.deck import Question, Statement

DECKS = [
    path
    for path in sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))
    if path.read_text(encoding="utf-8").find("\ndeck:\n") >= 0
]


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_cards_of_a_shipped_deck(path: Path) -> None:
    deck = read_deck(path)
    cards = make_cards(deck)
    assert cards or deck.picks
    for card in cards:
        if isinstance(card.entry, Question):
            continue
        if card.precision == "day":
            assert card.entry.confidence == "verified", card.id
        if card.facet == "who" and card.right is not None and isinstance(card.entry, Statement):
            assert len(card.rivals) >= 3, card.id
            seen = words(" ".join([card.text or "", card.entry.to or "", card.entry.where or ""]))
            for rival, _ in card.rivals:
                person = deck.people[rival.id]
                assert office_on(person, span(card.entry.when)) or not person.offices, card.id
                assert named(seen, person) is None, card.id

    assert not {card.id for card in cards} & {id_ for id_, _ in dropped_cards(deck)}
