"""Practice: a sitting that reschedules nothing and leads back to where it was begun."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from karabakh_quiz.study.drilling import pair_options
from karabakh_quiz.study.question import Question
from karabakh_quiz.tui.screens.sitting import SittingScreen

if TYPE_CHECKING:
    from karabakh_quiz.tui.desk import Desk


class PracticeScreen(SittingScreen):
    """Dismisses with what it came to: `3 of 5 right.`"""

    name_of_page: ClassVar[str] = "while practising"

    @override
    def ask(self, question: Question | None) -> None:
        if question is None:
            self.action_leave()
        else:
            super().ask(question)

    @override
    def enter(self) -> None:
        if self.shown is None:
            self.action_leave()
        else:
            super().enter()

    @override
    def action_leave(self) -> None:
        summary = self.sitting.leave()
        told = f"{summary.right} of {summary.cards} right." if summary.cards else ""
        self.dismiss(told)


def pair_drill(desk: "Desk", people: Sequence[str]) -> PracticeScreen:
    """Practice in telling people apart: everything they said, who is asked."""
    return PracticeScreen(desk.sitting((), pair_options(people)), desk.clock)
