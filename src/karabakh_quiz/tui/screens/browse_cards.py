"""Things done in Browse: to the card under the cursor, or to all that are marked."""

from abc import abstractmethod
from collections.abc import Callable

from karabakh_quiz.errors import QuizError
from karabakh_quiz.progress.row import Row
from karabakh_quiz.study.wording import plural
from karabakh_quiz.tui.catalogue import Catalogue
from karabakh_quiz.tui.commands import Command
from karabakh_quiz.tui.screens.page import Page

SUSPEND = Command("browse.suspend", "s", "suspend", "suspend", "suspend, or resume", "the card")
LATER = Command("browse.reschedule", "r", "reschedule", "reschedule", "due on a day", "the card")
RESET = Command("browse.reset", "R", "reset", "reset", "forget its progress", "the card")
FLAG = Command("browse.flag", "f", "flag", "flag", "flag: looks wrong; or clear", "the card")
EDIT = Command("browse.edit", "e", "edit", "edit", "edit the entry", "the card")


class CardsMeant(Page):
    """Records rows for the cards meant, says so, and takes them back together."""

    catalogue: Catalogue
    marked: set[str]
    note: str
    written: int
    """How many rows the last action wrote: so many are undone at once."""

    @property
    @abstractmethod
    def card(self) -> str | None:
        """The card under the cursor."""

    @abstractmethod
    def recount(self) -> None:
        """Read the list anew, and show it."""

    @property
    def meant(self) -> list[str]:
        """The cards an action is for: those marked, else the one under the cursor."""
        if self.marked:
            return [item.card for item in self.catalogue.items if item.card in self.marked]
        return [self.card] if self.card is not None else []

    def action_suspend(self) -> None:
        """Suspend; where all are suspended already, resume."""
        states = self.app.desk.progress.states(self.meant)
        resume = all(card in states and states[card].suspended for card in self.meant)
        kind = "resume" if resume else "suspend"
        self.do(lambda card: Row(kind=kind, card=card), "Resumed" if resume else "Suspended")

    def action_reset(self) -> None:
        self.do(lambda card: Row(kind="reset", card=card), "Forgotten the progress of")

    def action_flag(self) -> None:
        """Flag with a note; where all are flagged already, take the flags off."""
        from karabakh_quiz.tui.screens.note import NoteScreen

        states = self.app.desk.progress.states(self.meant)
        if all(card in states and states[card].flagged for card in self.meant):
            self.do(lambda card: Row(kind="flag", card=card, fields={"cleared": True}), "Cleared")
        else:
            self.app.push_screen(NoteScreen("Flag: this looks wrong", "note"), self._flagged)

    def _flagged(self, note: str | None) -> None:
        if note is not None:
            row = {"note": note}
            self.do(lambda card: Row(kind="flag", card=card, fields=row), "Flagged")

    def action_reschedule(self) -> None:
        from karabakh_quiz.tui.screens.note import NoteScreen

        title = f"Reschedule {plural(len(self.meant), 'card')}: in how many days?"
        self.app.push_screen(NoteScreen(title, "days"), self._rescheduled)

    def _rescheduled(self, days: str | None) -> None:
        if days is None:
            return
        if not days.strip().isdigit() or int(days) > 36500:
            self.note = "Write a whole number of days, such as 3."
            self.repaint()
            return
        day = self.catalogue.today + int(days)
        states = self.app.desk.progress.states(self.meant)
        self.marked = {card for card in self.meant if card in states and states[card].memory}
        if not self.marked:
            self.note = "Only a card that has been answered can be rescheduled."
            self.repaint()
            return
        self.do(
            lambda card: Row(kind="reschedule", card=card, fields={"due_day": day}), "Rescheduled"
        )

    def do(self, row: Callable[[str], Row], done: str) -> None:
        """Record a row for each card meant, and say so."""
        progress, cards = self.app.desk.progress, self.meant
        try:
            for card in cards:
                progress.record(row(card))
        except QuizError as error:
            self.note = error.sentence
        else:
            self.note = f"{done} {plural(len(cards), 'card')}; u takes it back."
        self.written = len(cards)
        self.marked = set()
        self.recount()

    def action_undo(self) -> None:
        """Take back the last action, on however many cards it was."""
        from karabakh_quiz.tui.choosing import taken_back

        progress = self.app.desk.progress
        taken = [progress.undo() for _ in range(max(1, self.written))]
        self.note = taken_back(taken[0])
        if len(taken) > 1:
            self.note = f"{self.note.removesuffix('.')}, of {plural(len(taken), 'card')}."
        self.written = 0
        self.recount()

    def action_edit(self) -> None:
        from karabakh_quiz.tui.editing import edit

        if self.card is None:
            return
        card = self.app.desk.collection.card(self.card)
        try:
            self.note = edit(self.app, card.entry, EDIT.label(self.app.own_keys)).note
        except QuizError as error:
            self.note = error.sentence
        self.recount()
