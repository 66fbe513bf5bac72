"""Recording and reading: what goes in comes out, cleaned, in order."""

from datetime import UTC, datetime

import pytest

from karabakh_quiz.progress import Progress, Row, RowId
from karabakh_quiz.progress.faults import BadRowError
from tests.support.progress import CARDS, answer, review, told_rows

CARD = CARDS[0]


def test_everything_a_review_carries_comes_back(laptop, clock):
    row = review(
        CARD,
        2,
        proposed=3,
        verdict="right-to-month",
        score=0.625,
        mode="choice",
        options=("d", "b", "a", "c"),
        chosen="b",
        answer="Ада",
        guessed=True,
        hinted=True,
        scheduled=False,
        sitting="s1",
        took_ms=12_345,
        fingerprint="f00d",
        after=RowId("somewhere", 7),
        due_day=-3,
        parameters="fit-2",
        retention=0.8512345678901,
        fields={"of-a-later-version": [1, {"b": None}]},
    )
    written = laptop.record(row)
    (read,) = told_rows(laptop)
    assert read == written
    assert (written.id, written.at) == (RowId(laptop.device, 1), 1769850000000)
    assert (
        written.day == (datetime(2026, 1, 31, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).days
    )
    for name in ("score", "retention", "options", "chosen", "after", "fields", "due_day"):
        assert getattr(written, name) == getattr(row, name)


@pytest.mark.parametrize("score", [0.0, 1.0, 0.5, 0.67, 1 / 3, 1e-9, 0.9999])
def test_fractions_lose_nothing(laptop, score):
    laptop.record(review(CARD, score=score, retention=min(0.999999, max(score, 1e-7))))
    (read,) = told_rows(laptop)
    assert read.score == score


def test_a_choice_that_was_not_shown_is_kept(laptop):
    laptop.record(review(CARD, options=("a", "b"), chosen="z"))
    laptop.record(review(CARD, chosen="typed-name"))
    assert [row.chosen for row in told_rows(laptop)] == ["z", "typed-name"]


def test_text_is_cleaned_and_an_answer_cut(laptop):
    row = answer(laptop, CARD, answer="\x1b]52;c;AAAA\x07" + "x" * 300)
    assert row.answer == "]52;c;AAAA" + "x" * 190
    laptop.record(Row(kind="flag", card=CARD, fields={"note": "see \u202egnp"}))
    assert laptop.state(CARD).note == "see gnp"


@pytest.mark.parametrize(
    "row",
    [
        review(CARD, 0),
        review(CARD, 5),
        review(CARD, proposed=0),
        review(CARD, score=float("nan")),
        review(CARD, score=1.5),
        review(CARD, took_ms=-1),
        review(CARD, retention=float("inf")),
        review(""),
        Row(kind="suspend"),
        Row(kind=""),
        Row(kind="review", card=CARD),
        Row(kind="undo", fields={"device": "x"}),
        Row(kind="bury", card=CARD, fields={"until": "tomorrow"}),
        Row(kind="reschedule", card=CARD),
        Row(kind="setting", fields={}),
        Row(kind="redate", fields={"shift": 5, "ranges": [["x", 0, 1]]}),
        Row(kind="forget", fields={"ranges": []}),
        Row(kind="hum", fields={"tune": float("nan")}),
        Row(kind="hum", fields={"tune": object()}),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(laptop, row):
    with pytest.raises(BadRowError) as refused:
        laptop.record(row)
    assert len(str(refused.value).split()) > 3
    assert told_rows(laptop) == []


def test_unknown_kinds_are_kept_and_passed_on(laptop, desktop):
    row = laptop.record(Row(kind="hum", card=CARD, fields={"tune": "of a later version"}))
    desktop.merge(laptop)
    assert told_rows(desktop) == [row]
    assert list(desktop.rows(kinds=("hum",))) == [row]
    assert desktop.states() == {}


def test_rows_come_oldest_first_and_filtered(laptop, desktop, clock):
    mine = answer(laptop, CARDS[0])
    clock.advance(seconds=1)
    theirs = answer(desktop, CARDS[1], 1)
    clock.advance(seconds=1)
    last = laptop.record(Row(kind="met", card=CARDS[1]))
    laptop.merge(desktop)
    assert list(laptop.rows()) == [mine, theirs, last]
    assert list(laptop.rows(CARDS[1])) == [theirs, last]
    assert list(laptop.rows(kinds=("review",))) == [mine, theirs]
    assert list(laptop.rows("nobody/knows#who")) == []


def test_cramming_is_logged_and_moves_nothing(laptop):
    answer(laptop, CARD)
    before = laptop.state(CARD)
    answer(laptop, CARD, 1, scheduled=False, due_day=None)
    assert laptop.state(CARD) == before
    assert [row.scheduled for row in laptop.rows(kinds=("review",))] == [True, False]


def test_days_end_when_the_learner_says(laptop, clock):
    clock.moment = datetime(2026, 2, 1, 3, 30, tzinfo=UTC)
    assert answer(laptop).day == laptop.today() == 20_484
    laptop.record(Row(kind="setting", fields={"name": "day-end", "value": "03:00"}))
    assert answer(laptop).day == laptop.today() == 20_485


def test_setting_values_keep_their_types(laptop):
    for value in ("text", 3, 0.5, True, None, ["a", 1], {"deep": [False]}):
        laptop.record(Row(kind="setting", fields={"name": "new-a-day", "value": value}))
        assert laptop.setting("new-a-day", default=None) == value
        assert type(laptop.setting("new-a-day")) is type(value)


def test_marks_on_cards(laptop):
    def mark(kind, **fields):
        laptop.record(Row(kind=kind, card=CARD, fields=fields))
        return laptop.state(CARD)

    assert mark("met").met
    assert mark("suspend").suspended
    today = laptop.today()
    assert mark("bury", until=today + 1).buried_until == today + 1
    resumed = mark("resume")
    assert (resumed.suspended, resumed.buried_until) == (False, None)
    flagged = mark("flag", note="wrong year")
    assert (flagged.flagged, flagged.note) == (True, "wrong year")
    assert not mark("flag", cleared=True).flagged
    answer(laptop, CARD)
    assert laptop.state(CARD).reps == 1
    fresh = mark("reset")
    assert (fresh.memory, fresh.due_day, fresh.last, fresh.reps) == (None, None, None, 0)
    assert fresh.met


def test_a_review_after_a_reset_begins_anew(laptop, clock):
    answer(laptop, CARD, 1)
    clock.advance(days=5)
    laptop.record(Row(kind="reset", card=CARD))
    row = answer(laptop, CARD, 3, days=2)
    state = laptop.state(CARD)
    assert row.after is None
    assert state.memory == laptop.memory().review(None, 3, 0)
    assert (state.reps, state.introduced_day, state.due_day) == (1, row.day, row.due_day)


def test_lapses_are_counted_once_a_day(laptop, clock):
    answer(laptop, CARD, 3)
    clock.advance(days=3)
    for _ in range(3):
        answer(laptop, CARD, 1, days=0)
    assert laptop.state(CARD).lapses == 1


def test_a_guess_counts_for_less_than_an_answer(folder, clock):
    stabilities = []
    for number, more in enumerate(
        ({}, {"options": ("a", "b", "c", "d")}, {"options": ("a", "b"), "guessed": True})
    ):
        with Progress.open(folder / f"{number}.db", clock=clock) as progress:
            answer(progress, CARD, 3, **more)
            stabilities.append(progress.state(CARD).memory.stability)
    assert stabilities[0] > stabilities[1] > stabilities[2]
