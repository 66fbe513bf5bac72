"""Made-up decks, and a sitting over them with a real log on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from karabakh_quiz.cards import Collection
from karabakh_quiz.cards.shelf import Shelf
from karabakh_quiz.decks.deck import Deck, Event, Office, Person, Question, Statement
from karabakh_quiz.progress import Progress
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study import Sitting, SittingOptions
from karabakh_quiz.study.question import Question as Asked
from tests.support.clocks import StandingClock

Entry = Statement | Event | Question

NAMES = (
    "Ada Alpha", "Ben Beta", "Cleo Gamma", "Dan Delta", "Eve Epsilon", "Fay Zeta", "Gus Eta",
    "Hal Theta",
)  # fmt: skip
PEOPLE = {
    name.lower().replace(" ", "-"): Person(
        id=name.lower().replace(" ", "-"),
        name=name,
        offices=(Office(f"Minister {number}", "1980-01-01", None),),
    )
    for number, name in enumerate(NAMES)
}
"""Eight made-up people, all in office all the time: each is a rival of the others."""

IDS = tuple(PEOPLE)

_WORDS = """
harbour lantern orchard violin compass granite meadow saffron thunder velvet walnut amber barley
cobalt dune ember falcon ginger hazel indigo jasper kestrel linen maple nectar opal pepper quartz
raven sable tulip umber vapor willow yarrow zephyr
""".split()  # noqa: SIM905


def words(number: int) -> str:
    """A made-up sentence that no other number has."""
    size = len(_WORDS)
    picked = (_WORDS[number % size], _WORDS[number // size % size], _WORDS[number * 7 % size])
    return f"The {picked[0]} stands by the {picked[1]} near {picked[2]} {number}."


def statement(
    number: int, *, deck: str = "made-up", who: int | None = None, **more: Any
) -> Statement:
    """The made-up statement `number`, by the person numbered alike unless `who` says otherwise."""
    person = PEOPLE[IDS[(number if who is None else who) % len(IDS)]]
    values: dict[str, Any] = {
        "id": f"s{number}",
        "deck": deck,
        "path": Path(f"{deck}.yaml"),
        "line": number + 1,
        "who": (person,),
        "roles": (person.offices[0].title,),
        "when": (date(2001, 1, 1) + timedelta(days=40 * number)).isoformat(),
        "gist": words(number),
        "facets": ("who", "when"),
    }
    return Statement(**(values | more))


def event(name: str, when: str, *, deck: str = "made-up", **more: Any) -> Event:
    """A made-up event."""
    values: dict[str, Any] = {
        "id": name,
        "deck": deck,
        "path": Path(f"{deck}.yaml"),
        "line": 1,
        "what": f"The {name} fair opens",
        "when": when,
        "facets": ("when",),
    }
    return Event(**(values | more))


def question(name: str, *, deck: str = "made-up", **more: Any) -> Question:
    """A made-up plain question."""
    return Question(id=name, deck=deck, path=Path(f"{deck}.yaml"), line=1, ask=f"{name}?", **more)


def make_deck(name: str, entries: Iterable[Entry]) -> Deck:
    return Deck(
        id=name,
        title=name.replace("-", " ").title(),
        path=Path(f"{name}.yaml"),
        people=PEOPLE,
        entries=tuple(entries),
    )


@dataclass
class Desk:
    """A learner's desk: decks, a log, a clock; `sit` begins a sitting."""

    path: Path
    clock: StandingClock
    collection: Collection
    progress: Progress

    def sit(self, *, seed: int = 1, progress: Progress | None = None, **options: Any) -> Sitting:
        """A sitting with these options, over another connection to the log if given."""
        return Sitting(
            self.collection,
            progress or self.progress,
            clock=self.clock,
            seed=seed,
            options=SittingOptions(**options),
        )

    def reviews(self, card: str | None = None) -> list[Review]:
        rows = self.progress.rows(card=card, kinds=("review",))
        return [row for row in rows if isinstance(row, Review)]

    def review(self, card: str, grade: int = 3, **more: Any) -> Review:
        """Log an answer given now, due when the model says."""
        state = self.progress.state(card)
        memory = self.progress.memory(card.partition("/")[0])
        today = self.progress.today()
        elapsed = 0 if state.last_day is None else max(0, today - state.last_day)
        after = memory.review(state.memory, grade, elapsed)
        days = max(1, round(memory.interval(after))) if grade > 1 else 0
        values: dict[str, Any] = {
            "card": card,
            "grade": grade,
            "proposed": grade,
            "verdict": "exact" if grade > 1 else "wrong",
            "score": float(grade > 1),
            "mode": "type",
            "after": state.last,
            "due_day": today + days,
        }
        row = self.progress.record(Review(**(values | more)))
        assert isinstance(row, Review)
        return row

    def second(self) -> Progress:
        """Another program on the same log."""
        return Progress.open(self.path, clock=self.clock)


def open_desk(folder: Path, clock: StandingClock, *decks: Deck) -> Iterator[Desk]:
    path = folder / "progress.db"
    with Progress.open(path, clock=clock) as progress:
        yield Desk(path, clock, Collection(Shelf(decks)), progress)


def right(asked: Asked) -> str:
    """What to type for the right answer."""
    card = asked.card
    if asked.mode == "choice" and card.kind in ("order", "match"):
        wanted = card.items if card.kind == "order" else card.partners
        texts = [choice.text for choice in asked.choices]
        return " ".join(str(texts.index(item) + 1) for item in wanted)
    if asked.mode == "choice":
        assert card.right is not None
        return str([choice.id for choice in asked.choices].index(card.right.id) + 1)
    return card.answer


def wrong(asked: Asked) -> str:
    """What to type for a wrong answer that is understood."""
    card = asked.card
    if asked.mode == "choice":
        assert card.right is not None
        ids = [choice.id for choice in asked.choices]
        return str(next(n for n, id_ in enumerate(ids, 1) if id_ != card.right.id))
    if card.kind == "date":
        return "1 January 1950"
    names = (name for name in NAMES if name != card.answer)
    return next(names)


def work_off(sitting: Sitting, clock: StandingClock, *, seconds: float = 10.0) -> list[str]:
    """Answer everything rightly; returns the cards asked, in order."""
    asked = []
    while (now := sitting.next()) is not None:
        asked.append(now.card.id)
        clock.advance(seconds=seconds)
        sitting.answer(right(now))
        sitting.grade()
    return asked
