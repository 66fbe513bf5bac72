"""What is due, how many of each, who was given for whom."""

from collections import Counter

from karabakh_quiz.progress import DeckCount, Progress, Row
from tests.support.progress import CARDS, answer


def test_a_card_is_due_on_its_day_unless_set_aside(laptop, clock):
    for number, card in enumerate(CARDS):
        answer(laptop, card, days=number)
    today = laptop.today()
    assert laptop.due() == [CARDS[0]]
    assert laptop.due(day=today + 2) == list(CARDS[:3])
    assert laptop.due(["beta"], day=today + 9) == [CARDS[3]]
    assert laptop.due(["nobody"]) == []
    assert laptop.next_due() == today + 1
    assert laptop.next_due(decks=["beta"]) == today + 3
    assert laptop.next_due(today + 3) is None
    laptop.record(Row(kind="suspend", card=CARDS[0]))
    laptop.record(Row(kind="bury", card=CARDS[1], fields={"until": today + 2}))
    assert laptop.due(day=today + 1) == []
    assert laptop.due(day=today + 2) == [CARDS[1], CARDS[2]]
    assert laptop.load(today, today + 9) == Counter({today + 2: 2, today + 3: 1})
    assert [laptop.state(card).due(today + 2) for card in CARDS] == [False, True, True, False]


def test_decks_are_counted_by_where_their_cards_stand(laptop, clock):
    for _ in range(6):
        answer(laptop, CARDS[0], 4, days=30)
        clock.advance(days=30)
    answer(laptop, CARDS[1], 1, days=0)
    answer(laptop, CARDS[2], 3, days=2)
    laptop.record(Row(kind="suspend", card=CARDS[2]))
    laptop.record(Row(kind="met", card="alpha/three#who"))
    answer(laptop, CARDS[3], 3, days=2)
    assert laptop.counts() == {
        "alpha": DeckCount(due=2, learning=1, held=1, suspended=1),
        "beta": DeckCount(due=0, learning=1, held=0, suspended=0),
    }
    assert laptop.counts(["beta"], laptop.today() + 2)["beta"].due == 1
    assert laptop.counts(["nobody"]) == {}


def test_new_and_returning_cards_are_counted_by_day(laptop, clock):
    first = laptop.today()
    answer(laptop, CARDS[0])
    answer(laptop, CARDS[0], 1)
    answer(laptop, CARDS[1])
    clock.advance(days=1)
    for _ in range(3):
        answer(laptop, CARDS[0])
    answer(laptop, CARDS[3])
    answer(laptop, CARDS[2], scheduled=False)
    assert laptop.introduced(first) == Counter(alpha=2)
    assert laptop.introduced(first + 1) == Counter(beta=1)
    assert laptop.reviewed(first) == Counter()
    assert laptop.reviewed(first + 1) == Counter(alpha=1)
    clock.advance(days=3)
    answer(laptop, CARDS[0])
    assert laptop.reviewed(first + 1) == Counter(alpha=1), "also looking back"
    assert laptop.reviewed(first + 2) == Counter()
    assert laptop.reviewed(first + 4) == Counter(alpha=1)


def test_confusions_are_counted_and_taken_back(laptop, clock, folder):
    day = laptop.today()
    answer(laptop, CARDS[0], 1, chosen="bert")
    clock.advance(days=1)
    answer(laptop, CARDS[0], 1, chosen="bert", options=("ada", "bert"), mode="choice")
    answer(laptop, CARDS[1], 1, chosen="cleo", scheduled=False)
    answer(laptop, CARDS[0], 3, chosen="ada")
    answer(laptop, CARDS[0], 1, verdict="close", chosen="ada")
    answer(laptop, CARDS[0], 1)
    assert laptop.confusions() == Counter({(CARDS[0], "bert"): 2, (CARDS[1], "cleo"): 1})
    assert laptop.confusions(day + 1) == Counter({(CARDS[0], "bert"): 1, (CARDS[1], "cleo"): 1})
    for _ in range(4):
        laptop.undo()
    assert laptop.confusions() == Counter({(CARDS[0], "bert"): 2})
    with Progress.open(laptop.path, clock=clock, renames={CARDS[0]: "alpha/new#who"}) as renamed:
        assert renamed.confusions() == Counter({("alpha/new#who", "bert"): 2})


def test_renames_follow_todays_decks(laptop, clock):
    answer(laptop, "old/a#who", days=1)
    answer(laptop, "new/a#who", 1, days=2)
    assert set(laptop.states()) == {"old/a#who", "new/a#who"}
    laptop.rename({"old/a#who": "new/a#who"})
    assert set(laptop.states()) == {"new/a#who"}
    assert laptop.state("old/a#who") == laptop.state("new/a#who")
    assert laptop.state("new/a#who").reps == 2
    assert [row.card for row in laptop.rows("new/a#who")] == ["new/a#who"] * 2
    assert laptop.counts().keys() == {"new"}
    row = answer(laptop, "old/a#who")
    assert row.card == "old/a#who", "the log keeps the id it was told"
    with Progress.open(laptop.path, clock=clock) as again:
        assert again.state("new/a#who").reps == 3, "renames are remembered"
    laptop.rename({"new/a#who": "newer/a#who"})
    assert set(laptop.states()) == {"newer/a#who"}
    laptop.rename({"newer/a#who": "newer/a#who", "old/a#who": "old/a#who"})
    assert {card: s.reps for card, s in laptop.states().items()} == {
        "old/a#who": 2,
        "newer/a#who": 1,
    }


def test_states_of_many_cards_at_once(laptop):
    cards = [f"big/{number}#who" for number in range(600)]
    for card in cards[:3]:
        answer(laptop, card)
    assert set(laptop.states(cards)) == set(cards[:3])
    assert laptop.states(cards) == laptop.states(cards[:5]) == laptop.states()
    assert laptop.states([]) == {}


def test_the_latest_confusions_come_first_and_no_more_than_asked(laptop, clock):
    first = laptop.today()
    answer(laptop, CARDS[0], 1, chosen="bert")
    clock.advance(days=1)
    answer(laptop, CARDS[1], 1, chosen="cleo")
    answer(laptop, CARDS[1], 1, chosen="cleo")
    assert laptop.latest_confusions(first, 5) == [(CARDS[1], "cleo"), (CARDS[0], "bert")]
    assert laptop.latest_confusions(first, 1) == [(CARDS[1], "cleo")]
    assert laptop.latest_confusions(first + 1, 5) == [(CARDS[1], "cleo")]
    laptop.undo()
    laptop.undo()
    assert laptop.latest_confusions(first, 5) == [(CARDS[0], "bert")]
    with Progress.open(laptop.path, clock=clock, renames={CARDS[0]: "alpha/new#who"}) as renamed:
        assert renamed.latest_confusions(first, 5) == [("alpha/new#who", "bert")]
