"""What is offered beside the right answer."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import choices, make_cards
from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.words import fold
from karabakh_quiz.decks.deck import Deck, Office
from tests.support.cards import (
    ADA,
    BEN,
    CAT,
    DAN,
    EVE,
    deck_of,
    event,
    person,
    question,
    small_deck,
    statement,
)  # fmt: skip

CARDS = make_cards(small_deck())
FRANK = person("Frank Eta", "Foreign Minister of Eastland", until="2020")
GUS = person("Gus Theta", "Foreign Minister of Isleland")


def card_of(deck: Deck, id_: str) -> Card:
    return next(card for card in make_cards(deck) if card.id == f"autumn/{id_}")


def rivals_of(deck: Deck, id_: str) -> dict[str, float]:
    return {choice.id: weight for choice, weight in card_of(deck, id_).rivals}


@given(
    st.sampled_from([card for card in CARDS if card.right]),
    st.integers(0, 2**32),
    st.integers(2, 8),
    st.dictionaries(st.sampled_from(["ada-alpha", "2023-09-05", "x"]), st.floats(0, 50)),
)
def test_exactly_one_choice_is_right(
    card: Card, seed: int, count: int, weights: dict[str, float]
) -> None:
    shown = choices(card, Random(seed), weights, count)
    assert card.right is not None
    assert [choice for choice in shown if choice.id == card.right.id] == [card.right]
    assert len({choice.id for choice in shown}) == len(shown)
    assert len({fold(choice.text) for choice in shown}) == len(shown)
    assert len(shown) == min(count, 1 + len(card.rivals))
    assert shown == choices(card, Random(seed), weights, count)


def test_every_place_may_hold_the_right_one() -> None:
    card = card_of(small_deck(), "culprits#who")
    places = {choices(card, Random(seed)).index(card.right) for seed in range(60)}  # type: ignore[arg-type]
    assert places == {0, 1, 2, 3}


def test_confusions_draw_the_one_who_is_mixed_up() -> None:
    others = [person(f"Guest {n} Person{n}", "Foreign Minister of Q") for n in range(9)]
    deck = deck_of(statement("a", ADA), *(statement(f"b{n}", p) for n, p in enumerate(others)))
    card = card_of(deck, "a#who")
    target = card.rivals[-1][0].id

    def times(weights: dict[str, float] | None) -> int:
        return sum(target in {c.id for c in choices(card, Random(s), weights)} for s in range(200))

    assert times({target: 20.0}) > 1.8 * times(None)


def test_orders_and_matches_are_shuffled_whole() -> None:
    deck = small_deck()
    for id_ in ("order#order", "towns#match"):
        card = card_of(deck, id_)
        texts = card.items if id_ == "order#order" else card.partners
        seen = {tuple(c.text for c in choices(card, Random(seed))) for seed in range(40)}
        assert all(sorted(shown) == sorted(texts) for shown in seen)
        assert len(seen) > 1


def test_speakers_hold_an_office_on_the_day() -> None:
    deck = deck_of(statement("a", ADA), people=(BEN, CAT, DAN, FRANK, GUS))
    assert set(rivals_of(deck, "a#who")) == {"ben-beta", "cat-gamma", "dan-delta", "gus-theta"}
    earlier = deck_of(statement("a", ADA, "2018-01"), people=(BEN, CAT, DAN, FRANK))
    assert "frank-eta" in rivals_of(earlier, "a#who")


def test_a_like_office_in_the_same_months_comes_first() -> None:
    bishop = person("Hal Iota", "archbishop", "Northland")
    deck = deck_of(
        statement("a", ADA, "2023-09-06"),
        statement("b", BEN, "2023-09-01"),
        statement("c", GUS, "2016-01-01"),
        people=(bishop, CAT),
    )
    rivals = rivals_of(deck, "a#who")
    assert next(iter(rivals)) == "ben-beta"
    assert rivals["ben-beta"] == 1.0
    assert rivals["ben-beta"] > rivals["gus-theta"] > rivals["hal-iota"]


def test_a_namesake_is_a_rival_and_a_stranger_to_the_office_is_not() -> None:
    namesake = person("Zoe Alpha", "Harbour master", "Isleland")
    stranger = person("Ivy Kappa", "Harbour master", "Isleland")
    deck = deck_of(statement("a", ADA), people=(namesake, stranger, BEN, CAT))
    assert "zoe-alpha" in rivals_of(deck, "a#who")
    assert "ivy-kappa" not in rivals_of(deck, "a#who")


@pytest.mark.parametrize(
    "more", [{"said": "Beta is wrong"}, {"to": "Ben Beta"}, {"where": "talks with Ben Beta"}]
)
def test_whoever_is_spoken_of_or_to_is_no_rival(more: dict[str, str]) -> None:
    deck = deck_of(statement("a", ADA, **more), people=(BEN, CAT, DAN, GUS))
    assert "ben-beta" not in rivals_of(deck, "a#who")


def test_a_body_has_bodies_for_rivals() -> None:
    ministry = person("Foreign Ministry of Northland", side="Northland", kind="body")
    other = person("Foreign Ministry of Southland", side="Southland", kind="body")
    deck = deck_of(statement("a", ministry), statement("b", other), people=(ADA, BEN))
    assert set(rivals_of(deck, "a#who")) == {"foreign-ministry-of-southland"}


def test_an_institution_is_no_rival_of_its_successor() -> None:
    names = {
        "a": ("Supreme Soviet of the Northland SSR", "Northland"),
        "b": ("Supreme Council of Northland", "Northland"),
        "c": ("Supreme Council of Southland", "Southland"),
        "d": ("Government of Northland", "Northland"),
    }
    bodies = {k: person(name, side=side, kind="body", id=k) for k, (name, side) in names.items()}
    entries = [statement(k, body, "1990-05-01") for k, body in bodies.items()]
    old = person("Supreme Council of Eastland", side="Eastland", kind="body")
    assert set(rivals_of(deck_of(*entries, statement("e", old, "1995")), "a#who")) == {"c", "d"}


def test_without_three_rivals_a_speaker_is_not_asked_by_choice() -> None:
    deck = deck_of(statement("a", ADA), people=(BEN, CAT))
    card = card_of(deck, "a#who")
    assert card.right is None
    assert choices(card, Random(1)) == ()
    assert card_of(deck_of(statement("a", ADA), people=(BEN, CAT, DAN)), "a#who").right


def test_the_office_of_the_day_stands_beside_each_name() -> None:
    ben = replace(BEN, offices=(Office("Envoy", "2015", "2022"), *BEN.offices))
    deck = deck_of(statement("a", ADA), people=(ben, CAT, DAN))
    notes = {c.id: c.note for c in choices(card_of(deck, "a#who"), Random(1))}
    assert notes["ada-alpha"] == "Foreign Minister of Northland"
    assert notes["ben-beta"] == "Foreign Minister of Southland"


def test_sensitive_entries_are_no_rivals() -> None:
    base = [
        event(f"e{n}", f"Event {n} of many", f"2023-0{n}-01", where=f"Town{n}") for n in range(1, 6)
    ]
    quotes = [statement(f"s{n}", EVE, f"2022-0{n}-01") for n in range(1, 6)]
    hidden = event("x", "A grave event", "2023-02-15", where="Dark Town", sensitive=True)
    grave = statement("y", EVE, "2022-02-15", said="grave words", sensitive=True)
    for card in make_cards(deck_of(*base, *quotes, hidden, grave)):
        if card.siblings not in ("autumn/x", "autumn/y"):
            offered = {c.text for c, _ in card.rivals}
            assert not offered & {"15 February 2023", "A grave event", "Dark Town", "grave words"}


@given(st.lists(st.sampled_from(
    ["2023-09-02", "2023-09-02/2023-09-03", "2023-09", "2023", "2022-05-06", "2021-09-02~",
     "2023-08-31", "2023-10", "1994", "2023-09-11/2023-09-20", "2023-01-10", "2022"]),
    min_size=2, max_size=12))  # fmt: skip
def test_wrong_dates_are_real_and_overlap_neither_the_right_one_nor_each_other(
    dates: list[str],
) -> None:
    deck = deck_of(*(event(f"e{n}", f"Event {n}", when) for n, when in enumerate(dates)))
    for card in make_cards(deck):
        if card.facet != "when":
            continue
        offered = [span(choice.id) for choice, _ in card.rivals]
        right = span(card.right.id) if card.right else span(card.date or "")
        days = [right, *offered]
        assert not any(a.overlaps(b) for i, a in enumerate(days) for b in days[i + 1 :])
        real = [span(when) for when in dates]
        assert all(any(o.first <= r.first and r.last <= o.last for r in real) for o in offered)


def test_wrong_dates_agree_with_what_the_text_tells() -> None:
    deck = deck_of(
        event("a", "The fair of 2023", "2023-03-01"),
        *(event(f"b{n}", f"Thing {n}", f"2023-0{n}-05") for n in (4, 5, 6)),
        event("c", "Another thing", "2022-03-02"),
    )
    assert set(rivals_of(deck, "a#when")) == {"2023-04-05", "2023-05-05", "2023-06-05"}


def test_no_wrong_date_before_the_speaker_was_in_office() -> None:
    late = person("Jo Lambda", "Mayor", since="2023-06")
    deck = deck_of(
        statement("a", late, "2023-07-01"),
        *(event(f"b{n}", f"Thing {n}", f"2023-0{n}-05") for n in (4, 5, 6, 8, 9)),
    )
    assert set(rivals_of(deck, "a#when")) == {"2023-06-05", "2023-08-05", "2023-09-05"}


def test_a_month_is_offered_among_months() -> None:
    card = card_of(small_deck(), "bridges#when")
    offered = choices(card, Random(2))
    assert [len(choice.id) for choice in offered] == [len("2023-07")] * 4
    assert "July 2023" in [choice.text for choice in offered]


def test_an_approximate_date_does_not_stand_out() -> None:
    months = (event(f"b{n}", f"Thing {n}", f"2023-0{n}") for n in (4, 5, 6))
    card = card_of(deck_of(event("a", "A thing", "2023-09-06~"), *months), "a#when")
    assert card.answer == "about 6 September 2023"
    assert card.right is not None
    assert card.right.text == "September 2023"


def test_the_same_occasion_is_no_wrong_quotation() -> None:
    deck = deck_of(
        statement("a", EVE, said="the first thing"),
        statement("b", EVE, said="the second thing"),
        statement("c", EVE, "2022-01-01", said="long before"),
        statement("d", ADA, said="another view"),
    )
    assert set(rivals_of(deck, "a#said")) == {"autumn/c", "autumn/d"}


def test_wrong_venues_are_other_places() -> None:
    deck = deck_of(
        *(event(f"e{n}", f"Event {n}", f"2023-0{n + 1}-01", where=where) for n, where in enumerate(
            ["Mill Town", "talks, Mill Town", "Lake Palace", "press conference", "Old Town"]))
    )  # fmt: skip
    assert set(rivals_of(deck, "e0#where")) == {"Lake Palace", "Old Town"}


def test_questions_offer_the_wrong_answers_their_author_wrote() -> None:
    deck = deck_of(
        question("a", "When?", answer="2023-09-06", type="date", wrong=("2023-09", "2022")),
        question("b", "What?", answer="A thing"),
    )
    offered = {(c.id, c.text) for c in choices(card_of(deck, "a#answer"), Random(1))}
    assert offered == {
        ("2023-09-06", "6 September 2023"), ("2023-09", "September 2023"), ("2022", "2022"),
    }  # fmt: skip
    assert choices(card_of(deck, "b#answer"), Random(1)) == ()


def test_an_entry_asked_to_the_month_still_lends_its_day_but_a_well_known_one_does_not() -> None:
    others = [
        event("by-month", "A first thing", when="2023-09-03", precision="month"),
        event(
            "surely",
            "A second thing",
            when="2023-09-09",
            confidence="well-known",
            precision="month",
        ),
        event("about", "A third thing", when="2023-09-12~"),
    ]
    deck = deck_of(event("asked", "A fourth thing", when="2023-09-20"), *others)
    assert set(rivals_of(deck, "asked#when")) == {"2023-09-03"}
