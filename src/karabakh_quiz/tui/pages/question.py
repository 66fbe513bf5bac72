"""The question: what is asked, the words it is about, and what is known of them.

The quotation never moves: at the verdict `?` gives way to the answer, the
choices to what there is to learn. Pure functions: a value and a grid in,
lines out.
"""

from collections.abc import Sequence

from karabakh_quiz.cards.card import GAP, Detail
from karabakh_quiz.structs import replace
from karabakh_quiz.study.wording import stage_word
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, run
from karabakh_quiz.tui.pages.frame import HEAD_ROWS, at_axis, head, hung, wrapped
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.pages.verdict import (
    answer_given,
    apparatus,
    beside,
    compared,
    fact,
    noted,
    notes_beside,
    opening,
)
from karabakh_quiz.tui.signs import CARD
from karabakh_quiz.tui.typeset import flow, quotation


def running_head(grid: Grid, shown: Shown, before: str = "") -> list[Line]:
    """Number, deck, stage of the card; and the rule. `before` says what this is, if no sitting."""
    question = shown.question
    sign = CARD[question.stage]
    words = f"{sign} {stage_word(question.stage)}"
    if question.again:
        words += ", again"
    if not question.scheduled and not before:
        words += ", practice"
    right = Run(sign if grid.narrow else words, "soft")
    number = f"{question.number}/{question.total}"
    title = f"{before}: {question.deck_title}" if before else question.deck_title
    return head(grid, left=number, title=title, right=(right,), done=shown.done)


def matter(grid: Grid, shown: Shown, *, tight: bool = False) -> list[Line]:
    """Prompt or verdict, the words, the label, and at the verdict what there is to learn.

    `tight` takes one blank row between groups, where more would not fit.
    """
    lines: list[Line] = [BLANK] * (grid.prompt_row - HEAD_ROWS)
    if shown.veiled:
        return [*lines, *_content_note(grid, shown)]
    lines += opening(grid, shown, shown.verdict) if shown.verdict else _prompt(grid, shown)
    lines += [BLANK] * max(1, grid.quote_row - HEAD_ROWS - len(lines))
    lines += _words(grid, shown)
    if not grid.wide:
        label = _label(grid, shown)
        if label:
            lines += [BLANK] * (1 if tight or shown.verdict else grid.gap)
            lines += label
    if shown.verdict is not None:
        more = apparatus(grid, shown, beside(grid, shown, len(_own_label(grid, shown))))
        gap = grid.answer_gap if grid.wide and not tight else 1
        lines += [*([BLANK] * gap), *more] if more else []
    elif shown.hints:
        lines += [BLANK, *_hints(grid, shown)]
    return lines


def _hints(grid: Grid, shown: Shown) -> list[Line]:
    """All hints given so far, each on a line of its own."""
    lines: list[Line] = []
    for hint in shown.hints:
        lines += wrapped(grid, "" if lines else "hint", (run(hint, "ink italic"),))
    return lines


def _prompt(grid: Grid, shown: Shown) -> list[Line]:
    if not shown.question.card.text:
        return []
    prompt = (run(shown.question.card.prompt, "soft"),)
    return [at_axis(grid, line) for line in flow(prompt, grid.measure)]


def _content_note(grid: Grid, shown: Shown) -> list[Line]:
    """What is coming, in place of it, until the learner wants to see it."""
    note = run(shown.question.card.entry.content_note or "")
    return [
        at_axis(grid, (Run("Content note", "soft"),)),
        BLANK,
        *(at_axis(grid, line) for line in flow((note,), grid.measure)),
    ]


def _words(grid: Grid, shown: Shown) -> list[Line]:
    """What stands large: the quotation, a paraphrase, an event, a plain question."""
    card = shown.question.card
    return quotation(
        card.text or card.prompt,
        grid.measure,
        indent=grid.axis,
        marks=card.quoted and bool(card.text),
        gap=GAP,
        filled=run(card.answer) if shown.verdict else None,
        open_leading=grid.tall == "tall",
    )


def _label(grid: Grid, shown: Shown) -> list[Line]:
    """Who, when, where, one to a line; the asked one is a chip until it is answered."""
    lines: list[Line] = []
    for label, details, asked in _facts(shown):
        if not details:
            lines.append(hung(grid, label, (Run(" ? ", "chip"),)))
        for place, detail in enumerate(details):
            told = replace(detail, label="") if place else detail
            lines += fact(grid, told, asked=asked)
        if asked and details:
            lines += answer_given(grid, shown)
    return lines


def _facts(shown: Shown) -> Sequence[tuple[str, Sequence[Detail], bool]]:
    """Each label with what is known of it (nothing yet: it is asked), and whether it was asked."""
    learnt: dict[str, list[Detail]] = {}
    for detail in shown.details if shown.verdict else ():
        learnt.setdefault(detail.label, []).append(detail)
    facts: list[tuple[str, Sequence[Detail], bool]] = []
    for chip in shown.question.card.chips:
        asked = chip.text is None
        if asked and shown.verdict is None:
            facts.append((chip.label, (), True))
            continue
        text = shown.question.card.answer if chip.text is None else chip.text
        known = Detail(chip.label, text, chip.extra)
        facts.append((chip.label, learnt.get(chip.label, [known]), asked))
    return facts


def aside(grid: Grid, shown: Shown) -> list[Line]:
    """The right column of a spread: the label beside the quotation, and what fits below it."""
    if not grid.wide:
        return []
    own = _own_label(grid, shown)
    lines = [*own, *notes_beside(grid, shown, beside(grid, shown, len(own)))]
    while lines and lines[-1] == BLANK:
        lines.pop()
    return lines


def _own_label(grid: Grid, shown: Shown) -> list[Line]:
    """Who, when and where in the right column, label over text."""
    if not grid.wide:
        return []
    lines: list[Line] = [BLANK] * (grid.quote_row - HEAD_ROWS)
    for label, details, asked in _facts(shown):
        lines.append((Run(label, "soft"),))
        if not details:
            lines.append((Run(" ? ", "chip"),))
        for detail in details:
            lines += noted(grid, replace(detail, label=""), asked=asked)
        yours = compared(shown) if asked else ()
        if yours:
            lines.append(cut((*yours, Run("  yours", "soft italic")), grid.notes_width))
        lines.append(BLANK)
    return lines
