"""The cards of several decks."""

from dataclasses import replace

import pytest

from karabakh_quiz.cards import Collection, make_cards
from karabakh_quiz.cards.company import company, from_bytes, to_bytes
from karabakh_quiz.cards.deck_cards import DeckCards
from karabakh_quiz.cards.index import NAME, from_row, to_rows
from karabakh_quiz.cards.indexing import index
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.errors import QuizError
from tests.support.cards import ADA, BEN, CAT, Shelf, deck_of, question, small_deck, statement

SPRING = deck_of(
    statement("first", ADA, deck="spring", tags=("roads",), replies_to="autumn/concern"),
    statement("second", BEN, deck="spring", sensitive=True, formerly=("winter/old",)),
    id_="spring",
)


def start_here(*decks: Deck) -> Deck:
    """A deck that picks one statement of each of `decks`."""
    entries = [deck.entries[-4] if deck.id == "autumn" else deck.entries[0] for deck in decks]
    own = statement("own", CAT, deck="start")
    return replace(
        deck_of(own, *entries, id_="start"), picks=tuple(f"{e.deck}/{e.id}" for e in entries)
    )


def test_all_cards_in_the_decks_order() -> None:
    autumn = small_deck()
    collection = Collection(Shelf(autumn, SPRING))
    made = [card.id for deck in (autumn, SPRING) for card in make_cards(deck)]
    assert list(collection.ids()) == made
    assert list(collection.ids("spring")) == [i for i in made if i.startswith("spring/")]


def test_a_card_is_the_one_that_make_cards_makes() -> None:
    autumn = small_deck()
    collection = Collection(Shelf(autumn))
    for card in make_cards(autumn):
        assert collection.card(card.id) == card


def test_some_decks_only() -> None:
    collection = Collection(Shelf(small_deck(), SPRING), ["spring"])
    assert {id_.partition("/")[0] for id_ in collection.ids()} == {"spring"}
    assert set(collection.register) == {"ada-alpha", "ben-beta"}


@pytest.mark.parametrize("id_", ["spring/first#key", "spring/none#who", "nowhere/a#who", "", "#"])
def test_a_card_that_is_not_there(id_: str) -> None:
    with pytest.raises(QuizError, match="There is no card"):
        Collection(Shelf(SPRING)).card(id_)


def test_a_deck_that_is_not_there() -> None:
    with pytest.raises(QuizError, match="There is no deck 'nowhere'"):
        Collection(Shelf(SPRING), ["nowhere"])


def test_a_picked_card_is_the_same_card_with_the_rivals_of_its_own_deck() -> None:
    autumn = small_deck()
    shelf = Shelf(autumn, SPRING, start_here(autumn, SPRING))
    collection = Collection(shelf)
    picked = set(collection.ids("start"))
    assert {"start/own#who", "spring/first#who", "autumn/bridges#who"} <= picked
    assert collection.card("autumn/bridges#who") == Collection(Shelf(autumn)).card(
        "autumn/bridges#who"
    )
    assert len(collection.ids()) == len(set(collection.ids()))


def test_a_picked_card_belongs_to_the_deck_that_is_studied() -> None:
    autumn = small_deck()
    shelf = Shelf(autumn, SPRING, start_here(autumn, SPRING))
    assert Collection(shelf).deck_of("spring/first#who").id == "spring"
    assert Collection(shelf, ["start"]).deck_of("spring/first#who").title == "Start"
    with pytest.raises(QuizError):
        Collection(shelf).deck_of("nowhere/first#who")


def test_siblings_are_the_other_cards_of_the_entry() -> None:
    collection = Collection(Shelf(small_deck()))
    assert set(collection.siblings("autumn/mistake#who")) == {
        "autumn/mistake#key", "autumn/mistake#said",
    }  # fmt: skip
    assert collection.siblings("autumn/none#who") == ()


def test_renames_lead_from_former_cards_to_todays() -> None:
    renames = Collection(Shelf(SPRING)).renames
    assert renames["winter/old#who"] == "spring/second#who"
    assert set(renames.values()) <= set(Collection(Shelf(SPRING)).ids())


def test_facts_tell_tags_people_and_what_is_sensitive() -> None:
    collection = Collection(Shelf(SPRING))
    assert collection.facts("spring/first#who").tags == ("roads",)
    assert collection.facts("spring/first#who").people == ("ada-alpha",)
    assert collection.facts("spring/second#when").sensitive
    assert collection.facts("spring/second#when").facet == "when"


def test_replies_reach_across_decks() -> None:
    collection = Collection(Shelf(small_deck(), SPRING))
    lines = collection.details(collection.card("autumn/concern#who"))
    assert [d.extra for d in lines if d.label == "answered by"] == ["Ada Alpha, 6 September 2023"]
    back = collection.details(collection.card("spring/first#who"))
    assert [d.text for d in back if d.label == "answers"] == [
        "this causes concern and we shall study it"
    ]


def test_an_index_is_kept_and_read_back() -> None:
    facts = index(small_deck())
    kept = list(to_rows(facts))
    assert [one for entry, text in kept for one in from_row(entry, text)] == list(facts)
    assert len(dict(kept)) == len(kept)
    assert [f.id for f in facts] == [card.id for card in make_cards(small_deck())]


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "[[1]]", "7", '[["who"]]'])
def test_a_damaged_row_of_an_index_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_row("autumn/a", text)


