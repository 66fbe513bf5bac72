"""The addresses of an entry's sources, to open or to copy."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from karabakh_quiz.cards.card import Detail
from karabakh_quiz.study.wording import plural
from karabakh_quiz.tui.browser import open_address, site_of
from karabakh_quiz.tui.commands import HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, Run
from karabakh_quiz.tui.pages import sources as page
from karabakh_quiz.tui.pages.frame import head
from karabakh_quiz.tui.pages.sources import Address
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.lined import Sheet

OPEN = Command("sources.open", "enter,o", "open", "open", "open it in the browser", "source")
COPY = Command("sources.copy", "c", "copy", "copy", "copy the address", "source")
CLOSE = Command("sources.close", "escape,q", "close", "back", "back", "leave")
COMMANDS = (OPEN, COPY, *moving("sources"), CLOSE)

NO_BROWSER = "No browser opens from here: copy the address."
COPIED = "Copied, where the terminal allows it."


def addresses_of(details: Sequence[Detail]) -> tuple[Address, ...]:
    """The sources among `details` that have an address."""
    return tuple(Address(detail.text, detail.link) for detail in details if detail.link)


class SourcesScreen(ScrolledPage):
    """Each source with its address in full."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "where it can be read"

    def __init__(self, addresses: Sequence[Address], note: str = "") -> None:
        super().__init__()
        self.addresses = addresses
        self.cursor = 0
        self.note = note

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def head(self, grid: Grid) -> list[Line]:
        count = Run(plural(len(self.addresses), "address", "addresses"), "soft")
        return head(grid, title="Source", right=(count,))

    def paint(self, grid: Grid) -> None:
        self.sheet("matter").show(page.matter(grid, self.addresses, self.cursor))
        self.call_after_refresh(self.keep_in_view, f"point({self.cursor})")

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (OPEN, COPY, HELP), CLOSE

    def tell(self, note: str) -> None:
        """Say something of what was done last."""
        self.note = note
        self.repaint()

    def action_move(self, step: int) -> None:
        self.cursor = min(max(0, self.cursor + step), len(self.addresses) - 1)
        self.tell("")

    def action_point(self, index: int) -> None:
        """Put the cursor on a source; on the one under the cursor, open it."""
        if index == self.cursor:
            self.action_open()
        self.cursor = index
        self.repaint()

    def action_open(self) -> None:
        url = self.addresses[self.cursor].url
        self.tell(opened(url) if open_address(self.app, url) else NO_BROWSER)

    def action_copy(self) -> None:
        """Copy by the terminal's own clipboard (OSC 52), which works over ssh too."""
        self.app.copy_to_clipboard(self.addresses[self.cursor].url)
        self.tell(COPIED)

    def action_close(self) -> None:
        self.app.go_back()


def opened(url: str) -> str:
    """That the browser has it."""
    return f"Opened in the browser: {site_of(url)}"


def open_source(page: Page, details: Sequence[Detail]) -> str:
    """Open the source of an entry; gives what is to be said on `page`.

    Where there are several, or no browser takes it, their addresses are shown.
    """
    addresses = addresses_of(details)
    if not addresses:
        return "This entry gives no address to open."
    note = ""
    if len(addresses) == 1:
        url = addresses[0].url
        if open_address(page.app, url):
            return opened(url)
        note = NO_BROWSER
    page.app.push_screen(SourcesScreen(addresses, note))
    return ""
