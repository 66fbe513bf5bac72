"""A card, an answer, a verdict."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.answers import judge, judge_choice, said_in
from karabakh_quiz.answers.grades import after_hint
from karabakh_quiz.cards import Collection, make_cards
from karabakh_quiz.cards.card import Card, Choice
from karabakh_quiz.decks.deck import Deck, Event, Office, Person, Question, Statement

ADA = Person(
    id="ada",
    name="Ada Alpha",
    native={"ru": "Ада Альфа"},
    offices=(Office("Mayor of Nowhere", "2000", "2009"),),
)
ELDER = Person(id="elder", name="Ezra Alpha", offices=(Office("Mayor of Nowhere", "1980", "1990"),))
BEN = Person(id="ben", name="Ben Beta", also=("Benjamin Beta",))
HERE = Path("decks/nowhere.yaml")


def _statement(entry: str, who: tuple[Person, ...], when: str, **more: object) -> Statement:
    return Statement(
        id=entry, deck="nowhere", path=HERE, line=1, who=who, roles=(None,) * len(who), when=when,
        said=more.pop("said", "These are the made up words of nobody"), **more,  # type: ignore[arg-type]
    )  # fmt: skip


DECK = Deck(
    id="nowhere",
    title="Nowhere",
    path=HERE,
    people={person.id: person for person in (ADA, ELDER, BEN)},
    entries=(
        _statement(
            "first", (ADA,), "2005-09-06", key="made up", where="Town Hall, Nowhere",
            facets=("who", "when", "where", "key", "said"),
        ),
        _statement("joint", (ADA, BEN), "2006-01", facets=("who",)),
        _statement("bens", (BEN,), "2005-09-07", said="Nobody said anything", facets=("who",)),
        Event(
            id="fair", deck="nowhere", path=HERE, line=1, what="The fair of Nowhere",
            when="2005-09-06/2005-09-08", also_when=("2005-09-10",), precision="month",
            facets=("what", "when"),
        ),
        Question(
            id="duty", deck="nowhere", path=HERE, line=1, ask="What?", answer="Ring the bell",
            also=("sound the bell",), wrong=("Nothing", "Run", "Hide"), facets=("answer",),
        ),
        Question(
            id="mayor", deck="nowhere", path=HERE, line=1, ask="Who?", answer="Ada Alpha",
            also=("the first mayor",), type="name", facets=("answer",),
        ),
        Question(
            id="size", deck="nowhere", path=HERE, line=1, ask="How large?", answer="1,200",
            type="number", tolerance=100, facets=("answer",),
        ),
        Question(
            id="order", deck="nowhere", path=HERE, line=1, ask="Order?",
            order=("the bell", "the fair", "the vote"), facets=("order",),
        ),
        Question(
            id="pairs", deck="nowhere", path=HERE, line=1, ask="Match?",
            match=(("one", "uno"), ("two", "due"), ("three", "tre")), facets=("match",),
        ),
    ),
)  # fmt: skip


class Shelf:
    """A library of this one deck."""

    decks = (DECK,)

    def deck(self, deck_id: str, /) -> Deck:
        return DECK


CARDS: dict[str, Card] = {card.id.partition("/")[2]: card for card in make_cards(DECK)}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_answer_as_shown_is_exact(card: Card) -> None:
    typed = "; ".join(card.partners) if card.kind == "match" else card.answer
    verdict = judge(card, typed, register=DECK.people)
    assert (verdict.kind, verdict.score, verdict.proposed) == ("exact", 1, 3)
    assert all(judge(card, form).kind == "exact" for form in card.accepted)


@pytest.mark.parametrize(
    ("card", "typed", "kind"),
    [
        ("first#who", "ада альфа", "exact"),
        ("first#who", "Ben Beta", "wrong"),
        ("joint#who", "Beta and Alpha", "exact"),
        ("joint#who", "Benjamin Beta", "partly"),
        ("first#when", "Sept 2005", "right-to-month"),
        ("fair#when", "10 Sept 2005", "exact"),
        ("first#where", "Town Hall", "exact"),
        ("first#key", "made-up", "exact"),
        ("first#said", "these are the made up words of", "partly"),
        ("duty#answer", "ring that bell", "exact"),
        ("mayor#answer", "Alpha", "exact"),
        ("mayor#answer", "the first mayor", "exact"),
        ("size#answer", "1250", "exact"),
        ("size#answer", "2000", "wrong"),
        ("order#order", "the fair; the bell; the vote", "partly"),
        ("order#order", "3 1 2", "unreadable"),
        ("pairs#match", "uno, tre, due", "partly"),
    ],
)
def test_each_kind_of_card_has_its_judge(card: str, typed: str, kind: str) -> None:
    assert judge(CARDS[card], typed).kind == kind


def test_a_surname_is_asked_for_the_day_of_the_statement() -> None:
    assert judge(CARDS["first#who"], "Alpha", register=DECK.people).kind == "exact"


def test_the_asked_precision_comes_from_the_card() -> None:
    verdict = judge(CARDS["fair#when"], "Sept 2005")
    assert (verdict.kind, verdict.proposed) == ("right-to-month", 3)
    assert judge(CARDS["first#when"], "Sept 2005").proposed == 1


def test_a_hint_makes_good_hard_and_leaves_the_rest() -> None:
    assert judge(CARDS["first#who"], "Ada Alpha", hinted=True).proposed == 2
    assert judge(CARDS["fair#when"], "Sept 2005", hinted=True).proposed == 2
    assert judge(CARDS["first#who"], "Ben Beta", hinted=True).proposed == 1
    assert judge(CARDS["first#when"], "Sept 6", hinted=True).proposed is None
    assert after_hint(judge(CARDS["first#when"], "2005")).proposed == 1


def test_the_reason_tells_what_the_named_one_said_nearest_to_the_day() -> None:
    collection = Collection(Shelf())
    said = said_in(collection, CARDS["first#who"])
    verdict = judge(CARDS["first#who"], "Ben Beta", register=collection.register, said=said)
    assert verdict.named == "ben"
    assert verdict.reason == (
        "Not Ben Beta but Ada Alpha. Ben Beta, 7 September 2005: “Nobody said anything”"
    )
    assert said("nobody") is None
    assert said("elder") is None


class TestChoices:
    """Choosing among what is shown."""

    choices = (Choice("ada", "Ada Alpha"), Choice("ben", "Ben Beta"), Choice("elder", "Ezra Alpha"))
    card = replace(CARDS["bens#who"], right=choices[1])

    @pytest.mark.parametrize("chosen", ["2", " 2. ", "ben", "Ben Beta", "ben beta", choices[1]])
    def test_the_right_one(self, chosen: str | Choice) -> None:
        verdict = judge_choice(self.card, chosen, self.choices)
        assert (verdict.kind, verdict.proposed) == ("exact", 3)

    def test_a_wrong_one(self) -> None:
        verdict = judge_choice(self.card, "1", self.choices)
        assert (verdict.kind, verdict.named, verdict.proposed) == ("wrong", "ada", 1)
        assert verdict.reason == "Not Ada Alpha but Ben Beta."

    @pytest.mark.parametrize("chosen", ["", "0", "4", "Zoe", "²", "1" * 5000, "-1"])
    def test_no_choice_is_asked_again(self, chosen: str) -> None:
        verdict = judge_choice(self.card, chosen, self.choices)
        assert (verdict.kind, verdict.proposed) == ("unreadable", None)
        assert verdict.reason == "Choose a number from 1 to 3."


@given(st.sampled_from(sorted(CARDS)), st.text(max_size=60), st.booleans())
def test_judging_never_raises(card: str, typed: str, hinted: bool) -> None:
    verdict = judge(CARDS[card], typed, register=DECK.people, hinted=hinted)
    assert 0 <= verdict.score <= 1
    assert verdict.kind != "revealed"
    assert verdict.reason.endswith((".", "?", "”"))
    asks_again = verdict.kind in ("unreadable", "which-one")
    assert (verdict.proposed is None) == asks_again
    assert verdict.proposed in ({None} if asks_again else {1, 2, 3})


@given(st.sampled_from(sorted(CARDS)), st.text(max_size=60))
def test_a_failed_answer_is_never_hard(card: str, typed: str) -> None:
    without = judge(CARDS[card], typed, register=DECK.people)
    hinted = judge(CARDS[card], typed, register=DECK.people, hinted=True)
    assert (without.proposed, hinted.proposed) in {(3, 2), (1, 1), (None, None)}


HOSTILE = {
    "long": "a" * 10_000,
    "long words": "Pashinyan " * 1000,
    "long figures": "9" * 10_000,
    "long commas": "," * 10_000,
    "long or": "1 or " * 2000,
    "long Armenian": "Փ" * 10_000,
    "controls": "\x00\x1b[2J\x07\r",
    "right to left": "\u202e\u2066\u200f",
    "invisible": "\u200b\u200d\ufeff\u2060",
    "emoji": "🙂👩‍👩‍👧‍👦🇦🇲",
    "marks": "?!…—«»“”",
    "spaces": " \t\n\u00a0\u3000",
    "nothing": "",
    "combining": "\u0301" * 500,
    "surrogate": "\ud800",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_hostile_input_is_unreadable(card: Card, typed: str) -> None:
    verdict = judge(card, typed, register=DECK.people)
    assert (verdict.kind, verdict.proposed) == ("unreadable", None)
    assert "\x1b" not in verdict.reason
