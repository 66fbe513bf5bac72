"""Which commands of a sitting can be used at a moment, and how its keys row words them."""

from collections.abc import Sequence

from karabakh_quiz.structs import replace
from karabakh_quiz.study.wording import grade_name
from karabakh_quiz.tui.commands import HELP, UNDO, Command
from karabakh_quiz.tui.pages.frame import Key
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do

_WITHOUT_QUESTION = frozenset({"leave", "help", "palette"})
_BEHIND_NOTE = _WITHOUT_QUESTION | {"accept", "skip", "bury", "suspend", "undo"}
_AT_VERDICT = frozenset({"guessed", "shift", "open_source", "drill"})
_BEFORE_VERDICT = frozenset(
    {"hint", "tab", "escape", "reveal", "take_back", "guess_first", "dont_know"}
)


def can(action: str, shown: Shown | None, *, in_line: bool) -> bool:
    """Whether `action` means anything now."""
    if shown is None:
        return action in _WITHOUT_QUESTION
    if shown.veiled:
        return action in _BEHIND_NOTE
    if shown.verdict is not None and action in _BEFORE_VERDICT:
        return False
    if shown.verdict is None and action in _AT_VERDICT:
        return False
    match action:
        case "guessed" | "shift":
            return bool(shown.intervals)
        case "open_source":
            return shown.has_address
        case "drill":
            return bool(shown.mixed_up)
        case "skip":
            return False
        case "reveal":
            return shown.question.mode == "reveal"
        case "take_back":
            return shown.arranging and bool(shown.picked)
        case "guess_first":
            return shown.question.stage == "new" and not shown.question.again
        case "tab":
            return shown.question.mode == "type"
        case "escape":
            return in_line or shown.guessing
    return True


def commands(shown: Shown | None, *, in_line: bool) -> tuple[Sequence[Command], Command | None]:
    """The keys row: what is most wanted now, and what stands at its end."""
    if shown is None:
        return (), do.LEAVE
    if shown.veiled:
        return (do.ACCEPT, do.SKIP, HELP), do.LEAVE
    if shown.verdict is not None:
        if not shown.intervals:
            return (do.ACCEPT, HELP), None
        wrong = do.DRILL if shown.mixed_up else do.SOURCE if shown.has_address else do.HISTORY
        extra = do.GUESSED if shown.verdict.right else wrong
        return (do.ACCEPT, do.GRADE, extra, HELP), UNDO if extra is not do.DRILL else None
    if in_line:
        return (do.ACCEPT, do.TAB, do.ESCAPE, HELP), None
    if shown.question.mode == "type":
        return (do.TAB, do.DONT_KNOW, do.HINT, HELP), do.LEAVE
    if shown.question.mode == "reveal":
        return (do.SPACE, do.HINT, HELP), do.LEAVE
    if shown.arranging and len(shown.picked) == len(shown.question.choices):
        return (do.ACCEPT, do.BACKSPACE, HELP), do.LEAVE
    guess = (do.GUESS_FIRST,) if can("guess_first", shown, in_line=in_line) else ()
    return (do.CHOOSE, do.HINT, *guess, HELP), do.LEAVE


def worded(key: Key, command: Command, shown: Shown | None, *, in_line: bool) -> Key:
    """A key of the row in the words of the moment."""
    if shown is None:
        return key
    if command is do.ACCEPT:
        return replace(key, does=_accepting(shown))
    if command is do.CHOOSE:
        return replace(key, key=f"1–{len(shown.question.choices)}")
    if command is HELP and in_line:
        return replace(key, key="F1")
    if not in_line and command is do.TAB:
        return replace(key, does="type")
    return key


def _accepting(shown: Shown) -> str:
    if shown.veiled:
        return "show it"
    if shown.verdict is None:
        return "answer"
    grade = shown.cursor or shown.verdict.proposed
    return f"{grade_name(grade)}, next" if grade and shown.intervals else "next"
