"""What is made beforehand changes nothing but how soon it is there."""

from contextlib import contextmanager
from pathlib import Path

from karabakh_quiz.study import Sitting, SittingOptions
from tests.support.clocks import StandingClock
from tests.support.study import Desk, make_deck, open_desk, right, statement, wrong

opened = contextmanager(open_desk)
SIX_NEW = SittingOptions(new=6)


def asked(folder: Path, *, prepare: bool) -> list[tuple[str, tuple[str, ...], list[str]]]:
    """Every question of a sitting, its choices, and what was told after it."""
    folder.mkdir()
    deck = make_deck("made-up", [statement(n) for n in range(12)])
    found = []
    with opened(folder, StandingClock(), deck) as desk:
        sitting = Sitting(desk.collection, desk.progress, clock=desk.clock, seed=3, options=SIX_NEW)
        while (question := sitting.next()) is not None and len(found) < 10:
            while prepare and sitting.prepare():
                pass
            sitting.answer(wrong(question) if len(found) == 2 else right(question))
            told = [str(detail) for detail in sitting.details()]
            found.append((question.card.id, tuple(c.id for c in question.choices), told))
            sitting.grade()
    return found


def test_the_same_questions_are_asked_and_the_same_is_told(tmp_path: Path) -> None:
    plain = asked(tmp_path / "plain", prepare=False)
    assert len(plain) > 6
    assert asked(tmp_path / "prepared", prepare=True) == plain


def test_what_is_likely_next_is_made_in_few_steps(desk: Desk) -> None:
    sitting = Sitting(desk.collection, desk.progress, clock=desk.clock, seed=3, options=SIX_NEW)
    first = sitting.next()
    assert first is not None
    steps = 1
    while sitting.prepare():
        steps += 1
    assert 2 <= steps < 20
    sitting.answer(right(first))
    sitting.grade(3)
    following = sitting.next()
    assert following is not None
    while sitting.prepare():
        pass
    assert desk.collection.is_made(following.card.id)
