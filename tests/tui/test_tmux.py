"""A walk through every screen in tmux: what a person sees, read back from the terminal."""

import signal
import time
from pathlib import Path

import pytest

from karabakh_quiz.progress import Progress, Review
from karabakh_quiz.tui.grid import grid_for
from tests.support.tmux import Tmux, tmux
from tests.support.tui import DECK, home_with

SIZES = [(80, 24), (120, 40)]
QUOTATION = "the bridge will open when the river allows it"
SITTING = ("study", "made-up", "--seed", "1", "--mode", "choice", "--person", "cyril-gamma")
WALK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("c", ("Chronology", "entries", "year month day", "+ − zoom", "put in order")),
    ("b", ("Browse", "cards", "asks", "said by", "words", "/ find", "s suspend")),
    ("p", ("People", "speakers")),
    ("r", ("Progress", "all facets")),
    ("x", ("Exam", "► ready", "On which day do you want to be ready?", "Enter plan for it")),
    ("s", ("Settings", "► aim   90 %", "answers", "theme", "← → change")),
    ("?", ("Keys", "at home", "study all decks", "spread what has", "piled up", "Esc close")),
    ("C-p", ("Commands", "► find", "study the deck", "Enter do it")),
)
"""A key on Home, and what stands on the screen it leads to."""
IN_A_SITTING: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), (QUOTATION, "who", " ? ", "when", "6 September 2023", "Alphaville", "1–4 choose")),
    (("h", "h"), ("hint", "Not ")),
    (("i",), ("History of made-up/open#who", "Not answered before.")),
    (("Escape",), (QUOTATION, "hint")),
    (("f",), ("Flag: this looks wrong", "► note")),
    (("year", "Enter"), ("Flagged.", QUOTATION)),
    (
        ("Cyril Gamma",),
        ("grade", "► ", "1 Again", "2 Hard", "3 Good", "4 Easy", "source", "Gazette"),
    ),
    (("Enter",), ("2/2", "learning, again", "Who said this?")),
    (("q",), ("1 of 1 right", "Everything is saved.", "Enter home", "q leave")),
)


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of decks of the test's own alone."""
    return home_with(tmp_path_factory.mktemp("decks"), DECK) / "decks"


@pytest.fixture
def home(tmp_path: Path, decks: Path) -> Path:
    return home_with(tmp_path / "home", decks.joinpath("deck-0.yaml").read_text(encoding="utf-8"))


def settled(terminal: Tmux, *words: str, size: tuple[int, int]) -> str:
    """The screen once `words` show on a page that fits the window; all of it stands on the grid."""
    grid = grid_for(*size)
    left = (size[0] - grid.width) // 2
    keys = " " * (left + grid.axis)
    until = time.monotonic() + 30
    while True:
        rows = terminal.wait_for(*words).splitlines()
        last = [row for row in rows if row.strip()][-1]
        fits = any(row.strip(" ") and len(row) == left + grid.right for row in rows)
        begins = last.startswith(keys) and (not last[len(keys)].isspace() or "Esc close" in last)
        if len(rows) <= size[1] and fits and begins:
            return "\n".join(rows)
        assert time.monotonic() < until, f"not on the grid of {size}:\n" + "\n".join(rows)
        time.sleep(0.05)


@pytest.mark.parametrize("size", SIZES)
def test_every_screen(home: Path, size: tuple[int, int]) -> None:
    with tmux(home, size=size) as terminal:
        terminal.wait_for("Bridges and rivers", "All decks", "q leave")
        at_home = terminal.still()
        assert "► 1   " in at_home
        for key, words in WALK:
            terminal.press(key)
            settled(terminal, *words, size=size)
            terminal.press("Escape")
            terminal.wait_for("K A R A B A K H", "All decks")
            assert terminal.still() == at_home
        terminal.press("q")
        terminal.wait_for("code=0", "shell$")
        assert terminal.clean


def digit_of(key: str, screen: str) -> str:
    """The digit of the choice called `key`; anything else is a key itself."""
    rows = (row.replace("►", " ").split() for row in screen.splitlines() if key in row)
    return next((row[0] for row in rows if " " in key and row[0].isdigit()), key)


@pytest.mark.parametrize("size", SIZES)
def test_a_sitting_to_its_summary(home: Path, size: tuple[int, int]) -> None:
    with tmux(home, *SITTING, size=size) as terminal:
        for keys, words in IN_A_SITTING:
            terminal.press(*(digit_of(key, terminal.screen) for key in keys))
            settled(terminal, *words, size=size)
        terminal.press("q")
        terminal.wait_for("code=0")
    assert [review.grade for review in reviews(home)] == [2]


