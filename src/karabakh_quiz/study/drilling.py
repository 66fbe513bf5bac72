"""Practice in telling two people apart, from the verdict that took one for the other."""

from collections.abc import Collection as Several
from typing import TYPE_CHECKING

from karabakh_quiz.study.options import SittingOptions

if TYPE_CHECKING:
    from karabakh_quiz.answers.verdict import Verdict
    from karabakh_quiz.study.question import Question


def mixed_up(
    question: "Question", verdict: "Verdict | None", known: Several[str]
) -> tuple[str, ...]:
    """Ids of the two people that an answer mixed up: who it was, who was named; else none.

    `known` are the ids of those who speak in the decks studied.
    """
    named = verdict.named if verdict is not None else None
    people = [person.id for person in question.card.people]
    if not named or len(people) != 1 or named in people or named not in known:
        return ()
    return people[0], named


def pair_options(people: Several[str]) -> SittingOptions:
    """A sitting of everything these people said, asking who: practice, it schedules nothing."""
    return SittingOptions(people=tuple(people), only=("who",), cram=True)
