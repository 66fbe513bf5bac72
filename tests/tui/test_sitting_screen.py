"""A sitting by keys and by mouse, over real decks and a real log."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from karabakh_quiz.progress import Progress, Review
from karabakh_quiz.settings import Settings
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.tui.app import QuizApp, Start
from karabakh_quiz.tui.screens.sitting import READING_SECONDS, SittingScreen
from karabakh_quiz.tui.screens.summary import SummaryScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, home_with, screen_text


def start(mode: str = "choice", **options: object) -> Start:
    wanted = SittingOptions(mode=mode, **options)  # type: ignore[arg-type]
    return Start(("made-up",), wanted, seed=1)


def sitting(app: QuizApp) -> SittingScreen:
    assert isinstance(app.screen, SittingScreen)
    return app.screen


def answer_key(app: QuizApp, *, right: bool) -> str:
    """The digit of the right choice, or of a wrong one."""
    shown = sitting(app).shown
    assert shown is not None
    card = shown.question.card
    assert card.right is not None
    same = [choice.id == card.right.id for choice in shown.question.choices]
    return str(same.index(right) + 1)


async def press(pilot: Pilot[None], clock: StandingClock, *keys: str) -> None:
    """Press keys as a person does: with time between them."""
    for key in keys:
        clock.advance(seconds=3)
        await pilot.press(key)
    await pilot.pause()


def reviews(home: Path, clock: StandingClock) -> list[Review]:
    with Progress.open(home / "progress.db", clock=clock) as progress:
        return [row for row in progress.rows(kinds=("review",)) if isinstance(row, Review)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with(tmp_path / "home", DECK)


async def past_note(pilot: Pilot[None], app: QuizApp, clock: StandingClock) -> None:
    """Go past a content note, where the question has one."""
    shown = sitting(app).shown
    if shown is not None and shown.veiled:
        await press(pilot, clock, "enter")


async def test_choice_verdict_grade_next(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        assert "Who said this?" in screen_text(app)
        first = sitting(app).shown
        await press(pilot, clock, answer_key(app, right=False))
        text = screen_text(app)
        assert "≠   Not " in text
        assert "you chose" in text
        assert "► 1 Again" in text
        await press(pilot, clock, "enter")
        assert sitting(app).shown is not first
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "2")
    rows = reviews(home, clock)
    assert [(row.grade, row.proposed) for row in rows] == [(1, 1), (2, 3)]
    assert len(rows[0].options) == 4


async def test_a_typed_name_and_not_knowing(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start("type"))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        shown = sitting(app).shown
        assert shown is not None
        await press(pilot, clock, *shown.question.card.answer.split()[1].lower(), "enter")
        assert "Right" in screen_text(app)
        await press(pilot, clock, "enter")
        await past_note(pilot, app, clock)
        await press(pilot, clock, "escape", "x")
        assert "► 1 Again" in screen_text(app)
        await press(pilot, clock, "enter")
    assert [row.grade for row in reviews(home, clock)] == [3, 1]


async def test_what_is_said_of_an_unread_date_stays_however_fast_it_was_typed(
    tmp_path: Path, clock: StandingClock
) -> None:
    dated = home_with(tmp_path / "dated", DECK.replace("facets: [who]", "facets: [when]"))
    app = app_in(dated, clock, start=start("type"))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "z", "z", "enter")
        await pilot.pause(READING_SECONDS * 2)
        shown = sitting(app).shown
        assert shown is not None
        assert shown.note
        assert shown.note[:20] in screen_text(app)


async def test_letters_go_into_the_line_and_not_to_commands(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock, start=start("type"))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "q", "s", "b", "1", "u", "question_mark")
        assert "qsb1u?" in screen_text(app)
        assert reviews(home, clock) == []
        await press(pilot, clock, "tab")
        assert "hint" in screen_text(app)


async def test_reveal_shows_and_lets_grade(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start("reveal"))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "space", "4")
    rows = reviews(home, clock)
    assert [(row.grade, row.mode, row.verdict) for row in rows] == [(4, "reveal", "revealed")]


async def test_a_held_key_never_grades(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        key = answer_key(app, right=False)
        clock.advance(seconds=3)
        await pilot.press(key)
        for _ in range(20):  # the keyboard's repeat: half a second, then thirty a second
            clock.advance(milliseconds=500)
            await pilot.press(key)
        assert reviews(home, clock) == []
        await press(pilot, clock, key)
    assert [row.grade for row in reviews(home, clock)] == [int(key)]


async def test_undo_withdraws_and_takes_back(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        shown = sitting(app).shown
        assert shown is not None
        card = shown.question.card.id
        await press(pilot, clock, "1", "u")
        assert sitting(app).shown is not None
        assert sitting(app).shown.verdict is None  # type: ignore[union-attr]
        await past_note(pilot, app, clock)
        await press(pilot, clock, "1", "enter", "u")
        assert sitting(app).shown.question.card.id == card  # type: ignore[union-attr]
    with Progress.open(home / "progress.db", clock=clock) as progress:
        assert list(progress.rows(kinds=("review",))) == []


async def test_hint_makes_hard(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "h")
        assert "hint" in screen_text(app)
        await press(pilot, clock, answer_key(app, right=True))
        assert "► 2 Hard" in screen_text(app)
        await press(pilot, clock, "enter")
    assert [(row.grade, row.hinted) for row in reviews(home, clock)] == [(2, True)]


async def test_a_second_hint_leaves_the_first(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "h", "h")
        assert screen_text(app).count("  Not ") == 2
        await press(pilot, clock, "h")
        assert "There is no further hint." in screen_text(app)
        assert screen_text(app).count("  Not ") == 2


async def test_a_guess_is_said_afterwards(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "g")
        assert "Marked as a guess." in screen_text(app)
        await press(pilot, clock, "enter")
    assert [row.guessed for row in reviews(home, clock)] == [True]


async def test_a_new_card_is_guessed_first(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "g", "1")
        text = screen_text(app)
        assert "Again" not in text
        assert "Enter next" in text
        await press(pilot, clock, "enter")
        assert sitting(app).shown is not None
    assert reviews(home, clock) == []
    with Progress.open(home / "progress.db", clock=clock) as progress:
        assert len(list(progress.rows(kinds=("met",)))) == 1


async def test_suspend_bury_and_flag_are_rows(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "s")
        await past_note(pilot, app, clock)
        await press(pilot, clock, "b")
        await past_note(pilot, app, clock)
        await press(pilot, clock, "f")
        await press(pilot, clock, *"year", "enter")
        assert "Flagged." in screen_text(app)
    with Progress.open(home / "progress.db", clock=clock) as progress:
        rows = list(progress.rows(kinds=("suspend", "bury", "flag")))
    assert [row.kind for row in rows] == ["suspend", "bury", "flag"]
    assert rows[2].fields["note"] == "year"


@pytest.mark.parametrize(("mode", "keys"), [("choice", ["u"]), ("type", ["escape", "u"])])
async def test_what_is_said_to_take_back_works_where_it_is_said(
    home: Path, clock: StandingClock, mode: str, keys: list[str]
) -> None:
    app = app_in(home, clock, start=start(mode, people=("cyril-gamma", "ada-alpha")))
    async with app.run_test(size=(80, 24)) as pilot:
        before = sitting(app).shown
        assert before is not None
        await press(pilot, clock, *(["escape", "s"] if mode == "type" else ["s"]))
        told = "Suspended; Esc, then u takes it back." if mode == "type" else "Suspended; u takes"
        assert told in screen_text(app)
        await press(pilot, clock, *keys)
        assert sitting(app).shown.question.card.id == before.question.card.id  # type: ignore[union-attr]


async def test_a_key_of_ones_own_is_named(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start(), settings=Settings(keys={"app.undo": "f2"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "s")
        await past_note(pilot, app, clock)
        assert "F2" in screen_text(app)


async def test_a_content_note_stands_before_the_words(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start(people=("emil-epsilon",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "About a night without light." in screen_text(app)
        assert "lamps" not in screen_text(app)
        await press(pilot, clock, "1")
        assert "lamps" not in screen_text(app)
        await press(pilot, clock, "enter")
        assert "lamps" in screen_text(app)
        assert reviews(home, clock) == []


async def test_a_content_note_can_be_skipped(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start(people=("emil-epsilon",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, clock, "n")
        assert isinstance(app.screen, SummaryScreen)


async def test_the_mouse_does_all_of_it(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        clock.advance(seconds=3)
        await pilot.click("#answer", offset=(20, 3))
        assert sitting(app).shown.verdict is not None  # type: ignore[union-attr]
        grades = app.screen.query_one("#answer")
        clock.advance(seconds=3)
        await pilot.click("#answer", offset=(15, grades.size.height - 1))
        assert sitting(app).shown.verdict is None  # type: ignore[union-attr]
        await pilot.click("#keys", offset=(app.size.width - 6, 1))
        assert isinstance(app.screen, SummaryScreen)
    assert [row.grade for row in reviews(home, clock)] == [1]


async def test_leaving_at_the_verdict_takes_the_proposed_grade(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "q")
        assert "1 of 1 right" in screen_text(app)
    assert [row.grade for row in reviews(home, clock)] == [3]


async def test_quitting_at_the_verdict_takes_the_proposed_grade(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "ctrl+q")
    assert [row.grade for row in reviews(home, clock)] == [3]


@pytest.mark.parametrize(("key", "code"), [("ctrl+q", 0), ("ctrl+c", 130)])
async def test_leaving_from_anywhere_is_told_by_the_exit_code(
    home: Path, clock: StandingClock, key: str, code: int
) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "i", key)
    assert app.return_code == code
    assert [row.grade for row in reviews(home, clock)] == [3]


async def test_to_the_summary_and_back_by_undo(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start(limit=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, answer_key(app, right=True), "enter")
        assert isinstance(app.screen, SummaryScreen)
        assert "Everything is saved." in screen_text(app)
        await press(pilot, clock, "u")
        assert isinstance(app.screen, SittingScreen)
    assert reviews(home, clock) == []


async def test_history_shows_what_came_before(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock, start=start(limit=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "i")
        assert "Not answered before." in screen_text(app)
        await press(pilot, clock, "escape")
        await press(pilot, clock, answer_key(app, right=False), "enter")
        await past_note(pilot, app, clock)
        await press(pilot, clock, "i")
        assert "Again" in screen_text(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_resizing_loses_nothing(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        question = sitting(app).shown
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert "This page needs 40 × 12." in screen_text(app)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert sitting(app).shown is question
        text = screen_text(app)
        assert all(choice.text in text for choice in question.question.choices)  # type: ignore[union-attr]
        assert max(len(line) for line in text.splitlines()) <= size[0]


async def test_the_two_that_were_mixed_up_are_drilled_and_back(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock, start=start(people=("cyril-gamma",)))
    async with app.run_test(size=(80, 24)) as pilot:
        outer = app.screen
        await press(pilot, clock, answer_key(app, right=False))
        assert "d drill the two" in screen_text(app)
        await press(pilot, clock, "d")
        assert "practice" in screen_text(app)
        await press(pilot, clock, answer_key(app, right=True), "enter", "q")
        assert app.screen is outer
        assert "1 of 1 right." in screen_text(app)
        await press(pilot, clock, "enter")
    rows = reviews(home, clock)
    assert [(row.grade, row.scheduled) for row in rows] == [(3, False), (1, True)]


async def test_an_edit_is_read_anew_and_a_fault_is_told(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = home / "editor"
    editor.write_text('#!/bin/sh\nsed -i "$EDITS" "$2"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{editor} +line")
    app = app_in(home, clock, start=start(people=("cyril-gamma",)))
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app, "suspend", nullcontext)
        monkeypatch.setenv("EDITS", "s/the bridge will open/the ferry will sail/")
        await press(pilot, clock, "e")
        assert "the ferry will sail" in screen_text(app)
        assert "The deck was read anew." in screen_text(app)
        monkeypatch.setenv("EDITS", "s/who: cyril-gamma/who: cyril/")
        await press(pilot, clock, "e")
        assert "deck-0.yaml line" in screen_text(app)
        assert "the ferry will sail" in screen_text(app)


async def test_without_an_editor_one_is_asked_for(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        await press(pilot, clock, "e")
        assert "Set VISUAL or EDITOR" in screen_text(app)


@pytest.mark.parametrize("key", ["1", "x"])
async def test_a_card_answered_in_another_window_is_passed_over(
    home: Path, clock: StandingClock, key: str
) -> None:
    app = app_in(home, clock, start=start())
    async with app.run_test(size=(80, 24)) as pilot:
        await past_note(pilot, app, clock)
        before = sitting(app).shown
        assert before is not None
        with Progress.open(home / "progress.db", clock=clock) as other:
            other.record(
                Review(card=before.question.card.id, grade=3, proposed=3, verdict="exact",
                       score=1.0, mode="type", due_day=other.today() + 9)
            )  # fmt: skip
        await press(pilot, clock, key)
        assert "Another window has answered this card meanwhile." in screen_text(app)
        now = sitting(app).shown
        assert now is not None
        assert now.question.card.id != before.question.card.id
        assert now.verdict is None
    assert len(reviews(home, clock)) == 1
