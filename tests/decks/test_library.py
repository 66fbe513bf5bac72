"""Deck folders: what is found, what hides what, and that no broken deck stands in the way."""

from pathlib import Path

import pytest

from karabakh_quiz.decks import Library, open_library
from karabakh_quiz.errors import QuizError
from tests.support.decks import MINIMAL


class Folders:
    """The ranked folders of one learner."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("own", "school", "club", "shipped"):
            (root / name).mkdir()

    def put(self, place: str, text: str = MINIMAL, **changes: str) -> Path:
        """Write a deck at `place`, with some of MINIMAL's words changed."""
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, *extra: Path) -> Library:
        root = self.root
        return open_library(
            root / "own",
            [root / "school", root / "club"],
            root / "shipped",
            cache=None,
            extra=extra,
        )


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def test_decks_are_listed_by_rank_and_name(folders: Folders) -> None:
    folders.put("shipped/a.yaml", sample="first", Gazette="Daily")
    folders.put("own/z.yaml", sample="mine")
    folders.put("club/sub/b.yml", sample="clubs")
    assert [(ref.id, ref.rank, ref.entries) for ref in folders.open().decks] == [
        ("mine", "own", 1),
        ("clubs", "configured", 1),
        ("first", "shipped", 1),
    ]


def test_the_learners_own_deck_wins_and_says_what_it_hides(folders: Folders) -> None:
    mine = folders.put("own/mine.yaml", **{"A sample": "My version"})
    hidden = folders.put("school/theirs.yaml")
    also = folders.put("shipped/sample.yaml")
    library = folders.open()
    assert [(ref.title, ref.rank) for ref in library.decks] == [("My version", "own")]
    assert library.notices == (
        f"{mine} hides {hidden}: both are the deck 'sample'.",
        f"{mine} hides {also}: both are the deck 'sample'.",
    )
    assert library.broken == ()


def test_two_decks_of_one_rank_are_a_fault_that_names_both(folders: Folders) -> None:
    one = folders.put("school/one.yaml")
    two = folders.put("club/two.yaml")
    folders.put("shipped/sample.yaml", **{"A sample": "The shipped one"})
    library = folders.open()
    assert [(b.path, b.faults[0].code, b.faults[0].line) for b in library.broken] == [
        (two, "duplicate-deck", 2),
        (one, "duplicate-deck", 2),
    ]
    assert str(one) in library.broken[0].faults[0].message
    assert str(two) in library.broken[1].faults[0].message
    assert [ref.title for ref in library.decks] == ["The shipped one"]


def test_a_broken_deck_hides_no_other(folders: Folders) -> None:
    broken = folders.put("own/sample.yaml", **{"who: ada-alpha": "who: ada-alfa"})
    folders.put("shipped/sample.yaml")
    library = folders.open()
    assert [ref.rank for ref in library.decks] == ["shipped"]
    assert [(b.path, [f.code for f in b.faults]) for b in library.broken] == [
        (broken, ["unknown-person"])
    ]


def test_a_warning_breaks_nothing(folders: Folders) -> None:
    folders.put("own/sample.yaml", **{"    source: gazette\n": ""})
    assert [ref.id for ref in folders.open().decks] == ["sample"]


def test_registers_are_no_decks_and_not_broken(folders: Folders) -> None:
    head, _, rest = MINIMAL.partition("people:")
    people, _, statements = rest.partition("statements:")
    folders.put("own/people.yaml", f"people:{people}")
    folders.put("own/deck.yaml", f"{head}uses: [people.yaml]\nstatements:{statements}")
    library = folders.open()
    assert [ref.id for ref in library.decks] == ["sample"]
    assert library.broken == ()
    assert library.deck("sample").entries[0].sources[0].title == "The Gazette"


def test_a_path_on_the_command_line_wins_over_all(folders: Folders) -> None:
    given = folders.put("elsewhere/sample.yaml", **{"A sample": "The given one"})
    folders.put("own/sample.yaml")
    library = folders.open(given)
    assert [(ref.title, ref.rank) for ref in library.decks] == [("The given one", "given")]


def test_a_path_that_is_in_a_folder_anyway_is_there_once(folders: Folders) -> None:
    path = folders.put("own/sample.yaml")
    library = folders.open(path)
    assert [(ref.id, ref.rank) for ref in library.decks] == [("sample", "given")]
    assert library.notices == library.broken == ()


def test_a_path_that_is_not_there_is_one_sentence(folders: Folders) -> None:
    with pytest.raises(QuizError, match=r"There is no deck file or folder .*nowhere\.yaml"):
        folders.open(folders.root / "nowhere.yaml")


