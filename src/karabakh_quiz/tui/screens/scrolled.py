"""A page of one sheet or list that scrolls, and says how much of it lies below."""

from typing import ClassVar

from typing_extensions import override

from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, spread
from karabakh_quiz.tui.pages.frame import more_beside
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Lined


class ScrolledPage(Page):
    """Has a part that scrolls: the row above the keys tells how much of it is below."""

    DEFAULT_CSS = "ScrolledPage #matter { height: 1fr; }"
    scrolls: ClassVar[str] = "matter"
    """The id of that part."""

    @property
    def scrolled(self) -> Lined:
        """The part that scrolls."""
        return self.query_one(f"#{self.scrolls}", Lined)

    @override
    def foot(self, grid: Grid) -> list[Line]:
        *above, said, keys = super().foot(grid)
        told = more_beside(self.scrolled.hidden_below)
        return [*above, spread(said, told, grid.axis + grid.room) if told else said, keys]

    @override
    def repaint(self) -> None:
        super().repaint()
        self.call_after_refresh(self.tell_more)

    def tell_more(self) -> None:
        """Say how many lines are below, now that the sheet has its size and place."""
        if self in self.app.screen_stack and not self.has_class("-small"):
            self.sheet("keys").show(self.foot(self.grid))

    def keep_in_view(self, act: str) -> None:
        """Scroll as little as shows all lines that a click on `act` belongs to."""
        part = self.scrolled
        rows = [
            y for y in range(part.line_count) if any(each.act == act for each in part.line_at(y))
        ]
        top, height = round(part.scroll_target_y), part.size.height
        if rows and height:
            if rows[-1] >= top + height:
                part.scroll_to(y=rows[-1] - height + 1, animate=False)
            elif rows[0] < top:
                part.scroll_to(y=rows[0], animate=False)
        self.tell_more()

    def action_scroll(self, rows: int) -> None:
        """Scroll the sheet."""
        self.scrolled.scroll_relative(y=rows, animate=False)
        self.tell_more()

    def action_scroll_matter(self, rows: int) -> None:
        """What a click on `↓ 3 more lines` runs."""
        self.action_scroll(rows)
