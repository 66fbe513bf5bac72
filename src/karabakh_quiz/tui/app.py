"""The app: themes, keys, the way from screen to screen. It holds no rules."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from karabakh_quiz.tui.themes import COLOURS, NAMES, PLAIN, TOKENS, textual_theme

if TYPE_CHECKING:
    from karabakh_quiz.tui.screens.page import Page


class QuizApp(App[None]):
    """Shows screens; what they work on is in `desk`."""

    TITLE = "karabakh-quiz"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []
    CSS: ClassVar = "Screen { background: $paper; color: $ink; }"

    def __init__(self, *, theme: str = "night", own_keys: Mapping[str, str] | None = None) -> None:
        super().__init__(ansi_color=True if theme == PLAIN else None)
        for name in NAMES:
            self.register_theme(textual_theme(name))
        self.theme = theme
        self.own_keys: Mapping[str, str] = own_keys or {}
        self.ascii_signs = False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(zip(TOKENS, COLOURS["night"], strict=True))

    def reading(self, card: Any, typed: str) -> str:
        return ""

    def show_summary(self, sitting: Any) -> None:
        self.exit()

    def go_back(self) -> None:
        self.pop_screen()

    def open_help(self, page: "Page") -> None: ...

    def open_palette(self, page: "Page") -> None: ...
