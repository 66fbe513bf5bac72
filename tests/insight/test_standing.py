"""How cards stand now, against the log's own states."""

from pathlib import Path

import pytest

from karabakh_quiz.insight.gathering import Material, material
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.insight.standing import LASTING, LONGER, now
from karabakh_quiz.progress import CardState, Progress, Row
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews

IDS = [card.id for card in made_up()]
TODAY = 20_400


@pytest.fixture
def log(tmp_path: Path):
    path = tmp_path / "progress.db"
    grow(path, reviews(made_up(), first_day=20_300, days=80, new_a_day=1))
    with Progress.open(path, clock=StandingClock()) as progress:
        progress.record(Row(kind="suspend", card=IDS[0]))
        progress.record(Row(kind="suspend", card=IDS[-1]))  # perhaps never answered
        progress.record(Row(kind="bury", card=IDS[1], fields={"until": TODAY + 9}))
        progress.record(Row(kind="reset", card=IDS[2]))
        yield progress


def asked_on(state: CardState) -> int:
    assert state.due_day is not None
    return max(state.due_day, state.buried_until or 0)


@pytest.mark.parametrize(
    "selection",
    [Selection(), Selection(decks=("alpha",)), Selection(facets=("when",)),
     Selection(decks=("beta",), facets=("who",)), Selection(decks=("gamma",))],
)  # fmt: skip
@pytest.mark.parametrize("known_cards", [True, False])
def test_everything_about_now(log: Progress, selection: Selection, known_cards: bool) -> None:
    made: Material = material(log)
    cards = IDS if known_cards else None
    found = now(made.standings, made.memory, TODAY, selection, cards=cards, leech_lapses=3)

    inside = [card for card in IDS if selection.lets_card(card)]
    states = {card: state for card, state in log.states().items() if card in inside}
    active = {c: s for c, s in states.items() if s.memory is not None and not s.suspended}
    strong = {c: s.memory.stability for c, s in active.items() if s.memory is not None}
    assert found.stock.suspended == sum(s.suspended for s in states.values())
    assert found.stock.held == sum(each >= 21 for each in strong.values())
    assert found.stock.young == sum(1 <= each < 21 for each in strong.values())
    assert found.stock.learning == sum(each < 1 for each in strong.values())
    assert found.answered == len(active)
    never = [s for s in states.values() if s.memory is None and not s.suspended]
    assert found.new == (len(inside) - len(states) + len(never) if known_cards else 0)
    expected = sum(
        made.memory.retrievability(s.memory, max(0, TODAY - (s.last_day or 0)))
        for s in active.values()
        if s.memory is not None
    )
    assert found.known == pytest.approx(expected)
    bounds = [0.0, *(bound for _, bound in LASTING), float("inf")]
    names = [*(name for name, _ in LASTING), LONGER]
    assert found.lasting == {
        name: sum(low <= each < high for each in strong.values())
        for name, low, high in zip(names, bounds, bounds[1:], strict=False)
    }
    waits = [max(0, asked_on(state) - TODAY) for state in active.values()]
    assert list(found.dues) == [waits.count(day) for day in range(30)]
    assert found.lapses == sum(s.lapses for s in states.values())
    assert dict(found.leeches) == {c: s.lapses for c, s in active.items() if s.lapses >= 3}
    for each in found.hardest:
        of_entry = [s for c, s in states.items() if c.startswith(each.entry + "#") and s.memory]
        assert each.lapses == sum(s.lapses for s in of_entry) > 0
        assert each.answers == sum(s.reps for s in of_entry)


def test_an_empty_log_knows_nothing(tmp_path: Path) -> None:
    with Progress.open(tmp_path / "progress.db") as progress:
        made = material(progress)
    found = now(made.standings, made.memory, TODAY, Selection(), cards=IDS)
    assert (found.new, found.answered, found.known, found.due) == (len(IDS), 0, 0.0, 0)
    assert found.hardest == ()
