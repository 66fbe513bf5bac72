"""A mock exam: questions one after the other, and what came of them only at the end."""

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.clock import Clock
from karabakh_quiz.study.question import Question
from karabakh_quiz.tui.screens.sitting import SittingScreen

if TYPE_CHECKING:
    from karabakh_quiz.study import Sitting
    from karabakh_quiz.tui.pages.shown import Shown

QUESTIONS = 20
_UNUSED = frozenset({"hint", "guess_first", "guessed", "undo", "history", "open_source", "suspend"})


class MockScreen(SittingScreen):
    """Takes an answer and asks the next; no hint, no verdict, no way back."""

    name_of_page: ClassVar[str] = "in a mock exam"

    def __init__(self, sitting: "Sitting", clock: Clock) -> None:
        self.asked: set[str] = set()
        super().__init__(sitting, clock)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in _UNUSED and super().check_action(action, parameters)

    @override
    def reached(self, verdict: Verdict, answer: str = "") -> None:
        """Keep the answer to oneself, and go on."""
        self.sitting.grade(None)
        self.ask(self.sitting.next())

    @override
    def first_look(self, question: Question | None) -> "Shown | None":
        """Each question once: a wrong one does not come again here."""
        if question is not None and question.card.id in self.asked:
            return None
        if question is not None:
            self.asked.add(question.card.id)
        return super().first_look(question)
