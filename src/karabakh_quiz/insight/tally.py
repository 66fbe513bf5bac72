"""What was answered, as packed columns: all that figures over time are made of.

Three tables: the counted answers, the times a card came to stand elsewhere,
and the dates that were typed. Every row bears the number of its card, so that
when something is undone or merged the rows of the cards concerned are put in
anew, and nothing else of the log is read.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from karabakh_quiz.insight.columns import Table
from karabakh_quiz.progress.facts import Fact

BILLION = 1_000_000_000
"""Chances are kept as whole billionths."""

LONGEST_MS = 120_000
"""An answer counts at most two minutes: whoever takes longer has left the table."""

QUARTERS = 96
_QUARTER_MS = 900_000

AGAIN, INTRODUCED, PRACTICE, LAPSED, RECALLED, GUESSED = range(6)
"""What an answer was: one more on the same day, the first to its card, practice; else a test
that was lapsed or recalled, or of which the learner said that it was guessed."""

MODE_BITS, WHAT_BITS = 2, 3
"""`kind` is the number of a group, then the mode (3: unknown), then what the answer was."""

STAGE_BITS = 3
"""`move` is the number of a group, then how the card stood, then how it stands."""

NOTHING = -1
"""The year of a date whose year was not kept."""

ANSWERS = {"day": "i", "card": "I", "kind": "I", "hour": "H", "took": "I", "chance": "i"}
"""`hour`: quarter of the hour in UTC · 4 + 2 if tested + 1 if recalled. `took`: milliseconds.
`chance`: of a right answer, before it, in billionths; negative if it came wrong; 0 where the
model is not held to it."""
MOVES = {"day": "i", "card": "I", "move": "I"}
DATES = {"day": "i", "card": "I", "group": "I", "off": "i", "year": "i"}

FURTHEST = 2_000_000
"""Days: an error further off (5 000 years) is kept as this."""


class Group(NamedTuple):
    """Cards that are added up together."""

    deck: str
    facet: str


class Tally:
    """The three tables; `groups` says which number is which."""

    __slots__ = ("_numbers", "answers", "dates", "groups", "moves", "summed")

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.answers, self.moves, self.dates = Table(ANSWERS), Table(MOVES), Table(DATES)
        self.summed: dict[object, object] = {}
        """What `sums` remembers of it."""
        self._numbers: dict[Group, int] = {}

    @property
    def tables(self) -> dict[str, Table]:
        """The tables by name."""
        return {"answers": self.answers, "moves": self.moves, "dates": self.dates}

    def add(self, facts: Iterable[Fact], names: Mapping[int, str]) -> None:
        """Put facts in, in the order of time. `names` has the card ids."""
        self.summed.clear()
        answers, moves, dates = self.answers, self.moves, self.dates
        days, cards, kinds, hours, tooks, chances = (
            answers[name].append for name in ("day", "card", "kind", "hour", "took", "chance")
        )
        known: dict[int, int] = {}
        for fact in facts:
            (
                card, day, at, grade, options, scheduled, elapsed, recall,
                stood, stands, mode, took, off, year,
            ) = fact  # fmt: skip
            group = known.get(card)
            if group is None:
                group = known[card] = self.number(group_of_card(names[card]))
            if stood != stands:
                moves["day"].append(day)
                moves["card"].append(card)
                moves["move"].append((group << STAGE_BITS | stood) << STAGE_BITS | stands)
            if not grade:
                continue
            tested = chance = 0
            if elapsed > 0:
                if options:
                    chance = int(recall * BILLION) or 1
                    if grade > 1:
                        what, tested = RECALLED, 3
                    else:
                        what, tested, chance = LAPSED, 2, -chance
                else:
                    what, tested = GUESSED, 2
            elif not scheduled:
                what = PRACTICE
            else:
                what = INTRODUCED if elapsed < 0 else AGAIN
            days(day)
            cards(card)
            kinds((group << MODE_BITS | mode & 3) << WHAT_BITS | what)
            hours(at // _QUARTER_MS % QUARTERS << 2 | tested)
            tooks(took if took < LONGEST_MS else LONGEST_MS)
            chances(chance)
            if off is not None:
                dates["day"].append(day)
                dates["card"].append(card)
                dates["group"].append(group)
                dates["off"].append(max(-FURTHEST, min(FURTHEST, off)))
                dates["year"].append(NOTHING if year is None or not 0 < year < 9999 else year)
        for table in self.tables.values():
            table.sort()

    def without(self, cards: Collection[int]) -> "Tally":
        """All but the rows of these cards."""
        made = self._empty()
        made.answers, made.moves, made.dates = (
            each.without(cards) if cards else each for each in self.tables.values()
        )
        return made

    def merged(self, other: "Tally") -> "Tally":
        """The rows of both; `other` has the same groups as far as this one goes, or fewer."""
        made = self._empty()
        made.answers, made.moves, made.dates = (
            mine.merged(theirs)
            for mine, theirs in zip(self.tables.values(), other.tables.values(), strict=True)
        )
        return made

    def begun(self) -> "Tally":
        """An empty tally that numbers groups as this one does, and new ones after them."""
        return self._empty()

    def number_all(self, names: Mapping[int, str]) -> None:
        """Number the groups of all these cards: the same for everybody with the same names."""
        for card in sorted(names):
            self.number(group_of_card(names[card]))

    def number(self, group: Group) -> int:
        """The number of a group, given to it now if need be."""
        if len(self._numbers) != len(self.groups):
            self._numbers = {each: number for number, each in enumerate(self.groups)}
        known = self._numbers.get(group)
        if known is None:
            known = self._numbers[group] = len(self.groups)
            self.groups.append(group)
        return known

    def _empty(self) -> "Tally":
        made = Tally()
        made.groups = self.groups  # shared on purpose: numbers are only ever added
        return made


def group_of_card(card: str) -> Group:
    """The deck and facet of a card id."""
    entry, _, facet = card.partition("#")
    return Group(entry.partition("/")[0], facet)
