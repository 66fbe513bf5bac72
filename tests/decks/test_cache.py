"""The compiled cache: it saves the reading, and nothing that befalls it is noticed."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from karabakh_quiz.decks import Library, cache, compiling, open_library
from karabakh_quiz.decks.cache import Cache
from karabakh_quiz.decks.packing import RowsInMemory, pack, unpack
from karabakh_quiz.decks.reader import read_deck
from tests.support.decks import MINIMAL

LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a deck that uses a register, a second deck and a broken one."""
    folder = tmp_path / "decks"
    folder.mkdir()
    head, _, rest = MINIMAL.partition("people:")
    people, _, statements = rest.partition("statements:")
    _write(folder / "people.yaml", f"people:{people}")
    _write(folder / "deck.yaml", f"{head}uses: [people.yaml]\nstatements:{statements}")
    _write(folder / "other.yaml", MINIMAL.replace("sample", "other"))
    _write(folder / "broken.yaml", MINIMAL.replace("who: ada", "who: eve").replace("sample", "bad"))
    return folder


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)


def _open(shop: Path) -> Library:
    return open_library(shop / "own", [], shop, cache=shop.parent / "cache")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were compiled since."""
    names: list[str] = []
    really = compiling.compile_deck

    def watched(path: Path, shelf: compiling.Shelf) -> object:
        names.append(path.name)
        return really(path, shelf)

    monkeypatch.setattr(compiling, "compile_deck", watched)
    return names


def test_a_second_opening_compiles_nothing(shop: Path, compiled: list[str]) -> None:
    first = _open(shop)
    assert sorted(compiled) == ["broken.yaml", "deck.yaml", "other.yaml", "people.yaml"]
    compiled.clear()
    second = _open(shop)
    assert compiled == []
    assert second.decks == first.decks
    assert second.broken == first.broken
    for ref in first.decks:
        assert second.deck(ref.id) == first.deck(ref.id)
        assert first.deck(ref.id) == second.deck(ref.id)


def test_only_what_changed_is_compiled_again(shop: Path, compiled: list[str]) -> None:
    _open(shop)
    compiled.clear()
    _write(shop / "other.yaml", MINIMAL.replace("sample", "other").replace("build", "mend"))
    library = _open(shop)
    assert compiled == ["other.yaml"]
    assert library.deck("other").entries[0].said == "we shall mend a bridge"


def test_a_register_counts_as_part_of_the_deck(shop: Path, compiled: list[str]) -> None:
    _open(shop)
    compiled.clear()
    register = shop / "people.yaml"
    _write(register, register.read_text().replace("Ada Alpha", "Ada Omegas"))
    library = _open(shop)
    assert sorted(compiled) == ["deck.yaml", "people.yaml"]
    assert library.deck("sample").people["ada-alpha"].name == "Ada Omegas"


def test_a_register_that_was_not_there_and_now_is(shop: Path) -> None:
    (shop / "people.yaml").rename(shop / "later")
    assert [ref.id for ref in _open(shop).decks] == ["other"]
    (shop / "later").rename(shop / "people.yaml")
    assert [ref.id for ref in _open(shop).decks] == ["sample", "other"]


def test_a_touched_file_is_not_compiled_again(shop: Path, compiled: list[str]) -> None:
    _open(shop)
    compiled.clear()
    os.utime(shop / "other.yaml", (1_100_000_000, 1_100_000_000))
    _open(shop)
    assert compiled == []


def test_an_edit_of_the_same_size_within_one_tick_of_the_clock_is_seen(shop: Path) -> None:
    deck = shop / "other.yaml"
    deck.write_text(deck.read_text())
    now = time.time_ns()
    os.utime(deck, ns=(now, now))
    _open(shop)
    deck.write_text(deck.read_text().replace("bridge", "tunnel"))
    os.utime(deck, ns=(now, now))
    assert _open(shop).deck("other").entries[0].id == "tunnel"


def test_an_entry_is_found_without_the_others(shop: Path) -> None:
    _open(shop)
    library = _open(shop)
    entry = library.entry("sample", "bridge")
    assert entry is not None
    assert entry == library.deck("sample").entries[0]
    assert library.entry("sample", "none") is None


def test_derived_values_live_as_long_as_the_content(shop: Path) -> None:
    library = _open(shop)
    library.store_derived("sample", "cards 1", b"\x00one")
    library.store_derived("other", "cards 1", b"two")
    again = _open(shop)
    assert again.derived("sample", "cards 1") == b"\x00one"
    assert again.derived("sample", "cards 2") is None
    _write(shop / "other.yaml", MINIMAL.replace("sample", "other").replace("build", "mend"))
    changed = _open(shop)
    assert changed.derived("other", "cards 1") is None
    assert changed.derived("sample", "cards 1") == b"\x00one"


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"no database at all" * 100,
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:200] + bytes(len(raw) - 200),
        lambda raw: raw.replace(b"we shall build", b"we shall break"),
        lambda raw: raw.replace(b'"id":"sample"', b'"id":"damage"'),
    ],
    ids=["empty", "other", "half", "zeroes", "entry", "facts"],
)
def test_a_damaged_cache_is_made_anew(shop: Path, damage: object) -> None:
    expected = _open(shop)
    expected.store_derived("sample", "cards", b"we shall build cards")
    expected.close()
    file = shop.parent / "cache" / "decks.sqlite3"
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    for _ in range(2):
        library = _open(shop)
        assert library.decks == expected.decks
        assert library.broken == expected.broken
        assert library.deck("sample") == expected.deck("sample")
        assert library.derived("sample", "cards") in (None, b"we shall build cards")
        library.close()


def test_a_cache_of_another_version_is_made_anew(shop: Path, compiled: list[str]) -> None:
    _open(shop).close()
    with sqlite3.connect(shop.parent / "cache" / "decks.sqlite3") as db:
        db.execute("UPDATE made_by SET version = 'older'")
        db.execute("CREATE TABLE surplus (x)")
    compiled.clear()
    assert [ref.id for ref in _open(shop).decks] == ["sample", "other"]
    assert len(compiled) == 4
    compiled.clear()
    _open(shop)
    assert compiled == []


def test_a_cache_that_cannot_be_made_is_done_without(shop: Path) -> None:
    (shop.parent / "cache").write_text("a file where the folder should be")
    library = _open(shop)
    library.store_derived("sample", "cards", b"kept in memory at least")
    assert [ref.id for ref in library.decks] == ["sample", "other"]
    assert library.derived("sample", "cards") == b"kept in memory at least"


def test_a_cache_that_another_program_holds_is_done_without(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0.05)
    _open(shop).close()
    holder = sqlite3.connect(shop.parent / "cache" / "decks.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert [ref.id for ref in _open(shop).decks] == ["sample", "other"]
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_two_programs_at_once(shop: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        found = pool.map(_ids, [shop] * 8, chunksize=1)
    assert found == [["sample", "other"]] * 8
    assert [ref.id for ref in _open(shop).decks] == ["sample", "other"]


def _ids(shop: Path) -> list[str]:
    library = _open(shop)
    library.store_derived("sample", "cards", b"x" * 10_000)
    return [ref.id for ref in library.decks if library.deck(ref.id).entries]


def test_an_unchanged_library_loads_neither_yaml_nor_pydantic(shop: Path) -> None:
    _open(shop)
    program = f"""
