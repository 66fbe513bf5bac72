"""Stand-ins for the rooms around a sitting: small, in memory, no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from karabakh_quiz.cards.card import Card, Choice, Detail
from karabakh_quiz.clock import Clock, day_number, milliseconds
from karabakh_quiz.decks.deck import Deck, Person, Statement
from karabakh_quiz.memory import DEFAULT, Memory, MemoryState
from karabakh_quiz.progress.row import Review, Row, RowId

PEOPLE = {
    slug: Person(id=slug, name=name)
    for slug, name in {
        "ada-alpha": "Ada Alpha",
        "ben-beta": "Ben Beta",
        "cleo-gamma": "Cleo Gamma",
        "dan-delta": "Dan Delta",
        "eve-epsilon": "Eve Epsilon",
    }.items()
}


def statement(
    number: int, *, deck: str = "made-up", who: str | None = None, **more: Any
) -> Statement:
    """A made-up statement by one of `PEOPLE`, a day after the one before."""
    person = PEOPLE[who or list(PEOPLE)[number % len(PEOPLE)]]
    return Statement(
        id=f"s{number}",
        deck=deck,
        path=Path("made-up.yaml"),
        line=number + 1,
        who=(person,),
        roles=(None,),
        when=f"20{number // 28 % 90 + 10:02}-01-{number % 28 + 1:02}",
        gist=f"Made-up saying {number}.",
        **more,
    )


def who_card(entry: Statement) -> Card:
    """Who said it, with the others as rivals."""
    person = entry.who[0]
    rivals = [Choice(p.id, p.name) for p in PEOPLE.values() if p.id != person.id]
    return Card(
        id=f"{entry.deck}/{entry.id}#who",
        entry=entry,
        facet="who",
        kind="name",
        prompt="Who said this?",
        text=entry.gist,
        quoted=False,
        chips=(),
        answer=person.name,
        people=(person,),
        right=Choice(person.id, person.name),
        rivals=tuple((rival, 1.0) for rival in rivals),
        fingerprint=f"print-{entry.id}",
    )


def when_card(entry: Statement) -> Card:
    """When it was said; typed only."""
    return Card(
        id=f"{entry.deck}/{entry.id}#when",
        entry=entry,
        facet="when",
        kind="date",
        prompt="When was this said?",
        text=entry.gist,
        quoted=False,
        chips=(),
        answer=entry.when,
        date=entry.when,
        precision="day",
        fingerprint=f"print-{entry.id}-when",
    )


class StandInCollection:
    """Cards in order, without decks on disk."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = {card.id: card for card in cards}
        self.loaded: Counter[str] = Counter()
        self.renames: Mapping[str, str] = {}
        self.register = PEOPLE

    def ids(self, deck: str | None = None) -> Sequence[str]:
        return [i for i in self._cards if deck is None or i.startswith(deck + "/")]

    def card(self, card_id: str) -> Card:
        self.loaded[card_id] += 1
        return self._cards[card_id]

    def deck_of(self, card_id: str) -> Deck:
        deck = card_id.partition("/")[0]
        return Deck(id=deck, title=deck.title(), path=Path(f"{deck}.yaml"))

    def siblings(self, card_id: str) -> Sequence[str]:
        entry = card_id.partition("#")[0]
        return [i for i in self._cards if i.startswith(entry + "#") and i != card_id]

    def details(self, card: Card, chosen: str | None = None) -> tuple[Detail, ...]:
        return (Detail("answer", card.answer),)


@dataclass(frozen=True)
class StandInState:
    card: str
    memory: MemoryState | None = None
    reps: int = 0
    lapses: int = 0
    last_day: int | None = None
    last_at: int | None = None
    due_day: int | None = None
    last: RowId | None = None
    introduced_day: int | None = None
    suspended: bool = False
    buried_until: int | None = None
    flagged: bool = False
    met: bool = False


@dataclass
class StandInProgress:
    """A log in a list, folded naively."""

    clock: Clock
    settings: dict[str, Any] = field(default_factory=dict)
    log: list[Row] = field(default_factory=list)
    undone: set[RowId] = field(default_factory=set)
    version: int = 0
    device: str = "stand-in"
    learner: str = "learner"

    def today(self) -> int:
        return day_number(self.clock.now())

    def memory(self, deck: str | None = None) -> Memory:
        return Memory(DEFAULT, self.settings.get("retention", 0.9))

    def setting(self, name: str, deck: str | None = None, default: Any = None) -> Any:
        return self.settings.get(name, default)

    def data_version(self) -> int:
        return self.version

    def record(self, row: Row) -> Row:
        row = replace(
            row,
            id=RowId(self.device, len(self.log) + 1),
            at=milliseconds(self.clock.now()),
            day=self.today(),
        )
        self.log.append(row)
        return row

    def undo(self) -> Row | None:
        for row in reversed(self.log):
            if row.id not in self.undone:
                assert row.id is not None
                self.undone.add(row.id)
                return row
        return None

    def rows(self) -> list[Row]:
        return [row for row in self.log if row.id not in self.undone]

    def state(self, card: str) -> StandInState:
        state = StandInState(card)
        for row in self.rows():
            if row.card == card:
                state = self._after(state, row)
        return state

    def states(self, cards: Iterable[str] | None = None) -> dict[str, StandInState]:
        seen = {row.card for row in self.rows() if row.card}
        return {card: self.state(card) for card in (seen if cards is None else seen & set(cards))}

    def introduced(self, day: int) -> Counter[str]:
        first: dict[str, int] = {}
        for row in self._reviews():
            first.setdefault(str(row.card), row.day or 0)
        return Counter(card.partition("/")[0] for card, when in first.items() if when == day)

    def reviewed(self, day: int) -> Counter[str]:
        return Counter(str(row.card).partition("/")[0] for row in self._reviews() if row.day == day)

    def _reviews(self) -> list[Review]:
        return [row for row in self.rows() if isinstance(row, Review)]

    def _after(self, state: StandInState, row: Row) -> StandInState:
        if row.kind == "suspend":
            return replace(state, suspended=True)
        if row.kind == "bury":
            return replace(state, buried_until=row.fields["until"])
        if row.kind == "met":
            return replace(state, met=True)
        if not isinstance(row, Review) or not row.scheduled or row.day is None:
            return state
        elapsed = 0 if state.last_day is None else max(0, row.day - state.last_day)
        memory = self.memory().review(
            state.memory, row.grade, elapsed, options=max(1, len(row.options)), guessed=row.guessed
        )
        return replace(
            state,
            memory=memory,
            reps=state.reps + 1,
            lapses=state.lapses + (row.grade == 1 and state.memory is not None),
            last_day=row.day,
            due_day=row.due_day,
            last=row.id,
            introduced_day=state.introduced_day or row.day,
        )
