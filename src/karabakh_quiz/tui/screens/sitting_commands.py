"""What can be done in a sitting."""

from karabakh_quiz.tui.commands import UNDO, Command

DIGITS = tuple(
    Command(f"sitting.digit-{n}", str(n), f"digit({n})", "", "", group="") for n in range(1, 10)
)
CHOOSE = Command("sitting.choose", "", "choose", "choose", "choose, or grade", "answer", "1–4")
GRADE = Command("sitting.grade", "", "choose", "grade", "grade", "", "1–4")
MOVE_DOWN = Command("sitting.down", "down,j", "move(1)", "down", "next choice", "answer")
MOVE_UP = Command("sitting.up", "up,k", "move(-1)", "up", "choice before", "answer")
LEFT = Command("sitting.left", "left", "shift(-1)", "left", "grade before", "answer")
RIGHT = Command("sitting.right", "right", "shift(1)", "right", "next grade", "answer")
ACCEPT = Command("sitting.accept", "enter", "accept", "answer", "take it, next", "answer")
SPACE = Command("sitting.reveal", "space", "reveal", "reveal", "reveal the answer", "answer")
ESCAPE = Command(
    "sitting.escape", "escape", "escape", "commands", "leave the line; again: don’t know", "answer"
)
TAB = Command("sitting.tab", "tab", "tab", "hint", "hint while typing; back to the line", "answer")
BACKSPACE = Command(
    "sitting.take-back", "backspace", "take_back", "take back", "take the last one back", "answer"
)
HINT = Command("sitting.hint", "h", "hint", "hint", "hint, Hard at most", "answer")
GUESS_FIRST = Command(
    "sitting.guess-first", "g", "guess_first", "guess first", "guess a new card, no grade", "answer"
)
GUESSED = Command("sitting.guessed", "g", "guessed", "I guessed", "I guessed", "answer")
SUSPEND = Command("sitting.suspend", "s", "suspend", "suspend", "suspend", "the card")
BURY = Command("sitting.bury", "b", "bury", "bury", "bury until tomorrow", "the card")
FLAG = Command("sitting.flag", "f", "flag", "flag", "flag: looks wrong", "the card")
EDIT = Command("sitting.edit", "e", "edit", "edit", "edit the entry", "the card")
HISTORY = Command("sitting.history", "i", "history", "history", "its history", "the card")
SOURCE = Command("sitting.source", "o", "open_source", "source", "open the source", "the card")
PAGE_DOWN = Command(
    "sitting.page-down", "pagedown", "scroll_matter(8)", "further", "further down", "anywhere"
)
PAGE_UP = Command("sitting.page-up", "pageup", "scroll_matter(-8)", "back up", "further up")
LEAVE = Command("sitting.leave", "q", "leave", "leave", "leave, all is saved")

BOUND = (
    *DIGITS,
    MOVE_DOWN,
    MOVE_UP,
    LEFT,
    RIGHT,
    ACCEPT,
    SPACE,
    ESCAPE,
    TAB,
    BACKSPACE,
    HINT,
    GUESS_FIRST,
    GUESSED,
    UNDO,
    SUSPEND,
    BURY,
    FLAG,
    EDIT,
    HISTORY,
    SOURCE,
    PAGE_DOWN,
    PAGE_UP,
    LEAVE,
)
LISTED = (CHOOSE, *BOUND[len(DIGITS) :])
