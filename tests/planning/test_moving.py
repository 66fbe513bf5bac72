from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning import CardNow, moves
from tests.support.planning import TODAY


def test_a_lower_aim_moves_due_days_later_and_a_higher_one_earlier():
    cards = [CardNow(f"d/{n}#who", 20.0 + n, 5.0, TODAY - 3, TODAY + 17 + n) for n in range(20)]
    later = moves(cards, Memory(desired_retention=0.8), today=TODAY, days=60)
    earlier = moves(cards, Memory(desired_retention=0.95), today=TODAY, days=60)
    assert later.later == len(cards)
    assert earlier.earlier == len(cards)
    assert sum(later.before) == len(cards)
    assert set(earlier.due_days) == {card.id for card in cards}


def test_new_cards_stay_where_they_are_and_the_overdue_count_for_today():
    cards = [CardNow("d/new#who"), CardNow("d/old#who", 2.0, 5.0, TODAY - 50, TODAY - 40)]
    moved = moves(cards, Memory(), today=TODAY)
    assert moved.before[0] == 1
    assert moved.after[0] == 1
    assert "d/new#who" not in moved.due_days
