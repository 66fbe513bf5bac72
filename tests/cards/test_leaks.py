"""A card that answers itself is dropped, and its author told why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import dropped_cards, make_cards
from karabakh_quiz.cards.dates import Span, mentions, span
from karabakh_quiz.cards.leaks import same_venue, shown
from karabakh_quiz.cards.words import words
from tests.support.cards import ADA, BEN, CAT, EVE, deck_of, event, person, question, statement


def reason(facet: str, *entries: object, people: tuple[object, ...] = ()) -> str | None:
    deck = deck_of(*entries, people=people)  # type: ignore[arg-type]
    first = deck.entries[0].id
    return dict(dropped_cards(deck)).get(f"autumn/{first}#{facet}")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"said": "as Alpha told you before"}, "alpha"),
        ({"gist": "The plan that bears Ada's name was hers."}, "ada"),
        ({"where": "Ada Alpha's own channel"}, "ada"),
        ({"said": "I am the Foreign Minister of Northland"}, "Foreign Minister of Northland"),
        ({"said": "I say this as foreign minister"}, "Foreign Minister of Northland"),
    ],
)
def test_a_speaker_named_beside_the_question(more: dict[str, str], found: str) -> None:
    assert found in (reason("who", statement("a", ADA, **more)) or "")


@pytest.mark.parametrize(
    "more",
    [
        {"said": "the minister of Southland was right"},
        {"said": "alphabets are learnt early"},
        {"where": "Foreign Ministry, Harbour City"},
        {"gist": "Northland would not give way."},
    ],
)
def test_what_does_not_name_the_speaker(more: dict[str, str]) -> None:
    assert reason("who", statement("a", ADA, **more)) is None


def test_a_spelling_in_another_script_names_the_speaker_too() -> None:
    bell = person("Cem Çelik", native={"ru": "Джем Челик"})
    assert reason("who", statement("a", bell, said="Челика не спросили"))
    assert reason("who", statement("a", bell, said="nobody asked Celik"))


def test_a_namesake_mentioned_by_full_name_gives_nobody_away() -> None:
    other = person("Zoe Alpha", "Editor of the Gazette")
    said = "nobody listens to Zoe Alpha"
    assert reason("who", statement("a", ADA, said=said), people=(other,)) is None
    assert reason("who", statement("a", ADA, said=said)) is not None


def test_an_office_in_other_words_is_found() -> None:
    fay = person("Fay Zeta", "Press Secretary of the President (Castle spokeswoman)")
    assert "Castle spokeswoman" in str(
        reason("who", statement("a", fay, where="Castle spokeswoman's briefing"))
    )


@pytest.mark.parametrize(
    ("when", "text", "dropped"),
    [
        ("2023-09-06", "statement of 6 September 2023", True),
        ("2023-09-06", "statement of September 6", True),
        ("2023-09-06", "statement of 2023-09-06", True),
        ("2023-09-06", "statement of 06.09.2023", True),
        ("2023-09-06", "the September statement", False),
        ("2023-09-06", "Partner 2023", False),
        ("2023-09-06", "statement of 7 September 2023", False),
        ("2023-09", "the September statement", True),
        ("2023-09", "the statement of September 2022", False),
        ("2023-09", "Partner 2023", False),
        ("2023", "Partner 2023", True),
        ("2023", "Partner 2022", False),
        ("2023-09-02/2023-09-03", "talks of 1\u20132 September", True),
        ("2023-05", "what may come", False),
        ("2023-05", "what came in May 2023", True),
    ],
)
def test_a_date_named_beside_the_question(when: str, text: str, dropped: bool) -> None:
    assert bool(reason("when", event("a", text, when))) is dropped
    assert bool(reason("when", statement("a", ADA, when, where=text))) is dropped


def test_another_accepted_date_gives_it_away_too() -> None:
    assert reason(
        "when", event("a", "Printed on 3 September", "2023-09-02", also_when=("2023-09-03",))
    )


@pytest.mark.parametrize(
    ("what", "where", "dropped"),
    [
        ("The interview with the Gazette", "the Gazette, Harbour City", True),
        ("A speech in Harbour City", "the Gazette, Harbour City", False),
        ("A speech in Harbour City", "Harbour City", True),
        ("A Northland speech", "Lake Palace, Northland", False),
    ],
)
def test_a_venue_named_beside_the_question(what: str, where: str, dropped: bool) -> None:
    assert bool(reason("where", event("a", what, where=where))) is dropped


def test_missing_words_that_stand_elsewhere_on_the_card() -> None:
    entry = statement(
        "a", ADA, said="a strategic mistake", key="mistake", gist="The mistake of the road: {said}."
    )
    assert reason("key", entry)
    assert reason(
        "key", statement("a", ADA, said="the road is open", key="road", where="Road Hall")
    )
    assert not reason("key", statement("a", ADA, said="the road is open", key="road"))


def test_chips_that_tell_a_quotation_or_an_event() -> None:
    assert reason(
        "said", statement("a", ADA, said="here in Lake Palace we agree", where="Lake Palace")
    )
    assert reason("said", statement("a", ADA, "2023-09-06", said="on 6 September we agreed"))
    assert reason("what", event("a", "The statement of 6 September", "2023-09-06"))
    assert not reason("what", event("a", "The statement of the two", "2023-09-06"))


def test_questions_that_hold_their_answer() -> None:
    wrong = ("an order", "a wish")
    assert reason("answer", question("q", "Which gazette is the Gazette?", answer="Gazette"))
    assert not reason(
        "answer", question("q", "A request or an order?", answer="a request", wrong=wrong)
    )
    assert reason("order", question("q", "Order them", order=("In 2020", "In 2021", "In 2022")))
    assert not reason("order", question("q", "Order them", order=("The war of 2020", "The truce")))
    assert reason(
        "match", question("q", "Match", match=(("Pier", "Pier Street"), ("Mill", "Hall")))
    )


def test_a_secondary_chip_is_left_out_rather_than_the_card() -> None:
    entry = statement("a", ADA, where="interview with the Gazette", to="readers of the Gazette")
    chips = {c.facet: [chip.label for chip in c.chips] for c in make_cards(deck_of(entry))}
    assert "to" not in chips["where"]
    assert "to" in chips["when"]
    assert reason("who", statement("a", ADA, to="readers of the Alpha Letter")) is None


def test_an_event_is_asked_without_the_chips_its_name_repeats() -> None:
    named = event("a", "Eve Epsilon's interview with the Gazette", where="the Gazette", who=(EVE,))
    plain = event("b", "The great fair", where="Mill Town", who=(BEN,))
    cards = {c.id: c for c in make_cards(deck_of(named, plain)) if c.facet == "what"}
    assert [chip.label for chip in cards["autumn/a#what"].chips] == ["when"]
    assert cards["autumn/a#what"].prompt == "What happened at this time?"
    assert [chip.label for chip in cards["autumn/b#what"].chips] == ["who", "when", "where"]
    assert cards["autumn/b#what"].prompt == "What happened at this time and place?"


def test_venues_that_share_a_part_are_one() -> None:
    assert same_venue("remarks to reporters, Harbour City", "briefing, Harbour City")
    assert same_venue("TASS", "quoted by TASS")
    assert not same_venue("interview with the Gazette", "interview with the Courier")


@given(st.text(max_size=80))
def test_mentions_never_fail(text: str) -> None:
    for mention in mentions(text):
        assert mention.year is not None or mention.month is not None
        mention.agrees(span("2023-09-06"))
        mention.agrees(Span(span("1988").first, span("1994").last))


@given(st.sampled_from([ADA, BEN, CAT, EVE]), st.sampled_from(["who", "when", "where", "key"]),
       st.lists(st.sampled_from(["Ada", "Alpha's", "road", "Beta", "Gamma", "Northland", "as",
                                 "foreign", "minister", "6", "September", "2023", "the", "Pier",
                                 "Street", "we", "agree"]), min_size=1, max_size=8))  # fmt: skip
def test_no_card_shows_its_own_answer(who: object, facet: str, said: list[str]) -> None:
    entry = statement(
        "a", who, said=" ".join([*said, "unique"]), key="unique",  # type: ignore[arg-type]
        where="Pier Street", facets=(facet,),
    )  # fmt: skip
    for card in make_cards(deck_of(entry)):
        for place in shown(card):
            there = words(place.text)
            if facet == "who":
                assert not {w for p in card.people for w in words(p.name)} & set(there)
            elif facet == "key":
                assert "unique" not in there
            elif facet == "where":
                assert "pier street" not in " ".join(there)
            else:
                assert "6 september 2023" not in " ".join(there)
