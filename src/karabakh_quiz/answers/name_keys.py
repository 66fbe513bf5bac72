"""Somebody's name taken apart, once: surnames, given names, how they sound."""

import re
from dataclasses import dataclass
from functools import lru_cache

from karabakh_quiz.answers.name_slots import Slot, make_slot
from karabakh_quiz.answers.phones import FAR, distance, phones
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.answers.titles import FATHERED, PARTICLES, TITLES
from karabakh_quiz.answers.typed_names import bare_letters, typed_name
from karabakh_quiz.decks.deck import Person

_ROMAN = re.compile(r"[ivx]{1,4}")


@dataclass(frozen=True, slots=True, eq=False)
class PersonKey:
    """Somebody's names, ready to compare."""

    forms: frozenset[str]
    """Every listed spelling, whole and folded, with and without spaces."""
    surname: Slot
    given: Slot
    longest: int
    """Words of the longest surname: 3 for von der Leyen."""
    without_ter: Slot | None
    """For Ter-Petrosyan, what Petrosyan is: not the name, but near it."""


def make_key(person: Person) -> PersonKey:
    """The key of a person's name, native spellings and aliases."""
    return _make_key(person.name, tuple(person.native.values()), person.also)


@lru_cache(maxsize=8192)
def _make_key(name: str, native: tuple[str, ...], also: tuple[str, ...]) -> PersonKey:
    forms: set[str] = set()
    family: dict[str, None] = {}
    given: dict[str, None] = {}
    lone: list[str] = []
    longest = 1
    for text in (name, *native, *also):
        for spelled in (text, bare_letters(text)):
            typed = typed_name(spelled)
            forms |= {fold(spelled), fold(spelled).replace(" ", "")}
            words = [word.fold for word in typed.every]
            while len(words) > 1 and words[0] in TITLES:
                del words[0]
            if len(words) == 1 and text is not name:
                lone.append(words[0])
            elif words:
                longest = max(longest, _take_apart(spelled, words, family, given))
    for word in lone:
        _place(word, family, given)
    cut = [word[3:] for word in family if word.startswith("ter") and len(word) > 7]
    return PersonKey(
        frozenset(forms - {""}),
        make_slot(family),
        make_slot(given, given=True),
        longest,
        make_slot(cut) if cut and "ter" in fold(name).split() else None,
    )


def _take_apart(
    text: str, words: list[str], family: dict[str, None], given: dict[str, None]
) -> int:
    """Sort the words of a whole name into surnames and given names; how many are the surname."""
    if "," in text:
        cut = len(fold(text.partition(",")[0]).split())
        words = words[cut:] + words[:cut]
    if len(words) > 1 and _ROMAN.fullmatch(words[-1]):
        family["".join(words)] = None
        return len(words)
    tail = 1
    hyphened = re.search(r"([^\s-]+)-([^\s-]+)$", text)
    if hyphened and (len(words) > 2 or " " not in text.strip()):
        tail = 2
    start = len(words) - tail
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    surname = words[start:]
    family["".join(surname)] = None
    short = [word for word in surname if word not in PARTICLES]
    if short:
        family["".join(short)] = None
    if tail == 2 and surname[0] != "ter":
        family.update(dict.fromkeys(short))
    given.update(dict.fromkeys(word for word in words[:start] if word not in FATHERED))
    return len(surname)


def _place(word: str, family: dict[str, None], given: dict[str, None]) -> None:
    """Put a listed single word with the given names if it sounds like one, else the surnames."""
    heard = phones(word)
    to_given = min((distance(heard, phones(one)) for one in given), default=FAR)
    to_family = min((distance(heard, phones(one)) for one in family), default=FAR)
    (given if to_given < to_family and to_given < 0.6 else family)[word] = None
