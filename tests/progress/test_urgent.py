"""What is due, the most urgent first, is what sorting all states gives."""

from random import Random

import pytest

from karabakh_quiz.progress import Progress, Row, urgent
from karabakh_quiz.study.urgency import memories, most_urgent_first
from tests.progress.worlds import LATE_PARAMETERS
from tests.support.clocks import StandingClock
from tests.support.progress import answer

CARDS = [f"{deck}/e{number}#who" for deck in ("alpha", "beta", "gamma") for number in range(30)]


@pytest.fixture
def busy(laptop: Progress, clock: StandingClock) -> Progress:
    """A log of three decks, two with models of their own, weeks behind."""
    chance = Random(5)
    laptop.record(Row(kind="setting", fields={"name": "retention", "value": 0.95, "deck": "beta"}))
    for _ in range(12):
        for card in chance.sample(CARDS, 25):
            answer(laptop, card, chance.choice([1, 3, 3, 3, 4]))
        clock.advance(days=chance.randint(1, 4))
    laptop.record(Row(kind="suspend", card=CARDS[0]))
    clock.advance(days=20)
    return laptop


def sorted_in_full(progress: Progress, decks: list[str] | None, day: int) -> list[str]:
    states = progress.states(progress.due(decks, day)).values()
    return most_urgent_first(states, memories(progress), day)


@pytest.mark.parametrize("first", [1, 7, 400])
@pytest.mark.parametrize("decks", [None, ["alpha"], ["alpha", "gamma"], ["nobody"], []])
def test_it_is_the_order_of_all_states(
    busy: Progress, decks: list[str] | None, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urgent, "FIRST", first)
    for day in (busy.today() - 15, busy.today()):
        expected = sorted_in_full(busy, decks, day)
        assert list(busy.most_urgent(decks, day)) == expected
        assert bool(expected) == (decks not in (["nobody"], []))


def test_decks_of_different_decay_are_merged_in_order(
    busy: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urgent, "FIRST", 5)
    plain = busy.memory()
    own = type(plain)(LATE_PARAMETERS, 0.9)

    def model(_log: object, deck: str | None = None) -> object:
        return own if deck == "beta" else plain

    monkeypatch.setattr("karabakh_quiz.progress.knobs.memory", model)
    expected = sorted_in_full(busy, None, busy.today())
    assert list(busy.most_urgent()) == expected
    assert {card.partition("/")[0] for card in expected[:20]} == {"alpha", "beta", "gamma"}
