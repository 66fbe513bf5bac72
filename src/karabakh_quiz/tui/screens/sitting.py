"""A sitting on screen: question, verdict, grade, next. Every rule is the sitting's own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.clock import Clock
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.wording import leech_line
from karabakh_quiz.tui.commands import Command, bindings
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import answering
from karabakh_quiz.tui.pages import question as page
from karabakh_quiz.tui.pages.frame import Key, more
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens import sitting_row
from karabakh_quiz.tui.screens.held import HeldKey
from karabakh_quiz.tui.screens.sitting_card import CardActions
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.typed import TypedLine

if TYPE_CHECKING:
    from karabakh_quiz.study import Leech, Sitting

READING_SECONDS = 0.15
"""How long nothing is typed before a date is read."""


class SittingScreen(CardActions):
    """Asks what `sitting` asks until it has nothing more, then shows the summary."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(do.BOUND)
    commands: ClassVar[tuple[Command, ...]] = do.LISTED
    name_of_page: ClassVar[str] = "while a question is open"
    shows_signs: ClassVar[bool] = True

    def __init__(self, sitting: "Sitting", clock: Clock, question: Question | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self.held = HeldKey(clock.monotonic)
        self.noted: set[str] = set()
        self.leech: Leech | None = None
        self.shown = self.first_look(question or sitting.next())

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="matter"), Sheet(id="answer"), id="main")
        return (Horizontal(main, id="spread"),)

    def on_mount(self) -> None:
        self.enter()

    # What is shown

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

    def focus_line(self) -> None:
        """Let what is pressed go into the line, if the answer is to be typed."""
        self.set_focus(self.needed_line() if self.typing else None)

    @property
    def line(self) -> TypedLine | None:
        """The line one types into; None as long as nothing was to be typed."""
        return next(iter(self.query(TypedLine)), None)

    def needed_line(self) -> TypedLine:
        """The same, made where there is none yet: most first questions offer choices."""
        if self.line is None:
            self.query_one("#main").mount(TypedLine(id="line"))
        assert self.line is not None
        return self.line

    def change(self, **values: object) -> None:
        """Show something else of the same question."""
        if self.shown is not None:
            self.shown = replace(self.shown, **{"note": "", **values})  # type: ignore[arg-type]
            self.repaint()

    def ask(self, question: Question | None) -> None:
        """Show another question, or the summary if there is none."""
        self.shown = self.first_look(question)
        self.enter()
        self.repaint()

    @property
    def typing(self) -> bool:
        """Whether the answer is to be typed, and is not there yet."""
        shown = self.shown
        return (
            shown is not None
            and shown.verdict is None
            and not shown.veiled
            and shown.question.mode == "type"
        )

    @property
    def in_line(self) -> bool:
        """Whether what is pressed goes into the line."""
        return self.typing and self.line is not None and self.line.has_focus

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown) if self.shown else []

    def paint(self, grid: Grid) -> None:
        shown = self.shown
        if shown is None:
            return
        answer = self._answer(grid, shown)
        gap = 1 if shown.verdict else grid.answer_gap
        room = grid.height - page.HEAD_ROWS - grid.foot - gap - len(answer)
        matter = page.matter(grid, shown)
        if len(matter) > room:
            matter = page.matter(grid, shown, tight=True)
        rows = room if shown.verdict else min(len(matter), max(room, 3))
        sheet = self.sheet("matter")
        sheet.styles.height = rows
        sheet.show(matter)
        hidden = max(0, len(matter) - rows - round(sheet.scroll_target_y))
        told = more(grid, hidden) if hidden else BLANK
        self.sheet("answer").show([told, *([BLANK] * (gap - 1)), *answer])
        self._place_line(grid, rows + gap)
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        self._paint_aside(grid, shown)

    def _answer(self, grid: Grid, shown: Shown) -> list[Line]:
        """Choices, line or grades."""
        if shown.verdict is not None:
            return answering.grades(grid, shown)
        if self.typing:
            return answering.typed(grid, shown, active=self.in_line)
        if shown.question.mode != "choice" or shown.veiled:
            return []
        arranged = [*answering.arranged(grid, shown), BLANK] if shown.arranging else []
        return [*arranged, *answering.choices(grid, shown)]

    def _place_line(self, grid: Grid, row: int) -> None:
        """Lay the line over its row of the answer area, from the axis on."""
        if self.typing:
            line = self.needed_line()
            line.display = True
            line.styles.offset = (grid.axis, row)
            line.styles.width = answering.line_cells(grid)
        elif self.line is not None:
            self.line.display = False

    def _paint_aside(self, grid: Grid, shown: Shown) -> None:
        """The right column of a spread; narrow windows never make it."""
        found = next(iter(self.query("#aside").results(Sheet)), None)
        if found is None and grid.wide:
            found = Sheet(id="aside", tells_more=True)
            self.query_one("#spread").mount(found)
        if found is not None:
            found.display = grid.wide
            found.styles.width = grid.notes_width
            found.show(page.aside(grid, shown))

    def remark(self) -> str:
        return self.shown.note if self.shown and not self.typing else ""

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return sitting_row.commands(self.shown, in_line=self.in_line)

    def key(self, command: Command) -> Key:
        return sitting_row.worded(super().key(command), command, self.shown, in_line=self.in_line)

    # Answering

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return sitting_row.can(action, self.shown, in_line=self.in_line)

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

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and not self.held.swallows("enter"):
            self.give(event.value)

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        event.stop()
        shown = self.shown
        if shown is None or not self.typing:
            return
        self.change(reading=shown.reading if event.value else "")
        if shown.question.card.kind == "date":
            self.set_timer(READING_SECONDS, lambda: self.read(event.value))

    def read(self, typed: str) -> None:
        """Say how the date in the line is read, once nothing more is typed."""
        if self.typing and self.line is not None and self.line.value == typed:
            from karabakh_quiz.tui.reading import how_read

            self.change(reading=how_read(typed))

    def give(self, text: str) -> None:
        """Give an answer and show the verdict."""
        shown = self.shown
        if shown is None:
            return
        give = self.sitting.guess_first if shown.guessing else self.sitting.answer
        verdict = give(text)
        if verdict.asks_again:
            self.change(note=verdict.reason)
        else:
            self.reached(verdict, text)

    def reached(self, verdict: Verdict, answer: str = "") -> None:
        """Show a verdict with all there is to learn."""
        assert self.shown is not None
        graded = not self.shown.guessing
        self.set_focus(None)
        self.change(
            verdict=verdict,
            details=tuple(self.sitting.details()),
            intervals=tuple(self.sitting.intervals()) if graded else (),
            answer=answer,
            cursor=0,
        )

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
            self.change(note=leech_line(leech, names))
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
            self.reached(self.sitting.give_up())

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
