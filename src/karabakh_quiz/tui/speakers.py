"""What speakers are called in a list of statements: short, and no two alike."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.insight.naming import full_names, labels

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Person

LONGEST_BODY = 24
"""Cells of a body's name that is not shortened to its letters."""


def speaker_names(people: "Iterable[Person]") -> dict[str, str]:
    """By id: people by surname, with initials where two share it; long names of bodies by letters
    and whose they are (`MFA Armenia`)."""
    everyone = {person.id: person for person in people}
    people = [person for person in everyone.values() if person.kind == "person"]
    bodies = [person for person in everyone.values() if person.kind != "person"]
    return labels(people) | full_names(bodies, LONGEST_BODY)
