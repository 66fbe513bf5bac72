"""What concerns the terminal itself: its colours, its signals, coming back from the background."""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError
from karabakh_quiz.settings import Settings
from karabakh_quiz.tui.themes import PLAIN

if TYPE_CHECKING:
    from karabakh_quiz.tui.app import QuizApp

END_SECONDS = 1.0
"""How often to look whether the terminal is still there."""
RETURN_SECONDS = 0.05
"""How long after coming back the page is drawn anew: the driver must be ready first."""


def theme_for(settings: Settings) -> str:
    """The theme to start with: none of ours under NO_COLOR, the person's, or the dark one."""
    if os.environ.get("NO_COLOR"):
        return PLAIN
    if settings.theme != "auto":
        return settings.theme
    return "paper" if _light_background() else "night"


def wants_ascii(settings: Settings) -> bool:
    """Whether signs are drawn in ASCII: as the person says, else where the locale has no other."""
    if settings.signs != "auto":
        return settings.signs == "ascii"
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in names if name), "")
    return locale in ("C", "POSIX")


def _light_background() -> bool:
    """Whether the terminal says that its background is light (`COLORFGBG`, as rxvt and others)."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "15")


@contextmanager
def lent(app: "QuizApp") -> Iterator[None]:
    """Leave the terminal to another program, and draw anew afterwards.

    Raises `QuizError` where that cannot be done (Windows, a browser).
    """
    from textual.app import SuspendNotSupported

    failure: Exception | None = None
    try:
        with app.suspend():
            try:
                yield
            except Exception as error:  # noqa: BLE001 - raised below: what passes through
                failure = error  # `suspend` would leave the terminal lent for ever
    except SuspendNotSupported:
        raise QuizError("Another program cannot be opened in this terminal.") from None
    app.refresh(layout=True)
    if failure is not None:
        raise failure


def watch_terminal(app: "QuizApp") -> None:
    """Leave cleanly when told to end, and draw anew on coming back from the background."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, app.action_quit_cleanly)
            except (NotImplementedError, RuntimeError, ValueError):
                continue  # Windows, or not the main thread: the default stays
    app.app_resume_signal.subscribe(app, lambda _: _draw_anew(app))
    _watch_for_the_end(app)


def _watch_for_the_end(app: "QuizApp") -> None:
    """Leave when the terminal is gone, also where no signal says so (`setsid`, some containers).

    Textual would read the end of its input again and again, at the full speed of a core.
    """
    if app.is_headless or sys.__stdin__ is None or not hasattr(select, "poll"):
        return
    keyboard = sys.__stdin__.fileno()
    if not os.isatty(keyboard):
        return
    watch = select.poll()
    watch.register(keyboard, 0)  # hanging up is told without being asked for

    def look() -> None:
        if any(told & (select.POLLHUP | select.POLLNVAL) for _, told in watch.poll(0)):
            app.action_quit_cleanly()

    app.set_interval(END_SECONDS, look)


def _draw_anew(app: "QuizApp") -> None:
    app.set_timer(RETURN_SECONDS, lambda: app.refresh(layout=True))
