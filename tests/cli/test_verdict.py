"""The verdict of `check` is kept, and is always the one that a check would come to now."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import karabakh_quiz
from karabakh_quiz.cards import warnings
from karabakh_quiz.cli import judging
from karabakh_quiz.cli.verdict import Check
from karabakh_quiz.decks import stamp, verdicts
from tests.cli.conftest import Program, Said
from tests.support.cli import CARD, DECK, environment, write_deck
from tests.support.decks import MINIMAL

PICKING = "deck: {id: start, title: Start}\npicks: [sample/bridge, other/bridge]\n"
REGISTER = "people:\n  ben-beta: {name: Ben Beta}\n"
Made = Callable[[], int]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """How often decks have been read and judged since it was last asked."""
    calls = 0

    class Counting(judging.Judged):
        def __init__(self, *args: object, **named: object) -> None:
            nonlocal calls
            calls += 1
            super().__init__(*args, **named)  # type: ignore[arg-type]

    def asked() -> int:
        nonlocal calls
        calls, so_far = 0, calls
        return so_far

    monkeypatch.setattr(judging, "Judged", Counting)
    return asked


def anew(kq: Program, *args: str) -> Said:
    """What a program says that has kept nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verdicts.Verdicts, "recall", lambda *_: None)
        patch.setattr(verdicts.Verdicts, "keep", lambda *_: None)
        return kq("check", *args)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def course(kq: Program) -> Path:
    """Decks that hang on each other: picks, registers there and not there, one broken."""
    folder = kq.home / "course"
    write(folder / "sample.yaml", MINIMAL)
    write(folder / "other.yaml", MINIMAL.replace("id: sample", "id: other"))
    write(folder / "start.yaml", PICKING)
    write(folder / "people.yaml", REGISTER)
    write(folder / "using.yaml", MINIMAL.replace("sample", "using") + "uses: [people.yaml]\n")
    write(folder / "lost.yaml", MINIMAL.replace("sample", "lost") + "uses: [below/peple.yaml]\n")
    return folder


def test_an_unchanged_deck_is_answered_from_what_was_found(kq: Program, made: Made) -> None:
    path = str(write_deck(kq.home, DECK.replace("who: ada-alpha", "who: ada-alfa", 1)))
    for args in ([path], [path, "--json"], [path, "--strict"], [path, "--balance"], []):
        first = kq("check", *args)
        again = kq("check", *args)
        assert again == first == anew(kq, *args)
    assert made() == 3 + 1 + 5  # strict or not, balance, another path; and five anew


def _touch(course: Path) -> None:
    os.utime(course / "sample.yaml", (1e9, 1e9))


def _edit(course: Path) -> None:
    write(course / "sample.yaml", MINIMAL.replace("ada-alpha\n", "ada-alphb\n"))


def _edit_and_put_the_clock_back(course: Path) -> None:
    status = (course / "using.yaml").stat()
    _touch(course)
    write(
        course / "using.yaml",
        MINIMAL.replace("sample", "using").replace("2023-09-06", "06.09.2023"),
    )
    os.utime(course / "using.yaml", ns=(status.st_atime_ns, status.st_mtime_ns))


