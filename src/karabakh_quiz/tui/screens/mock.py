"""A mock exam on the sitting's own screen: no verdict, no hint, no way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from typing_extensions import override

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.clock import Clock
from karabakh_quiz.study.question import Question
from karabakh_quiz.tui.commands import Command
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.pages import question as page
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens.sitting import SittingScreen

if TYPE_CHECKING:
    from karabakh_quiz.study import MockExam, Sitting

_USED = frozenset(
    {"digit", "choose", "accept", "move", "take_back", "dont_know", "escape", "tab", "skip",
     "scroll_matter", "leave", "help", "palette"}
)  # fmt: skip


class MockScreen(SittingScreen):
    """Takes an answer and asks the next; what came of them stands on the page after the last."""

    commands: ClassVar[tuple[Command, ...]] = tuple(
        each for each in do.LISTED if each.action.partition("(")[0] in _USED
    )
    name_of_page: ClassVar[str] = "in a mock exam"

    def __init__(self, mock: "MockExam", clock: Clock) -> None:
        super().__init__(cast("Sitting", mock), clock)
        self.mock = mock

    @override
    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown, before="Mock exam") if self.shown else []

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in _USED:
            return False
        if action == "tab":  # in the line it would be a hint
            return self.typing and not self.in_line
        return super().check_action(action, parameters)

    @override
    def row(self) -> tuple[Sequence[Command], Command | None]:
        several, last = super().row()
        kept = [each for each in several if self.check_action(each.action.partition("(")[0], ())]
        return kept, last

    @override
    def give(self, text: str) -> None:
        verdict = self.mock.answer(text)
        if verdict.asks_again:
            self.change(note=verdict.reason)
        else:
            self.ask(self.mock.next())

    @override
    def reached(self, verdict: Verdict, answer: str = "") -> None:
        """Keep the verdict to oneself, and go on."""
        self.ask(self.mock.next())

    @override
    def ask(self, question: Question | None) -> None:
        if question is None:
            self.action_leave()
        else:
            super().ask(question)

    @override
    def action_leave(self) -> None:
        from karabakh_quiz.tui.screens.marks import MarksScreen

        left = self.mock.left
        marks = self.mock.leave()
        self.shown = None  # nothing more is painted on the way out
        if marks:
            self.app.switch_screen(MarksScreen(marks, left, self.mock.seconds))
        else:
            self.app.go_back()
