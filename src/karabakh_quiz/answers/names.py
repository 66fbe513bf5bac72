"""Judging a name: who was meant by what was typed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.spelling import LONGEST, fold
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.decks.deck import Person
from karabakh_quiz.text import clean

Expected = Person | str | Sequence[Person | str]
People = Iterable[Person] | Mapping[str, Person]


def judge_name(
    typed: str,
    expected: Expected,
    *,
    register: People = (),
    on: str | None = None,
    said: Callable[[str], str | None] | None = None,
) -> Verdict:
    """Judge `typed` against whoever is `expected`: a person, a plain name, or several."""
    wanted = [expected] if isinstance(expected, Person | str) else list(expected)
    people = [_person(one) for one in wanted]
    others = list(register.values() if isinstance(register, Mapping) else register)
    answer = clean(typed, line=True)
    if len(answer) > LONGEST or not fold(answer):
        return unreadable("No name was read in that. Type a surname, or given name and surname.")
    parts = (
        [answer] if len(people) == 1 else re.split(r"[,;&+/]|\band\b|\bund\b|\bи\b|\bև\b", answer)
    )
    parts = [part for part in parts if fold(part)]
    found: list[Person] = []
    for part in parts:
        hits = [person for person in people if _matches(part, person)]
        if not hits:
            return _wrong(part, people, others, said)
        if len(hits) == 1 and len(fold(part).split()) == 1:
            rivals = [p for p in others if p.id not in {q.id for q in people} and _matches(part, p)]
            if rivals:
                names = " or ".join(sorted({hits[0].name, *(p.name for p in rivals)}))
                return Verdict(kind="which-one", score=0.0, reason=f"Which one: {names}?")
        found += [hit for hit in hits if hit not in found]
    if len(found) == len(people):
        return Verdict(kind="exact", score=1.0, reason="Right.", proposed=proposed("exact"))
    missing = ", ".join(p.name for p in people if p not in found)
    return Verdict(
        kind="partly",
        score=len(found) / len(people),
        reason=f"{len(found)} of {len(people)}. Missing: {missing}.",
        proposed=proposed("partly"),
    )


def _wrong(
    part: str,
    people: Sequence[Person],
    others: Iterable[Person],
    said: Callable[[str], str | None] | None,
) -> Verdict:
    expected = " and ".join(person.name for person in people)
    named = next((p for p in others if _matches(part, p)), None)
    reason = f"Not {named.name if named else part} but {expected}."
    told = said(named.id) if said and named else None
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"{reason} {told}" if told else reason,
        proposed=proposed("wrong"),
        named=named.id if named else None,
    )


def _person(one: Person | str) -> Person:
    return one if isinstance(one, Person) else Person(id=fold(one).replace(" ", "-"), name=one)


@lru_cache(maxsize=4096)
def _forms(name: str, native: tuple[str, ...], also: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(form) for form in (name, *native, *also))


def _matches(part: str, person: Person) -> bool:
    typed = fold(part)
    forms = _forms(person.name, tuple(person.native.values()), person.also)
    if typed in forms:
        return True
    surname = forms[0].split()[-1]
    words = typed.split()
    if len(words) == 1:
        return ratio(words[0], surname) >= 85
    return any(ratio(typed, form) >= 88 for form in forms)