import sys
from pathlib import Path
from karabakh_quiz.decks import open_library
shop = Path({str(shop)!r})
library = open_library(shop / "own", [], shop, cache=shop.parent / "cache")
assert [ref.id for ref in library.decks] == ["sample", "other"]
assert library.deck("sample").entries[0].who[0].name == "Ada Alpha"
assert library.broken[0].faults[0].code == "unknown-person"
heavy = {{"yaml", "pydantic", "rapidfuzz", "anyascii", "rich"}} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_packing_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "full.yaml"
    path.write_text(FULL, encoding="utf-8")
    deck = read_deck(path)
    head, rows = pack(deck)
    again = unpack(head, RowsInMemory(rows), path)
    assert again == deck
    assert deck == again
    assert again.entries[1:] == deck.entries[1:]
    assert again.entries[-1] == deck.entries[-1]
    assert hash(again.entries[0].id) == hash(deck.entries[0].id)
    with pytest.raises(IndexError):
        again.entries[len(deck.entries)]


FULL = """\
deck:
  id: full
  title: Everything there is
  subtitle: With all keys
  language: en
  about: A deck for tests.
  authors: [Ada Alpha]
  license: CC-BY-4.0
  tags: [one, two]
  facets: [who, when, where, key, said, what]
  version: '1'
  formerly: empty
people:
  ada-alpha:
    name: Ada Alpha
    native: {hy: Ադա Ալֆա}
    also: [A. Alpha]
    offices: [{title: Mayor, from: 2020, to: 2024-05}, {title: Writer}]
    side: East Bank
    kind: person
    note: Not Ada Beta.
  council: {name: The Council, kind: body}
sources:
  gazette: {title: The Gazette, publisher: P, author: A, date: 2023-09, url: 'https://example.org/',
    accessed: 2024-01-01, kind: news, language: en, perspective: local}
events:
  - id: opening
    what: The bridge is opened
    when: 2023-09-11/2023-09-12
    also-when: 2023-09-13
    where: The river
    about: Many came.
    who: [ada-alpha, council]
    contested: [{who: council, claims: Few came.}]
    sensitive: true
    source: gazette
    tags: [river]
    content-note: A fall.
    confidence: well-known
    precision: month
    formerly: [start, other/start]
    facets: [when]
statements:
  - id: words
    who: [ada-alpha, council]
    role: {council: Host}
    at: opening
    to: council
    said: a "bridge" of stone
    gist: It would be {said}.
    key: stone
    rendering: Our own
    original: {hy: քարե կամուրջ}
    context: In answer to a question.
    replies-to: opening
    misattributed-to: council
    contested: [{who: Ben Beta, claims: It is of steel.}]
questions:
  - {id: many, ask: How many?, answer: '1,000', type: number, tolerance: 2, also: [a thousand],
     wrong: ['10', '20'], why: Counted., hint: Round.}
  - {id: line-up, ask: Which order?, order: [a, b, c]}
  - {id: pairs, ask: Which pairs?, match: {a: x, b: y}}
"""


