"""The timeline drill: put three to five in order. Practice: nothing is logged or rescheduled.

It has the shape of a sitting, so the sitting's own screen can show it.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from karabakh_quiz.answers.orders import judge_order
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card, Choice, Detail
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Question as Asked
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.question import NextInterval, Question
from karabakh_quiz.study.summary import Summary
from karabakh_quiz.tui.timeline import Entry, begins

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection

ITEMS = 4
ROUNDS = 5


class TimelineDrill:
    """Rounds of a few entries to put in order; only what has been met is asked."""

    def __init__(
        self,
        entries: Sequence[Entry],
        collection: "Collection",
        *,
        random: Random | None = None,
    ) -> None:
        self.collection = collection
        self.verdict: Verdict | None = None
        self.question: Question | None = None
        self._random = random or Random()
        self._known = [e for e in entries if not e.words_veiled and e.when.precision == "day"]
        if len(groups_of(self._known)) < 3:
            raise QuizError("Meet three dated entries first: then they can be put in order.")
        self._round = 0
        self._scores: list[float] = []
        self._asked: list[Entry] = []

    def prepare(self) -> bool:
        """Nothing is done beforehand: a round is made at once."""
        return False

    def next(self) -> Question | None:
        """The next round, or None after the last."""
        if self.question is not None and self.verdict is None:
            return self.question
        if self._round == ROUNDS:
            self.question = None
            return None
        self._round += 1
        self.verdict = None
        self._asked = self._picked()
        items = tuple(_told(entry) for entry in self._asked)
        shuffled = list(items)
        while shuffled == list(items):
            self._random.shuffle(shuffled)
        self.question = Question(
            card=_card(self._round, items),
            mode="choice",
            choices=tuple(Choice(item, item) for item in shuffled),
            number=self._round,
            total=ROUNDS,
            stage="learning",
            scheduled=False,
            deck_title="Put in order",
        )
        return self.question

    def _picked(self) -> list[Entry]:
        """Entries of different days, near one another in time, the earliest first."""
        days = groups_of(self._known)
        count = min(ITEMS, len(days))
        start = self._random.randrange(0, len(days) - count + 1)
        window = days[start : start + max(count, min(len(days) - start, count * 2))]
        picked = sorted(self._random.sample(range(len(window)), count))
        return [self._random.choice(window[place]) for place in picked]

    def answer(self, text: str) -> Verdict:
        """Judge an arrangement, given as numbers of the choices: "3 1 2 4"."""
        assert self.question is not None
        places = [int(word) for word in text.split() if word.isdigit()]
        shown = self.question.choices
        given = [shown[place - 1].text for place in places if 0 < place <= len(shown)]
        verdict = judge_order(given, self.question.card.items)
        if not verdict.asks_again:
            self.verdict = verdict
            self._scores.append(verdict.score)
        return verdict

    def details(self) -> tuple[Detail, ...]:
        """The right order, each with its date."""
        return tuple(
            Detail(f"{place}.", edtf.display(entry.when.text), _told(entry))
            for place, entry in enumerate(self._asked, 1)
        )

    def intervals(self) -> tuple[NextInterval, ...]:
        """None: nothing is scheduled."""
        return ()

    def grade(self, grade: int | None = None) -> None:
        """Nothing is logged."""

    def give_up(self) -> Verdict:
        """Show the order, because one does not know it."""
        self.verdict = Verdict(kind="wrong", score=0.0, reason="In this order:", proposed=1)
        self._scores.append(0.0)
        return self.verdict

    def leave(self) -> Summary:
        """End the drill."""
        return self.summary()

    def summary(self) -> Summary:
        """How many rounds were wholly in order."""
        right = sum(score == 1.0 for score in self._scores)
        rounds = len(self._scores)
        return Summary(
            cards=rounds,
            right=right,
            wrong=rounds - right,
            answers=rounds,
            facets={"order": (right, rounds)} if rounds else {},
        )


def groups_of(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries by day, the earliest first; entries whose days overlap are no pair to order."""
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda each: (begins(each.when), each.when.last)):
        if groups and begins(entry.when) <= max(each.when.last for each in groups[-1]):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _told(entry: Entry) -> str:
    if entry.event:
        return entry.words
    return f"{entry.who}: “{entry.words}”" if entry.quoted else f"{entry.who}: {entry.words}"


def _card(number: int, items: tuple[str, ...]) -> Card:
    entry = Asked(id=f"round-{number}", deck="drill", path=Path(), line=0, ask="", order=items)
    return Card(
        id=f"drill/round-{number}#order",
        entry=entry,
        facet="order",
        kind="order",
        prompt="Put these in order, earliest first",
        text=None,
        quoted=False,
        chips=(),
        answer="",
        items=items,
        fingerprint="",
    )
