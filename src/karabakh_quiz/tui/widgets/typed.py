"""The line itself that one types into."""

from textual import events
from textual.widgets import Input


class TypedLine(Input):
    """A plain line: the mouse and paste work, nothing blinks, nothing is selected on focus."""

    DEFAULT_CSS = """
    TypedLine, TypedLine:focus, TypedLine:ansi {
        width: 48; height: 1; min-height: 1; padding: 0; border: none;
        background: transparent; background-tint: transparent;
        color: $ink; text-style: bold;
        scrollbar-size: 0 0;
    }
    TypedLine:ansi > .input--selection { text-style: reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            id=id, compact=True, select_on_focus=False, highlighter=None, max_length=2000
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line, without what a terminal must not see."""
        from karabakh_quiz.text import clean

        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean(event.text, line=True))