def reviews(home: Path) -> list[Review]:
    with Progress.open(home / "progress.db") as progress:
        return [row for row in progress.rows(kinds=("review",)) if isinstance(row, Review)]


def test_live_resizing_loses_nothing(home: Path) -> None:
    with tmux(home, *SITTING) as terminal:
        terminal.wait_for(QUOTATION)
        terminal.press("h")
        terminal.wait_for("hint")
        for size in ((120, 40), (60, 20), (200, 60), (40, 12), (80, 24)):
            terminal.resize(*size)
            settled(terminal, "Who said this?", "1–4 choose", "q leave", size=size)
        terminal.resize(30, 8)
        terminal.wait_for("This page needs 40", "karabakh-quiz study --plain")
        terminal.resize(80, 24)
        terminal.wait_for(QUOTATION, "hint", "1–4 choose")
        terminal.press("1")
        terminal.wait_for("grade")
        terminal.press("C-c")
        terminal.wait_for("code=130")
        assert terminal.clean
    assert len(reviews(home)) == 1


def test_the_mouse(home: Path) -> None:
    with tmux(home) as terminal:
        rows = terminal.wait_for("Bridges and rivers", "Settings").splitlines()
        row = next(y for y, text in enumerate(rows) if "Settings" in text)
        terminal.click(rows[row].index("Settings") + 2, row)
        rows = terminal.wait_for("► aim", "Esc back").splitlines()
        terminal.click(rows[-1].index("Esc back") + 1, len(rows) - 1)
        terminal.wait_for("K A R A B A K H")


def test_to_the_background_and_back(home: Path) -> None:
    with tmux(home, *SITTING) as terminal:
        terminal.wait_for(QUOTATION, "1–4 choose")
        before = terminal.still()
        terminal.press("C-z")
        terminal.wait_for("topped", gone="1–4 choose")
        assert terminal.clean
        terminal.run("send-keys", "-l", "fg")
        terminal.press("Enter")
        terminal.wait_for(QUOTATION, "1–4 choose")
        assert terminal.still() == before
        terminal.press("1")
        terminal.wait_for("grade")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_the_verdict(home: Path, number: signal.Signals) -> None:
    with tmux(home, *SITTING) as terminal:
        terminal.wait_for(QUOTATION)
        terminal.press("1")
        terminal.wait_for("grade")
        terminal.signal(number)
        terminal.wait_for("code=", "shell$")
        assert terminal.clean
        assert "Traceback" not in terminal.screen
    assert len(reviews(home)) == 1


def test_a_closed_window_keeps_the_answer(home: Path) -> None:
    with tmux(home, *SITTING) as terminal:
        terminal.wait_for(QUOTATION)
        terminal.press("1")
        terminal.wait_for("grade")
        shell = int(terminal.told("pane_pid"))
        terminal.run("kill-server")
    wait_for_the_end(shell)
    assert len(reviews(home)) == 1


def wait_for_the_end(process: int) -> None:
    """Wait until a process, and the log it kept open, is gone."""
    until = time.monotonic() + 30
    while Path(f"/proc/{process}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)


def test_without_colours_nothing_is_coloured(home: Path) -> None:
    with tmux(home, *SITTING, NO_COLOR="1") as terminal:
        terminal.wait_for(QUOTATION)
        terminal.press("1")
        terminal.wait_for("grade")
        painted = terminal.run("capture-pane", "-p", "-e")
    for code in ("[38;", "[48;", *(f"[3{n}m" for n in range(8)), *(f"[4{n}m" for n in range(8))):
        assert code not in painted


def test_a_dumb_terminal_is_spoken_to_in_lines(home: Path) -> None:
    with tmux(home, *SITTING, TERM="dumb") as terminal:
        terminal.wait_for("1 of 1. Who said this?", f'"{QUOTATION}"', "Answer:")
        assert terminal.clean
        terminal.press("1", "Enter")
        terminal.wait_for("Grade:", "Enter takes it:")
        terminal.press("Enter")
        terminal.wait_for("Everything is saved.", "code=0")


def test_plain_ascii_where_the_locale_has_no_other(home: Path) -> None:
    with tmux(home, *SITTING, LC_ALL="C", LANG="C") as terminal:
        shown = terminal.wait_for(QUOTATION, "> 1", "1-4 choose")
        assert shown.isascii()
