"""A sitting costs what it asks, not what there is."""

from collections.abc import Collection as Several
from pathlib import Path

import pytest

from karabakh_quiz.cards import Collection
from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.shelf import Shelf
from karabakh_quiz.progress import CardState, Progress
from karabakh_quiz.study import Sitting, SittingOptions
from tests.support.clocks import StandingClock
from tests.support.study import make_deck, right, statement


class CountingCollection(Collection):
    made = 0

    def card(self, card_id: str) -> Card:
        self.made += 1
        return super().card(card_id)


class CountingProgress(Progress):
    looked_up = 0

    def states(self, cards: Several[str] | None = None) -> dict[str, CardState]:
        assert cards is not None, "all states of the log were read"
        self.looked_up += len(cards)
        return super().states(cards)

    def state(self, card: str) -> CardState:
        self.looked_up += 1
        return super().state(card)


@pytest.mark.parametrize("entries", [500, 1500])
def test_a_sitting_reads_and_makes_no_more_in_a_large_deck(tmp_path: Path, entries: int) -> None:
    deck = make_deck("made-up", [statement(n) for n in range(entries)])
    collection = CountingCollection(Shelf([deck]))
    clock = StandingClock()
    with CountingProgress.open(tmp_path / "progress.db", clock=clock) as progress:
        sitting = Sitting(collection, progress, clock=clock, seed=1, options=SittingOptions(new=20))
        assert collection.made == 0
        assert progress.looked_up == 0
        a_turn = []
        for asked in range(1, 6):
            before = progress.looked_up
            question = sitting.next()
            assert question is not None
            assert collection.made == asked
            sitting.answer(right(question))
            sitting.intervals()
            sitting.grade()
            a_turn.append(progress.looked_up - before)
        assert max(a_turn) < 15
