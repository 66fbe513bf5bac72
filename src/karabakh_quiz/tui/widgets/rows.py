"""A long list with a cursor: only the rows in sight are ever painted."""

from collections.abc import Callable

from textual import events

from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.widgets.lined import Lined

Painter = Callable[[int, bool], Line]
"""From a row's number and whether the cursor is on it to its line."""


class Rows(Lined):
    """`count` rows, each painted by `painter` when it comes into sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._count = 0
        self._painter: Painter = lambda _, __: BLANK
        self.cursor = 0

    @property
    def line_count(self) -> int:
        return self._count

    def line_at(self, y: int) -> Line:
        return self._painter(y, y == self.cursor)

    def fill(self, count: int, painter: Painter, cursor: int | None = None) -> None:
        """Show other rows."""
        taller = count != self._count
        self._count, self._painter = count, painter
        if cursor is not None:
            self.cursor = cursor
        self.cursor = min(max(0, self.cursor), max(0, count - 1))
        self.renew(layout=taller)
        self.keep_in_view()

    def on_resize(self, _: events.Resize) -> None:
        """After `Lined` has measured itself anew: Textual calls both, this one first."""
        self.call_after_refresh(self.keep_in_view)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, and bring it into sight."""
        before = self.cursor
        self.cursor = min(max(0, row), max(0, self._count - 1))
        for each in (before, self.cursor):
            self._strips.pop(each, None)
            self.refresh_line(each)
        self.keep_in_view()

    def seen(self, room: int) -> int:
        """How many rows are in sight or above it, where at most `room` are in sight."""
        top = round(self.scroll_target_y)
        top = min(top, self.cursor)
        return min(self._count, max(top + room, self.cursor + 1))

    def keep_in_view(self) -> None:
        """Scroll as little as shows the cursor."""
        height = self.size.height
        if not height:
            return
        top = round(self.scroll_target_y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
