"""The sums of a selection in parts: by day, week, month, facet, deck, way of asking."""

from collections.abc import Callable

from karabakh_quiz.insight.selection import By, Label, Selection, in_order, month_of, week_of
from karabakh_quiz.insight.sums import Day, sums
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress.facts import MODES

OTHER = "other"
"""The mode of answers whose mode is not known."""


def parts(tally: Tally, selection: Selection, by: By) -> dict[Label, Day]:
    """What was done in each part, in order; only parts with answers."""
    found: dict[Label, Day] = {}
    whole = sums(tally, selection)
    if by in ("day", "week", "month"):
        name: Callable[[int], Label] = (
            week_of if by == "week" else month_of if by == "month" else int
        )
        for day, each in whole.days.items():
            label = name(day)
            found[label] = found[label].plus(each) if label in found else each
    else:
        for (group, mode), each in whole.kinds.items():
            label = _label(tally, by, group, mode)
            found[label] = found[label].plus(each) if label in found else each
    return {label: found[label] for label in sorted(found, key=in_order)}


def _label(tally: Tally, by: By, group: int, mode: int) -> str:
    if by == "mode":
        return MODES[mode] if mode < len(MODES) else OTHER
    return tally.groups[group].deck if by == "deck" else tally.groups[group].facet
