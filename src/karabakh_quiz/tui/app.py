"""The app: themes, keys, the way from screen to screen. It holds no rules."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

from karabakh_quiz.errors import QuizError
from karabakh_quiz.settings import Settings, load
from karabakh_quiz.structs import replace, struct
from karabakh_quiz.tui.desk import Desk
from karabakh_quiz.tui.terminal import theme_for, wants_ascii, watch_terminal
from karabakh_quiz.tui.themes import COLOURS, NAMES, PLAIN, TOKENS, textual_theme

if TYPE_CHECKING:
    from textual.screen import Screen

    from karabakh_quiz.clock import Clock
    from karabakh_quiz.decks.library import Library
    from karabakh_quiz.places import Places
    from karabakh_quiz.study import Question, Sitting, SittingOptions
    from karabakh_quiz.study.options import WantedMode
    from karabakh_quiz.tui.screens.page import Page


_SCREENS = Path(__file__).parent / "screens"

INTERRUPTED = 130
"""The exit code of a program that was left with Ctrl+C."""


@struct
class Destination:
    """A screen that Home leads to."""

    key: str
    """Also the name of its module."""
    name: str
    letter: str
    screen: str


DESTINATIONS = (
    Destination("chronology", "Chronology", "C", "ChronologyScreen"),
    Destination("browse", "Browse", "B", "BrowseScreen"),
    Destination("people", "People", "P", "PeopleScreen"),
    Destination("progress", "Progress", "r", "ProgressScreen"),
    Destination("exam", "Exam", "x", "ExamScreen"),
    Destination("settings", "Settings", "S", "SettingsScreen"),
)
"""In the order Home lists them."""


@struct
class Start:
    """What the app opens with: Home, or a sitting on some decks (none: on all)."""

    decks: tuple[str, ...] | None = None
    options: "SittingOptions | None" = None
    seed: int | None = None


class QuizApp(App[None]):
    """Goes from screen to screen; what they work on is the `desk`."""

    TITLE = "karabakh-quiz"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit_cleanly", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    CSS: ClassVar = "Screen { background: $paper; color: $ink; }"
    CSS_PATH: ClassVar = [_SCREENS / "home.tcss", _SCREENS / "sitting.tcss"]
    """Of the screens an app opens with: style sheets that come later make all be read anew."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        theme: str = "night",
        start: Start | None = None,
        learner: str = "",
    ) -> None:
        super().__init__(ansi_color=True if theme == PLAIN else None)
        for name in NAMES:
            self.register_theme(textual_theme(name))
        self.theme = theme
        self.desk = desk
        self.settings = settings
        self.start = start or Start()
        self.learner = learner
        self.ascii_signs = wants_ascii(settings)
        self.failure: BaseException | None = None

    @property
    def own_keys(self) -> dict[str, str]:
        """The person's own keys, by command id."""
        return dict(self.settings.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(zip(TOKENS, COLOURS["night"], strict=True))

    def get_default_screen(self) -> "Screen[Any]":
        """The screen the app opens with, so that nothing is painted before it."""
        try:
            return self._home() if self.start.decks is None else self._sitting(self.start.decks)
        except QuizError as error:
            self.failure = error
            self.exit()
            return super().get_default_screen()

    def on_mount(self) -> None:
        watch_terminal(self)
        self.call_after_refresh(_collect_again)
        self.set_keymap(self.own_keys)

    def take_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        self.settings = settings
        self.ascii_signs = wants_ascii(settings)
        self.set_keymap(self.own_keys)
        wanted = theme_for(settings)
        if wanted != PLAIN and self.theme != PLAIN:
            self.theme = wanted

    # From screen to screen

    def go_home(self) -> None:
        """Show Home, and nothing else."""
        self._alone(self._home())

    def _home(self) -> "Page":
        from karabakh_quiz.tui.screens.home import HomeScreen

        return HomeScreen()

    def study(self, decks: Sequence[str]) -> None:
        """Start a sitting on `decks` (none: on all of them)."""
        self._alone(self._sitting(decks))

    def _sitting(self, decks: Sequence[str]) -> "Page":
        from karabakh_quiz.tui.screens.sitting import SittingScreen

        self.start = replace(self.start, decks=tuple(decks))
        sitting = self.desk.sitting(decks, self._options(), seed=self.start.seed)
        return SittingScreen(sitting, self.desk.clock)

    def _options(self) -> "SittingOptions":
        """What a sitting is asked to be: as the command line says, else as the settings do."""
        from karabakh_quiz.study import SittingOptions

        if self.start.options is not None:
            return self.start.options
        mode = cast("WantedMode", self.settings.answer_mode)
        return SittingOptions(mode=mode, sensitive=self.settings.sensitive)

    def study_again(self) -> None:
        """Start another sitting like the one that has ended."""
        self.study(self.start.decks or ())

    def practise(self, options: "SittingOptions") -> None:
        """Start a sitting with `options` of its own, in place of all screens."""
        from karabakh_quiz.tui.screens.sitting import SittingScreen

        sitting = self.desk.sitting((), options, seed=self.start.seed)
        self._alone(SittingScreen(sitting, self.desk.clock))

    def resume_sitting(self, sitting: "Sitting", question: "Question") -> None:
        """Go back into a sitting, at `question`."""
        from karabakh_quiz.tui.screens.sitting import SittingScreen

        self._alone(SittingScreen(sitting, self.desk.clock, question))

    def show_summary(self, sitting: "Sitting") -> None:
        """Show what a sitting came to."""
        from karabakh_quiz.tui.pages.summary import SummaryShown
        from karabakh_quiz.tui.screens.summary import SummaryScreen

        library = self.desk.library
        people = [library.deck(deck).people.values() for deck in sitting.collection.decks]
        decks = self.start.decks or ()
        refs = {ref.id: ref.title for ref in library.decks}
        shown = SummaryShown(
            summary=sitting.summary(),
            title=refs.get(decks[0], "") if len(decks) == 1 else "All decks",
            today=self.desk.clock.now().date(),
            names={person.id: person.name for several in people for person in several},
        )
        self._alone(SummaryScreen(sitting, shown))

    def go(self, key: str, deck: str | None) -> None:
        """Open one of the screens that Home leads to; its module is imported only now.

        `deck` is the one that Home's cursor is on.
        """
        from importlib import import_module

        found = next(each for each in DESTINATIONS if each.key == key)
        module = import_module(f"karabakh_quiz.tui.screens.{found.key}")
        self.push_screen(getattr(module, found.screen)(deck))

    def go_back(self) -> None:
        """Back to the screen below."""
        self.pop_screen()

    def open_help(self, page: "Page") -> None:
        """Show the keys of `page`."""
        from karabakh_quiz.tui.commands import EVERYWHERE
        from karabakh_quiz.tui.screens.help import HelpScreen

        listed = (*page.commands, *EVERYWHERE)
        self.push_screen(HelpScreen(listed, page.name_of_page, signs=page.shows_signs))

    def open_palette(self, page: "Page") -> None:
        """Show what can be done on `page` now."""
        from karabakh_quiz.tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(page.available(), page))

    def _alone(self, page: "Page") -> None:
        """Show `page` in place of all screens; the first one stays below, never to be seen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def action_interrupt(self) -> None:
        """Copy what is selected; if nothing is, leave as one who was interrupted."""
        if self.screen.selections:
            self.screen.action_copy_text()
            self.screen.clear_selection()
        else:
            self.action_quit_cleanly(INTERRUPTED)

    def action_quit_cleanly(self, code: int = 0) -> None:
        """Leave with this exit code; an answer at its verdict takes the proposed grade."""
        for screen in self.screen_stack:
            settle = getattr(screen, "settle", None)
            if settle is not None:
                settle()
        self.exit(return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        """A sentence for a person ends the app quietly; everything else is a defect, shown."""
        if isinstance(error, QuizError):
            self.failure = error
            self.exit()
        else:
            super()._handle_exception(error)


def _collect_again() -> None:
    """Let garbage be collected, now that all that stays has been made (see `cli.study`)."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)  # a key makes thousands of objects: not a pause for each few
    gc.enable()


def run(
    places: "Places",
    clock: "Clock",
    *,
    start_deck: str | Sequence[str] | None = None,
    learner: str | None = None,
    options: "SittingOptions | None" = None,
    extra: Sequence[Path] = (),
    library: "Library | None" = None,
    seed: int | None = None,
) -> int:
    """Show the app until the person leaves; returns the exit code.

    `start_deck` opens with a sitting on that deck, or those decks (empty: all
    decks); None opens Home. `options` are those of every sitting.
    `extra` are deck files given by name; `library` the decks, if they are open already. Raises
    `QuizError` for what a person can mend: unreadable settings, decks, log.
    """
    desk = Desk(places, clock, extra=extra, library=library)
    desk.begin()
    settings = load(places.settings)
    decks = (start_deck,) if isinstance(start_deck, str) else start_deck
    start = Start(None if decks is None else tuple(decks), options, seed)
    app = QuizApp(desk, settings, theme=theme_for(settings), start=start, learner=learner or "")
    try:
        app.run()
        desk.keep_figures()
    finally:
        gc.enable()
        desk.close()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
