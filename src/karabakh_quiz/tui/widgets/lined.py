"""The one widget family that shows text: lines of runs, painted as they stand.

Nothing here parses markup, and whatever reaches the terminal is made safe at
this last gate too, so a poisoned deck can only ever be seen, never obeyed.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from typing_extensions import override

from karabakh_quiz.text import clean
from karabakh_quiz.tui.line import BLANK, Line, Run, text_of
from karabakh_quiz.tui.pages.frame import more_beside
from karabakh_quiz.tui.signs import ascii_only
from karabakh_quiz.tui.themes import style


class Lined(ScrollView):
    """Paints the lines that `line_at` gives, as many as `line_count` says.

    Strips are kept until the lines, the width or the theme change. A click on
    a run with an `act` runs that action on the screen.
    """

    DEFAULT_CSS = """
    Lined {
        width: 100%;
        height: auto;
        scrollbar-size: 0 0;
        background: transparent;
    }
    """
    ALLOW_SELECT: ClassVar[bool] = True
    can_focus = False

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        tells_more: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.tells_more = tells_more
        """Whether the last row in sight says how many lines follow, where any do."""
        self._strips: dict[int, Strip] = {}
        self._base: tuple[str, Style] | None = None

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return 0

    def line_at(self, y: int) -> Line:  # noqa: ARG002
        """The line in row `y`, counted from 0; blank where there is none."""
        return BLANK

    def renew(self, *, layout: bool = True) -> None:
        """Paint anew, after the lines have changed."""
        self._forget()
        self.virtual_size = Size(self.size.width, self.line_count)
        self.refresh(layout=layout)

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.line_count

    @property
    def hidden_below(self) -> int:
        """How many lines lie below what is visible."""
        return max(0, self.line_count - round(self.scroll_target_y) - self.size.height)

    @override
    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._forget()

    def _forget(self) -> None:
        self._strips.clear()
        self._base = None

    @property
    def base_style(self) -> Style:
        """The widget's own style, looked up once for all lines: it goes through all ancestors."""
        theme = self.app.theme
        if self._base is None or self._base[0] != theme:
            self._base = theme, self.rich_style
        return self._base[1]

    def on_resize(self, event: events.Resize) -> None:
        self._strips.clear()
        self.virtual_size = Size(event.size.width, self.line_count)

    @override
    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        if y >= self.line_count:
            return Strip.blank(self.size.width, self.base_style)
        if self.tells_more and y == self.scroll_offset.y + self.size.height - 1:
            hidden = self.line_count - y
            if hidden > 1:
                return self._strip(more_beside(hidden), y)
        strip = self._strips.get(y)
        if strip is None or self.text_selection is not None:
            strip = self._paint(y)
            self._strips[y] = strip
        return strip

    def _paint(self, y: int) -> Strip:
        return self._strip(self.line_at(y), y)

    def _strip(self, line: Line, y: int) -> Strip:
        base, theme = self.base_style, self.app.theme
        safe = [(self._safe(each.text), each.style) for each in line]
        segments = [Segment(text, base + style(theme, words)) for text, words in safe if text]
        strip = Strip(segments)
        span = self.text_selection.get_span(y) if self.text_selection is not None else None
        if span is not None:
            strip = self._selected(strip, *span)
        return strip.crop_extend(0, self.size.width, base).apply_offsets(0, y)

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        chosen = self.screen.get_component_rich_style("screen--selection")
        length = strip.cell_length
        stop = length if end == -1 else min(end, length)
        before, middle, after = (
            strip.crop(0, start),
            strip.crop(start, stop),
            strip.crop(stop, length),
        )
        return Strip.join([before, middle.apply_style(chosen), after])

    def _safe(self, text: str) -> str:
        if not (text.isascii() and text.isprintable()):
            text = clean(text.replace("\n", " ").replace("\t", " "))
            if getattr(self.app, "ascii_signs", False):
                text = ascii_only(text)
        return text

    @override
    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        lines = [text_of(self.line_at(y)) for y in range(self.line_count)]
        return selection.extract("\n".join(lines)), "\n"

    @override
    def selection_updated(self, selection: Selection | None) -> None:
        self._strips.clear()
        self.refresh()

    def run_at(self, x: int, y: int) -> Run | None:
        """The run under a place of this widget (scrolling counted in)."""
        y += self.scroll_offset.y
        if not 0 <= y < self.line_count:
            return None
        for each in self.line_at(y):
            x -= cell_len(each.text)
            if x < 0:
                return each
        return None

    async def on_click(self, event: events.Click) -> None:
        found = self.run_at(event.x, event.y)
        if found is not None and found.act:
            event.stop()
            await self.screen.run_action(found.act)


class Sheet(Lined):
    """Lines that are all there at once."""

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        tells_more: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes, tells_more=tells_more)
        self._lines: Sequence[Line] = lines

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def line_at(self, y: int) -> Line:
        return self._lines[y] if y < len(self._lines) else BLANK

    def show(self, lines: Sequence[Line]) -> None:
        """Replace the lines."""
        before, self._lines = self._lines, lines
        if len(lines) != len(before):
            self.renew()
            return
        for y, (now, then) in enumerate(zip(lines, before, strict=True)):
            if now != then:
                self._strips.pop(y, None)
                self.refresh_line(y)
