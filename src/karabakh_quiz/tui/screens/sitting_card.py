"""What can be done with the open card besides answering it."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError
from karabakh_quiz.tui.commands import UNDO
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens.page import Page

if TYPE_CHECKING:
    from karabakh_quiz.study import Sitting
    from karabakh_quiz.study.question import Question


class CardActions(Page):
    """Hint, guess, undo, suspend, bury, flag, source, history, edit, leave."""

    sitting: "Sitting"
    shown: Shown | None

    @abstractmethod
    def change(self, **values: object) -> None:
        """Show something else of the same question."""

    @abstractmethod
    def ask(self, question: "Question | None") -> None:
        """Show another question."""

    @property
    @abstractmethod
    def typing(self) -> bool:
        """Whether the answer is to be typed; a new question's line takes what is pressed."""

    @property
    def undoing(self) -> str:
        """What to press to take something back: in a line to type in, letters are letters."""
        key = UNDO.label(self.app.own_keys)
        return f"{do.ESCAPE.label(self.app.own_keys)}, then {key}" if self.typing else key

    def action_hint(self) -> None:
        hint = self.sitting.hint()
        if hint is None or self.shown is None:
            self.change(note="There is no further hint.")
        else:
            self.change(hints=(*self.shown.hints, hint))

    def action_guess_first(self) -> None:
        """Make the next answer a guess: shown, logged as met, not graded."""
        if self.shown is not None:
            on = not self.shown.guessing
            note = "A guess: you will see the answer, nothing is graded." if on else ""
            self.change(guessing=on, note=note)

    def action_guessed(self) -> None:
        """Say, or take back, that the answer was a guess."""
        shown = self.shown
        if shown is not None and shown.intervals:
            on = not shown.guessed
            self.sitting.guessed(on)
            self.change(
                guessed=on,
                intervals=tuple(self.sitting.intervals()),
                note="Marked as a guess." if on else "Not a guess.",
            )

    def action_undo(self) -> None:
        question = self.sitting.undo()
        if question is None:
            self.change(note="There is nothing to take back.")
        else:
            self.ask(question)

    def action_suspend(self) -> None:
        self.sitting.suspend()
        self.ask(self.sitting.next())
        self.change(note=f"Suspended; {self.undoing} takes it back.")

    def action_skip(self) -> None:
        self.sitting.skip()
        self.ask(self.sitting.next())

    def action_drill(self) -> None:
        """Practise telling the one who said it from the one who was named."""
        from karabakh_quiz.tui.screens.practice import pair_drill

        if self.shown is not None and self.shown.mixed_up:
            self.app.push_screen(pair_drill(self.app.desk, self.shown.mixed_up), self._drilled)

    def _drilled(self, told: str | None) -> None:
        self.change(note=told or "")

    def action_bury(self) -> None:
        self.sitting.bury()
        self.ask(self.sitting.next())
        self.change(note=f"Put off until tomorrow; {self.undoing} takes it back.")

    def action_flag(self) -> None:
        from karabakh_quiz.tui.screens.note import NoteScreen

        self.app.push_screen(NoteScreen("Flag: this looks wrong", "note"), self._flagged)

    def _flagged(self, note: str | None) -> None:
        if note is not None:
            self.sitting.flag(note)
            self.change(note="Flagged.")

    def action_open_source(self) -> None:
        """Open the source in the browser, or show its address."""
        from karabakh_quiz.tui.screens.sources import open_source

        if self.shown is not None:
            self.change(note=open_source(self, self.shown.details))

    def action_history(self) -> None:
        from karabakh_quiz.tui.screens.history import HistoryScreen

        if self.shown is not None:
            card = self.shown.question.card
            rows = self.app.desk.history(card.id)
            self.app.push_screen(HistoryScreen(card, rows, answered=self.shown.verdict is not None))

    def action_edit(self) -> None:
        """Open the entry in the person's editor, read the decks anew, and go on."""
        from karabakh_quiz.tui.editing import edit

        if self.shown is None:
            return
        try:
            key = do.EDIT.label(self.app.own_keys)
            done = edit(self.app, self.shown.question.card.entry, key)
        except QuizError as error:
            self.change(note=error.sentence)
            return
        if done.anew:
            self.go_on_anew()
        self.change(note=done.note)

    def go_on_anew(self) -> None:
        """Go on with the decks as they are now; an answer not graded yet is withdrawn."""
        collection = self.app.desk.collection_of(self.sitting.collection.decks)
        question = self.sitting.reload(collection)
        self.ask(question or self.sitting.next())

    def action_leave(self) -> None:
        self.settle()
        self.app.show_summary(self.sitting)

    def settle(self) -> None:
        """Leave the sitting: an answer at its verdict takes the proposed grade."""
        self.sitting.leave()
