"""The reader never loses: what stands in a deck comes out of every way a deck can go."""

import csv
import io
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.decks import Deck, Event, Question, Statement, read_deck
from karabakh_quiz.decks import packing as compiled
from karabakh_quiz.exchange.intake import candidate, copy_deck
from karabakh_quiz.exchange.packs import pack, unpack
from karabakh_quiz.exchange.tables import deck_text, read_table
from karabakh_quiz.text import unsafe

TRICKY = ["No", "~", "null", "1988", "11:30", "010", "- a", "a: b", "a #b", "{a}", "[a", "'", '"',
          "\\", "@", "%", "e\u0301", "Ադա", "—", " x ", "x\u00a0", "a\nb"]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(TRICKY),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"]),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not any(unsafe(text)) and "{said}" not in text),
)
DATES = st.sampled_from(["2023-09-06", "2023-09", "2023", "198X", "1992~", "2023-09-02/2023-09-05"])
LATER = st.sampled_from(["2024-02-29", "2024"])
PEOPLE = ["ada-alpha", "ben-beta", "no", "1988"]


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of these keys, none of which must be there."""
    return st.fixed_dictionaries({}, optional={k.replace("_", "-"): v for k, v in keys.items()})


COMMON = some(
    source=st.just("gazette"),
    tags=st.lists(TEXTS, max_size=2),
    content_note=TEXTS,
    confidence=st.sampled_from(["verified", "well-known"]),
    precision=st.sampled_from(["day", "month", "year"]),
)
STATEMENTS = st.tuples(
    st.fixed_dictionaries(
        {"who": st.sampled_from(PEOPLE), "when": DATES, "said": TEXTS},
        optional={
            "where": TEXTS,
            "rendering": TEXTS,
            "context": TEXTS,
            "original": st.fixed_dictionaries({"hy": TEXTS}),
            "gist": TEXTS.map(lambda text: f"{text} {{said}}"),
            "also-when": st.lists(LATER, min_size=1, max_size=2, unique=True),
            "sensitive": st.sampled_from(["true", "false"]),
        },
    ),
    COMMON,
)
EVENTS = st.tuples(
    st.fixed_dictionaries({"what": TEXTS, "when": DATES}), some(where=TEXTS, about=TEXTS), COMMON
)
QUESTIONS = st.tuples(
    st.fixed_dictionaries({"ask": TEXTS, "answer": TEXTS}), some(why=TEXTS, hint=TEXTS), COMMON
)


def _entries(kind: str, parts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    def joined(found: list[tuple[dict[str, Any], ...]]) -> list[dict[str, Any]]:
        whole: list[dict[str, Any]] = [{"id": f"{kind}-{n}"} for n in range(len(found))]
        for entry, pieces in zip(whole, found, strict=True):
            for piece in pieces:
                entry.update(piece)
        return whole

    return st.lists(parts, max_size=3).map(joined)


DECKS = st.fixed_dictionaries(
    {
        "deck": st.fixed_dictionaries(
            {"id": st.just("made"), "title": TEXTS},
            optional={"subtitle": TEXTS, "about": TEXTS, "license": TEXTS, "version": TEXTS},
        ),
        "events": _entries("e", EVENTS),
        "statements": _entries("s", STATEMENTS),
        "questions": _entries("q", QUESTIONS),
    }
)
REGISTERS = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries(
            {
                id_: st.fixed_dictionaries({"name": TEXTS}, optional={"side": TEXTS, "note": TEXTS})
                for id_ in PEOPLE
            }
        ),
        "sources": st.fixed_dictionaries(
            {"gazette": st.fixed_dictionaries({"title": TEXTS}, optional={"publisher": TEXTS})}
        ),
    }
)


def told(value: object) -> str:
    """YAML as another program writes it."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