def test_picks_that_were_there_are_not_looked_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "sample.yaml").write_text(MINIMAL, encoding="utf-8")
    start = "deck: {id: start, title: Start}\npicks: [sample/bridge, sample/gone]\n"
    (decks / "start.yaml").write_text(start, encoding="utf-8")

    def opened() -> Library:
        return open_library(decks, (), tmp_path / "none", cache=tmp_path / "cache")

    first = opened()
    monkeypatch.setattr(Cache, "row_list", lambda *_: pytest.fail("a deck was read"))
    second = opened()
    assert [ref.picks for ref in second.decks] == [ref.picks for ref in first.decks]
    assert second.notices == first.notices
    assert any("sample/gone" in notice for notice in second.notices)


def test_a_deck_that_is_open_stays_readable_while_another_program_keeps_its_next_version(
    shop: Path,
) -> None:
    _open(shop)
    reading = _open(shop).deck("other")
    deck = shop / "other.yaml"
    deck.write_text(deck.read_text().replace("bridge", "tunnel"))
    assert _open(shop).deck("other").entries[0].id == "tunnel"
    assert [entry.id for entry in reading.entries] == ["bridge"]


def test_what_no_file_holds_is_forgotten_a_day_later(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(shop)
    began = time.time()
    for days, expected in ((0, 2), (2, 1)):  # the other deck says the same, and stays
        _write(
            shop / "other.yaml", MINIMAL.replace("sample", "other").replace("build", f"be {days}")
        )
        os.utime(shop / "other.yaml", (1_000_000_000 + days, 1_000_000_000 + days))
        with monkeypatch.context() as later:
            later.setattr("karabakh_quiz.decks.cache.time.time", lambda d=days: began + d * 86_400)
            _open(shop).close()
        with sqlite3.connect(shop.parent / "cache" / "decks.sqlite3") as db:
            query = "SELECT count(*) FROM item WHERE data LIKE '%we shall build%'"
            assert db.execute(query).fetchone() == (expected,)
