"""Which cards are new, were answered today, are due: each a set read at once."""

from random import Random

from karabakh_quiz.progress import Progress, Row
from karabakh_quiz.progress.cardstate import HELD, LEARNING, SUSPENDED
from tests.progress.worlds import World
from tests.support.progress import CARDS, answer


def test_answered_are_the_cards_of_a_day_also_looking_back(laptop, clock):
    first = laptop.today()
    answer(laptop, CARDS[0])
    answer(laptop, CARDS[1])
    answer(laptop, CARDS[2], scheduled=False)
    assert laptop.answered() == {CARDS[0], CARDS[1]}, "practice moves nothing"
    clock.advance(days=1)
    assert laptop.answered() == frozenset()
    answer(laptop, CARDS[0])
    answer(laptop, CARDS[3])
    clock.advance(days=1)
    answer(laptop, CARDS[0])
    assert laptop.answered(first) == {CARDS[0], CARDS[1]}
    assert laptop.answered(first + 1) == {CARDS[0], CARDS[3]}
    assert laptop.answered() == {CARDS[0]}
    laptop.undo()
    assert laptop.answered() == frozenset()
    laptop.record(Row(kind="reset", card=CARDS[0]))
    assert laptop.answered(first) == {CARDS[1]}, "a reset card was never answered"


def test_seen_are_the_cards_that_no_sitting_takes_for_new(laptop, clock):
    today = laptop.today()
    answer(laptop, CARDS[0])
    laptop.record(Row(kind="suspend", card=CARDS[1]))
    laptop.record(Row(kind="bury", card=CARDS[2], fields={"until": today + 2}))
    laptop.record(Row(kind="met", card=CARDS[3]))
    laptop.record(Row(kind="flag", card="beta/two#who", fields={"note": "odd"}))
    assert laptop.seen() == {CARDS[0], CARDS[1], CARDS[2]}
    assert laptop.seen(day=today + 2) == {CARDS[0], CARDS[1]}, "no longer buried"
    answer(laptop, CARDS[3])
    assert laptop.seen(["beta"]) == {CARDS[3]}
    assert laptop.seen(["alpha", "nobody"]) == {CARDS[0], CARDS[1], CARDS[2]}
    assert laptop.seen(["nobody"]) == laptop.seen([]) == frozenset()
    laptop.record(Row(kind="reset", card=CARDS[0]))
    laptop.record(Row(kind="resume", card=CARDS[1]))
    assert laptop.seen(["alpha"]) == {CARDS[2]}


def test_sets_bear_todays_ids(laptop, clock):
    answer(laptop, CARDS[0], days=0)
    with Progress.open(laptop.path, clock=clock, renames={CARDS[0]: "new/a#who"}) as renamed:
        assert renamed.answered() == renamed.seen() == renamed.seen(["new"]) == {"new/a#who"}
        assert renamed.seen(["alpha"]) == frozenset()


def test_sets_are_read_from_indexes(laptop):
    """No query behind them walks the table of states."""
    answer(laptop)
    told: list[str] = []
    laptop._log.connection.set_trace_callback(told.append)
    for read in (laptop.answered, laptop.seen):
        read()
    laptop._log.connection.set_trace_callback(None)
    queries = [query for query in told if "state" in query]
    assert len(queries) >= 3
    for query in queries:
        plan = [step[3] for step in laptop._log.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert not [step for step in plan if step in ("SCAN state", "SCAN row")], plan


def test_stands_tell_of_every_card_what_its_state_does(tmp_path):
    """In a log where everything has happened: the two readings are one."""
    world = World(tmp_path, Random(7))
    try:
        for _ in range(120):
            world.act()
        for device in world.devices:
            progress, today = device.progress, device.progress.today()
            states = progress.states()
            told = {card: rest for card, *rest in progress.stands()}
            assert told.keys() == states.keys()
            for card, (stage, ready, due) in told.items():
                state = states[card]
                assert due == state.due_day
                assert (stage == SUSPENDED) == state.suspended
                assert (stage in (LEARNING, HELD) and ready <= today) == state.due(today)
            last = sorted(s.last_at for s in states.values() if s.last_at is not None)[::-1]
            days = [s.last_day for s in states.values() if s.last_day is not None]
            assert set(progress.latest(3)) <= set(last)
            assert progress.latest(len(days) + 1) == last
    finally:
        world.close()
