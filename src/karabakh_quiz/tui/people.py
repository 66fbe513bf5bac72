"""Who speaks, how well they are known, and who is taken for whom: counted for People."""

from collections import Counter
from typing import TYPE_CHECKING

from karabakh_quiz.cards.collection import UnknownCardError
from karabakh_quiz.decks.deck import Office, Person, Statement
from karabakh_quiz.insight.mixups import Confusion, Pair, confusions, most_confused, pairs
from karabakh_quiz.progress import Review
from karabakh_quiz.tui.pages.people import Known, Matrix

if TYPE_CHECKING:
    from karabakh_quiz.tui.desk import Desk


class People:
    """All people of the decks, with the log's answers about them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        collection = desk.collection
        self.people: dict[str, Person] = {}
        self._statements: Counter[str] = Counter()
        self._offices: dict[str, Counter[str]] = {}
        for ref in desk.library.decks:
            deck = desk.library.deck(ref.id)
            self.people.update(deck.people)
            for entry in deck.entries:
                if isinstance(entry, Statement) and not entry.sensitive:
                    for person, role in zip(entry.who, entry.roles, strict=True):
                        self.people.setdefault(person.id, person)
                        self._statements[person.id] += 1
                        if role:
                            self._offices.setdefault(person.id, Counter())[role] += 1
        self._collection = collection
        self.confusions: list[Confusion] = [
            each
            for each in confusions(desk.progress, self._speakers)
            if each.right in self.people and each.given in self.people
        ]
        self._count_right()

    def _speakers(self, card: str) -> tuple[str, ...]:
        try:
            return tuple(person.id for person in self._collection.card(card).people)
        except UnknownCardError:
            return ()

    def _count_right(self) -> None:
        self.right: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        for row in self._desk.progress.rows(kinds=("review",)):
            if isinstance(row, Review) and row.card and row.card.endswith("#who"):
                for person in self._speakers(row.card):
                    self.answered[person] += 1
                    self.right[person] += row.grade > 1

    @property
    def offices(self) -> dict[str, str]:
        """What each is: the office they spoke in most often, else their last one."""
        told = {person: roles.most_common(1)[0][0] for person, roles in self._offices.items()}
        for person in self.people.values():
            told.setdefault(person.id, _last(person.offices))
        return told

    def matrix(self, most: int) -> Matrix:
        """The people mixed up most, at most so many."""
        ids = most_confused(self.confusions, most)
        counts = {(each.right, each.given): each.lately or each.ever for each in self.confusions}
        return Matrix(
            people=tuple(self.people[person] for person in ids), counts=counts, right=self.right
        )

    def pairs(self) -> list[Pair]:
        """Who is taken for each other, the strongest first."""
        return pairs(self.confusions)

    def speakers(self) -> list[Person]:
        """Everyone who says something in the decks, by surname."""
        speaking = [self.people[person] for person in self._statements]
        return sorted(speaking, key=lambda person: (person.name.split()[-1], person.name))

    def known(self) -> list[Known]:
        """Everyone who speaks, those who speak most first."""
        offices = self.offices
        return [
            Known(
                self.people[person],
                offices.get(person, ""),
                count,
                self.answered[person],
                self.right[person],
            )
            for person, count in self._statements.most_common()
        ]


def _last(offices: tuple[Office, ...]) -> str:
    return offices[-1].title if offices else ""
