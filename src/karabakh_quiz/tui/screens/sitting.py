"""A sitting on screen: question, verdict, grade, next. Every rule is the sitting's own."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.clock import Clock
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.sitting import AnsweredElsewhere
from karabakh_quiz.study.wording import leech_line
from karabakh_quiz.tui.commands import bindings
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens.held import HeldKey
from karabakh_quiz.tui.screens.sitting_page import SittingPage
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from textual.widgets import Input

    from karabakh_quiz.study import Leech, Sitting

READING_SECONDS = 0.15
"""How long nothing is typed before a date is read."""


SOON = 0.03
"""Seconds from one step of preparing to the next: keys come first."""


class SittingScreen(SittingPage):
    """Asks what `sitting` asks until it has nothing more, then shows the summary."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(do.BOUND)

    def __init__(self, sitting: "Sitting", clock: Clock, question: Question | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self.held = HeldKey(clock.monotonic)
        self.noted: set[str] = set()
        self.leech: Leech | None = None
        self.shown = self.first_look(question or sitting.next())

    def on_mount(self) -> None:
        self.enter()

    def first_look(self, question: Question | None) -> Shown | None:
        """A question as it is first shown: behind its content note, if it has one."""
        if question is None:
            return None
        entry = question.card.siblings
        veiled = bool(question.card.entry.content_note) and entry not in self.noted
        return Shown(question=question, veiled=veiled)

    def enter(self) -> None:
        """Make the new question ready to be answered."""
        if self.shown is None:
            self.app.show_summary(self.sitting)
            return
        if self.line is not None:
            self.line.value = ""
        for part in self.query(Sheet):
            part.scroll_to(y=0, animate=False)
        self.focus_line()
        self.set_timer(SOON, self.prepare)

    def prepare(self) -> None:
        """Make ready what comes next, a little at a time, so that no key waits for it."""
        if self.is_current and self.sitting.prepare():
            self.set_timer(SOON, self.prepare)

    def ask(self, question: Question | None) -> None:
        """Show another question, or the summary if there is none."""
        self.shown = self.first_look(question)
        self.enter()
        self.repaint()

    # Answering

    def action_digit(self, number: int) -> None:
        shown = self.shown
        if shown is None or shown.veiled or self.held.swallows(str(number)):
            return
        if shown.verdict is not None and number <= 4:
            self.held.used(str(number))
            self.action_grade(number)
        elif shown.question.mode == "choice" and number <= len(shown.question.choices):
            self.held.used(str(number))
            self.action_choose(number)

    def action_choose(self, number: int) -> None:
        """Choose the choice shown as `number`; where things are arranged, put it down next."""
        shown = self.shown
        if shown is None or shown.verdict is not None:
            return
        if not shown.arranging:
            self.give(str(number))
        elif number - 1 in shown.picked:
            self.change(picked=tuple(each for each in shown.picked if each != number - 1))
        else:
            self.change(picked=shown.with_picked(number - 1), cursor=shown.after(number - 1))

    def action_take_back(self) -> None:
        if self.shown is not None:
            self.change(picked=self.shown.picked[:-1])

    def action_move(self, step: int) -> None:
        shown = self.shown
        if shown is None:
            return
        if shown.verdict is not None or shown.question.mode != "choice":
            self.action_scroll_matter(step)
        else:
            self.change(cursor=(shown.cursor + step) % max(1, len(shown.question.choices)))

    def action_shift(self, step: int) -> None:
        shown = self.shown
        if shown is not None and shown.verdict is not None and shown.intervals:
            grade = (shown.cursor or shown.verdict.proposed or 1) + step
            self.change(cursor=min(4, max(1, grade)))

    def action_accept(self) -> None:
        shown = self.shown
        if shown is None or self.held.swallows("enter"):
            return
        self.held.used("enter")
        if shown.veiled:
            self.noted.add(shown.question.card.siblings)
            self.change(veiled=False)
            self.focus_line()
        elif shown.verdict is not None:
            self.action_grade(shown.cursor or None)
        elif shown.question.mode == "reveal":
            self.action_reveal()
        elif self.typing:
            self.focus_line()
        elif shown.arranging and len(shown.picked) < len(shown.question.choices):
            self.action_choose(shown.cursor + 1)
        elif shown.arranging:
            self.give(" ".join(str(index + 1) for index in shown.picked))
        else:
            self.give(str(shown.cursor + 1))

    def action_reveal(self) -> None:
        self.give("")

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        event.stop()
        if event.value.strip() and not self.held.swallows("enter"):
            self.give(event.value)

    def on_input_changed(self, event: "Input.Changed") -> None:
        event.stop()
        shown = self.shown
        if shown is None or not self.typing:
            return
        self.change(reading=shown.reading if event.value else "")
        if shown.question.card.kind == "date":
            self.set_timer(READING_SECONDS, lambda: self.read(event.value))

    def read(self, typed: str) -> None:
        """Say how the date in the line is read, once nothing more is typed."""
        said = self.shown is not None and bool(self.shown.note)  # of the answer just given
        if self.typing and not said and self.line is not None and self.line.value == typed:
            from karabakh_quiz.tui.reading import how_read

            self.change(reading=how_read(typed))

    def give(self, text: str) -> None:
        """Give an answer and show the verdict."""
        shown = self.shown
        if shown is None:
            return
        give = self.sitting.guess_first if shown.guessing else self.sitting.answer
        try:
            verdict = give(text)
        except AnsweredElsewhere as told:
            self.pass_over(told)
            return
        if verdict.asks_again:
            self.change(note=verdict.reason)
        else:
            self.reached(verdict, text)

    def pass_over(self, told: AnsweredElsewhere) -> None:
        """Go on to the next question, and say why this one was not judged."""
        self.ask(self.sitting.next())
        if self.shown is not None:
            self.change(note=f"{told.sentence[:1].upper()}{told.sentence[1:]}.")

    def reached(self, verdict: Verdict, answer: str = "") -> None:
        """Show a verdict with all there is to learn."""
        assert self.shown is not None
        graded = not self.shown.guessing
        self.set_focus(None)
        self.change(
            verdict=verdict,
            mixed_up=self.mixed_up(verdict),
            details=tuple(self.sitting.details()),
            intervals=tuple(self.sitting.intervals()) if graded else (),
            answer=answer,
            cursor=0,
        )

    def mixed_up(self, verdict: Verdict) -> tuple[str, ...]:
        """The two speakers that a verdict tells apart, where both can be drilled."""
        if self.shown is None or not verdict.named:
            return ()
        from karabakh_quiz.study.drilling import mixed_up

        return mixed_up(self.shown.question, verdict, self.sitting.collection.register)

    def action_grade(self, grade: int | None) -> None:
        if self.shown is not None and self.shown.verdict is not None:
            self.sitting.grade(grade)
            self.ask(self.sitting.next())
            self.tell_leech()

    def tell_leech(self) -> None:
        """Say once that the card just graded keeps being forgotten, and what may help."""
        leech = getattr(self.sitting, "leech", None)
        if leech is not None and leech is not self.leech:
            register = self.sitting.collection.register
            names = {id_: person.name for id_, person in register.items()}
            own = self.app.own_keys
            edit, suspend = do.EDIT.label(own), do.SUSPEND.label(own)
            self.change(note=leech_line(leech, names, edit=edit, suspend=suspend))
        self.leech = leech

    def action_escape(self) -> None:
        """Leave the line, or the guess."""
        if self.in_line:
            self.set_focus(None)
            self.repaint()
        elif self.shown is not None and self.shown.guessing:
            self.change(guessing=False)

    def action_dont_know(self) -> None:
        """Show the answer, because one does not know it."""
        if self.shown is not None and self.shown.verdict is None:
            self.change(guessing=False)
            try:
                verdict = self.sitting.give_up()
            except AnsweredElsewhere as told:
                self.pass_over(told)
            else:
                self.reached(verdict)

    def action_tab(self) -> None:
        """In the line: a hint. Outside it: back to the line."""
        if self.in_line:
            self.action_hint()
        else:
            self.focus_line()

    def on_descendant_focus(self) -> None:
        self.repaint()

    def on_descendant_blur(self) -> None:
        self.repaint()

    def action_scroll_matter(self, rows: int) -> None:
        for name in ("#matter", "#aside"):
            for part in self.query(name):
                part.scroll_relative(y=rows, animate=False)
        self.call_after_refresh(self.repaint)
