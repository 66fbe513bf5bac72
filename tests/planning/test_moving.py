from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.spacing import Spacing
from karabakh_quiz.planning import CardNow, moves
from tests.support.planning import TODAY


def at(aim, *, thrifty=False):
    """The same spacing for every card."""
    spacing = Spacing(Memory(desired_retention=aim), thrifty=thrifty)
    return lambda _: spacing


def test_a_lower_aim_moves_due_days_later_and_a_higher_one_earlier():
    cards = [CardNow(f"d/{n}#who", 20.0 + n, 5.0, TODAY - 3, TODAY + 17 + n) for n in range(20)]
    later = moves(cards, at(0.8), today=TODAY, days=60)
    earlier = moves(cards, at(0.95), today=TODAY, days=60)
    assert later.later == len(cards)
    assert earlier.earlier == len(cards)
    assert sum(later.before) == len(cards)
    assert set(earlier.due_days) == {card.id for card in cards}


def test_new_cards_stay_where_they_are_and_the_overdue_count_for_today():
    cards = [CardNow("d/new#who"), CardNow("d/old#who", 2.0, 5.0, TODAY - 50, TODAY - 40)]
    moved = moves(cards, at(0.9), today=TODAY)
    assert moved.before[0] == 1
    assert moved.after[0] == 1
    assert "d/new#who" not in moved.due_days


def test_saving_time_puts_fresh_cards_off_and_brings_old_ones_forward():
    fresh, old = (
        CardNow("d/f#who", 5.0, 5.0, TODAY, TODAY + 5),
        CardNow("d/o#who", 300.0, 5.0, TODAY, TODAY + 300),
    )
    moved = moves([fresh, old], at(0.9, thrifty=True), today=TODAY)
    assert moved.due_days[fresh.id] > fresh.due_day
    assert moved.due_days[old.id] < old.due_day
