"""What all screens share: the page on its grid, its keys row, help and palette."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from karabakh_quiz.tui.commands import EVERYWHERE, Command, bindings
from karabakh_quiz.tui.grid import MIN_HEIGHT, MIN_WIDTH, Grid, grid_for
from karabakh_quiz.tui.line import BLANK, Line, cut, run
from karabakh_quiz.tui.pages.frame import Key, at_axis, head, keys
from karabakh_quiz.tui.pages.small import too_small
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.tui.app import QuizApp


class Page(Screen[str | None]):
    """A screen whose text stands on the grid.

    Subclasses give `parts` (the widgets between head and keys), `paint` (fill
    them) and `commands`; `row` names the commands of the keys row.
    """

    DEFAULT_CSS = """
    Page { align: center middle; overflow: hidden hidden; }
    Page > #page { width: 100%; height: 100%; background: transparent; overflow: hidden hidden; }
    Page #head { height: 2; }
    Page #keys { height: 2; dock: bottom; }
    Page #small { display: none; height: 100%; }
    Page.-small > #page { display: none; }
    Page.-small > #small { display: block; }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    commands: ClassVar[tuple[Command, ...]] = ()
    title_of_page: ClassVar[str] = ""
    name_of_page: ClassVar[str] = ""
    """What the help page says it is about: "while a question is open"."""
    shows_signs: ClassVar[bool] = False
    """Whether verdicts and cards' signs stand on the page, for its help."""

    app: "QuizApp"

    @property
    def grid(self) -> Grid:
        """The grid of the window as it is now."""
        return grid_for(*self.app.size)

    def compose(self) -> ComposeResult:
        with Container(id="page"):
            yield Sheet(id="head")
            yield from self.parts()
            yield Sheet(id="keys")

    def parts(self) -> Sequence[Widget]:
        """The widgets between head and keys."""
        return ()

    def on_mount(self) -> None:
        """Fill the page before it is first painted; a subclass's own `on_mount` comes before."""
        self.repaint()

    def on_resize(self, _: events.Resize) -> None:
        self.repaint()

    def repaint(self) -> None:
        """Fit the page to the window and fill it."""
        if not self.is_mounted:
            return
        width, height = self.app.size
        small = width < MIN_WIDTH or height < MIN_HEIGHT
        self.set_class(small, "-small")
        if small:
            if not self.query("#small"):
                self.mount(Sheet(id="small"))
            self.sheet("small").show(too_small(width, height))
            return
        grid = self.grid
        page = self.query_one("#page")
        page.styles.width, page.styles.height = grid.width, grid.height
        self.sheet("head").show(self.head(grid))
        self.sheet("keys").styles.height = grid.foot
        self.sheet("keys").show(self.foot(grid))
        self.paint(grid)

    def head(self, grid: Grid) -> list[Line]:
        """The two rows of the running head."""
        return head(grid, title=self.title_of_page)

    def foot(self, grid: Grid) -> list[Line]:
        """The keys row at the bottom, and above it blank rows, or what there is to say."""
        said = self.remark()
        above = cut(at_axis(grid, (run(said, "soft italic"),)), grid.right) if said else BLANK
        return [*([BLANK] * (grid.foot - 2)), above, self.keys_line(grid)]

    def remark(self) -> str:
        """What there is to say at the moment, in a few words."""
        return ""

    def paint(self, grid: Grid) -> None:
        """Fill the page's own widgets."""

    def sheet(self, name: str) -> Sheet:
        """The sheet with the id `name`."""
        return self.query_one(f"#{name}", Sheet)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        """The commands of the keys row, the most important first, and the one at its end."""
        return (), None

    def keys_line(self, grid: Grid) -> Line:
        """The keys row."""
        several, last = self.row()
        return keys(grid, [self.key(each) for each in several], self.key(last) if last else None)

    def key(self, command: Command) -> Key:
        """How a command stands in the keys row."""
        return Key(command.label(self.app.own_keys), command.short, command.action)

    def available(self) -> list[Command]:
        """The commands that can be used now, for the palette."""
        every = (*self.commands, *EVERYWHERE)
        return [each for each in every if self.check_action(each.action.partition("(")[0], ())]

    def action_leave(self) -> None:
        """Go back to the screen before this one."""
        self.app.go_back()

    def action_help(self) -> None:
        """Show all keys of this screen."""
        self.app.open_help(self)

    def action_palette(self) -> None:
        """Show all commands."""
        self.app.open_palette(self)