def _edit_as_long_and_put_the_clock_back(course: Path) -> None:
    path = course / "sample.yaml"
    status = path.stat()
    write(path, MINIMAL.replace("who: ada-alpha", "who: ada-alphb"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _rename(course: Path) -> None:
    (course / "sample.yaml").rename(course / "renamed.yaml")


def _delete(course: Path) -> None:
    (course / "other.yaml").unlink()


def _clash(course: Path) -> None:
    write(course / "below" / "clash.yaml", MINIMAL)


def _edit_what_is_picked(course: Path) -> None:
    write(
        course / "other.yaml",
        MINIMAL.replace("id: sample", "id: other").replace("id: bridge", "id: ferry"),
    )


def _edit_a_register(course: Path) -> None:
    write(course / "people.yaml", REGISTER + "  ada-alpha: {name: Ada Alpha}\n")


def _make_what_was_missed(course: Path) -> None:
    write(course / "below" / "peple.yaml", REGISTER)


def _make_what_was_meant(course: Path) -> None:
    write(course / "below-peple.yaml", REGISTER)


def _give_the_same_id(course: Path) -> None:
    write(
        course / "aaa.yaml", MINIMAL.replace("id: sample", "id: other").replace("bridge", "river")
    )


CHANGES = [
    _touch,
    _edit,
    _edit_and_put_the_clock_back,
    pytest.param(
        _edit_as_long_and_put_the_clock_back,
        marks=pytest.mark.skipif(os.name == "nt", reason="no such time is kept there"),
    ),
    _rename,
    _delete,
    _clash,
    _edit_what_is_picked,
    _edit_a_register,
    _make_what_was_missed,
    _make_what_was_meant,
    _give_the_same_id,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
@pytest.mark.parametrize("named", [".", "start.yaml", "lost.yaml", "using.yaml"])
def test_whatever_changes_the_verdict_is_that_of_a_check_now(
    kq: Program,
    course: Path,
    change: Callable[[Path], None],
    named: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamp, "_TICK", 0)  # times of change are believed at once
    args = (str(course / named), "--json")
    settled(course)
    kq("check", *args)
    change(course)
    assert kq("check", *args) == anew(kq, *args)
    assert kq("check", *args) == anew(kq, *args)


def settled(folder: Path) -> None:
    """Make the files old enough for their times of change to be believed."""
    for path in folder.rglob("*.yaml"):
        os.utime(path, (1.6e9, 1.6e9))


def test_a_touched_file_is_read_but_not_judged(kq: Program, course: Path, made: Made) -> None:
    settled(course)
    kq("check", str(course))
    _touch(course)
    kq("check", str(course))
    kq("check", str(course / "sample.yaml"))
    kq("check", str(course / "sample.yaml"))
    assert made() == 2


def test_whoever_watches_a_deck_watches_what_it_hangs_on(course: Path, kq: Program) -> None:
    for _ in range(2):
        check = Check([course / "start.yaml"], kq.home / "cache", strict=False)
        assert {path.name for path in check.read} >= {"start.yaml", "sample.yaml", "other.yaml"}
        check = Check([course / "using.yaml"], kq.home / "cache", strict=False)
        assert {path.name for path in check.read} == {"using.yaml", "people.yaml"}


def test_files_beside_are_no_matter_unless_a_deck_points_there(
    kq: Program, course: Path, made: Made
) -> None:
    kq("check", str(course / "using.yaml"))
    write(course / "sample.yaml", "broken")
    kq("check", str(course / "using.yaml"))
    assert made() == 1


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_that_leads_elsewhere_counts_as_a_change(kq: Program, course: Path) -> None:
    write(kq.home / "outside" / "people.yaml", REGISTER)
    path = str(course / "using.yaml")
    assert kq("check", path).code == 0
    (course / "people.yaml").unlink()
    (course / "people.yaml").symlink_to(kq.home / "outside" / "people.yaml")
    told = kq("check", path)
    assert told == anew(kq, path)
    assert "does not lie in the deck's folder" in told.out


def test_relative_paths_mean_what_they_mean_here(
    kq: Program, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = kq.home / "elsewhere"
    write(elsewhere / "sample.yaml", "broken")
    for folder, code in ((course, 0), (elsewhere, 1), (course, 0)):
        monkeypatch.chdir(folder)
        assert kq("check", "sample.yaml").code == code


def test_another_version_of_the_program_judges_anew(
    kq: Program, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    kq("check")
    kq("check")
    assert made() == 1
    monkeypatch.setattr(verdicts, "__version__", "0.0.0")
    kq("check")
    assert made() == 1


def test_another_version_of_a_module_or_library_judges_anew(
    kq: Program, made: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "site" / "karabakh_quiz"
    write(package / "cards" / "leaks.py", "one")
    write(tmp_path / "site" / "yaml" / "__init__.py", "one")
    monkeypatch.setattr(karabakh_quiz, "__path__", [str(package)])
    kq("check")
    assert made() == 1
    write(package / "cards" / "leaks.py", "other")
    kq("check")
    assert made() == 1
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    kq("check")
    kq("check")
    assert made() == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-3] + b"9" + raw[-2:],
        lambda raw: raw.replace(b"made-up", b"made-op"),
        lambda raw: b"0\n[]\n[]",
        lambda raw: b"\xff" * 50,
    ],
)
def test_a_damaged_verdict_costs_a_check_and_no_more(
    kq: Program, made: Made, damage: Callable[[bytes], bytes]
) -> None:
    first = kq("check")
    for path in (kq.home / "cache" / "checks").iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert kq("check") == first
    assert kq("check") == first
    assert made() == 2


def test_where_nothing_can_be_kept_a_check_is_made_each_time(kq: Program, made: Made) -> None:
    (kq.home / "cache").write_text("a file", encoding="utf-8")
    assert kq("check") == kq("check")
    assert made() == 2


def test_no_more_is_kept_than_is_of_use(kq: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "MOST", 3)
    for number in range(6):
        kq("check", str(write_deck(kq.home, DECK, f"deck-{number}.yaml")))
    assert len(list((kq.home / "cache" / "checks").iterdir())) == 3


def test_what_was_learnt_is_looked_at_again_only_after_it_changed(kq: Program, made: Made) -> None:
    kq("study", "--plain", "--only", "who", "--limit", "4", typed=CARD * 4)
    write_deck(kq.home, DECK.replace("  - id: keys", "  - id: other-keys"))
    first = kq("check")
    assert "1 removed: progress kept for 3 cards." in first.out
    assert kq("check") == first
    assert made() == 1
    kq("study", "--plain", "--only", "when", "--limit", "1", typed=CARD)
    later = kq("check")
    assert "1 removed: progress kept for 4 cards." in later.out
    assert later == anew(kq)
    assert made() == 1  # and that was anew's
    write_deck(kq.home)
    assert kq("check") == anew(kq)


def test_a_kept_verdict_loads_nothing_that_reads_decks(kq: Program) -> None:
    kq("study", "--plain", "--only", "who", "--limit", "1", typed=CARD)
    code = (
        "import sys; from karabakh_quiz.cli.main import main; main(['check']); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(kq.home, {"KARABAKH_QUIZ_DECKS": ""}),
            capture_output=True,
            text=True,
            check=True,
        )
    loaded = set(done.stderr.split())
    heavy = {"yaml", "pydantic", "rapidfuzz", "anyascii", "rich", "sqlite3", "dataclasses"}
    assert not loaded & heavy
    ours = {name for name in loaded if name.startswith("karabakh_quiz.")}
    assert not {name for name in ours if name.split(".")[1] in ("answers", "study", "progress")}
    assert "made-up, 6 entries" in done.stdout


def test_borrowed_and_sensitive_cards_are_told_apart(kq: Program, course: Path) -> None:
    sensitive = MINIMAL.replace("id: sample", "id: other") + "    sensitive: true\n"
    write(course / "other.yaml", sensitive)
    told = kq("check", str(course / "start.yaml"))
    assert "start, 2 entries, 4 cards, all of them borrowed, 2 sensitive" in told.out
    (deck,) = json.loads(kq("check", str(course / "start.yaml"), "--json").out)["decks"]
    assert (deck["entries"], deck["cards"]) == (2, 4)


def test_what_was_not_asked_of_a_large_deck_is_said(
    kq: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "rivals" not in kq("check").err
    monkeypatch.setattr(judging, "ASKED_OF_EACH", 5)
    monkeypatch.setattr(warnings, "ASKED_OF_EACH", 5)
    write_deck(kq.home, DECK + "# edited\n")
    first = kq("check")
    assert "made-up has more than 5 cards: nobody was asked for rivals" in first.err
    assert kq("check") == first
