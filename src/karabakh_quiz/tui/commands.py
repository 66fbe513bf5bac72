"""What can be done on a screen: one value gives binding, keys row, help and palette.

Every command has an id (`sitting.hint`), under which `settings.toml` can give
it other keys.
"""

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from karabakh_quiz.structs import struct

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "−",
    "full_stop": ".",
    "comma": ",",
    "underscore": "_",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


@struct
class Command:
    """Something a person can do on a screen."""

    id: str
    keys: str
    """Textual key names, comma-separated; the first is the one shown. None: only shown."""
    action: str
    short: str
    """For the keys row: one or two words."""
    long: str
    """For help and palette."""
    group: str = "anywhere"
    shown_as: str = ""
    """How the keys are shown, where the first alone would not say it: `1–4`."""
    priority: bool = False
    of: tuple["Command", ...] = ()
    """For a line that stands for several commands in the help: these."""

    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.keys, self.action, self.long, show=False, priority=self.priority, id=self.id
        )

    def keys_in(self, keymap: Mapping[str, str]) -> str:
        """The keys in force, the person's own if there are any."""
        return keymap.get(self.id, self.keys)

    def label(self, keymap: Mapping[str, str]) -> str:
        """How its key is written: `Enter`, `Ctrl+P`, `?`, `1–4`."""
        if self.shown_as and self.id not in keymap:
            return self.shown_as
        return key_name(self.keys_in(keymap).split(",")[0])

    def all_labels(self, keymap: Mapping[str, str]) -> str:
        """All its keys, for the help page."""
        own = any(each.id in keymap for each in (self, *self.of))
        if self.shown_as and not own:
            return self.shown_as
        keys = [key for each in self.of or (self,) for key in each.keys_in(keymap).split(",")]
        return " ".join(key_name(key) for key in keys)


def key_name(key: str) -> str:
    """`ctrl+p` as people write it: `Ctrl+P`."""
    *modifiers, last = key.strip().split("+") if key.strip() != "+" else ["+"]
    name = _NAMES.get(last, last)
    function_key = name[0] == "f" and name[1:].isdigit()
    if function_key or (modifiers and len(name) == 1):
        name = name.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The bindings of all `groups`, for a screen's `BINDINGS`."""
    return [command.binding() for group in groups for command in group if command.keys]


LEAVE = Command("app.leave", "q", "leave", "leave", "leave; everything is saved")
BACK = Command("app.back", "escape,q", "leave", "back", "back")
HELP = Command("app.help", "question_mark,f1", "help", "keys", "this page")
PALETTE = Command("app.palette", "ctrl+p", "palette", "commands", "all commands", priority=True)
UNDO = Command("app.undo", "u", "undo", "undo", "undo, even tomorrow", "answer")


def moving(name: str, action: str = "move") -> tuple[Command, ...]:
    """Up and down a list or a page, with vim's keys too; the last only stands in the help."""
    down = Command(f"{name}.down", "down,j", f"{action}(1)", "down", "down", group="")
    up = Command(f"{name}.up", "up,k", f"{action}(-1)", "up", "up", group="")
    page = Command(f"{name}.page-down", "pagedown", f"{action}(10)", "further", "", group="")
    back = Command(f"{name}.page-up", "pageup", f"{action}(-10)", "back up", "", group="")
    first = Command(f"{name}.first", "home", f"{action}(-99999)", "first", "", group="")
    last = Command(f"{name}.last", "end", f"{action}(99999)", "last", "", group="")
    listed = Command(f"{name}.move", "", action, "move", "move", shown_as="↑ ↓ j k", of=(up, down))
    return (down, up, page, back, first, last, listed)


EVERYWHERE = (PALETTE, HELP)
