"""Decks built by hand, for tests of whatever stands on cards. Everyone in them is made up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from karabakh_quiz.decks.deck import Deck, Event, Office, Person, Question, Statement

FACETS = ("who", "when", "where", "key", "said", "what")
_lines = count(1)


def person(name: str, office: str | None = None, side: str | None = None, **more: Any) -> Person:
    """Somebody who has held `office` since 2015 (`since=`, `until=` say otherwise)."""
    since, until = more.pop("since", "2015"), more.pop("until", None)
    offices = (Office(office, since, until),) if office else ()
    id_ = more.pop("id", name.lower().replace(" ", "-"))
    return Person(id=id_, name=name, offices=more.pop("offices", offices), side=side, **more)


def statement(
    id_: str, who: Person | Sequence[Person], when: str = "2023-09-06", **more: Any
) -> Statement:
    speakers = (who,) if isinstance(who, Person) else tuple(who)
    more.setdefault("said", None if "gist" in more else f"words of {id_} and no others")
    more.setdefault("roles", tuple(p.offices[0].title if p.offices else None for p in speakers))
    more.setdefault("facets", FACETS)
    return Statement(
        id=id_, deck=more.pop("deck", "autumn"), path=Path("autumn.yaml"), line=next(_lines),
        who=speakers, when=when, **more,
    )  # fmt: skip


def event(id_: str, what: str, when: str = "2023-09-06", **more: Any) -> Event:
    more.setdefault("facets", FACETS)
    return Event(
        id=id_, deck=more.pop("deck", "autumn"), path=Path("autumn.yaml"), line=next(_lines),
        what=what, when=when, **more,
    )  # fmt: skip


def question(id_: str, ask: str, **more: Any) -> Question:
    return Question(
        id=id_, deck=more.pop("deck", "autumn"), path=Path("autumn.yaml"), line=next(_lines),
        ask=ask, **more,
    )  # fmt: skip


def deck_of(
    *entries: Statement | Event | Question, id_: str = "autumn", people: Iterable[Person] = ()
) -> Deck:
    """A deck of these entries; everyone who speaks in it is among its people."""
    known = {p.id: p for p in people}
    for entry in entries:
        if not isinstance(entry, Question):
            known.update((p.id, p) for p in entry.who)
    return Deck(id=id_, title=id_.title(), path=Path(f"{id_}.yaml"), people=known, entries=entries)


ADA = person("Ada Alpha", "Foreign Minister of Northland", "Northland")
BEN = person("Ben Beta", "Foreign Minister of Southland", "Southland")
CAT = person("Cat Gamma", "Foreign Ministry spokeswoman, Northland", "Northland")
DAN = person("Dan Delta", "Deputy Foreign Minister of Westland", "Westland")
EVE = person("Eve Epsilon", "Prime Minister of Northland", "Northland")
PEOPLE = (ADA, BEN, CAT, DAN, EVE)


def small_deck() -> Deck:
    """Five speakers, an interview that two statements share, questions of each kind."""
    return deck_of(
        event("interview", "The interview with the Gazette", "2023-09-02/2023-09-03",
              also_when=("2023-09-04",), where="the Gazette, Harbour City", who=(EVE,)),
        event("exercise", "Joint exercise", "2023-09-11/2023-09-20", where="Plain, Northland"),
        event("treaty", "The treaty is signed", "2022-10-06", where="Old Town"),
        event("summit", "Summit of the four", "2023-05", where="Lake Palace"),
        event("vote", "Parliament votes on the charter", "2023-10-03", where="Assembly hall"),
        statement("mistake", EVE, "2023-09-02/2023-09-03", at="interview",
                  where="the Gazette, Harbour City", said="a strategic mistake", key="mistake",
                  gist="Relying on one road alone is in itself {said}.",
                  context="Said in the autumn."),
        statement("roads", EVE, "2023-09-02/2023-09-03", at="interview",
                  where="the Gazette, Harbour City", gist="All roads must be open."),
        statement("culprits", CAT, "2023-09-05", where="briefing, Winter Hall",
                  said="answer for your own deeds rather than look for culprits",
                  key="culprits", replies_to="mistake"),
        statement("concern", ADA, "2023-09-06", where="remarks to reporters, Pier Street",
                  said="this causes concern and we shall study it", key="concern"),
        statement("harvest", BEN, "2023-08-14", where="speech at the fair, Mill Town",
                  said="the harvest belongs to those who sow", key="harvest", to="the farmers"),
        statement("bridges", DAN, "2023-07", where="radio talk, Tower House",
                  gist="Bridges are better than walls."),
        question("duty", "What must a party do with a wanted person?",
                 answer="Arrest and surrender them", also=("arrest them",),
                 wrong=("Nothing", "Inform the council", "Grant asylum"), why="Part 9."),
        question("order", "Put these in order, earliest first",
                 order=("The treaty", "The interview", "The exercise begins")),
        question("towns", "Match the two names of each town",
                 match=(("Harbour City", "Limen"), ("Old Town", "Palaia"))),
    )  # fmt: skip


@dataclass(frozen=True)
class Ref:
    id: str
    title: str
    picks: tuple[str, ...] = ()


class Shelf:
    """A library of decks built by hand."""

    def __init__(self, *decks: Deck) -> None:
        self._decks = {deck.id: deck for deck in decks}
        self.decks = tuple(Ref(deck.id, deck.title, deck.picks) for deck in decks)
        self.renames = {
            former: f"{entry.deck}/{entry.id}"
            for deck in decks
            for entry in deck.entries
            for former in entry.formerly
        }
        self.kept: dict[tuple[str, str], bytes] = {}
        self.lists: dict[tuple[str, str], KeptRows] = {}
        self.read: list[str] = []

    def deck(self, id_: str) -> Deck:
        self.read.append(id_)
        return self._decks[id_]

    def entry(self, deck_id: str, entry_id: str) -> Statement | Event | Question | None:
        entries = self._decks[deck_id].entries
        return next((e for e in entries if (e.deck, e.id) == (deck_id, entry_id)), None)

    def derived(self, deck_id: str, name: str) -> bytes | None:
        return self.kept.get((deck_id, name))

    def store_derived(self, deck_id: str, name: str, data: bytes) -> None:
        self.kept[deck_id, name] = data

    def rows(self, deck_id: str, name: str) -> "KeptRows | None":
        return self.lists.get((deck_id, name))

    def store_rows(
        self, deck_id: str, name: str, head: str, rows: Iterable[tuple[str, str]]
    ) -> None:
        self.lists[deck_id, name] = KeptRows(head, dict(rows))


@dataclass
class KeptRows:
    """A list kept in memory."""

    head: str
    data: dict[str, str]
    watch: Callable[[str], object] = str
    """Told of each key that is asked for."""

    def of(self, keys: Iterable[str]) -> dict[str, tuple[int, str]]:
        keys = list(keys)
        for key in keys:
            self.watch(key)
        places = {key: place for place, key in enumerate(self.data)}
        return {key: (places[key], self.data[key]) for key in keys if key in self.data}

    def all(self) -> list[tuple[str, str]]:
        return list(self.data.items())
