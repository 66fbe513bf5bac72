"""What can be done in a sitting."""

from karabakh_quiz.tui.commands import UNDO, Command

DIGITS = tuple(
    Command(f"sitting.digit-{n}", str(n), f"digit({n})", "", "", group="") for n in range(1, 10)
)
CHOOSE = Command("sitting.choose", "", "choose", "choose", "choose, or grade", "answer", "1–4")
GRADE = Command("sitting.grade", "", "choose", "grade", "grade", "", "1–4")
DOWN = Command("sitting.down", "down,j", "move(1)", "down", "", group="")
UP = Command("sitting.up", "up,k", "move(-1)", "up", "", group="")
MOVE = Command(
    "sitting.move", "", "move", "move", "move", "answer", shown_as="↑ ↓ j k", of=(UP, DOWN)
)
LEFT = Command("sitting.left", "left", "shift(-1)", "left", "", group="")
RIGHT = Command("sitting.right", "right", "shift(1)", "right", "", group="")
SHIFT = Command(
    "sitting.shift", "", "shift", "grade", "another grade", "answer", shown_as="← →",
    of=(LEFT, RIGHT),
)  # fmt: skip
ACCEPT = Command("sitting.accept", "enter", "accept", "answer", "take it, next", "answer")
SPACE = Command("sitting.reveal", "space", "reveal", "reveal", "reveal the answer", "answer")
ESCAPE = Command("sitting.escape", "escape", "escape", "commands", "out of the line", "answer")
DONT_KNOW = Command("sitting.dont-know", "x", "dont_know", "don’t know", "don’t know", "answer")
TAB = Command("sitting.tab", "tab", "tab", "hint", "hint; into the line", "answer")
BACKSPACE = Command(
    "sitting.take-back", "backspace", "take_back", "take back", "take one back", "answer"
)
HINT = Command("sitting.hint", "h", "hint", "hint", "hint, Hard at most", "answer")
GUESS_FIRST = Command(
    "sitting.guess-first", "g", "guess_first", "guess first", "guess, not graded", "answer"
)
GUESSED = Command("sitting.guessed", "g", "guessed", "I guessed", "I guessed", "answer")
DRILL = Command("sitting.drill", "d", "drill", "drill the two", "drill the two", "answer")
SUSPEND = Command("sitting.suspend", "s", "suspend", "suspend", "suspend", "the card")
BURY = Command("sitting.bury", "b", "bury", "bury", "bury until tomorrow", "the card")
FLAG = Command("sitting.flag", "f", "flag", "flag", "flag: looks wrong", "the card")
EDIT = Command("sitting.edit", "e", "edit", "edit", "edit the entry", "the card")
HISTORY = Command("sitting.history", "i", "history", "history", "its history", "the card")
SOURCE = Command("sitting.source", "o", "open_source", "source", "open the source", "the card")
SKIP = Command("sitting.skip", "n", "skip", "skip it", "skip a content note", "the card")
PAGE_DOWN = Command("sitting.page-down", "pagedown", "scroll_matter(8)", "further", "", group="")
PAGE_UP = Command("sitting.page-up", "pageup", "scroll_matter(-8)", "back up", "", group="")
PAGE = Command(
    "sitting.page", "", "scroll_matter", "scroll", "scroll", shown_as="PgUp PgDn",
    of=(PAGE_UP, PAGE_DOWN),
)  # fmt: skip
LEAVE = Command("sitting.leave", "q", "leave", "leave", "leave, all is saved")


LISTED = (
    CHOOSE,
    MOVE,
    SHIFT,
    ACCEPT,
    SPACE,
    DONT_KNOW,
    HINT,
    TAB,
    ESCAPE,
    BACKSPACE,
    GUESS_FIRST,
    GUESSED,
    DRILL,
    UNDO,
    SUSPEND,
    BURY,
    FLAG,
    EDIT,
    HISTORY,
    SOURCE,
    SKIP,
    PAGE,
    LEAVE,
)
BOUND = (*DIGITS, DOWN, UP, LEFT, RIGHT, PAGE_DOWN, PAGE_UP, *LISTED)