def test_a_configured_folder_that_is_not_there_is_a_notice(folders: Folders) -> None:
    (folders.root / "club").rmdir()
    (notice,) = folders.open().notices
    assert notice == f"The deck folder {folders.root / 'club'} is not there."


def test_an_unknown_deck_is_one_sentence(folders: Folders) -> None:
    with pytest.raises(QuizError, match="There is no deck 'other'"):
        folders.open().deck("other")


def test_picks_keep_their_identity(folders: Folders) -> None:
    folders.put("shipped/sample.yaml")
    folders.put(
        "own/start.yaml",
        "deck: {id: start, title: Start here}\npicks: [sample/bridge, sample/gone, none/x]\n",
    )
    library = folders.open()
    start = library.decks[0]
    assert (start.id, start.entries, start.picks) == ("start", 1, ("sample/bridge",))
    (entry,) = library.deck("start").entries
    assert (entry.deck, entry.id) == ("sample", "bridge")
    assert entry.path == folders.root / "shipped" / "sample.yaml"
    assert set(library.deck("start").people) == {"ada-alpha"}
    assert library.notices == (
        "The deck 'start' picks sample/gone, which is not there.",
        "The deck 'start' picks none/x, which is not there.",
    )


def test_former_names_lead_to_todays(folders: Folders) -> None:
    folders.put(
        "own/sample.yaml",
        **{
            "  title: A": "  formerly: old-deck\n  title: A",
            "    who:": "    formerly: ford\n    who:",
        },
    )
    folders.put(
        "shipped/other.yaml", sample="other", **{"    who:": "    formerly: far/away\n    who:"}
    )
    assert folders.open().renames == {
        "sample/ford": "sample/bridge",
        "old-deck/bridge": "sample/bridge",
        "old-deck/ford": "sample/bridge",
        "far/away": "other/bridge",
    }


def test_hidden_files_and_others_are_passed_by(folders: Folders) -> None:
    folders.put("own/.hidden.yaml", "[")
    folders.put("own/.git/x.yaml", "[")
    folders.put("own/notes.txt", "[")
    folders.put("own/sample.yaml")
    library = folders.open()
    assert [ref.id for ref in library.decks] == ["sample"]
    assert library.broken == ()


def test_what_a_deck_is_made_of_names_its_content(folders: Folders) -> None:
    folders.put("shipped/sample.yaml")
    folders.put("own/start.yaml", "deck: {id: start, title: Start}\npicks: [sample/bridge]\n")
    before = folders.open()
    folders.put("shipped/sample.yaml", bridge="tunnel")
    folders.put("own/start.yaml", "deck: {id: start, title: Start}\npicks: [sample/tunnel]\n")
    after = folders.open()
    assert before.content("sample") != after.content("sample")
    assert before.content("start") != after.content("start")
    before.store_derived("start", "cards", b"made of it")
    assert before.derived("start", "cards") == b"made of it"
    assert before.derived("sample", "cards") is None


def test_the_way_in_comes_first_and_the_others_as_time_went(folders: Folders) -> None:
    folders.put("shipped/a-late.yaml", MINIMAL.replace("sample", "late"))
    folders.put("shipped/b-early.yaml", MINIMAL.replace("sample", "early").replace("2023", "1999"))
    folders.put("shipped/c-start.yaml", "deck: {id: start, title: Start}\npicks: [late/bridge]\n")
    folders.put("own/z-mine.yaml", MINIMAL.replace("sample", "mine"))
    assert [ref.id for ref in folders.open().decks] == ["mine", "start", "early", "late"]


def test_a_deck_that_picks_its_own_entry_has_it_once(folders: Folders) -> None:
    folders.put("own/sample.yaml", f"{MINIMAL}picks: [sample/bridge, sample/bridge]\n")
    library = folders.open()
    (ref,) = library.decks
    assert (ref.entries, ref.picks, library.notices) == (1, (), ())
    assert [entry.id for entry in library.deck("sample").entries] == ["bridge"]


def test_content_changes_with_what_a_picked_deck_picks(folders: Folders) -> None:
    folders.put("own/first.yaml", sample="first")
    folders.put("own/second.yaml", f"{MINIMAL}picks: [first/bridge]\n", sample="second")
    folders.put("own/third.yaml", "deck: {id: third, title: T}\npicks: [second/bridge]\n")
    before = folders.open().content("third")
    folders.put("own/first.yaml", sample="first", build="mend")
    assert folders.open().content("third") != before
