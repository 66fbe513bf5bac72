"""What a sitting came to."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from karabakh_quiz.cards.card import Card
from karabakh_quiz.progress.row import Review, RowId
from karabakh_quiz.structs import late, struct
from karabakh_quiz.study.leeches import Leech
from karabakh_quiz.study.turn import Turn


@struct
class Confusion:
    """Who was taken for whom, and how often in this sitting."""

    right: str
    chosen: str
    """Ids of persons (or of other choices of that kind)."""
    count: int


@struct(kw_only=True)
class Summary:
    """The sitting in figures. A card counts once, by its first answer."""

    cards: int = 0
    """Different cards answered."""
    right: int = 0
    wrong: int = 0
    new: int = 0
    """Cards answered for the first time ever."""
    answers: int = 0
    """All answers, repeats included."""
    facets: Mapping[str, tuple[int, int]] = late(factory=dict)
    """By facet: how many right, of how many."""
    hard: tuple[Card, ...] = ()
    """What was graded Again or Hard, the most often failed first."""
    confusions: tuple[Confusion, ...] = ()
    leeches: tuple[Leech, ...] = ()
    left: int = 0
    """What the sitting would still have asked."""
    seconds: float = 0.0
    """From the first question to the last grade."""
    next_at: datetime | None = None
    """When the next of its cards falls due; None: nothing is waiting."""


@struct
class _Mark:
    row: Review
    card: Card
    new: bool
    confused: tuple[str, str] | None
    leech: Leech | None


class Tally:
    """The answers of a sitting so far; what is undone is taken out again."""

    def __init__(self) -> None:
        self._marks: list[_Mark] = []

    @property
    def answers(self) -> int:
        """All answers so far, repeats included."""
        return len(self._marks)

    @property
    def latest_leech(self) -> Leech | None:
        """What the last answer gave reason to propose."""
        return self._marks[-1].leech if self._marks else None

    def has(self, card: str, grade: int | None = None) -> bool:
        """Whether `card` was answered in this sitting (and graded `grade`)."""
        return any(mark.card.id == card and grade in (None, mark.row.grade) for mark in self._marks)

    def add(self, turn: Turn, row: Review, *, leech: Leech | None) -> None:
        """Count one graded answer."""
        confused = _confused(turn.card, row)
        self._marks.append(_Mark(row, turn.card, turn.question.stage == "new", confused, leech))

    def take_back(self, row: RowId | None) -> bool:
        """Forget the answer that `row` recorded; False if it was none of this sitting's."""
        for mark in reversed(self._marks):
            if mark.row.id == row:
                self._marks.remove(mark)
                return True
        return False

    def summary(self, *, left: int, seconds: float, next_at: datetime | None) -> Summary:
        """The figures."""
        first: dict[str, _Mark] = {}
        for mark in self._marks:
            first.setdefault(mark.card.id, mark)
        facets: dict[str, tuple[int, int]] = {}
        for mark in first.values():
            right, total = facets.get(mark.card.facet, (0, 0))
            facets[mark.card.facet] = (right + (mark.row.grade > 1), total + 1)
        trouble = Counter(mark.card.id for mark in self._marks if mark.row.grade == 1)
        trouble.update({mark.card.id: 0 for mark in self._marks if mark.row.grade == 2})
        confused = Counter(mark.confused for mark in self._marks if mark.confused)
        right = sum(mark.row.grade > 1 for mark in first.values())
        return Summary(
            cards=len(first),
            right=right,
            wrong=len(first) - right,
            new=sum(mark.new for mark in first.values()),
            answers=len(self._marks),
            facets=facets,
            hard=tuple(first[card].card for card, _ in trouble.most_common()),
            confusions=tuple(Confusion(*pair, count) for pair, count in confused.most_common()),
            leeches=tuple({m.card.id: m.leech for m in self._marks if m.leech}.values()),
            left=left,
            seconds=seconds,
            next_at=next_at,
        )


def _confused(card: Card, row: Review) -> tuple[str, str] | None:
    """The right one and the one chosen, where that was another of the same kind."""
    if row.grade > 1 or row.chosen is None or card.kind in ("order", "match"):
        return None
    right = card.right.id if card.right else None
    if right is None and len(card.people) == 1:
        right = card.people[0].id
    return (right, row.chosen) if right and right != row.chosen else None