def test_ids_are_known_without_reading_a_deck_once_they_were() -> None:
    shelf = Shelf(small_deck(), SPRING)
    first = Collection(shelf)
    ids, renames = first.ids(), first.renames
    shelf.read.clear()
    second = Collection(shelf)
    assert (second.ids(), second.renames) == (ids, renames)
    assert second.facts("spring/first#who").tags == ("roads",)
    assert shelf.read == []


@pytest.mark.parametrize("damage", ["[1,", None])
def test_a_damaged_index_is_made_anew(damage: str | None) -> None:
    shelf = Shelf(SPRING)
    ids = Collection(shelf).ids()
    card = Collection(shelf).card(ids[0])
    (rows,) = shelf.lists.values()
    rows.data = {} if damage is None else dict.fromkeys(rows.data, damage)
    again = Collection(shelf)
    assert again.ids() == ids
    if damage is not None:
        assert again.facts(ids[0]).tags == ("roads",)
        assert again.card(ids[0]) == card


def test_only_what_is_asked_about_is_read() -> None:
    entries = [question(f"q{n}", f"What is thing {n}?", answer=f"Answer {n}") for n in range(300)]
    shelf = Shelf(deck_of(*entries))
    ids = Collection(shelf).ids()
    (rows,) = shelf.lists.values()
    asked: list[str] = []
    rows.watch = asked.append
    collection = Collection(shelf)
    collection.load(ids[:3])
    assert [collection.facts(card).id for card in ids[:5]] == list(ids[:5])
    assert not collection.is_sensitive(ids[0])
    assert [entry.rpartition("/")[2] for entry in asked] == ["q0", "q1", "q2", "q3", "q4"]


def test_what_a_collection_holds() -> None:
    autumn = small_deck()
    collection = Collection(Shelf(autumn, SPRING, start_here(autumn, SPRING)), ["start"])
    assert collection.holds("start/own#who")
    assert collection.holds("spring/first#who")
    assert not collection.holds("spring/second#who")
    assert collection.holds("spring/second#who", ["spring"])
    assert not collection.holds("spring/none#who", ["spring"])
    assert collection.homes("start") == ("start", "autumn", "spring")
    assert collection.is_sensitive("spring/second#when")


def test_the_order_of_meeting_holds_a_decks_cards_once_each() -> None:
    autumn = small_deck()
    shelf = Shelf(autumn, SPRING, start_here(autumn, SPRING))
    for _ in range(2):  # made, then as kept
        collection = Collection(shelf)
        for deck in collection.decks:
            order = collection.meeting_order(deck)
            assert sorted(order.cards) == sorted(collection.ids(deck))
            assert len(order.events) == len(order.cards)
            assert list(order.events) == sorted(order.events)


def test_a_large_deck_is_not_made_whole_for_one_card() -> None:
    entries = [question(f"q{n}", f"What is thing {n}?", answer=f"Answer {n}") for n in range(300)]
    collection = Collection(Shelf(deck_of(*entries)))
    assert collection.card("autumn/q7#answer").answer == "Answer 7"
    assert len(collection._workshops["autumn"]._made) == 1


def test_what_rivals_need_is_kept_and_read_back() -> None:
    autumn = small_deck()
    found, again = company(autumn), from_bytes(to_bytes(company(autumn)))
    assert list(again.places) == list(found.places)
    assert list(again.begins) == sorted(found.begins) == list(found.begins)
    assert again.kinds == found.kinds
    assert again.heard.keys() == found.heard.keys()
    for person, seen in found.heard.items():
        assert list(again.heard[person].begins) == seen.begins
        assert list(again.heard[person].ends) == seen.ends
    with pytest.raises(ValueError):
        from_bytes(to_bytes(found)[:-4])


def test_cards_known_already_stay_known_while_all_are_made_anew() -> None:
    deck = small_deck()
    shelf = Shelf(deck)
    Collection(shelf).ids()
    damaged = shelf.lists[deck.id, NAME]
    damaged.all = lambda: None  # type: ignore[method-assign, assignment, return-value]
    asked: list[str] = []
    damaged.watch = asked.append
    seen: list[int] = []

    def read() -> Deck:  # as a thread beside would ask
        seen.append(len(cards.of_entry("autumn/mistake")))
        return deck

    cards = DeckCards(shelf, deck.id, read)
    known = cards.of_entry("autumn/mistake")
    cards.load_all()
    assert seen == [len(known)]
    assert asked == ["autumn/mistake"]
    assert cards.of_entry("autumn/mistake") == known


def test_sensitive_cards_are_asked_on_request_only() -> None:
    autumn = small_deck()
    collection = Collection(Shelf(autumn, SPRING, start_here(autumn, SPRING)))
    for deck in (None, "spring", "start"):
        every = collection.ids(deck)
        assert list(collection.asked(deck, sensitive=True)) == list(every)
        plain = [card for card in every if not collection.facts(card).sensitive]
        assert list(collection.asked(deck, sensitive=False)) == plain
    assert len(collection.asked("spring", sensitive=False)) < len(collection.ids("spring"))
