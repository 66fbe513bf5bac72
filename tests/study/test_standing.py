"""The counts of Home and of `due`, against sittings planned and cards looked at one by one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from karabakh_quiz.progress.cardstate import HELD_FROM
from karabakh_quiz.progress.row import Row
from karabakh_quiz.structs import replace
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.standing import Counts, standing
from tests.support.clocks import StandingClock
from tests.support.study import Desk, make_deck, open_desk, statement

SIZE = 5
numbers = st.integers(0, SIZE - 1)
limits = st.dictionaries(st.sampled_from([None, "one", "two", "way-in"]), st.integers(0, 4))
answers = st.lists(
    st.tuples(
        st.sampled_from(["one", "two"]),
        numbers,
        st.sampled_from(["who", "when"]),
        st.integers(0, 3),  # days after the one before
        st.integers(1, 4),  # the grade
    ),
    max_size=8,
)
picks = st.lists(numbers, max_size=3, unique=True)
suspended = st.lists(numbers, max_size=2, unique=True)


@settings(max_examples=15)
@given(limits, answers, picks, suspended, st.booleans())
@example({None: 1, "way-in": 0}, [], [0], [], False)
def test_counts_are_those_of_the_cards_and_of_what_a_sitting_brings(
    limits: dict[str | None, int],
    answers: list[tuple[str, int, str, int, int]],
    picks: list[int],
    suspended: list[int],
    has_own: bool,
) -> None:
    one = make_deck("one", [statement(n, deck="one", sensitive=n == 1) for n in range(SIZE)])
    two = make_deck("two", [statement(n + SIZE, deck="two") for n in range(SIZE)])
    own = [statement(40, deck="way-in")] if has_own else []
    way_in = replace(
        make_deck("way-in", [*own, *(one.entries[n] for n in picks)]),
        picks=tuple(f"one/s{n}" for n in picks),
    )
    with TemporaryDirectory() as folder:
        opened = open_desk(Path(folder), StandingClock(), one, two, way_in)
        desk = next(opened)
        for deck, limit in limits.items():
            fields = {"name": "new-a-day", "value": limit} | ({"deck": deck} if deck else {})
            desk.progress.record(Row(kind="setting", fields=fields))
        for deck, number, facet, days, grade in answers:
            desk.clock.advance(days=days)
            desk.review(f"{deck}/s{number + SIZE * (deck == 'two')}#{facet}", grade)
        for number in suspended:
            desk.progress.record(Row(kind="suspend", card=f"two/s{number + SIZE}#who"))
        for sensitive in (False, True):
            found = standing(desk.collection, desk.progress, sensitive=sensitive)
            assert found.together == slowly(desk, None, sensitive=sensitive)
            for deck in desk.collection.decks:
                assert found.decks[deck] == slowly(desk, deck, sensitive=sensitive)
        opened.close()  # type: ignore[attr-defined]


def slowly(desk: Desk, deck: str | None, *, sensitive: bool) -> Counts:
    """The same by asking for every card's state, and for the plan of a sitting."""
    cards = [
        card
        for card in desk.collection.ids(deck)
        if sensitive or not desk.collection.facts(card).sensitive
    ]
    states = [desk.progress.state(card) for card in cards]
    known = [state for state in states if state.memory is not None and not state.suspended]
    options = SittingOptions(decks=(deck,) if deck else (), sensitive=sensitive)
    held = sum(state.memory.stability >= HELD_FROM for state in known if state.memory)
    stopped = sum(state.suspended for state in states)
    return Counts(
        due=sum(state.due(desk.progress.today()) for state in states),
        new_today=len(Planner(desk.collection, desk.progress, options).plan().fresh),
        new=len(cards) - len(known) - stopped,
        learning=len(known) - held,
        held=held,
        suspended=stopped,
    )
