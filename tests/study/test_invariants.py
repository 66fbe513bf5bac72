"""Whatever the learner does, over days: what must always hold."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.progress.row import Review, Row
from tests.support.clocks import StandingClock
from tests.support.study import Desk, event, make_deck, open_desk, right, statement, wrong

ACTS = ("right", "right", "right", "wrong", "wrong", "undo", "bury", "suspend", "skip", "give up")

days = st.lists(st.lists(st.sampled_from(ACTS), min_size=1, max_size=10), min_size=1, max_size=4)


def deck() -> object:
    fair = event("fair", "2001-01-01")
    at_fair = [statement(n, at="fair", when=fair.when, facets=("who",)) for n in range(3)]
    return make_deck("made-up", [fair, *at_fair, *(statement(n) for n in range(3, 9))])


@settings(max_examples=12)
@given(days, st.integers(1, 6))
def test_a_learners_week(plan: list[list[str]], limit: int) -> None:
    clock = StandingClock()
    with TemporaryDirectory() as folder:
        desks = open_desk(Path(folder), clock, deck())  # type: ignore[arg-type]
        desk = next(desks)
        fields = {"name": "new-a-day", "value": limit}
        desk.progress.record(Row(kind="setting", fields=fields))
        for acts in plan:
            live(desk, acts, limit)
            clock.advance(days=1)
        desks.close()  # type: ignore[attr-defined]


def live(desk: Desk, acts: list[str], limit: int) -> None:
    """One day of a learner, and what must hold on it."""
    sitting = desk.sit()
    last_grade: dict[str, int] = {}
    written = 0  # what is undone is today's: yesterday's cards come back where they like
    for act in acts:
        if act == "undo" and not written:
            continue
        asked = sitting.next()
        if asked is None:
            break
        card = asked.card.id
        desk.clock.advance(seconds=20)
        if act in ("right", "wrong", "give up"):
            outcome = last_grade.get(card)
            assert outcome in (None, 1), "a card comes again only after it was wrong"
            if act == "give up":
                sitting.give_up()
            else:
                sitting.answer((right if act == "right" else wrong)(asked))
            row = sitting.grade()
            assert row is not None
            last_grade[card] = row.grade
            written += 1
        elif act == "undo":
            back = sitting.undo()
            written -= 1
            if back is not None:
                last_grade.pop(back.card.id, None)
        else:
            getattr(sitting, act)()
            written += act != "skip"
    today = desk.progress.today()
    reviews = [row for row in desk.reviews() if row.day == today]
    entries = Counter(card.partition("#")[0] for card in {str(row.card) for row in reviews})
    assert all(count == 1 for count in entries.values()), "facets of one entry on one day"
    assert desk.progress.introduced(today).total() <= limit
    for row in reviews:
        check(desk, row)


def check(desk: Desk, row: Review) -> None:
    """What is logged of an answer holds together."""
    assert row.day is not None
    assert row.due_day is not None
    assert row.due_day >= row.day
    assert (row.grade == 1) <= (row.due_day == row.day)
    state = desk.progress.state(str(row.card))
    assert state.memory is not None
    if state.last == row.id:
        assert state.due_day == row.due_day
