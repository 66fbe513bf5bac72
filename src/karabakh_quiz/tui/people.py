"""Who speaks, how well they are known, and who is taken for whom: counted for People."""

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from karabakh_quiz.decks.deck import Office, Person, Statement
from karabakh_quiz.insight.mixups import (
    LATELY_DAYS,
    Confusion,
    Pair,
    answers_about,
    confusions,
    most_confused,
    pairs,
)
from karabakh_quiz.insight.naming import labels
from karabakh_quiz.tui.pages.people import Known, Matrix

if TYPE_CHECKING:
    from karabakh_quiz.decks.library import Library
    from karabakh_quiz.progress import Progress


class People:
    """All people of the decks, with the log's answers about them; all is counted when made."""

    def __init__(self, library: "Library", progress: "Progress") -> None:
        self.people: dict[str, Person] = {}
        self._called: dict[int | None, dict[str, str]] = {}
        self._statements: Counter[str] = Counter()
        self._offices: dict[str, Counter[str]] = {}
        self._speaking: dict[str, tuple[str, ...]] = {}
        for ref in library.decks:
            deck = library.deck(ref.id)
            self.people.update(deck.people)
            for entry in deck.entries:
                if isinstance(entry, Statement):
                    name = f"{entry.deck}/{entry.id}#who"
                    self._speaking[name] = tuple(each.id for each in entry.who)
                if isinstance(entry, Statement) and not entry.sensitive:
                    for person, role in zip(entry.who, entry.roles, strict=True):
                        self.people.setdefault(person.id, person)
                        self._statements[person.id] += 1
                        if role:
                            self._offices.setdefault(person.id, Counter())[role] += 1
        self.confusions: list[Confusion] = [
            each
            for each in confusions(progress, self._speakers)
            if each.right in self.people and each.given in self.people
        ]
        self.lately = any(each.lately for each in self.confusions)
        """Whether the last 90 days are shown, rather than all."""
        since = progress.today() - LATELY_DAYS + 1
        self._about = {
            True: answers_about(progress, self._speakers, since),
            False: answers_about(progress, self._speakers),
        }

    def _speakers(self, card: str) -> tuple[str, ...]:
        """Whom a card asks for, by the entries read above: no deck is searched for it."""
        return self._speaking.get(card, ())

    @property
    def right(self) -> dict[str, int]:
        """How often each was named rightly in the days shown."""
        return {person: right for person, (_, right) in self._about[self.lately].items()}

    @cached_property
    def offices(self) -> dict[str, str]:
        """What each is: the office they spoke in most often, else their last one; with its years
        where others held it, too."""
        told = {person: roles.most_common(1)[0][0] for person, roles in self._offices.items()}
        for person in self.people.values():
            told.setdefault(person.id, _last(person.offices))
        holders = Counter(told.values())
        return {
            person: f"{title}{_years(self.people[person].offices, title)}"
            if title and holders[title] > 1
            else title
            for person, title in told.items()
        }

    def called(self, room: int | None = None) -> dict[str, str]:
        """By id, what each goes by among all, in so little room."""
        if room not in self._called:
            self._called[room] = labels(self.people.values(), room)
        return self._called[room]

    @property
    def shown(self) -> list[Confusion]:
        """The confusions of the days shown."""
        return [each for each in self.confusions if each.lately or not self.lately]

    def matrix(self, most: int) -> Matrix:
        """The people mixed up most in the days shown, at most so many."""
        ids = most_confused(self.shown, most, lately=self.lately)
        counts = {
            (each.right, each.given): each.lately if self.lately else each.ever
            for each in self.shown
        }
        return Matrix(
            people=tuple(self.people[person] for person in ids), counts=counts, right=self.right
        )

    def pairs(self) -> list[Pair]:
        """Who is taken for each other in the days shown, the strongest first."""
        return pairs(self.shown, lately=self.lately)

    def speakers(self) -> list[Person]:
        """Everyone who says something in the decks, by surname."""
        speaking = [self.people[person] for person in self._statements]
        return sorted(speaking, key=lambda person: (person.name.split()[-1], person.name))

    def known(self) -> list[Known]:
        """Everyone who speaks, those who speak most first."""
        offices, about = self.offices, self._about[False]
        return [
            Known(
                self.people[person],
                offices.get(person, ""),
                count,
                *about.get(person, (0, 0)),
            )
            for person, count in self._statements.most_common()
        ]


def _last(offices: tuple[Office, ...]) -> str:
    return offices[-1].title if offices else ""


def _years(offices: tuple[Office, ...], title: str) -> str:
    """`, 1993–2003`: when an office was held, as far as that is known."""
    held = [office for office in offices if office.title == title and office.since]
    if not held:
        return ""
    first, last = (held[0].since or "")[:4], (held[-1].until or "")[:4]
    return f", {first}–{last}" if first != last else f", {first}"
