"""Progress: what was learnt, in pictures; figures are added up off the screen's thread."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.errors import QuizError
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.figures import FIRST_PAINT
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.pages import progress as page
from karabakh_quiz.tui.pages.progress import ProgressShown
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.insight.gathering import Report

DECK = Command("progress.deck", "d", "deck(1)", "deck", "the next deck, or all", "view")
DECK_BACK = Command("progress.deck-back", "D", "deck(-1)", "deck", "the deck before", "view")
FACET = Command("progress.facet", "f", "facet", "facet", "the next facet, or all", "view")
SPAN = Command("progress.span", "s", "span", "span", "other days: 90, 365, all, 30", "view")
MORE = Command("progress.more", "space,v", "section(1)", "more", "the next figure", "view")
BACK_UP = Command("progress.back-up", "b", "section(-1)", "back up", "the figure before", "view")
JUMPS = tuple(
    Command(f"progress.jump-{n}", str(n), f"jump({n - 1})", "", "", group="") for n in range(1, 10)
)
JUMP = Command("progress.jump", "", "jump", "figure", "a figure", "view", "1–9")
COMMANDS = (DECK, DECK_BACK, FACET, SPAN, MORE, BACK_UP, JUMP, *moving("progress", "scroll"), BACK)

SPANS: tuple[tuple[str, int | None], ...] = (
    ("last 90 days", 90),
    ("last 365 days", 365),
    ("all days", None),
    ("last 30 days", 30),
)
YEAR = 53 * 7


class ProgressScreen(Page):
    """All figures, of all decks and facets or of one."""

    CSS: ClassVar = "ProgressScreen #matter { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings((*COMMANDS, *JUMPS))
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in progress"

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        desk = self.app.desk
        titles = {ref.id: ref.title for ref in desk.library.decks}
        first = [deck] if deck in titles else []
        self.decks: list[str | None] = [None, *first, *(each for each in titles if each != deck)]
        self.facets: list[str | None] = [None]
        self.deck_at = self.facet_at = self.span_at = 0
        self.starts: list[int] = [0]
        self.asked = 0
        """Reports asked for: what comes for an earlier one comes too late."""
        self.note = ""
        self.shown = ProgressShown(titles=titles, ascii_only=self.app.ascii_signs)

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def on_mount(self) -> None:
        self.set_timer(FIRST_PAINT, self._add_up)

    def on_screen_resume(self) -> None:
        if self.shown.report is not None:
            self._add_up()

    def _add_up(self) -> None:
        """Have the report that is asked for made, off this thread."""
        self.asked += 1
        work = partial(
            self._work,
            self.asked,
            self.decks[self.deck_at],
            self.facets[self.facet_at],
            SPANS[self.span_at][1],
        )
        self.run_worker(work, thread=True, exclusive=True, name="figures")

    def _work(self, asked: int, deck: str | None, facet: str | None, days: int | None) -> None:
        """In the worker's thread: nothing of the screen is touched but by `call_from_thread`.

        What draws the figures is loaded here, too.
        """
        import karabakh_quiz.tui.pages.progress_sections  # noqa: F401 - see above
        from karabakh_quiz.insight.activity import activity_by
        from karabakh_quiz.insight.gathering import report
        from karabakh_quiz.insight.selection import Selection, in_order

        figures = self.app.desk.figures
        try:
            found = figures.material()
            chosen = Selection(decks=(deck,) if deck else (), facets=(facet,) if facet else ())
            selection = chosen if days is None else chosen.since(found.today - days + 1)
            cards = figures.cards(deck, sensitive=self.app.settings.sensitive)
            made = report(found, selection, cards=cards)
            year = activity_by(found.tally, chosen.since(found.today - YEAR), "day")
            facets = sorted({group.facet for group in found.tally.groups}, key=in_order)
        except QuizError as error:
            self.app.call_from_thread(self._failed, str(error))
            return
        counts = {int(day): each.answers for day, each in year.items()}
        self.app.call_from_thread(self._show, asked, made, counts, facets)

    def _show(self, asked: int, made: "Report", counts: dict[int, int], facets: list[str]) -> None:
        if asked != self.asked:  # another report has been asked for meanwhile
            return
        chosen = self.facets[self.facet_at]
        self.facets = [None, *facets]
        self.facet_at = self.facets.index(chosen) if chosen in self.facets else 0
        self.note = ""
        self.shown = replace(self.shown, report=made, year=counts)
        self.repaint()

    def _failed(self, why: str) -> None:
        self.note = why
        self.repaint()

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown)

    def paint(self, grid: Grid) -> None:
        lines, self.starts = page.matter(grid, self.shown)
        self.sheet("matter").show(lines)

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (DECK, FACET, SPAN, MORE, HELP), BACK

    def _chosen(self) -> None:
        """Say what is shown now, and add it up."""
        deck, facet = self.decks[self.deck_at], self.facets[self.facet_at]
        titles = self.shown.titles or {}
        of_decks = titles.get(deck, deck) if deck else "all decks"
        of_facets = f"only {facet}" if facet else "all facets"
        self.shown = replace(
            self.shown, about=f"{of_decks}, {of_facets}", span=SPANS[self.span_at][0]
        )
        self._add_up()

    def action_deck(self, step: int) -> None:
        """The next deck, the one before, or all."""
        self.deck_at = (self.deck_at + step) % len(self.decks)
        self._chosen()

    def action_facet(self) -> None:
        """The next facet, or all."""
        self.facet_at = (self.facet_at + 1) % len(self.facets)
        self._chosen()

    def action_span(self) -> None:
        """Other days."""
        self.span_at = (self.span_at + 1) % len(SPANS)
        self._chosen()

    def action_scroll(self, rows: int) -> None:
        self.sheet("matter").scroll_relative(y=rows, animate=False)

    def action_section(self, step: int) -> None:
        """To the next figure, or the one before."""
        top = round(self.sheet("matter").scroll_target_y)
        later = [start for start in self.starts if start > top]
        earlier = [start for start in self.starts if start < top]
        if step > 0 and later:
            self._show_row(later[0])
        elif step < 0:
            self._show_row(earlier[-1] if earlier else 0)

    def action_jump(self, place: int) -> None:
        """To the figure with this number."""
        if place < len(self.starts):
            self._show_row(self.starts[place])

    def _show_row(self, row: int) -> None:
        self.sheet("matter").scroll_to(y=row, animate=False)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "deck" or len(self.decks) > 1
