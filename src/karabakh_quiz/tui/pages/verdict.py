"""The verdict: its sentence, what differs, and what there is to learn."""

import re
from collections.abc import Sequence

from rich.cells import cell_len

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Detail
from karabakh_quiz.structs import replace
from karabakh_quiz.study.wording import KINDS, SIGNS
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, plain, run, spaces
from karabakh_quiz.tui.pages.frame import HEAD_ROWS, UNLABELLED, at_axis, hung, hung_sign, wrapped
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.typeset import flow, quotation

BESIDE: tuple[str, ...] = ("what", "answer", "why", "context", "about", "wording", "source")
"""Labels whose details stand in the right column of a spread, below the card's own label.

What does not fit there stands in the main column, the last of them first.
"""


def opening(grid: Grid, shown: Shown, verdict: Verdict) -> list[Line]:
    """The verdict's sign and sentence, where the prompt stood."""
    told = replace(verdict, reason=_untold(shown, verdict))
    first, *rest = flow(headline(told), grid.measure)
    sign = Run(SIGNS[verdict.kind], f"{tone(verdict)} bold")
    return [hung_sign(grid, sign, first), *(at_axis(grid, line) for line in rest)]


def _untold(shown: Shown, verdict: Verdict) -> str:
    """The reason without how the answer was read, where that stands under the right answer."""
    if verdict.kind == "exact" or shown.question.mode != "type" or not verdict.read_as:
        return verdict.reason
    return verdict.reason.replace(f" Read as {verdict.read_as}.", "")


def tone(verdict: Verdict) -> str:
    """The colour a verdict speaks in; its sign and words say the same."""
    if verdict.kind == "revealed":
        return "soft"
    if verdict.asks_again:
        return "here"
    return "agrees" if verdict.right else "differs"


_NOT_BUT = re.compile(r"^(Not .+?)( but )(.+?)\.?$")


def headline(verdict: Verdict) -> tuple[Run, ...]:
    """The sentence of a verdict: what differs, what is right, the rest soft."""
    colour = f"{tone(verdict)} bold"
    reason = verdict.reason.strip()
    if not reason:
        return (Run(KINDS[verdict.kind], colour),)
    first, stop, rest = reason.partition(". ")
    after = (run(f". {rest}", "soft"),) if stop else ()
    found = _NOT_BUT.match(first)
    if found:
        wrong, but, right = found.groups()
        return (run(wrong, "differs bold"), Run(but, "soft"), run(right, "agrees bold"), *after)
    lead, comma, tail = first.removesuffix(".").partition(",")
    return (run(lead, colour), run(comma + tail, "soft"), *after)


def fact(grid: Grid, detail: Detail, *, asked: bool = False) -> list[Line]:
    """One thing to learn, hung by its label; what is secondary follows it, soft."""
    if detail.quoted:
        return _words_of(grid, detail)
    text = _text(detail, asked=asked)
    native, rest = _extras(detail)
    inline, below = (native, rest) if native else (rest, "")
    first: tuple[Run, ...] = (text,)
    if inline and cell_len(text.text) + 2 + cell_len(inline) <= grid.measure:
        first = (text, Run("  "), Run(inline, "soft"))
    elif inline:
        below = f"{inline}\n{below}".strip()
    lines = wrapped(grid, detail.label, first)
    if below:
        lines += [at_axis(grid, line) for line in flow((Run(below, "soft"),), grid.measure)]
    return lines


def _text(detail: Detail, *, asked: bool) -> Run:
    """The text itself; one that only leads to somebody's words is soft."""
    style = "agrees bold" if asked else "soft" if detail.text.endswith(":") else "ink"
    return run(detail.text, style, "open_source" if detail.link else None)


def _extras(detail: Detail) -> tuple[str, str]:
    """What is secondary: names in other scripts, which end a line, and all else."""
    parts = [run(part).text for part in detail.extra.split("; ") if part]
    native = [part for part in parts if any(character > "\u024f" for character in part[:1])]
    return "  ".join(native), "; ".join(part for part in parts if part not in native)


def _words_of(grid: Grid, detail: Detail) -> list[Line]:
    """Somebody's own words in regular weight, their marks hung; who said them stands first."""
    lines = quotation(detail.text, grid.measure, indent=grid.axis, style="ink")
    if detail.extra:
        lead = flow((run(detail.extra, "soft"),), grid.measure)
        return [
            hung(grid, detail.label, lead[0]),
            *(at_axis(grid, line) for line in lead[1:]),
            *lines,
        ]
    if not detail.label:
        return lines
    *label, _ = hung(grid, detail.label, ())
    return [(*label, spaces(2), *lines[0][1:]), *lines[1:]]


