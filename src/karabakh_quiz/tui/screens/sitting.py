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

from karabakh_quiz.clock import Clock
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.wording import grade_name
from karabakh_quiz.tui.commands import HELP, UNDO, Command, bindings
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import answering
from karabakh_quiz.tui.pages import question as page
from karabakh_quiz.tui.pages.frame import Key, more
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens.held import HeldKey
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.entry import Entry

if TYPE_CHECKING:
    from karabakh_quiz.study import Sitting


class SittingScreen(Page):
    """Asks what `sitting` asks until it has nothing more, then shows the summary."""

    CSS_PATH: ClassVar = "sitting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(do.BOUND)
    commands: ClassVar[tuple[Command, ...]] = do.LISTED
    name_of_page: ClassVar[str] = "while a question is open"
    shows_signs: ClassVar[bool] = True

    def __init__(self, sitting: "Sitting", clock: Clock, question: Question | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self.held = HeldKey(clock.monotonic)
        first = question or sitting.next()
        self.shown = Shown(question=first) if first else None

    def parts(self) -> Sequence[Widget]:
        from karabakh_quiz.tui.widgets.lined import Sheet

        main = Container(
            Sheet(id="matter"),
            Sheet(id="gap"),
            Sheet(id="choices"),
            Entry(id="entry"),
            Sheet(id="grades"),
            id="main",
        )
        return (Horizontal(main, Sheet(id="aside"), id="spread"),)

    def on_mount(self) -> None:
        super().on_mount()
        self.enter()

    # What is shown

    def enter(self) -> None:
        """Make the new question ready to be answered."""
        if self.shown is None:
            self.app.show_summary(self.sitting)
            return
        entry = self.query_one(Entry).line
        entry.value = ""
        self.sheet("matter").scroll_to(y=0, animate=False)
        if self.typing:
            entry.focus()
        else:
            self.set_focus(None)

    def change(self, **values: object) -> None:
        """Show something else of the same question."""
        if self.shown is not None:
            self.shown = replace(self.shown, **{"note": "", **values})  # type: ignore[arg-type]
            self.repaint()

    def ask(self, question: Question | None) -> None:
        """Show another question, or the summary if there is none."""
        self.shown = Shown(question=question) if question else None
        self.enter()
        self.repaint()

    @property
    def typing(self) -> bool:
        """Whether the answer is to be typed, and is not there yet."""
        shown = self.shown
        return shown is not None and shown.verdict is None and shown.question.mode == "type"

    @property
    def arranging(self) -> bool:
        """Whether things are put in order or matched."""
        shown = self.shown
        return shown is not None and shown.question.card.kind in ("order", "match")

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown) if self.shown else []

    def paint(self, grid: Grid) -> None:
        shown = self.shown
        if shown is None:
            return
        body = grid.height - page.HEAD_ROWS - grid.foot
        answer = self._answer_area(grid, shown)
        matter = page.matter(grid, shown)
        room = body - self._rows(answer, grid)
        if len(matter) > room:
            matter = page.matter(grid, shown, tight=True)
        sheet = self.sheet("matter")
        sheet.styles.height = room if shown.verdict else min(len(matter), max(room, 3))
        sheet.show(matter)
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        aside = self.sheet("aside")
        aside.display = grid.wide
        aside.styles.width = grid.notes_width
        aside.styles.margin = (0, 0, 0, 3)
        aside.show(page.aside(grid, shown))
        self.paint_gap()
        self.call_after_refresh(self.paint_gap)

    def _rows(self, answer: Sequence[Line], grid: Grid) -> int:
        gap = 1 if self.shown and self.shown.verdict else grid.answer_gap
        return gap + (3 if self.typing else len(answer))

    def _answer_area(self, grid: Grid, shown: Shown) -> list[Line]:
        """Fill choices, line and grades; gives the lines of the one that is shown."""
        choices = grades = []
        if shown.verdict is not None:
            grades = answering.grades(grid, shown)
        elif shown.question.mode == "choice":
            choices = [
                *([*answering.arranged(grid, shown), BLANK] if self.arranging else []),
                *answering.choices(grid, shown),
            ]
        entry = self.query_one(Entry)
        entry.display = self.typing
        if self.typing:
            entry.show(grid, shown.asked, self._below(shown), active=entry.line.has_focus)
        for name, lines in (("choices", choices), ("grades", grades)):
            self.sheet(name).display = bool(lines)
            self.sheet(name).show(lines)
        return [*choices, *grades]

    def _below(self, shown: Shown) -> str:
        return shown.note or self.app.reading(shown.question.card, self.query_one(Entry).line.value)

    def paint_gap(self) -> None:
        """The rows between the words and what answers them; they say how much is below."""
        if self.shown is None or not self.is_mounted:
            return
        grid = self.grid
        rows: list[Line] = [BLANK] * (1 if self.shown.verdict else grid.answer_gap)
        hidden = self.sheet("matter").hidden_below
        if hidden:
            rows[0] = more(grid, hidden)
        elif self.shown.note and not self.typing:
            rows[0] = page.remark(grid, self.shown)
        self.sheet("gap").show(rows)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        shown = self.shown
        if shown is None:
            return (), do.LEAVE
        if shown.verdict is not None:
            wrong = (do.GUESSED,) if shown.verdict.right else (do.SOURCE,)
            return (do.ACCEPT, do.GRADE, *wrong, HELP), UNDO
        if self.typing:
            if self.query_one(Entry).line.has_focus:
                return (do.ACCEPT, do.TAB, do.ESCAPE, HELP), None
            return (do.TAB, do.ESCAPE, do.HINT, HELP), do.LEAVE
        if shown.question.mode == "reveal":
            return (do.SPACE, do.HINT, HELP), do.LEAVE
        new = (do.GUESS_FIRST,) if shown.question.stage == "new" else ()
        return (do.CHOOSE, do.HINT, *new, HELP), do.LEAVE

    def key(self, command: Command) -> Key:
        key = super().key(command)
        shown = self.shown
        if shown is None:
            return key
        if command is do.ACCEPT and shown.verdict is not None:
            grade = shown.cursor or shown.verdict.proposed
            return replace(key, does=f"{grade_name(grade)}, next" if grade else "next")
        if command is do.CHOOSE:
            return replace(key, key=f"1–{len(shown.question.choices)}")
        if self.typing and not self.query_one(Entry).line.has_focus:
            if command is do.TAB:
                return replace(key, does="type")
            if command is do.ESCAPE:
                return replace(key, does="don’t know")
        if command is HELP and self.typing and self.query_one(Entry).line.has_focus:
            return replace(key, key="F1")
        return key

    # What can be done

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        shown = self.shown
        if shown is None:
            return action in ("leave", "help", "palette", "undo")
        at_verdict = shown.verdict is not None
        match action:
            case "guessed" | "shift" | "open_source":
                return at_verdict
            case "guess_first":
                return not at_verdict and shown.question.stage == "new" and not self.typing
            case "hint":
                return not at_verdict
            case "reveal":
                return not at_verdict and shown.question.mode == "reveal"
            case "take_back":
                return self.arranging and bool(shown.picked) and not at_verdict
            case "tab" | "escape":
                return self.typing or action == "escape"
        return True

    def action_digit(self, number: int) -> None:
        if self.shown is None or self.held.swallows(str(number)):
            return
        if self.shown.verdict is not None:
            if number <= 4:
                self.action_grade(number)
                self.held.used(str(number))
        elif self.shown.question.mode == "choice" and number <= len(self.shown.question.choices):
            self.action_choose(number)
            self.held.used(str(number))

    def action_choose(self, number: int) -> None:
        """Choose the choice shown as `number`; where things are arranged, put it down next."""
        shown = self.shown
        if shown is None or shown.verdict is not None:
            return
        if not self.arranging:
            self.give(str(number))
            return
        index = number - 1
        if index in shown.picked:
            self.change(picked=tuple(each for each in shown.picked if each != index))
            return
        picked = (*shown.picked, index)
        if len(picked) == len(shown.question.choices) - 1:
            left = set(range(len(shown.question.choices))) - set(picked)
            picked = (*picked, *left)
        self.change(picked=picked, cursor=min(index + 1, len(shown.question.choices) - 1))

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
            count = len(shown.question.choices)
            self.change(cursor=(shown.cursor + step) % max(1, count))

    def action_shift(self, step: int) -> None:
        shown = self.shown
        if shown is not None and shown.verdict is not None:
            grade = (shown.cursor or shown.verdict.proposed or 1) + step
            self.change(cursor=min(4, max(1, grade)))

    def action_accept(self) -> None:
        shown = self.shown
        if shown is None or self.held.swallows("enter"):
            return
        if shown.verdict is not None:
            self.action_grade(shown.cursor or None)
        elif shown.question.mode == "reveal":
            self.action_reveal()
        elif self.typing:
            self.query_one(Entry).line.focus()
            return
        elif self.arranging:
            if len(shown.picked) < len(shown.question.choices):
                self.action_choose(shown.cursor + 1)
            else:
                self.give(" ".join(str(index + 1) for index in shown.picked))
        else:
            self.give(str(shown.cursor + 1))
        self.held.used("enter")

    def action_reveal(self) -> None:
        self.give("")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.give(event.value)

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.typing:
            self.change()

    def give(self, text: str) -> None:
        """Give an answer and show the verdict."""
        shown = self.shown
        if shown is None:
            return
        verdict = self.sitting.answer(text)
        if verdict.asks_again:
            self.change(note=verdict.reason)
            return
        self.set_focus(None)
        self.change(
            verdict=verdict,
            details=tuple(self.sitting.details()),
            intervals=tuple(self.sitting.intervals()),
            answer=text,
            cursor=0,
        )

    def action_grade(self, grade: int | None) -> None:
        if self.shown is None or self.shown.verdict is None:
            return
        self.sitting.grade(grade)
        self.ask(self.sitting.next())

    def action_scroll_matter(self, rows: int) -> None:
        self.sheet("matter").scroll_relative(y=rows, animate=False)
        self.call_after_refresh(self.paint_gap)

    def action_tab(self) -> None:
        line = self.query_one(Entry).line
        if line.has_focus:
            self.action_hint()
        else:
            line.focus()

    def action_escape(self) -> None:
        if self.typing and self.query_one(Entry).line.has_focus:
            self.set_focus(None)
            self.repaint()

    def on_descendant_focus(self) -> None:
        self.repaint()

    def on_descendant_blur(self) -> None:
        self.repaint()

    def action_hint(self) -> None:
        hint = self.sitting.hint()
        if hint is None:
            self.change(note="There is no further hint.")
        else:
            self.change(hint=hint)

    def action_guessed(self) -> None:
        shown = self.shown
        if shown is not None:
            self.sitting.guessed(not shown.guessed)
            note = "" if shown.guessed else "Marked as a guess."
            self.change(
                guessed=not shown.guessed,
                intervals=tuple(self.sitting.intervals()),
                note=note,
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

    def action_bury(self) -> None:
        self.sitting.bury()
        self.ask(self.sitting.next())

    def action_leave(self) -> None:
        self.settle()
        self.app.show_summary(self.sitting)

    def settle(self) -> None:
        """Leave the sitting: an answer at its verdict takes the proposed grade."""
        self.sitting.leave()
