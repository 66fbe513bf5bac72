"""What is kept with decks tells of their cards just what reading the decks anew tells."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.cards import Collection
from karabakh_quiz.decks import Library, open_library

DECKS = ("autumn", "brook", "cliff")
PEOPLE = {
    "ada-alpha": {"name": "Ada Alpha", "offices": [{"title": "Minister of Mills"}]},
    "ben-beta": {"name": "Ben Beta", "offices": [{"title": "Minister of Roads", "to": "2010"}]},
    "cat-gamma": {"name": "Cat Gamma", "offices": [{"title": "Minister of Fairs"}]},
    "dan-delta": {"name": "Dan Delta", "offices": [{"title": "Minister of Ports"}]},
    "eve-epsilon": {"name": "Eve Epsilon", "side": "Northland"},
}
WORDS = (
    "The mill is wide.",
    "A road lies open.",
    "The harbour sleeps.",
    "Nobody counts boats.",
)
DAYS = ("2001-02-03", "2001-02", "2009-11-30", "2011/2012", "2023-09-06")
VENUES = ("Old Town hall", "the Gazette, Harbour City", "briefing, Winter Hall", "Lake Palace")

words = st.sampled_from(WORDS)
people = st.sampled_from(sorted(PEOPLE))
common = {
    "when": st.sampled_from(DAYS),
    "where": st.sampled_from(VENUES),
    "source": st.just("gazette"),
}
common_at_will = {
    "sensitive": st.booleans(),
    "tags": st.lists(st.sampled_from(["anchor", "roads"]), unique=True),
    "formerly": st.sampled_from([["brook/old"], ["older"]]),
}
statements = st.fixed_dictionaries(
    {"who": people, **common},
    optional={"said": words, "misattributed-to": people, "to": people, **common_at_will},
).map(lambda told: told if "said" in told else {**told, "gist": "It was of no use."})
events = st.fixed_dictionaries(
    {"what": words, **common}, optional={"who": st.lists(people, max_size=2), **common_at_will}
)
questions = st.fixed_dictionaries(
    {"ask": words, "answer": words, "why": st.just("So it is.")},
    optional={"wrong": st.just(["One", "Two"]), "sensitive": st.booleans()},
)
picks = st.lists(
    st.sampled_from([f"{deck}/{kind}{n}" for deck in DECKS for kind in "esq" for n in range(3)]),
    unique=True,
    max_size=4,
)


@st.composite
def decks(draw: st.DrawFn) -> str:
    """A deck without its id, as JSON (which is YAML): often empty, faulty or of picks alone."""
    told: dict[str, Any] = {
        "people": PEOPLE,
        "sources": {"gazette": {"title": "The Gazette"}},
        "picks": draw(picks),
    }
    for section, kind, entries in (
        ("events", "e", events),
        ("statements", "s", statements),
        ("questions", "q", questions),
    ):
        found = draw(st.lists(entries, max_size=3))
        told[section] = [{"id": f"{kind}{n}", **entry} for n, entry in enumerate(found)]
    there = [f"e{n}" for n in range(len(told["events"]))]
    for entry in told["statements"]:
        if there and draw(st.booleans()):
            entry["at"] = draw(st.sampled_from(there))
            del entry["when"], entry["where"]
    return json.dumps({key: value for key, value in told.items() if value})


shops = st.fixed_dictionaries({}, optional=dict.fromkeys(DECKS, decks()))


def put(folder: Path, shop: dict[str, str]) -> None:
    for deck in DECKS:
        path = folder / f"{deck}.yaml"
        path.unlink(missing_ok=True)
        if deck in shop:
            whole = {"deck": {"id": deck, "title": deck.title()}, **json.loads(shop[deck])}
            path.write_text(json.dumps(whole), encoding="utf-8")


def told(library: Library) -> dict[str, object]:
    """All that a collection tells of a library's decks."""
    collection = Collection(library)
    cards = list(collection.ids())
    orders = {deck: collection.meeting_order(deck) for deck in collection.decks}
    return {
        "decks": library.decks,
        "notices": library.notices,
        "broken": library.broken,
        "ids": {deck: tuple(collection.ids(deck)) for deck in collection.decks},
        "asked": {
            deck: tuple(collection.asked(deck, sensitive=False)) for deck in collection.decks
        },
        "orders": {deck: (list(o.cards), list(o.events)) for deck, o in orders.items()},
        "facts": [collection.facts(card) for card in cards],
        "cards": [collection.card(card) for card in cards],
        "siblings": [collection.siblings(card) for card in cards],
        "held": [[collection.holds(card, [d]) for d in collection.decks] for card in cards],
        "register": dict(collection.register),
        "renames": dict(collection.renames),
    }


@settings(max_examples=25)
@given(st.lists(shops, min_size=1, max_size=3))
def test_a_kept_deck_is_told_of_as_a_fresh_one(versions: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as name:
        folder, cache = Path(name, "decks"), Path(name, "cache")
        folder.mkdir()
        for shop in versions:
            put(folder, shop)
            expected = told(open_library(folder, (), folder / "none", cache=None))
            for _ in range(2):  # when it is compiled, and when it is kept
                library = open_library(folder, (), folder / "none", cache=cache)
                assert told(library) == expected
                library.close()
