"""The end of a mock exam: each card with what was answered, right or wrong."""

from collections.abc import Sequence

from karabakh_quiz.cards.card import GAP
from karabakh_quiz.study.exam import Marked
from karabakh_quiz.study.wording import SIGNS, plural, sentence
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, placed, run
from karabakh_quiz.tui.pages.frame import LABEL_GAP, at_axis, head, hung, wrapped
from karabakh_quiz.tui.signs import HERE, LIGHT


def running_head(grid: Grid, marks: Sequence[Marked], seconds: float) -> list[Line]:
    """How many were right, and how long it took."""
    right = sum(mark.right for mark in marks)
    took = plural(max(1, round(seconds / 60)), "minute")
    return head(grid, title="Mock exam", right=(Run(took, "soft"),), done=right / len(marks))


def result(grid: Grid, marks: Sequence[Marked], left: int) -> list[Line]:
    """The result, over all and by facet."""
    right = sum(mark.right for mark in marks)
    said = [Run(f"{right} of {len(marks)} right", "ink bold")]
    if left:
        said.append(Run(f", {left} not asked", "soft"))
    facets: dict[str, list[bool]] = {}
    for mark in marks:
        facets.setdefault(mark.card.facet, []).append(mark.right)
    told = "   ".join(f"{facet} {sum(each)}/{len(each)}" for facet, each in facets.items())
    by_facet = cut(at_axis(grid, (Run(told, "soft"),)), grid.right)
    above = [] if grid.tall == "low" else [BLANK]
    return [*above, at_axis(grid, said), by_facet, BLANK]


def row(grid: Grid, mark: Marked, index: int, *, here: bool) -> Line:
    """One card: sign, facet, its words, and what was right."""
    act = f"point({index})"
    style = "ink bold" if here else "ink"
    facet_cells = 7
    answer_cells = 18 if grid.narrow else 36 if grid.wide else 24
    answer_at = min(grid.full, 96) - answer_cells
    words = cut_text(_words(mark), answer_at - facet_cells - 2)
    shown = f"“{words}”" if mark.card.quoted and mark.card.text else words
    text = placed(
        (0, (Run(mark.card.facet, "soft", act),)),
        (facet_cells, cut((run(shown, style, act),), answer_at - facet_cells - 1)),
        (
            answer_at,
            cut((run(mark.card.answer, "ink" if mark.right else style, act),), answer_cells),
        ),
    )
    sign = _sign(mark, act)
    cursor = (Run(HERE, "here bold", act),) if here else ()
    start = grid.axis - LABEL_GAP
    return placed((start - 3, cursor), (start - 1, (sign,)), (grid.axis, text))


def _sign(mark: Marked, act: str | None = None) -> Run:
    return Run(SIGNS[mark.verdict.kind], "agrees bold" if mark.right else "differs bold", act)


def _words(mark: Marked) -> str:
    return run((mark.card.text or mark.card.prompt).replace(GAP, "…")).text


def below(grid: Grid, mark: Marked, more: int) -> list[Line]:
    """The card under the cursor: what was asked, what was answered, what that is worth."""
    told = f" {more} more" if more > 0 else ""
    rule = (Run(LIGHT * (min(grid.full, 96) - len(told)), "rule"), Run(told, "soft"))
    yours = run(mark.answer) if mark.answer else Run("not known", "soft italic")
    lines = [at_axis(grid, rule)]
    asked = (run(mark.card.prompt, "soft"), Run("  "), run(_words(mark) if mark.card.text else ""))
    lines.append(hung(grid, "asked", cut(asked, grid.full)))
    lines.append(hung(grid, "yours", cut((yours,), grid.full)))
    reason = run(sentence(mark.verdict.reason), "soft")
    return [*lines, *wrapped(grid, "", (reason,))[:2]]
