"""`stats` and `confusions` as people and scripts call them."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from karabakh_quiz.progress import Progress
from tests.support.cli import NOW, environment, run_cli, write_deck
from tests.support.insight import Asked, grow, reviews
from tests.support.progress import review

CARDS = [
    Asked("made-up/bridges#who", "ada-alpha", ("ben-beta", "cleo-gamma", "dan-delta")),
    Asked("made-up/ledgers#who", "ben-beta", ("ada-alpha", "cleo-gamma", "dan-delta")),
    Asked("made-up/bridges#when", year=2020),
    Asked("made-up/ledgers#when", year=2020),
    Asked("made-up/windows#when", year=2020),
    *(Asked(f"gone/entry-{number}#when", year=1990) for number in range(40)),
]
TODAY = 20_484


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    write_deck(folder)
    grow(folder / "progress.db", reviews(CARDS, first_day=TODAY - 200, days=200, weak={"who": 0.4}))
    return folder


def document(*words: str, home: Path) -> dict[str, object]:
    done = run_cli([*words, "--json"], home)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_stats_in_words(home: Path) -> None:
    done = run_cli(["stats"], home)
    assert done.returncode == 0
    labels = [line.split()[0] for line in done.stdout.splitlines()]
    assert labels == [
        "done", "recalled", "model", "fit", "cards", "known", "lasting", "due", "forgotten",
        "dates", "hours",
    ]  # fmt: skip
    assert "chance allows" in done.stdout


def test_plain_words_also_say_what_pictures_would_show(home: Path) -> None:
    done = run_cli(["stats", "--plain"], home)
    told = dict(line.split(None, 1) for line in done.stdout.splitlines())
    assert "most on" in told["year"]
    assert told["facets"].startswith("The aim is 90 %: all ")
    assert "the aim is 90 %" in told["weeks"]
    assert told["tenths"].startswith("Expected ")
    whole = run_cli(["stats"], home).stdout
    assert done.stdout.startswith(whole)


def on_terminal(words: list[str], home: Path, columns: int) -> list[str]:
    """The lines that a command prints on a terminal so many cells wide."""
    import pty
    import struct
    from fcntl import ioctl
    from termios import TIOCSWINSZ

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    env = environment(home, {"PYTHONIOENCODING": "utf-8", "TERM": "xterm"})
    command = [sys.executable, "-m", "karabakh_quiz", *words]
    with subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL):
        os.close(theirs)
        data = b""
        with suppress(OSError):  # the terminal's other end was closed
            while piece := os.read(ours, 65536):
                data += piece
    os.close(ours)
    return data.decode("utf-8").replace("\r\n", "\n").splitlines()


needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


@needs_terminal
@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_on_a_terminal_words_wrap_and_pictures_fit(home: Path, columns: int) -> None:
    lines = on_terminal(["stats"], home, columns)
    assert max(map(len, lines)) <= columns
    joined = " ".join(" ".join(lines).split())
    assert "52 weeks" in joined
    assert "expected (stroke) and actual (dot) recall" in joined
    assert "what the decks tell of" in joined
    assert any("●" in line for line in lines)


@needs_terminal
def test_on_a_terminal_confusions_are_drawn(tmp_path: Path) -> None:
    write_deck(tmp_path)
    with Progress.open(tmp_path / "progress.db") as progress:
        progress.record(review("made-up/bridges#who", 1, chosen="ben-beta"))
        progress.record(review("made-up/ledgers#who", 1, chosen="ada-alpha"))
    lines = on_terminal(["confusions"], tmp_path, 60)
    head = next(place for place, line in enumerate(lines) if "named by you" in line)
    assert lines[head + 1].split() == ["said", "by", "Alpha", "Beta"]
    assert {line.split()[0] for line in lines[head + 2 : head + 4]} == {"Alpha", "Beta"}
    assert any("× Beta for Alpha; " in line for line in lines)
    assert max(map(len, lines)) <= 60


def test_stats_json_has_its_keys(home: Path) -> None:
    found = document("stats", home=home)
    assert set(found) == {
        "today", "since", "decks", "aim", "answers", "practice", "minutes", "introduced",
        "days_studied", "days", "retention", "calibration", "cards", "due", "stock", "leeches",
        "hardest", "dates", "hours",
    }  # fmt: skip
    assert found["today"] == NOW[:10]
    with Progress.open(home / "progress.db") as progress:
        rows = list(progress.rows(kinds=("review",)))
    assert found["answers"] == len(rows)
    retention = found["retention"]
    assert isinstance(retention, dict)
    assert retention["tested"] == sum(each["tested"] for each in retention["facet"].values())
    cards = found["cards"]
    assert isinstance(cards, dict)
    # five cards of the deck were answered; those of a deck that is gone are left out
    assert cards["answered"] == 5


def test_stats_of_a_deck_and_since_a_day(home: Path) -> None:
    everything = document("stats", home=home)
    deck = document("stats", "--deck", "made-up", home=home)
    lately = document("stats", "--since", "30d", home=home)
    assert 0 < deck["answers"] < everything["answers"]  # type: ignore[operator]
    assert 0 < lately["answers"] < everything["answers"]  # type: ignore[operator]
    assert lately["since"] == "2026-01-02"
    assert document("stats", "--since", "2026-01-02", home=home) == lately
    assert document("stats", "--since", "1w", home=home)["since"] == "2026-01-25"


@pytest.mark.parametrize("by", ["facet", "deck", "mode", "day", "week", "month"])
def test_stats_by(home: Path, by: str) -> None:
    done = run_cli(["stats", "--by", by], home)
    assert done.returncode == 0
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["answers", "minutes", "recalled"]
    if by == "facet":
        assert [line.split()[0] for line in lines] == ["who", "when"]
        counts = [int(line.split()[1]) for line in lines]
        assert sum(counts) == document("stats", home=home)["answers"]


def test_stats_as_a_page(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    done = run_cli(["stats", "--html", file], home)
    assert (done.returncode, done.stdout) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "A made-up debate" in text
    assert text.count("<svg") >= 8
    assert "Who was named" in text
    refused = run_cli(["stats", "--html", tmp_path / "no" / "page.html"], home)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--since", "yesterday-ish"], "is no date"),
        (["--deck", "nothing"], "There is no deck 'nothing'"),
        (["--by", "colour"], "colour"),
    ],
)
def test_what_cannot_be_asked(home: Path, words: list[str], told: str) -> None:
    done = run_cli(["stats", *words], home)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_nothing_answered_yet(tmp_path: Path) -> None:
    write_deck(tmp_path)
    done = run_cli(["stats"], tmp_path)
    assert done.returncode == 0
    assert "after about 30 more reviews" in done.stdout
    assert not (tmp_path / "progress.db").exists()
    none = run_cli(["confusions"], tmp_path)
    assert (none.returncode, none.stdout) == (0, "")
    assert none.stderr == "Nobody was taken for somebody else.\n"
    assert document("confusions", home=tmp_path)["pairs"] == []


def test_confusions(tmp_path: Path) -> None:
    write_deck(tmp_path)
    with Progress.open(tmp_path / "progress.db") as progress:
        for card, chosen in (
            ("made-up/bridges#who", "ben-beta"),
            ("made-up/bridges#who", "ben-beta"),
            ("made-up/ledgers#who", "ada-alpha"),
            ("made-up/windows#who", "ada-alpha"),
        ):
            progress.record(review(card, 1, chosen=chosen))
        progress.undo()
    done = run_cli(["confusions"], tmp_path)
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert "Ada Alpha and Ben Beta" in lines[1]
    assert "2× Ben Beta for Ada Alpha; 1× Ada Alpha for Ben Beta" in lines[1]
    found = document("confusions", home=tmp_path)
    assert found["pairs"] == [{"people": ["ada-alpha", "ben-beta"], "ever": 3, "lately": 3}]


def test_somebody_who_speaks_nowhere_has_a_name_all_the_same(tmp_path: Path) -> None:
    write_deck(tmp_path)
    for deck in (tmp_path / "decks").glob("*.yaml"):
        text = deck.read_text(encoding="utf-8")
        deck.write_text(
            text.replace("people:\n", "people:\n  zoe-zeta: {name: Zoe Zeta}\n", 1),
            encoding="utf-8",
        )
    with Progress.open(tmp_path / "progress.db") as progress:
        progress.record(review("made-up/bridges#who", 1, chosen="zoe-zeta"))
    assert "Zoe Zeta for Ada Alpha" in run_cli(["confusions"], tmp_path).stdout


def test_what_brings_many_answers_leaves_nothing_to_be_read_later(
    home: Path, tmp_path: Path
) -> None:
    """`stats` after an import or a sync starts from what these commands have kept."""
    from karabakh_quiz.insight.keeping import tally_of

    there, file = tmp_path / "there", tmp_path / "answers.jsonl"
    assert run_cli(["export-log", file], home).returncode == 0
    assert run_cli(["import-log", file], there).returncode == 0
    waited: list[int] = []
    with Progress.open(there / "progress.db") as progress:
        tally = tally_of(progress, there / "cache", told=waited.append)
        assert len(tally.answers) == len(list(progress.rows(kinds=("review",))))
    assert waited == []
