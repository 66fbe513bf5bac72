"""The compiled cache is lost, damaged or taken over while its decks are being studied."""

import sqlite3
from pathlib import Path

import pytest

from karabakh_quiz.cards import Collection
from karabakh_quiz.decks import Library, open_library
from karabakh_quiz.decks.cache import Cache
from tests.support.decks import big_deck

ENTRIES = 30


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with two decks, compiled and with their cards listed."""
    folder = tmp_path / "decks"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(big_deck(ENTRIES, name), encoding="utf-8")
    with_cards(opened(folder))
    return folder


def opened(shop: Path, *, cache: bool = True) -> Library:
    return open_library(shop / "own", [], shop, cache=file_of(shop).parent if cache else None)


def file_of(shop: Path) -> Path:
    return shop.parent / "cache" / "decks.sqlite3"


def with_cards(library: Library) -> tuple[str, ...]:
    """Ids of all cards, which are listed and kept by that."""
    collection = Collection(library)
    for deck in collection.decks:
        collection.meeting_order(deck)
    library.close()
    return tuple(collection.ids())


def taken_over(shop: Path) -> None:
    """Let the file be one that another version of the program has made."""
    with sqlite3.connect(file_of(shop)) as db:
        db.execute("UPDATE made_by SET version = 'another'")
    db.close()


def test_cards_stay_when_another_version_makes_the_file_anew(shop: Path) -> None:
    plain = Collection(opened(shop, cache=False))
    studied = Collection(opened(shop))
    first = studied.ids()[0]
    assert studied.card(first) == plain.card(first)
    taken_over(shop)
    # It compiles one of the decks alone, so that its lists come in another order.
    two = shop / "two.yaml"
    other = open_library(shop / "own", [], two, cache=file_of(shop).parent, extra=[two])
    with_cards(other)
    for card in plain.ids():
        assert studied.facts(card) == plain.facts(card)
        assert studied.card(card) == plain.card(card)


def test_entries_stay_when_the_lists_are_dropped(shop: Path) -> None:
    library = opened(shop)
    assert len(library.deck("one").entries) == ENTRIES
    with sqlite3.connect(file_of(shop)) as db:
        db.execute("DELETE FROM item")
        db.execute("DELETE FROM list")
    db.close()
    assert library.entry("one", "statement-3") == library.deck("one").entries[3]
    assert library.entry("one", "none") is None


def test_nothing_is_kept_in_a_file_that_another_version_has_taken_over(shop: Path) -> None:
    library = opened(shop)
    taken_over(shop)
    library.store_derived("one", "cards", b"by rules of old")
    with sqlite3.connect(file_of(shop)) as db:
        found = db.execute("SELECT count(*) FROM derived WHERE name = 'cards'").fetchone()
    db.close()
    assert found == (0,)
    assert library.derived("one", "cards") == b"by rules of old"


def test_a_file_found_damaged_while_writing_keeps_no_empty_lists(shop: Path) -> None:
    sound = file_of(shop).read_bytes()
    with sqlite3.connect(file_of(shop)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        pages = db.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1").fetchall()
    db.close()
    deck = shop / "one.yaml"
    for place, (page,) in enumerate(pages):
        start = (page - 1) * size
        file_of(shop).write_bytes(sound[:start] + b"\x07" * size + sound[start + size :])
        deck.write_text(deck.read_text(encoding="utf-8") + f"# {place}\n", encoding="utf-8")
        expected = with_cards(opened(shop))
        for _ in range(2):
            library = opened(shop)
            assert len(library.deck("one").entries) == ENTRIES
            assert with_cards(library) == expected


def test_a_list_has_a_number_of_its_own(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store_list("a", "words", "", [("x", "of a")])
    reading = cache.row_list("a", "words")
    assert reading is not None
    cache.store_list("a", "words", "", [("y", "of a")])
    cache.store_list("b", "words", "", [("x", "of b")])
    assert reading.at(0) is None
    assert reading.of(["x"]) is None
    assert reading.all() is None
    cache.close()
