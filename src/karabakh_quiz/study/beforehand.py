"""What the next answers will need, made while the learner reads or thinks."""

from contextlib import suppress
from typing import TYPE_CHECKING

from karabakh_quiz.cards.collection import UnknownCardError

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.study.course import Course


class Beforehand:
    """Does, in steps of milliseconds, what would otherwise be waited for after a key."""

    def __init__(self, course: "Course") -> None:
        self._course = course
        self._began = False

    def step(self, collection: "Collection") -> bool:
        """Take one step; whether there may be more to do."""
        if not self._began:
            self._began = True
            import karabakh_quiz.answers.judging
            import karabakh_quiz.cards.details  # noqa: F401

            _ = collection.register
            self._course.prepare()
            return True
        for card in self._course.likely():
            if not collection.is_made(card):
                with suppress(UnknownCardError):
                    collection.card(card)
                    return True
        return False
