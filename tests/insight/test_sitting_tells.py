"""A sitting logs how far off a date was; figures tell it."""

from pathlib import Path

from karabakh_quiz.insight.dates import date_errors, date_errors_by_decade
from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.selection import Selection
from tests.support.clocks import StandingClock
from tests.support.study import make_deck, open_desk, statement


def test_a_date_typed_twelve_days_early_is_told_so(tmp_path: Path, clock: StandingClock) -> None:
    deck = make_deck("made-up", [statement(0, when="1994-05-24", facets=("when",))])
    for desk in open_desk(tmp_path, clock, deck):
        sitting = desk.sit(mode="type")
        assert sitting.next() is not None
        sitting.answer("12 May 1994")
        sitting.grade()
        (row,) = desk.reviews()
        assert row.fields == {"days_off": -12, "year": 1994}
        tally = tally_of(desk.progress)
        found = date_errors(tally, Selection())
        assert (found.count, found.early, found.late, found.median) == (1, 1, 0, -12)
        assert found.spans() == {"days": (1, 0), "months": (0, 0), "years": (0, 0)}
        assert list(date_errors_by_decade(tally, Selection())) == [1990]


def test_an_answer_that_is_no_date_logs_nothing_of_it(tmp_path: Path, clock: StandingClock) -> None:
    deck = make_deck("made-up", [statement(0, facets=("who",))])
    for desk in open_desk(tmp_path, clock, deck):
        sitting = desk.sit(mode="type")
        assert sitting.next() is not None
        sitting.answer("Ada Alpha")
        sitting.grade()
        (row,) = desk.reviews()
        assert row.fields == {}
