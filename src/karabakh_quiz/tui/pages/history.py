"""How a card was answered so far."""

from collections.abc import Sequence

from karabakh_quiz.cards.card import GAP, Card
from karabakh_quiz.clock import date_of
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study.wording import KINDS, SIGNS, date_short, days_words, grade_name
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, placed, run
from karabakh_quiz.tui.pages.frame import at_axis, hung_sign
from karabakh_quiz.tui.typeset import flow


def matter(grid: Grid, card: Card, rows: Sequence[Review], *, answered: bool) -> list[Line]:
    """The card's prompt and words, then an answer a line, oldest first.

    What was chosen or typed is shown only once the open question is `answered`.
    """
    lines: list[Line] = [BLANK] * (grid.prompt_row - 2)
    words = (card.text or card.prompt).replace(GAP, "…")
    asked = (run(f"{card.prompt} " if card.text else "", "soft"), run(words))
    lines += [at_axis(grid, line) for line in flow(asked, grid.measure)[:3]]
    lines.append(BLANK)
    if not rows:
        lines.append(at_axis(grid, (Run("Not answered before.", "soft italic"),)))
    for row in rows:
        lines.append(_answer(grid, row, answered=answered))
    return lines


def _answer(grid: Grid, row: Review, *, answered: bool) -> Line:
    sign = Run(SIGNS.get(row.verdict, "?"), "agrees bold" if row.grade > 1 else "differs bold")
    day = date_short(date_of(row.day or 0))
    told = KINDS.get(row.verdict, row.verdict).rstrip("?").lower()
    also = [word for word, on in (("guessed", row.guessed), ("hint", row.hinted)) if on]
    if row.due_day is not None and row.day is not None:
        also.append(
            f"for {days_words(row.due_day - row.day)}" if row.due_day > row.day else "again"
        )
    if answered and row.answer and row.mode == "type":
        also.append(f"“{row.answer}”")
    columns = (0, 13, 34, 41)
    pieces = (
        (Run(day, "soft"),),
        (run(told),),
        (Run(grade_name(row.grade)),),
        (run(", ".join(also), "soft"),),
    )
    text = placed(*zip(columns, pieces, strict=True))
    return cut(hung_sign(grid, sign, text), grid.right)
