"""The answers of the decks that ship, judged as a learner would type them."""

from pathlib import Path

import pytest

from karabakh_quiz.answers import judge
from karabakh_quiz.cards import Collection
from karabakh_quiz.cards.card import Card
from karabakh_quiz.decks import open_library

SHIPPED = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    own = tmp_path_factory.mktemp("own")
    return Collection(open_library(own, [], SHIPPED, cache=None))


def _forms(card: Card) -> list[str]:
    """Everything the deck lists as right."""
    if card.kind == "match":
        return ["; ".join(card.partners)]
    forms = [card.answer, *card.accepted]
    if len(card.people) == 1:
        forms += [card.people[0].name, *card.people[0].native.values()]
    return forms


def test_every_answer_that_the_decks_list_is_exact(collection: Collection) -> None:
    for card_id in collection.ids():
        card = collection.card(card_id)
        for form in _forms(card):
            verdict = judge(card, form, register=collection.register)
            assert (verdict.kind, verdict.proposed) == ("exact", 3), (card_id, form)


def test_the_answer_to_another_card_of_the_kind_is_never_exact(collection: Collection) -> None:
    cards = [collection.card(card_id) for card_id in collection.ids()]
    for kind in ("name", "gap", "number"):
        alike = [card for card in cards if card.kind == kind]
        for card, other in zip(alike, alike[1:] + alike[:1], strict=True):
            if card.answer != other.answer:
                verdict = judge(card, other.answer, register=collection.register)
                assert verdict.kind != "exact", (card.id, other.answer)
