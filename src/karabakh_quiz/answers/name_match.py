"""Comparing a typed name with one person's."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from karabakh_quiz.answers.lexicon import SAME, given_names, surnames
from karabakh_quiz.answers.name_keys import PersonKey
from karabakh_quiz.answers.name_slots import Slot
from karabakh_quiz.answers.phones import distance, phones
from karabakh_quiz.answers.titles import PARTICLES
from karabakh_quiz.answers.typed_names import Typed, Word

How = Literal["listed", "full", "initials", "surname", "given", "part"]
"""`given`: a given name alone; `part`: Petrosyan where Ter-Petrosyan is meant."""

_MOST_WORDS = 7
_MOST_BETWEEN = 3
"""Middle names, or a father's name and what says that it is one."""


@dataclass(frozen=True, slots=True)
class Match:
    """What of a name was typed, and how far it is from how the name is written."""

    how: How
    cost: float

    @property
    def names(self) -> bool:
        """Whether it is enough to say who is meant (if nobody else bears the name)."""
        return self.how not in ("given", "part")


@lru_cache(maxsize=32768)
def match_name(typed: Typed, key: PersonKey) -> Match | None:
    """How `typed` names the person of `key`; None if it names somebody else."""
    if typed.whole in key.forms or typed.whole.replace(" ", "") in key.forms:
        return Match("surname" if len(typed.every) == 1 else "listed", 0.0)
    for words in dict.fromkeys((typed.words, typed.every, typed.bare, typed.nominative)):
        if (match := _match_words(words, key)) is not None:
            return match
    return None


def _match_words(words: tuple[Word, ...], key: PersonKey) -> Match | None:
    if not words or len(words) > _MOST_WORDS:
        return None
    found = _splits(words, key)
    if found:
        return min(found, key=lambda match: (not match.names, match.cost))
    if len(words) > 1 and (cost := _all_given(words, key)) is not None:
        return Match("full", cost)
    if len(words) == 1 and not words[0].initial and _given(words[0], key.given) is not None:
        return Match("given", 0.0)
    return None


def _all_given(words: tuple[Word, ...], key: PersonKey) -> float | None:
    """For Josep Borrell, whose whole name is Josep Borrell Fontelles: what two given names cost."""
    costs = [key.given.cost(word.fold) for word in words if not word.initial]
    sure = [cost for cost in costs if cost is not None]
    if len(sure) < len(words) or len(words) > len(key.given.folds):
        return None
    return round(sum(sure) + 0.1, 3) if len({word.fold for word in words}) == len(words) else None


def _splits(words: tuple[Word, ...], key: PersonKey) -> list[Match]:
    """Every way to take as many neighbouring words as the surname has, or fewer, for it."""
    found: list[Match] = []
    for size in range(1, min(key.longest, len(words)) + 1):
        for start in range(len(words) - size + 1):
            chosen = words[start : start + size]
            if any(word.initial for word in chosen):
                continue
            if start and len(words) > start + size and size == 1 and start + size < len(words) - 1:
                continue  # a surname with two or more words on its right stands first
            how, cost = _surname(chosen, key)
            if cost is None:
                continue
            rest = _given_part(words[:start], words[start + size :], key.given)
            if rest is None:
                continue
            kind, more = rest
            found.append(Match("part" if how == "part" else kind, round(cost + more, 3)))
    return found


def _surname(words: tuple[Word, ...], key: PersonKey) -> tuple[How, float | None]:
    joined = "".join(word.fold for word in words)
    cost = key.surname.cost(joined)
    if cost is None and len(words) > 1:
        short = "".join(word.fold for word in words if word.fold not in PARTICLES)
        cost = key.surname.cost(short) if 0 < len(short) < len(joined) else None
    if cost is None and key.without_ter is not None:
        return "part", key.without_ter.cost(joined)
    return "surname", cost


def _given_part(
    before: tuple[Word, ...], after: tuple[Word, ...], given: Slot
) -> tuple[How, float] | None:
    """What the words around the surname say; None if they say somebody else.

    The first of them must be a given name or an initial; what follows it is a
    middle name or a father's. Before a second surname (Borrell Fontelles) the
    given name must stand whole.
    """
    before = tuple(word for word in before if word.fold not in PARTICLES)
    after = tuple(word for word in after if word.fold not in PARTICLES)
    if not before and not after:
        return "surname", 0.0
    first, *middle = before or after
    if before and after:
        if len(after) > 1 or first.initial or after[0].initial:
            return None
        middle = [*middle, after[0]]
    cost = _given(first, given) if given.folds else 0.0
    if cost is None or len(middle) > _MOST_BETWEEN or any(map(_anothers, middle)):
        return None
    if first.initial:
        return ("initials", cost) if all(w.initial for w in middle) else None
    extra = 0.0 if not middle else 0.05
    return "full", cost + extra + (0.2 if before and after else 0.0)


def _anothers(word: Word) -> bool:
    """Whether a word between is a surname that there is: then somebody else was named, too."""
    heard = phones(word.fold)
    return (
        not word.initial
        and any(far <= SAME for far, _ in surnames().near(heard))
        and not any(far <= SAME for far, _ in given_names().near(heard))
    )


def _given(word: Word, given: Slot) -> float | None:
    if not word.initial:
        cost = given.cost(word.fold)
        if cost is None and any(len(fold) == 1 and word.fold[0] == fold for fold in given.folds):
            return 0.1  # James, where JD is the name
        if (
            cost is None
            and len(word.fold) >= 4
            and word.fold
            in {
                "".join(pair)
                for one in given.folds
                for pair in ((one, other) for other in given.folds)
            }
        ):
            return 0.1
        return cost
    return 0.1 if any(_begins(fold, word.fold) for fold in given.folds) else None


@lru_cache(maxsize=8192)
def _begins(name: str, initial: str) -> bool:
    """Whether `initial` may be that of `name` in some alphabet: Д. of Jeyhun, Г. of Heydar."""
    if name.startswith(initial):
        return True
    sounds, letter = phones(name), phones(initial)[:1]
    first = sounds[:1]
    if not letter or not first:
        return False
    if distance(first, letter) <= 0.26 or (first in "hy" and sounds[1:2] == letter):
        return True
    return letter == "d" and first in "jJ"