@contextmanager
def written(deck: dict[str, Any], register: dict[str, Any]) -> Iterator[Path]:
    """The deck in a folder of its own, with its register."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "teacher"
        folder.mkdir()
        (folder / "people.yaml").write_text(told(register), encoding="utf-8", newline="\n")
        path = folder / "made.yaml"
        text = told({**deck, "uses": ["people.yaml"]})
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


def plain(value: Any) -> Any:
    """As the reader has it: composed, and lists as tuples."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return tuple(map(plain, value))
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def shown(entry: Event | Statement | Question, key: str) -> Any:
    """What the deck has under a file's key."""
    match key:
        case "who":
            return entry.who[0].id if isinstance(entry, Statement) else None
        case "source":
            return entry.sources[0].id
        case "sensitive":
            return str(entry.sensitive).lower()
    return getattr(entry, key.replace("-", "_"))


def same(one: Deck, other: Deck) -> bool:
    """Whether two decks differ only in where their files lie."""
    here = one.path
    entries = tuple(replace(entry, path=here) for entry in other.entries)
    return replace(other, path=here, entries=entries) == replace(one, entries=tuple(one.entries))


@given(DECKS, REGISTERS)
def test_the_reader_has_every_text_as_it_stands(
    deck: dict[str, Any], register: dict[str, Any]
) -> None:
    with written(deck, register) as path:
        found = read_deck(path)
    for key, value in deck["deck"].items():
        assert getattr(found, key) == plain(value)
    entries = {entry.id: entry for entry in found.entries}
    given_entries = [entry for name in deck if name != "deck" for entry in deck[name]]
    assert list(entries) == [entry["id"] for entry in given_entries]
    for given_entry in given_entries:
        for key, value in given_entry.items():
            assert shown(entries[given_entry["id"]], key) == plain(value), key
    for id_, person in register["people"].items():
        for key, value in person.items():
            assert getattr(found.people[id_], key) == plain(value)
    for key, value in register["sources"]["gazette"].items():
        assert getattr(found.sources["gazette"], key) == plain(value)


@settings(max_examples=25)
@given(DECKS, REGISTERS)
def test_no_way_that_a_deck_goes_loses_anything(
    deck: dict[str, Any], register: dict[str, Any]
) -> None:
    with written(deck, register) as path:
        found = read_deck(path)
        head, rows = compiled.pack(found)
        assert compiled.unpack(head, compiled.RowsInMemory(rows), path) == found

        packed = path.parent.parent / "made.deck.zip"
        packed.write_bytes(pack(path))
        with candidate(unpack(packed), path.parent.parent / "student") as taken:
            assert same(found, read_deck(taken.take_in()))

        copy = copy_deck(path, path.parent.parent / "copy")
        assert same(found, read_deck(copy))
        assert pack(copy) == packed.read_bytes()


CELLS = st.fixed_dictionaries(
    {"who": TEXTS, "said": TEXTS, "when": DATES},
    optional={"where": TEXTS, "context": TEXTS, "source": TEXTS},
)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_every_cell_of_a_table_is_in_the_deck_or_its_row_is_named(
    rows: list[dict[str, str]],
) -> None:
    heads = ("who", "said", "when", "where", "context", "source")
    out = io.StringIO()
    csv.writer(out).writerows([heads, *([row.get(head, "") for head in heads] for row in rows)])
    text, bad, _ = deck_text(read_table(out.getvalue().encode()), "made", "Made")
    named = {row.row for row in bad}
    table = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    kept = [rows[n - 2] for n in range(2, len(table) + 1) if n not in named]
    if not kept:
        return
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "made.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        found = [entry for entry in read_deck(path).entries if isinstance(entry, Statement)]
    assert len(found) == len(kept)
    for row, entry in zip(kept, found, strict=True):
        cells = {name: plain(" ".join(cell.split())) for name, cell in row.items()}
        assert "; ".join(person.name for person in entry.who) == "; ".join(
            name for part in cells["who"].split(";") if (name := part.strip())
        )
        assert (entry.said, entry.when) == (cells["said"], cells["when"])
        assert (entry.where or "", entry.context or "") == (
            cells.get("where", ""),
            cells.get("context", ""),
        )
        assert [source.title for source in entry.sources] == [
            cells["source"] for _ in range(1) if cells.get("source")
        ]
