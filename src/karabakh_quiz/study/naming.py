"""What people are called where there is little room, so that no two are called alike.

A person goes by the surname; where two share it, an initial goes before it, and
where that is not enough, the whole name. Of bodies that are named alike but for
their end ("Ministry of Rivers of Alphaland"), the end stands first: it is what
is left when the rest is cut off.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Person


def short_names(people: "Iterable[Person]") -> dict[str, str]:
    """Short names by id, told apart among all of `people`."""
    by_id = {person.id: person for person in people}
    names = {id_: surname(person) for id_, person in by_id.items()}
    for longer in (_initialled, _whole):
        times = Counter(names.values())
        names = {
            id_: longer(by_id[id_]) if times[name] > 1 else name for id_, name in names.items()
        }
    heads = Counter(_parted(person)[0] for person in by_id.values() if person.kind != "person")
    for person in by_id.values():
        head, end = _parted(person)
        if person.kind != "person" and end and heads[head] > 1:
            names[person.id] = f"{end}, {head}"
    return names


def surname(person: "Person") -> str:
    """The last word of a person's name; the whole name of a body."""
    return person.name.split()[-1] if person.kind == "person" else person.name


def _initialled(person: "Person") -> str:
    """`I. Aliyev`."""
    given = person.name.split()[:-1]
    if person.kind != "person" or not given:
        return person.name
    return f"{given[0][0]}. {surname(person)}"


def _whole(person: "Person") -> str:
    return person.name


def _parted(person: "Person") -> tuple[str, str]:
    """A body's name and what it is of: `Ministry of Rivers` and `Alphaland`."""
    head, _, end = person.name.rpartition(" of ")
    return (head, end.removeprefix("the ")) if head else (person.name, "")
