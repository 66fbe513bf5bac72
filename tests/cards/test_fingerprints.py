"""A reworded card is told from one whose answer has changed."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import make_cards
from karabakh_quiz.cards.fingerprints import change, fingerprint, read
from karabakh_quiz.decks.deck import Person
from tests.support.cards import ADA, BEN, deck_of, event, question, statement

QUOTE = statement("a", ADA, said="we close the old book", key="old book", where="Pier Street")
FAIR = event("a", "The fair", where="Mill Town")
ASK = question("a", "Which paper?", answer="Gazette", also=("the Gazette",), wrong=("Post",))
ORDER = question("a", "Order", order=("First", "Second"))
MATCH = question("a", "Match", match=(("A", "B"), ("C", "D")))


def prints(entry: Any) -> dict[str, str]:
    return {card.facet: card.fingerprint for card in make_cards(deck_of(entry))}


def changes(before: Any, **more: Any) -> dict[str, str]:
    old, new = prints(before), prints(replace(before, **more))
    return {facet: change(old[facet], new[facet]) for facet in old}


def test_it_is_short_and_fixed() -> None:
    """The digests stand in logs: were they made otherwise, every card would look edited."""
    assert prints(ASK) == {"answer": "p:bdc5f4bc a:cce2abe7"}
    assert prints(QUOTE)["key"] == "p:5185f4e5 a:fd45a458"
    assert all(re.fullmatch("p:[0-9a-f]{8} a:[0-9a-f]{8}", p) for p in prints(FAIR).values())


@pytest.mark.parametrize(
    ("entry", "more", "expected"),
    [
        (QUOTE, {"said": "we shut the old book"},
         {"who": "reworded", "when": "reworded", "where": "reworded", "key": "reworded",
          "said": "answer"}),
        (QUOTE, {"when": "2023-09-07"},
         {"who": "reworded", "when": "answer", "where": "reworded", "key": "reworded",
          "said": "reworded"}),
        (QUOTE, {"where": "Pier Road"},
         {"who": "reworded", "when": "reworded", "where": "answer", "key": "reworded",
          "said": "reworded"}),
        (QUOTE, {"who": (BEN,)},
         {"who": "answer", "when": "reworded", "where": "reworded", "key": "reworded",
          "said": "reworded"}),
        (QUOTE, {"key": "book"},
         {"who": "same", "when": "same", "where": "same", "key": "answer", "said": "same"}),
        (QUOTE, {"context": "More is known now.", "tags": ("x",)},
         {"who": "same", "when": "same", "where": "same", "key": "same", "said": "same"}),
        (QUOTE, {"precision": "month"},
         {"who": "same", "when": "reworded", "where": "same", "key": "same", "said": "same"}),
        (FAIR, {"what": "The great fair"},
         {"when": "reworded", "where": "reworded", "what": "answer"}),
        (FAIR, {"also_when": ("2023-09-07",)},
         {"when": "answer", "where": "same", "what": "same"}),
        (ASK, {"ask": "Which daily?"}, {"answer": "reworded"}),
        (ASK, {"also": ("the Gazette", "Gaz.")}, {"answer": "answer"}),
        (ASK, {"wrong": ("Post", "Courier"), "why": "So."}, {"answer": "same"}),
        (ORDER, {"order": ("Second", "First")}, {"order": "answer"}),
        (MATCH, {"match": (("C", "D"), ("A", "B"))}, {"match": "same"}),
        (MATCH, {"match": (("A", "D"), ("C", "B"))}, {"match": "answer"}),
    ],
)  # fmt: skip
def test_what_an_edit_changes(entry: Any, more: dict[str, Any], expected: dict[str, str]) -> None:
    assert changes(entry, **more) == expected


def test_a_person_spelt_better_is_the_same_answer() -> None:
    better = Person(id=ADA.id, name="Adah Alpha", offices=ADA.offices)
    assert changes(QUOTE, who=(better,))["who"] == "same"


@given(st.text(), st.text())
def test_it_is_read_back(prompt: str, answer: str) -> None:
    made = read(fingerprint(prompt, answer))
    assert made is not None
    assert str(made) == fingerprint(prompt, answer)


@pytest.mark.parametrize("text", ["", "p:1", "nonsense", "a:2"])
def test_an_unreadable_one_tells_nothing(text: str) -> None:
    assert read(text) is None
    assert change(text, fingerprint("a", "b")) == "same"
