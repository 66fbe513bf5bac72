"""Who was given for whom.

A confusion is a counted answer with the verdict *wrong* that named somebody
(or chose something) else; undone answers do not count. Cards that ask for a
speaker give confusions of people: the one who said it, the one who was named.
A joint statement counts for each of its speakers who was not named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress

LATELY_DAYS = 90
"""What "lately" means."""

Speakers = Callable[[str], Sequence[str]]
"""From a card's id to the ids of the people it asks for: none if it asks for something else."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Somebody named in the place of the one who said it."""

    right: str
    given: str
    ever: int
    lately: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who are taken for each other, in the order of their ids."""

    one: str
    other: str
    ever: int
    """How often either was given for the other."""
    lately: int


def confusions(progress: "Progress", speakers: Speakers) -> list[Confusion]:
    """All confusions of people, the most frequent lately first."""
    ever = by_people(progress.confusions(), speakers)
    lately = by_people(progress.confusions(progress.today() - LATELY_DAYS + 1), speakers)
    found = [
        Confusion(right, given, count, lately[right, given])
        for (right, given), count in ever.items()
    ]
    return sorted(found, key=lambda each: (-each.lately, -each.ever, each.right, each.given))


def by_people(
    counted: Mapping[tuple[str, str], int], speakers: Speakers
) -> Counter[tuple[str, str]]:
    """From (card, chosen) to (who said it, who was named), counts added up."""
    found: Counter[tuple[str, str]] = Counter()
    for (card, given), count in counted.items():
        right = speakers(card)
        if given not in right:
            for each in right:
                found[each, given] += count
    return found


def answers_about(
    progress: "Progress", speakers: Speakers, since_day: int | None = None
) -> dict[str, tuple[int, int]]:
    """By person: answers to cards that ask for them, and how many of these were right."""
    found: dict[str, list[int]] = {}
    with progress.facts() as facts:
        names, counted = facts.names(), facts.answers_by_card(since_day)
    for card, (answers, right) in counted.items():
        if names[card].endswith("#who"):
            for person in speakers(names[card]):
                sums = found.setdefault(person, [0, 0])
                sums[0] += answers
                sums[1] += right
    return {person: (answers, right) for person, (answers, right) in found.items()}


def speakers_in(collection: "Collection") -> Speakers:
    """Who is asked for by the cards of a collection; no card is made to find out."""
    from karabakh_quiz.decks.deck import Statement

    @cache
    def speakers(card: str) -> tuple[str, ...]:
        name, _, facet = card.partition("#")
        entry = collection.entry(name) if facet == "who" else None
        return tuple(each.id for each in entry.who) if isinstance(entry, Statement) else ()

    return speakers


def pairs(found: Iterable[Confusion], *, lately: bool = True) -> list[Pair]:
    """Both directions together, the strongest first: lately, then ever; or ever alone."""
    ever: Counter[tuple[str, str]] = Counter()
    recent: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = (min(each.right, each.given), max(each.right, each.given))
        ever[key] += each.ever
        recent[key] += each.lately
    listed = [Pair(*key, count, recent[key]) for key, count in ever.items()]

    def strength(pair: Pair) -> tuple[int, int, str, str]:
        return (-pair.lately if lately else 0, -pair.ever, pair.one, pair.other)

    return sorted(listed, key=strength)


def most_confused(found: Iterable[Confusion], count: int, *, lately: bool = True) -> list[str]:
    """Up to `count` people for the rows of a matrix: those of the strongest pairs first,
    the two of a pair side by side; `lately` or ever."""
    people: dict[str, None] = {}
    for pair in pairs(found, lately=lately):
        more = [each for each in (pair.one, pair.other) if each not in people]
        if len(people) + len(more) > count:
            break
        people.update(dict.fromkeys(more))
    return list(people)
