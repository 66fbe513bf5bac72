"""A teacher's tools, as a teacher runs them."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.support.cli import environment

SHIPPED = Path(__file__).parents[2] / "decks"
SOURCE = (
    "who,said,when,where,source\n"
    "Ada Alpha,the bridge is old,2023-09-06,Pier Street,Minutes\n"
    "Ben Beta,no toll for us,2023-09,,Minutes\n"
)


@pytest.fixture
def teacher(kq: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with the decks that ship, and one deck of one's own."""
    monkeypatch.setattr("karabakh_quiz.places._shipped", lambda: SHIPPED)
    return kq


def student(teacher: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on another machine."""
    monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(home))
    return Program(home, monkeypatch)


def test_a_new_deck_can_be_shown_counted_and_studied_at_once(teacher: Program) -> None:
    made = teacher("deck", "new", "Autumn talks")
    path = teacher.home / "decks" / "autumn-talks.yaml"
    assert (made.code, made.out) == (0, f"{path}\n")
    again = teacher("deck", "new", "Autumn talks")
    assert again.code == 1
    assert "left as it was" in again.err
    shown = teacher("deck", "show", "autumn-talks", "--entry", "toll")
    assert shown.code == 0
    assert "── autumn-talks/toll#who ──" in shown.out
    assert "  * " in shown.out
    assert "A toll would pay for the repair" in shown.out
    told = json.loads(teacher("deck", "stats", "autumn-talks", "--json").out)
    assert told["deck"] == "autumn-talks"
    assert told["entries"] == {"statements": 4, "questions": 2, "events": 1}
    assert told["sides"] == {"Exampleford": 4}
    studied = teacher("study", "autumn-talks", "--plain", "--limit", "1", typed="x\n\n")
    assert studied.code == 0, studied.err


def test_cards_of_a_deck_for_scripts(teacher: Program) -> None:
    teacher("deck", "new", "autumn")
    cards = json.loads(teacher("deck", "show", "autumn", "--facet", "who", "--json").out)
    assert [card["card"] for card in cards] == [
        "autumn/older-than-the-road#who",
        "autumn/accounts-come-first#who",
        "autumn/toll#who",
        "autumn/wait-for-the-river#who",
    ]
    assert all(sum(c["right"] for c in card["choices"]) == 1 for card in cards)


def test_show_tells_of_a_card_and_of_what_was_learnt(teacher: Program) -> None:
    card = "armenia-russia-2023/strategic-mistake#who"
    told = json.loads(teacher("show", card, "--json").out)
    assert told["card"] == card
    assert told["answer"] == "Nikol Pashinyan"
    assert told["progress"] is None
    assert [c["id"] for c in told["choices"] if c["right"]] == ["nikol-pashinyan"]
    assert {"label", "text", "extra", "quoted", "link"} == set(told["details"][0])
    whole = teacher("show", "armenia-russia-2023/strategic-mistake")
    assert "“strategic mistake”" in whole.out
    wrong = teacher("show", "armenia-russia-2023/strategic-mistke#who")
    assert wrong.code == 1
    assert "did you mean 'armenia-russia-2023/strategic-mistake#who'?" in wrong.err
    teacher("study", "made-up", "--plain", "--only", "who", "--limit", "1", typed="1\n\n")
    stands = [
        teacher("show", f"made-up/{e}").out for e in ("bridges", "ledgers", "windows", "keys")
    ]
    assert sum("1 review, 0 lapses" in text for text in stands) == 1


def test_a_copy_wins_over_the_shipped_deck(teacher: Program) -> None:
    copied = teacher("deck", "copy", "armenia-russia-2023")
    path = teacher.home / "decks" / "armenia-russia-2023" / "armenia-russia-2023.yaml"
    assert copied.out == f"{path}\n"
    listed = json.loads(teacher("decks", "--json").out)
    (mine,) = [deck for deck in listed["decks"] if deck["id"] == "armenia-russia-2023"]
    assert (mine["rank"], mine["path"]) == ("own", str(path))
    assert not listed["broken"]
    again = teacher("deck", "copy", "armenia-russia-2023")
    assert again.code == 1
    assert "your own already" in again.err


def test_a_pack_goes_to_a_student_and_an_update_shows_what_it_means(
    teacher: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher("deck", "new", "autumn")
    packed = str(tmp_path / "autumn.deck.zip")
    assert teacher("deck", "pack", "autumn", "-o", packed).code == 0
    source = teacher.home / "decks" / "autumn.yaml"

    pupil = student(teacher, tmp_path / "student", monkeypatch)
    added = pupil("deck", "add", packed)
    path = pupil.home / "decks" / "autumn" / "autumn.yaml"
    assert added.out == f"{path}\n"
    assert "the very same" in pupil("deck", "add", packed).err
    pupil("study", "autumn", "--plain", "--only", "who,answer", "--new", "9", typed="1\n\n" * 40)

    text = source.read_text(encoding="utf-8")
    text = text.replace("answer: The town council", "answer: The assembly")
    text = text.replace("  - id: toll\n", "  - id: bridge-toll\n    formerly: [toll]\n")
    source.write_text(text, encoding="utf-8")
    student(teacher, teacher.home, monkeypatch)("deck", "pack", "autumn", "-o", packed)

    pupil = student(teacher, tmp_path / "student", monkeypatch)
    asked = pupil("deck", "add", packed)
    assert asked.code == 1
    assert "--yes replaces it" in asked.err
    assert "1 renamed, 1 answer changed: progress kept for 5 cards." in asked.out
    assert "The assembly" not in path.read_text(encoding="utf-8")
    updated = pupil("deck", "add", packed, "--yes")
    assert updated.code == 0, updated.err
    lines = [" ".join(line.split()) for line in updated.out.splitlines()]
    assert "renamed autumn/toll#who -> autumn/bridge-toll#who" in lines
    assert any(line.startswith("answer changed autumn/who-decides#answer") for line in lines)
    assert "The assembly" in path.read_text(encoding="utf-8")


def test_a_learner_may_be_named_before_or_after_the_action(
    teacher: Program, tmp_path: Path
) -> None:
    teacher("deck", "new", "autumn")
    packed = str(tmp_path / "a.deck.zip")
    for args in (
        ("--learner", "Ann", "deck", "stats", "autumn"),
        ("deck", "--learner", "Ann", "stats", "autumn"),
        ("deck", "pack", "autumn", "-o", packed, "--learner", "Ann"),
    ):
        assert teacher(*args).code == 0


def test_a_deck_of_ones_own_with_the_same_id_is_never_replaced(
    teacher: Program, tmp_path: Path
) -> None:
    teacher("deck", "new", "autumn")
    packed = str(tmp_path / "a.deck.zip")
    teacher("deck", "pack", "autumn", "-o", packed)
    refused = teacher("deck", "add", packed, "--yes")
    assert refused.code == 1
    assert "Your own deck" in refused.err


def test_a_hostile_pack_is_one_sentence(teacher: Program, tmp_path: Path) -> None:
    evil = tmp_path / "evil.deck.zip"
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("../../evil.yaml", "deck: {}\n")
    refused = teacher("deck", "add", str(evil))
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "no place in a packed deck" in refused.err
    assert not list(tmp_path.rglob("evil.yaml"))


def test_a_pack_whose_deck_has_faults_shows_them(teacher: Program, tmp_path: Path) -> None:
    teacher("deck", "new", "autumn")
    packed = tmp_path / "a.deck.zip"
    teacher("deck", "pack", "autumn", "-o", str(packed))
    (teacher.home / "decks" / "autumn.yaml").unlink()
    with zipfile.ZipFile(packed) as archive:
        text = archive.read("autumn.yaml").replace(b"who: ben-beta", b"who: ben-bet")
        listed = json.loads(archive.read("pack.json"))
    listed["files"]["autumn.yaml"] = sha256(text).hexdigest()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("pack.json", json.dumps(listed))
        archive.writestr("autumn.yaml", text)
    refused = teacher("deck", "add", str(packed))
    assert refused.code == 1
    assert "did you mean 'ben-beta'?" in refused.out
    assert "was not taken in" in refused.err
    assert not (teacher.home / "decks" / "autumn").exists()


def test_a_table_becomes_a_deck_or_each_bad_row_is_named(teacher: Program, tmp_path: Path) -> None:
    table = tmp_path / "my quotes.csv"
    table.write_text(SOURCE, encoding="utf-8")
    made = teacher("deck", "from-csv", str(table))
    assert made.out == f"{teacher.home / 'decks' / 'my-quotes.yaml'}\n"
    assert "2 statements, read as utf-8." in made.err
    checked = teacher("check", str(teacher.home / "decks" / "my-quotes.yaml"))
    assert checked.code == 0, checked.out
    table.write_text(SOURCE + "Cleo Gamma,,2023\n,words,2022\n", encoding="utf-8")
    refused = teacher("deck", "from-csv", str(table), "--id", "other")
    assert refused.code == 1
    assert [line.partition(", ")[2] for line in refused.out.splitlines()] == [
        "row 4: nothing stands under 'said'",
        "row 5: nothing stands under 'who'",
    ]
    assert refused.err == "2 of 4 rows cannot be taken. No deck was written.\n"
    assert not (teacher.home / "decks" / "other.yaml").exists()


def test_a_table_is_called_what_the_deck_is_called(kq: Program, tmp_path: Path) -> None:
    table = tmp_path / "quotes.csv"
    table.write_text("\n".join(SOURCE.splitlines()[:2]), encoding="utf-8")
    made = kq("deck", "from-csv", str(table), "--id", "spring-talks")
    assert "1 statement, read as utf-8." in made.err
    path = kq.home / "decks" / "spring-talks.yaml"
    assert "title: Spring talks\n" in path.read_text(encoding="utf-8")
    table.write_text(SOURCE.splitlines()[0], encoding="utf-8")
    empty = kq("deck", "from-csv", str(table), "--id", "empty")
    assert empty.err.startswith("The table ")


def test_a_file_that_is_no_pack_keeps_its_name(
    kq: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("passwd").write_text("root", encoding="utf-8")
    assert kq("deck", "add", "passwd").err == "The file passwd is no packed deck, or is damaged.\n"


def test_figures_say_what_is_borrowed_and_add_up_what_they_leave_out(kq: Program) -> None:
    names = [f"Speaker {chr(65 + n)}" for n in range(23)]
    rows = [f"{name},words number {n} of {name},2023-01-{n + 1:02}" for n, name in enumerate(names)]
    (kq.home / "t.csv").write_text("\n".join(["who,said,when", *rows]), encoding="utf-8")
    assert kq("deck", "from-csv", str(kq.home / "t.csv"), "--id", "many").code == 0
    (kq.home / "decks" / "start.yaml").write_text(
        "deck: {id: start, title: Start}\npicks: [made-up/bridges, made-up/rooms]\n",
        encoding="utf-8",
    )
    told = " ".join(kq("deck", "stats", "many").out.split())
    assert told.count("3 13 % 3 others") == 1  # speakers
    told = kq("deck", "stats", "start").out
    assert "entries: 2, all of them borrowed\n" in told
    assert "cards: 4, all of them borrowed\n" in told
    (checked,) = json.loads(kq("check", "start", "--json").out)["decks"]
    (due,) = [one for one in json.loads(kq("due", "--json").out)["decks"] if one["id"] == "start"]
    (listed,) = [d for d in json.loads(kq("decks", "--json").out)["decks"] if d["id"] == "start"]
    assert (checked["entries"], checked["cards"]) == (listed["entries"], due["cards"]) == (2, 4)


@pytest.mark.parametrize(
    ("args", "code", "sentence"),
    [
        (["deck"], 2, "What is to be done with decks?"),
        (["deck", "show", "nowhere"], 1, "There is no deck 'nowhere'"),
        (["deck", "show", "made-up", "--entry", "x"], 1, "There is no entry 'x'"),
        (["deck", "add", "none.deck.zip"], 1, "There is no file none.deck.zip."),
        (["deck", "from-csv", "none.csv"], 1, "There is no file none.csv."),
        (["deck", "new", "a/deck.txt"], 2, "a deck's file ends in .yaml"),
        (["deck", "stats"], 2, "deck"),
        (["show", "nonsense"], 1, "There is no card 'nonsense'"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    args: list[str], code: int, sentence: str, kq: Program
) -> None:
    done = kq(*args)
    assert done.code == code
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_watching_draws_anew_what_was_edited(kq: Program, tmp_path: Path) -> None:
    kq("deck", "new", "autumn")
    path = kq.home / "decks" / "autumn.yaml"
    out = tmp_path / "out.txt"
    with out.open("wb") as file:
        watching = subprocess.Popen(
            [sys.executable, "-m", "karabakh_quiz", "deck", "show", str(path), "--watch"],
            stdout=file,
            stderr=subprocess.STDOUT,
            env=environment(kq.home) | {"PYTHONUNBUFFERED": "1"},
        )
        try:
            _until(out, "wait-for-the-river#who")
            before = out.stat().st_size
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("A toll would pay", "A fee would pay"), encoding="utf-8")
            _until(out, "A fee would pay", before)
            drawn = out.read_bytes()[before:].decode("utf-8")
            assert "wait-for-the-river" not in drawn
            before = out.stat().st_size
            path.write_text(text.replace("who: ben-beta", "who: ben-bet"), encoding="utf-8")
            _until(out, "did you mean 'ben-beta'?", before)
        finally:
            watching.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
            watching.wait(10)
    assert watching.returncode == 0
    assert "Traceback" not in out.read_text(encoding="utf-8")


def _until(path: Path, text: str, since: int = 0, seconds: float = 20) -> None:
    """Wait until `text` stands in the file after byte `since`, and nothing more comes."""
    end = time.monotonic() + seconds
    size = -1
    while time.monotonic() < end:
        told = path.read_bytes()[since:]
        if text in told.decode("utf-8", errors="replace") and len(told) == size:
            return
        size = len(told)
        time.sleep(0.25)
    raise AssertionError(f"{text!r} never came: {path.read_text(encoding='utf-8')[-2000:]}")
