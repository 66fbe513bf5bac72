"""A desk with one made-up deck of twelve statements."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from karabakh_quiz.decks.deck import Deck
from tests.support.clocks import StandingClock
from tests.support.study import Desk, make_deck, open_desk, statement

OpenDesk = Callable[..., Desk]


@pytest.fixture
def desk_with(tmp_path: Path, clock: StandingClock) -> Iterator[OpenDesk]:
    """Open a desk with the decks given."""
    opened = []

    def open_(*decks: Deck) -> Desk:
        opened.append(open_desk(tmp_path, clock, *decks))
        return next(opened[-1])

    yield open_
    for each in opened:
        each.close()  # type: ignore[attr-defined]


@pytest.fixture
def desk(desk_with: OpenDesk) -> Desk:
    return desk_with(make_deck("made-up", [statement(number) for number in range(12)]))
