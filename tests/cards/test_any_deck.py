"""Whatever a deck holds, its cards keep their promises."""

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.cards import Collection, card_warnings, choices, dropped_cards, make_cards
from karabakh_quiz.cards.figures import figures
from karabakh_quiz.cards.fingerprints import read
from karabakh_quiz.decks.deck import Deck, Event, Question, Statement
from tests.support.cards import FACETS, PEOPLE, Shelf, deck_of, event, question, statement

DATES = st.sampled_from(
    ["2023-09-06", "2023-09-06~", "2023-09", "2023?", "199X", "2023-21", "2023-09-02/2023-09-03",
     "2023-09-11/2023-09-20", "../2023", "2020-01/..", "1988/1994", "0001-01-01", "9999-12-31",
     "2024-02-29", "2022-12-31/2023-01-01"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["Ada", "Alpha", "road", "mistake", "2023", "September", "6", "Pier", "Street", "the", "of",
     "Foreign", "Minister", "Northland", "как", "Շ", "[sic]", "…", "…?", "“so”", "a/b", "99.9 %"]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MAYBE = st.none() | TEXT


@st.composite
def statements(draw: st.DrawFn, number: int) -> Statement:
    who = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique_by=lambda p: p.id))
    said, gist = draw(MAYBE), draw(MAYBE)
    if said is None and gist is None:
        gist = draw(TEXT)
    key = draw(st.sampled_from(said.split())) if said and draw(st.booleans()) else None
    if said and gist:
        gist = f"{gist} {{said}}"
    return statement(
        f"s{number}", who, draw(DATES), said=said, gist=gist,
        key=key if key and said and said.count(key) == 1 else None, where=draw(MAYBE),
        to=draw(MAYBE), at=draw(st.sampled_from([None, None, "e0"])),
        sensitive=draw(st.booleans()), confidence=draw(st.sampled_from(["verified", "well-known"])),
        precision=draw(st.sampled_from([None, "day", "month", "year"])),
        also_when=draw(st.lists(DATES, max_size=2).map(tuple)),
        replies_to=draw(st.sampled_from([None, "s0", "e0", "elsewhere/x"])),
    )  # fmt: skip


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    entries: list[Statement | Event | Question] = []
    for number in range(draw(st.integers(0, 3))):
        who = tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique_by=lambda p: p.id)))
        entries.append(
            event(f"e{number}", draw(TEXT), draw(DATES), where=draw(MAYBE), who=who,
                  sensitive=draw(st.booleans()))
        )  # fmt: skip
    entries += [draw(statements(number)) for number in range(draw(st.integers(0, 5)))]
    if draw(st.booleans()):
        wrong = tuple(draw(st.lists(TEXT, max_size=4, unique=True)))
        entries.append(question("q0", draw(TEXT), answer=draw(TEXT), wrong=wrong))
        items = tuple(draw(st.lists(TEXT, min_size=2, max_size=4, unique=True)))
        entries.append(question("q1", draw(TEXT), order=items))
        entries.append(question("q2", draw(TEXT), match=tuple((i, f"{i}!") for i in items)))
    return deck_of(*entries, people=PEOPLE)


@settings(max_examples=120)
@given(decks())
def test_cards_keep_their_promises(deck: Deck) -> None:
    cards = make_cards(deck)
    dropped = dropped_cards(deck)
    ids = Counter([card.id for card in cards] + [id_ for id_, _ in dropped])
    assert all(times == 1 for times in ids.values())
    assert all(reason for _, reason in dropped)
    for card in cards:
        assert card.prompt
        assert card.answer
        assert card.facet in (*FACETS, "answer", "order", "match")
        assert read(card.fingerprint) is not None
        if card.kind == "date":
            assert card.date is not None
            assert card.precision in ("day", "month", "year")
            if card.entry.confidence == "well-known":
                assert card.precision != "day"
        if card.entry.sensitive:
            assert card.facet != "key"
        asked = [chip for chip in card.chips if chip.text is None]
        assert [chip.label for chip in asked] in ([], [card.facet])
        weights = [weight for _, weight in card.rivals]
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)
        offered = choices(card, Random(1))
        if card.right is not None:
            assert offered.count(card.right) == 1
            texts = [choice.text for choice in offered]
            assert len(set(texts)) == len(texts), texts


@settings(max_examples=40)
@given(decks())
def test_a_collection_tells_the_same_as_the_deck(deck: Deck) -> None:
    collection = Collection(Shelf(deck))
    cards = make_cards(deck)
    assert list(collection.ids()) == [card.id for card in cards]
    for card in cards:
        assert collection.card(card.id) == card
        assert collection.facts(card.id).fingerprint == card.fingerprint
        for chosen in (None, "ada-alpha", "autumn/s0", "nonsense"):
            lines = collection.details(card, chosen, met=set())
            assert all(line.label and line.text for line in lines)
    list(card_warnings(deck))
    assert sum(figures(deck).cards.values()) == len(cards)
