"""Every card of all decks as one list to search and filter, however many there are.

Pure but for what it is built from: decks and states in, values out. A query is
words, all of which must occur, and filters: `deck:`, `person:`, `facet:`,
`state:`, `tag:`, `due:today`, `due:week`, `is:flagged`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from karabakh_quiz.decks.deck import Event, Question, Statement
from karabakh_quiz.study.stages import stage_of
from karabakh_quiz.tui.speakers import speaker_names

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks import Library
    from karabakh_quiz.progress import CardState
    from karabakh_quiz.study.question import CardStage

_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Item:
    """One card of the list, as far as its deck tells."""

    card: str
    facet: str
    who: str
    """Short names of those who speak; empty for others."""
    words: str
    quoted: bool
    tags: tuple[str, ...]
    people: str
    """Whole names and ids of those who speak, folded to one case."""
    searched: str
    """What words are looked for in, folded to one case."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands today."""

    stage: "CardStage" = "new"
    due_day: int | None = None
    flagged: bool = False
    buried_until: int | None = None
    note: str = ""
    """What was written to the flag."""

    @property
    def asked_on(self) -> int | None:
        """The day it is asked: due, and no longer buried."""
        if self.due_day is None or self.stage == "suspended":
            return None
        return max(self.due_day, self.buried_until or 0)


class Catalogue:
    """All cards, with where they stand; `find` gives the places of those that a query means."""

    def __init__(
        self,
        library: "Library",
        collection: "Collection",
        states: Mapping[str, "CardState"],
        today: int,
        *,
        sensitive: bool = False,
    ) -> None:
        self.today = today
        self.items: list[Item] = []
        decks = {ref.id: library.deck(ref.id).entries for ref in library.decks}
        names = speaker_names(
            person
            for entries in decks.values()
            for entry in entries
            if not isinstance(entry, Question)
            for person in entry.who
        )
        for ref in library.decks:
            entries = {entry.id: entry for entry in decks[ref.id]}
            for card in collection.ids(ref.id):
                deck, _, rest = card.partition("/")
                name, _, facet = rest.partition("#")
                entry = entries.get(name)
                if deck == ref.id and entry and (sensitive or not entry.sensitive):
                    self.items.append(_item(card, facet, entry, names))
        self.standing = [standing_of(states.get(item.card)) for item in self.items]
        self._order: list[tuple[bool, int]] = []

    def renew(self, card: str, state: "CardState") -> None:
        """Take in how a card stands after something was done to it."""
        for place, item in enumerate(self.items):
            if item.card == card:
                self.standing[place] = standing_of(state)
        self._order.clear()

    def find(self, query: str) -> list[int]:
        """Places of the cards that `query` means: the soonest due first, then in deck order."""
        items, standing = self.items, self.standing
        found = list(range(len(items)))
        for word in query.casefold().split():
            test = _filter(word, self.today)
            if test is None:  # word by word, so that each looks only at what the last one left
                found = [place for place in found if word in items[place].searched]
            else:
                found = [place for place in found if test(items[place], standing[place])]
        if len(self._order) != len(standing):
            self._order = [_soonness(each) for each in standing]
        found.sort(key=self._order.__getitem__)
        return found


def _soonness(standing: Standing) -> tuple[bool, int]:
    asked = standing.asked_on
    return standing.stage == "suspended", _NEVER if asked is None else asked


def standing_of(state: "CardState | None") -> Standing:
    """Where a card stands, from its state."""
    if state is None:
        return Standing()
    return Standing(stage_of(state), state.due_day, state.flagged, state.buried_until, state.note)


def _item(
    card: str, facet: str, entry: Statement | Event | Question, names: Mapping[str, str]
) -> Item:
    speaking = () if isinstance(entry, Question) else entry.who
    whole = " ".join(f"{person.name} {person.id}" for person in speaking).casefold()
    words, quoted, more = _told(entry)
    searched = f"{card} {words} {whole} {' '.join((*more, *entry.tags))}".casefold()
    who = ", ".join(names[person.id] for person in speaking)
    return Item(card, facet, who, words, quoted, entry.tags, whole, searched)


def _told(entry: Statement | Event | Question) -> tuple[str, bool, tuple[str, ...]]:
    """Words, whether these are quoted, and further words to search."""
    if isinstance(entry, Question):
        return entry.ask, False, (entry.answer or "",)
    further = (entry.where or "", entry.when)
    if isinstance(entry, Event):
        return entry.what, False, further
    words = entry.said or (entry.gist or "").replace("{said}", "…")
    return words, entry.said is not None, further


Test = Callable[[Item, Standing], bool]


def _filter(word: str, today: int) -> Test | None:
    """What a word of a query asks of an item and its standing, if it is a filter."""
    name, colon, value = word.partition(":")
    return _FILTERS[name](value, today) if colon and value and name in _FILTERS else None


_FILTERS: Mapping[str, Callable[[str, int], Test]] = {
    "deck": lambda value, _: lambda item, __: item.card.partition("/")[0].startswith(value),
    "person": lambda value, _: lambda item, __: value in item.people,
    "facet": lambda value, _: lambda item, __: item.facet.startswith(value),
    "state": lambda value, _: lambda __, standing: standing.stage.startswith(value),
    "tag": lambda value, _: lambda item, __: value in item.tags,
    "due": lambda value, today: lambda _, standing: _due(standing, value, today),
    "is": lambda value, _: lambda __, standing: value == "flagged" and standing.flagged,
}


def _due(standing: Standing, value: str, today: int) -> bool:
    asked = standing.asked_on
    return asked is not None and asked <= today + {"today": 0, "week": 7, "month": 30}.get(value, 0)
