"""What people and bodies are called where there is little room, so that none is taken for another.

A person goes by surname, a body by its name; where two of those shown would be
called alike, by as much more as tells them apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Person

HEAD = 5
"""Cells of what heads a column."""

Way = Callable[["Person"], str]


def surname(person: "Person") -> str:
    """The last word of a person's name; all of a body's."""
    return person.name.split()[-1] if person.kind == "person" else person.name


def labels(people: Iterable["Person"], room: int | None = None) -> dict[str, str]:
    """By id, what each of these is called among them; within `room` characters as far as that
    keeps them apart, and cut off nowhere: whoever shows it does."""
    ways: Sequence[Way] = (surname, _with_initials, lambda person: person.name)
    if room is not None:
        ways = (surname, _with_initials, _by_letters, lambda person: person.name)
    return _apart(list(people), ways, room)


def full_names(people: Iterable["Person"], room: int) -> dict[str, str]:
    """By id, their whole names; shorter ones where a name is longer than `room`."""
    return _apart(list(people), (lambda person: person.name, _by_letters, _with_initials), room)


def heads(people: Iterable["Person"]) -> dict[str, str]:
    """By id, at most five characters that tell these apart, for the columns of a matrix."""
    shown = list(people)
    ways: Sequence[Way] = (
        lambda person: _by_letters(person) if person.kind == "body" else surname(person),
        lambda person: _with_initials(person).replace(" ", ""),
        _letters_and_place,
    )
    cut: list[Way] = [_cut(way) for way in ways]
    found = _apart(shown, cut, None)
    taken = Counter(name[:HEAD] for name in found.values())
    return {
        person.id: name[:HEAD] if taken[name[:HEAD]] == 1 else f"({number})"
        for number, (person, name) in enumerate(zip(shown, found.values(), strict=True), 1)
    }


def _cut(way: Way) -> Way:
    return lambda person: way(person)[:HEAD]


def _apart(people: Sequence["Person"], ways: Sequence[Way], room: int | None) -> dict[str, str]:
    """What each is called in the first way in which nobody else who is shown begins alike."""
    found: dict[str, str] = {}
    left = {person.id: person for person in people}
    for way in ways:
        called = {person.id: way(person) for person in people} | found
        seen = Counter(name[:room] for name in called.values())
        for person in list(left.values()):
            name = called[person.id]
            if name and seen[name[:room]] == 1 and (room is None or len(name) <= room):
                found[person.id] = name
                del left[person.id]
        if not left:
            break
    for person in left.values():  # no way is short enough, or they have one and the same name
        found[person.id] = next(
            (name for way in reversed(ways) if _is_alone(name := way(person), people, way, room)),
            person.name,
        )
    return {person.id: found[person.id] for person in people}


def _is_alone(name: str, people: Sequence["Person"], way: Way, room: int | None) -> bool:
    return bool(name) and [way(person)[:room] for person in people].count(name[:room]) == 1


def _with_initials(person: "Person") -> str:
    """`I. Aliyev`."""
    *given, last = person.name.split()
    if person.kind != "person" or not given:
        return person.name
    return f"{' '.join(f'{name[0]}.' for name in given)} {last}"


def _by_letters(person: "Person") -> str:
    """`MFA Armenia` of the `Ministry of Foreign Affairs of Armenia`; of people the initials."""
    if person.kind == "person":
        return _with_initials(person)
    letters, place = _letters(person)
    return f"{letters} {place}".strip() if len(letters) > 1 else person.name


def _letters_and_place(person: "Person") -> str:
    """`MFAAr`, `H.Ali`."""
    if person.kind == "person":
        return _with_initials(person).replace(" ", "")
    letters, place = _letters(person)
    return f"{letters[: HEAD - 2]}{place[:2]}"


def _letters(person: "Person") -> tuple[str, str]:
    """The capitals of what a body is called, and whose it is if its name ends with that."""
    name, place = person.name, person.side or ""
    if not place or not name.endswith(place):
        place = ""
    words = name.removesuffix(place).split()
    return "".join(word[0] for word in words if word[0].isupper()), place
