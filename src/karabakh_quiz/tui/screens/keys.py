"""Which keys do what, and keys of one's own."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.errors import QuizError
from karabakh_quiz.settings import change
from karabakh_quiz.tui.commands import EVERYWHERE, Command, bindings, key_name, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, Run, cut_text, placed, run
from karabakh_quiz.tui.pages.frame import head, numbered
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.rows import Rows

SET = Command("keys.set", "enter", "set", "new key", "give it another key", "keys")
DEFAULT = Command("keys.default", "d", "default", "default", "back to the default", "keys")
BACK = Command("keys.back", "escape,q", "escape", "back", "back", "leave")
COMMANDS = (SET, DEFAULT, *moving("keys"), BACK)

WHERE = {
    "screens.sitting_commands": "sitting",
    "screens.home": "Home",
    "screens.summary": "summary",
    "screens.chronology": "Chronology",
    "screens.browse": "Browse",
    "screens.people": "People",
    "screens.progress": "Progress",
    "screens.exam": "Exam",
    "screens.marks": "mock exam",
    "screens.entry": "entry",
    "screens.sources": "sources",
    "screens.settings": "Settings",
}
"""Modules whose commands are listed, and what their screens are called."""
_NAMED = frozenset(
    {"up", "down", "left", "right", "enter", "tab", "space", "backspace", "home", "end",
     "pageup", "pagedown", *(f"f{number}" for number in range(1, 10)), "f12"}
)  # fmt: skip
"""Keys without a character that reach us through Windows Terminal, tmux and ssh alike; F10 and
F11 are taken by many windows, Ctrl and Alt by terminals."""


def reaches_everywhere(event: events.Key) -> bool:
    """Whether every common terminal hands this key on, and people can name it."""
    character = event.character or ""
    return event.key in _NAMED or (event.is_printable and character.isascii())


def taken_by(command: Command, key: str, own: Mapping[str, str]) -> Command | None:
    """What else `key` already does where `command` can be used; None if nothing."""
    for module in WHERE:
        loaded = import_module(f"karabakh_quiz.tui.{module}")
        bound: tuple[Command, ...] = (
            *(getattr(loaded, "BOUND", None) or loaded.COMMANDS),
            *EVERYWHERE,
        )
        if command not in bound:
            continue
        for each in bound:
            if each.id != command.id and each.keys and key in each.keys_in(own).split(","):
                return each
    return None


def all_commands() -> list[tuple[str, Command]]:
    """Every command that can be given another key, with the screen it belongs to."""
    found: dict[str, tuple[str, Command]] = {each.id: ("anywhere", each) for each in EVERYWHERE}
    for module, screen in WHERE.items():
        loaded = import_module(f"karabakh_quiz.tui.{module}")
        for each in getattr(loaded, "LISTED", None) or loaded.COMMANDS:
            for command in (each, *each.of):
                if command.keys and command.long:
                    found.setdefault(command.id, (screen, command))
    return list(found.values())


class KeysScreen(ScrolledPage):
    """A line for each command; Enter, then the new key."""

    CSS: ClassVar = "KeysScreen #rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "changing keys"
    scrolls: ClassVar[str] = "rows"

    def __init__(self) -> None:
        super().__init__()
        self.every = all_commands()
        self.waiting = False
        self.note = ""

    def parts(self) -> Sequence[Widget]:
        return (Rows(id="rows"),)

    def head(self, grid: Grid) -> list[Line]:
        return head(grid, title="Keys", right=(Run("kept in settings.toml", "soft"),))

    def paint(self, grid: Grid) -> None:
        self.query_one(Rows).fill(
            len(self.every), lambda index, here: self._row(grid, index, here=here)
        )

    def _row(self, grid: Grid, index: int, *, here: bool) -> Line:
        screen, command = self.every[index]
        own = command.id in self.app.own_keys
        act = f"point({index})"
        style = "ink bold" if here else "ink"
        keys = cut_text(command.all_labels(self.app.own_keys), 16)
        if here and self.waiting:
            keys = "press a key"
        words_room = grid.room - 34 if not grid.narrow else grid.room - 18
        pieces: list[tuple[int, Line]] = [
            (0, (Run(keys, "here bold" if own or (here and self.waiting) else style, act),)),
            (18, (run(cut_text(command.long, words_room), style, act),)),
        ]
        if not grid.narrow:
            pieces.append((grid.room - cell_len(screen), (Run(screen, "soft", act),)))
        return numbered(grid, "", placed(*pieces), here=here, act=act)

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (SET, DEFAULT), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self.waiting

    async def on_key(self, event: events.Key) -> None:
        """The new key, where one is waited for."""
        if not self.waiting:
            return
        event.stop()
        event.prevent_default()
        self.waiting = False
        if event.key == "escape":
            self.note = ""
        elif not reaches_everywhere(event):
            self.note = "Others get lost: take a letter, digit, sign, arrow, F1–F9."
        else:
            self._give(event.key)
        self.repaint()

    def _give(self, key: str | None) -> None:
        """Give the command under the cursor `key`, or its default."""
        _, command = self.every[self.query_one(Rows).cursor]
        keys = {name: own for name, own in self.app.own_keys.items() if name != command.id}
        if key is not None:
            other = taken_by(command, key, keys)
            if other is not None:
                does = other.long or other.short or other.id
                self.note = f"{key_name(key)} is taken there: {does}."
                return
            keys[command.id] = key
        try:
            self.app.take_settings(change(self.app.desk.places.settings, keys=keys))
        except QuizError as error:
            self.note = error.sentence
            return
        self.note = f"{command.long}: {command.all_labels(self.app.own_keys)}"

    def action_set(self) -> None:
        self.waiting, self.note = True, "Press the new key; Esc leaves it as it is."
        self.repaint()

    def action_default(self) -> None:
        self._give(None)
        self.repaint()

    def action_move(self, step: int) -> None:
        rows = self.query_one(Rows)
        rows.move_to(min(max(0, rows.cursor + step), len(self.every) - 1))
        self.call_after_refresh(self.tell_more)

    def action_point(self, index: int) -> None:
        self.query_one(Rows).move_to(index)

    def action_escape(self) -> None:
        self.dismiss(None)
