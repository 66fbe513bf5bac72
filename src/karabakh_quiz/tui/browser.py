"""An address opened in a browser, wherever that is; said honestly where there is none."""

import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from karabakh_quiz.errors import QuizError
from karabakh_quiz.tui.terminal import lent

if TYPE_CHECKING:
    from karabakh_quiz.tui.app import QuizApp


def open_address(app: "QuizApp", url: str) -> bool:
    """Whether a browser took `url` (http or https); a browser of the terminal has it meanwhile.

    Over ssh there is mostly none: then the address itself must be shown.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if not _is_of_the_terminal(browser):
        return browser.open(url)
    try:
        with lent(app):
            return browser.open(url)
    except QuizError:
        return False


def _is_of_the_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Whether it draws where we do: lynx, w3m, and whatever $BROWSER names."""
    return type(browser) in (webbrowser.GenericBrowser, webbrowser.Elinks)


def site_of(url: str) -> str:
    """The host that an address leads to: `armenpress.am`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
