from collections import Counter

import pytest

from karabakh_quiz.cards import GAP, dropped_cards, make_cards
from karabakh_quiz.cards.card import Card
from karabakh_quiz.decks.deck import Deck, Statement
from tests.support.cards import ADA, BEN, EVE, deck_of, event, question, small_deck, statement


def cards_of(*entries: object) -> dict[str, Card]:
    deck = entries[0] if isinstance(entries[0], Deck) else deck_of(*entries)  # type: ignore[arg-type]
    return {card.id.partition("/")[2]: card for card in make_cards(deck)}


def test_ids_are_deck_entry_facet_and_unique() -> None:
    cards = make_cards(small_deck())
    assert not [id_ for id_, times in Counter(card.id for card in cards).items() if times > 1]
    assert {"autumn/culprits#who", "autumn/duty#answer", "autumn/towns#match"} <= {
        card.id for card in cards
    }


def test_a_picked_entry_keeps_the_deck_it_is_written_in() -> None:
    (card,) = make_cards(deck_of(statement("a", ADA, deck="elsewhere", facets=("who",))))
    assert card.id == "elsewhere/a#who"


def test_a_facet_whose_field_is_missing_is_not_asked() -> None:
    cards = cards_of(statement("a", ADA, gist="Something was so."))
    assert set(cards) == {"a#who", "a#when"}


def test_only_the_facets_asked_for() -> None:
    cards = cards_of(
        statement("a", ADA, where="Pier Street", facets=("where",)),
        event("b", "A thing", where="Old Town", facets=("who", "key")),
    )
    assert set(cards) == {"a#where"}


def test_statements_at_an_event_leave_date_and_venue_to_it() -> None:
    cards = cards_of(small_deck())
    assert {"mistake#who", "mistake#key", "mistake#said"} <= set(cards)
    assert not {"mistake#when", "mistake#where", "roads#when"} & set(cards)
    assert "interview#when" in cards


def test_a_sensitive_statement_has_cards_but_is_never_a_gap() -> None:
    cards = cards_of(
        statement("a", ADA, said="hard words", key="hard", sensitive=True, facets=("who", "key"))
    )
    assert set(cards) == {"a#who"}
    assert cards["a#who"].entry.sensitive


def test_the_words_themselves_are_quoted_and_a_paraphrase_is_not() -> None:
    cards = cards_of(small_deck())
    assert cards["culprits#who"].quoted
    assert cards["culprits#who"].prompt == "Who said this?"
    assert not cards["bridges#who"].quoted
    assert cards["bridges#who"].prompt.startswith("Who said that …?")
    framed = cards["mistake#who"]
    assert framed.text == "Relying on one road alone is in itself “a strategic mistake”."
    assert not framed.quoted  # the marks stand where the words begin


def test_the_asked_chip_is_blank_and_the_others_are_told() -> None:
    chips = cards_of(small_deck())["harvest#who"].chips
    assert [(chip.label, chip.text) for chip in chips] == [
        ("who", None),
        ("when", "14 August 2023"),
        ("where", "speech at the fair, Mill Town"),
        ("to", "the farmers"),
    ]
    who = cards_of(small_deck())["harvest#when"].chips[0]
    assert (who.text, who.extra) == ("Ben Beta", "Foreign Minister of Southland")


def test_a_gap_hides_its_words_and_says_how_many() -> None:
    cards = cards_of(
        statement("a", ADA, said="we close the old book now", key="old book"),
        statement("b", BEN, said="one single word", key="single"),
    )
    assert cards["a#key"].text == f"we close the {GAP} now"
    assert cards["a#key"].prompt == "Which words are missing? There are two."
    assert cards["b#key"].prompt == "Which word is missing?"


def test_a_joint_statement_asks_for_all_its_speakers() -> None:
    card = cards_of(statement("a", (ADA, BEN)))["a#who"]
    assert card.people == (ADA, BEN)
    assert card.prompt == "Who said this together? There are two, and all are asked."
    assert card.right is None


@pytest.mark.parametrize(
    ("more", "precision"),
    [
        ({"when": "2023-09-06"}, "day"),
        ({"when": "2023-09"}, "month"),
        ({"when": "2023"}, "year"),
        ({"when": "199X"}, "year"),
        ({"when": "2023-09-06~"}, "month"),
        ({"when": "2023~"}, "year"),
        ({"when": "2023-09-06", "precision": "month"}, "month"),
        ({"when": "2023", "precision": "month"}, "year"),
        ({"when": "2023-09-06", "confidence": "well-known"}, "month"),
        ({"when": "2023-09-06", "confidence": "well-known", "precision": "day"}, "month"),
        ({"when": "2023", "confidence": "well-known"}, "year"),
        ({"when": "2023-09-02/2023-09-03"}, "day"),
        ({"when": "2023-09-11/2023-09-20"}, "month"),
        ({"when": "2023-09-11/2023-09-20", "precision": "day"}, "day"),
    ],
)
def test_how_finely_a_date_is_asked(more: dict[str, str], precision: str) -> None:
    card = cards_of(statement("a", ADA, **more))["a#when"]
    assert card.precision == precision
    assert f"The {precision} is" in card.prompt


def test_questions_of_every_type() -> None:
    cards = cards_of(
        question("t", "Which paper?", answer="the Gazette", also=("Gazette",)),
        question("d", "From which day?", answer="2024-02", type="date", also=("2024-03",)),
        question("n", "How many?", answer="86,600", type="number", tolerance=100.0),
        question("p", "Who presides?", answer="Ada Alpha", type="name"),
        statement("a", ADA),
    )
    assert cards["t#answer"].accepted == ("Gazette",)
    assert (cards["d#answer"].date, cards["d#answer"].precision) == ("2024-02", "month")
    assert cards["d#answer"].answer == "February 2024"
    assert (cards["n#answer"].number, cards["n#answer"].tolerance) == (86600.0, 100.0)
    assert cards["p#answer"].people == (ADA,)


def test_two_statements_that_nothing_tells_apart_are_not_asked_for_their_date() -> None:
    deck = deck_of(
        statement("a", EVE, "2023-05-14", said="Both figures are confirmed."),
        statement("b", EVE, "2023-05-17", said="Confirmed are both figures!"),
        statement("c", EVE, "2023-05-22", said="Both figures are confirmed", where="Lake Palace"),
    )
    kept = {card.id for card in make_cards(deck)}
    dropped = dict(dropped_cards(deck))
    assert "autumn/b has the same prompt" in dropped["autumn/a#when"]
    assert "autumn/b#when" in dropped
    assert "autumn/c#when" in kept  # its venue tells which one
    assert "autumn/a#who" in kept  # the same speaker either way


def test_the_same_month_twice_is_no_ambiguity() -> None:
    entries = [
        statement(id_, EVE, when, said="Both figures are confirmed.", precision="month")
        for id_, when in (("a", "2023-05-14"), ("b", "2023-05-17"))
    ]
    assert {"a#when", "b#when"} <= set(cards_of(*entries))


def test_former_ids_come_along_facet_by_facet() -> None:
    cards = cards_of(statement("a", ADA, formerly=("old/b",)))
    assert cards["a#when"].formerly == ("old/b#when",)


def test_an_undated_wording_is_never_lost() -> None:
    deck = small_deck()
    made = {card.id for card in make_cards(deck)}
    dropped = {id_ for id_, _ in dropped_cards(deck)}
    assert not made & dropped
    statements = [entry for entry in deck.entries if isinstance(entry, Statement)]
    assert {f"autumn/{entry.id}#who" for entry in statements} <= made | dropped
