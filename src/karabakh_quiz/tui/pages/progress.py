"""Progress: what it is about, and its sections once the figures have come.

What draws them is loaded with the first report: the page stands before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, run
from karabakh_quiz.tui.pages.frame import at_axis, head

if TYPE_CHECKING:
    from karabakh_quiz.insight.gathering import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressShown:
    """What Progress shows: nothing yet, or a report and the year's answers by day."""

    report: "Report | None" = None
    year: Mapping[int, int] | None = None
    about: str = "all decks, all facets"
    span: str = "last 90 days"
    titles: Mapping[str, str] | None = None
    ascii_only: bool = False


def running_head(grid: Grid, shown: ProgressShown) -> list[Line]:
    """`Progress`, and which decks, facets and days it is about."""
    told = shown.about if grid.narrow else f"{shown.about}, {shown.span}"
    return head(grid, title="Progress", right=(run(told, "soft"),))


def matter(grid: Grid, shown: ProgressShown) -> tuple[list[Line], list[int]]:
    """All lines, and the row where each section begins."""
    if shown.report is None or shown.year is None:
        return [BLANK, at_axis(grid, (Run("Adding up the answers.", "soft italic"),))], [0]
    from karabakh_quiz.tui.pages.progress_sections import sections

    lines: list[Line] = [BLANK] if grid.tall != "low" else []
    starts: list[int] = []
    for section in sections(grid, shown, shown.report, shown.year):
        starts.append(len(lines))
        lines += [*section.lines, BLANK]
    return lines, starts
