"""The note where a window is too small for a page."""

from karabakh_quiz.tui.grid import MIN_HEIGHT, MIN_WIDTH
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, spaces
from karabakh_quiz.tui.typeset import flow


def too_small(width: int, height: int) -> list[Line]:
    """What the page needs, what the window has, and the way round it."""
    margin = 4 if width > 34 else 1
    room = max(1, width - 2 * margin)
    lines: list[Line] = [
        *flow((Run(f"This page needs {MIN_WIDTH} × {MIN_HEIGHT}."),), room),
        *flow((Run(f"The window has {width} × {height}."),), room),
        BLANK,
        *flow((Run("Make it larger, or use the same sitting as plain lines:", "soft"),), room),
        cut((Run("karabakh-quiz study --plain", "ink bold"),), room),
    ]
    top = 1 if height > len(lines) + 1 else 0
    return [*([BLANK] * top), *((spaces(margin), *line) for line in lines)]
