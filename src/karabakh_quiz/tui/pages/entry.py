"""One entry whole: its words, and all there is to learn of it."""

from collections.abc import Sequence

from karabakh_quiz.cards.card import GAP, Card, Detail
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, run
from karabakh_quiz.tui.pages.frame import UNLABELLED, hung
from karabakh_quiz.tui.pages.verdict import fact
from karabakh_quiz.tui.typeset import quotation


def matter(
    grid: Grid, card: Card, details: Sequence[Detail], cards: Sequence[tuple[str, str, str]]
) -> list[Line]:
    """The words of a card's entry, its details, and how its cards stand.

    `cards` are (sign, facet, how it stands) of the entry's cards.
    """
    lines: list[Line] = [BLANK] * (grid.prompt_row - 2)
    if card.text:
        lines += quotation(
            card.text,
            grid.measure,
            indent=grid.axis,
            marks=card.quoted,
            gap=GAP,
            filled=run(card.answer),
        )
    else:
        lines += quotation(card.prompt, grid.measure, indent=grid.axis, marks=False)
    lines.append(BLANK)
    before = ""
    for detail in details:
        if detail.text == card.text:
            continue
        if grid.tall != "low" and detail.label and detail.label not in UNLABELLED and before:
            lines.append(BLANK)
        lines += fact(grid, detail)
        before = detail.label or before
    if cards:
        lines.append(BLANK)
    for place, (sign, facet, stands) in enumerate(cards):
        told = (run(f"{sign} {facet:<7}"), run(stands, "soft"))
        lines.append(hung(grid, "" if place else "your cards", told))
    return lines