def noted(grid: Grid, detail: Detail, *, asked: bool = False) -> list[Line]:
    """The same for the right column: the label over the text."""
    lines: list[Line] = [(run(detail.label, "soft"),)] if detail.label else []
    lines += flow((_text(detail, asked=asked),), grid.notes_width)
    for extra in _extras(detail):
        if extra:
            lines += flow((Run(extra, "soft"),), grid.notes_width)
    return lines


def beside(grid: Grid, shown: Shown, own: int) -> tuple[str, ...]:
    """Those labels of the apparatus that the right column has room for below `own` lines."""
    room = grid.height - HEAD_ROWS - grid.foot - own
    labels: tuple[str, ...] = BESIDE if grid.wide else ()
    while labels and len(notes_beside(grid, shown, labels)) - 1 > room:
        labels = labels[:-1]
    return labels


def notes_beside(grid: Grid, shown: Shown, wanted: Sequence[str]) -> list[Line]:
    """What of the apparatus stands in the right column, below the card's own label."""
    if shown.verdict is None:
        return []
    labels = {chip.label for chip in shown.question.card.chips}
    lines: list[Line] = []
    for label, group in _groups(shown):
        if label in wanted and label not in labels:
            for detail in group:
                lines += noted(grid, detail, asked=_is_answer(shown, detail))
            lines.append(BLANK)
    return lines


def apparatus(grid: Grid, shown: Shown, elsewhere: Sequence[str]) -> list[Line]:
    """What there is to learn besides the label, in the main column; not what is `elsewhere`."""
    labels = {chip.label for chip in shown.question.card.chips}
    lines: list[Line] = []
    if grid.wide or not any(chip.text is None for chip in shown.question.card.chips):
        lines += answer_given(grid, shown)
    for label, group in _groups(shown):
        if label in labels or label in elsewhere:
            continue
        if lines and grid.wide:
            lines.append(BLANK)
        for detail in group:
            lines += fact(grid, detail, asked=_is_answer(shown, detail))
    return lines


def _groups(shown: Shown) -> list[tuple[str, list[Detail]]]:
    """Details by label; those without a label of their own belong to the one before.

    What stands large already is not said again.
    """
    groups: list[tuple[str, list[Detail]]] = []
    for detail in shown.details:
        if detail.text == shown.question.card.text:
            continue
        own = detail.label and detail.label not in UNLABELLED
        if groups and (not own or detail.label == groups[-1][0]):
            groups[-1][1].append(replace(detail, label=""))
        else:
            groups.append((detail.label, [detail]))
    return groups


def _is_answer(shown: Shown, detail: Detail) -> bool:
    return detail.text == shown.question.card.answer


def answer_given(grid: Grid, shown: Shown) -> list[Line]:
    """What was typed, under the right answer: what agrees and what differs."""
    verdict = shown.verdict
    if verdict is None or not shown.answer or shown.question.mode != "type":
        return []
    label = "you typed" if grid.wide else "yours"
    if verdict.diff:
        return [hung(grid, label, cut(_diff(verdict), grid.measure))]
    if verdict.kind == "exact":
        return []
    typed = cut_text(plain(shown.answer), 30)
    if not verdict.read_as:
        return [hung(grid, label, (Run(typed, "agrees" if verdict.right else "differs"),))]
    as_typed = typed.casefold() == plain(verdict.read_as).casefold()
    if grid.wide:
        read = () if as_typed else (Run("   "), run(f"read as {verdict.read_as}", "soft"))
        return [hung(grid, label, (run(typed), *read))]
    told = () if as_typed else (Run("   "), Run(f"typed {typed}", "soft"))
    return [hung(grid, label, cut((*compared(shown), *told), grid.measure))]


def compared(shown: Shown) -> Line:
    """How the answer was read, word under word of the right one; what differs underlined."""
    verdict = shown.verdict
    if verdict is None or not verdict.read_as or shown.question.mode != "type":
        return ()
    if verdict.kind == "exact":
        return ()
    right, given = run(shown.question.card.answer).text, run(verdict.read_as).text
    ours, theirs = right.split(" "), given.split(" ")
    if len(ours) != len(theirs):
        return (Run(given, "differs"),)
    runs: list[Run] = [spaces(cell_len(ours[0]) - cell_len(theirs[0]))]
    for mine, yours in zip(ours, theirs, strict=True):
        runs += [Run(yours, "agrees" if mine == yours else "differs bold underline"), Run(" ")]
    return tuple(runs[:-1])


def _diff(verdict: Verdict) -> Line:
    """What was given beside what was expected: what differs underlined, what lacks in brackets."""
    runs: list[Run] = []
    for span in verdict.diff:
        if runs:
            runs.append(Run(" "))
        if span.kind == "same":
            runs.append(run(span.text, "agrees"))
        elif span.kind == "extra":
            runs.append(run(span.text, "differs bold underline"))
        else:
            runs.append(run(f"[{span.text}]", "soft"))
    return tuple(runs)
