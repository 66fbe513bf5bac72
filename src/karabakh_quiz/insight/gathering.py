"""All figures of one selection, gathered once for whoever shows them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.insight.activity import (
    Activity,
    Stock,
    activity,
    activity_by,
    hours,
    stock_by_day,
)
from karabakh_quiz.insight.calibration import Calibration, calibration
from karabakh_quiz.insight.dates import DateErrors, date_errors, date_errors_by_decade
from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.retention import Retention, retention, retention_by
from karabakh_quiz.insight.selection import By, Label, Selection
from karabakh_quiz.insight.standing import Now, now
from karabakh_quiz.insight.tally import Tally

if TYPE_CHECKING:
    from karabakh_quiz.memory.model import Memory
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.progress.facts import Standing

BYS: tuple[By, ...] = ("facet", "deck", "mode", "day", "week", "month")


@dataclass(frozen=True, slots=True)
class Material:
    """What is read from the log once, and serves every selection."""

    tally: Tally
    standings: Sequence["Standing"]
    memory: "Memory"
    aims: Mapping[str, float]
    """Desired retention by deck."""
    today: int
    offset_minutes: int = 0
    """The learner's offset from UTC now."""
    leech_lapses: int = 8


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one selection; days are the learner's, the newest last."""

    selection: Selection
    today: int
    aim: float
    """Desired retention: of the deck selected, else of all."""
    done: Activity
    activity: Mapping[str, Mapping[Label, Activity]]
    """By `facet`, `deck`, `mode`, `day`, `week`, `month`."""
    overall: Retention
    retention: Mapping[str, Mapping[Label, Retention]]
    """By the same."""
    calibration: Calibration
    now: Now
    stock: Mapping[int, Stock]
    """By day, oldest first: only days on which it changed."""
    dates: DateErrors
    decades: Mapping[int, DateErrors]
    hours: Sequence[Retention]

    @property
    def days(self) -> dict[int, Activity]:
        """What was done by day, oldest first."""
        return {int(day): each for day, each in self.activity["day"].items()}


def material(
    progress: "Progress",
    cache: Path | None = None,
    *,
    offset_minutes: int = 0,
    told: Callable[[int], None] | None = None,
) -> Material:
    """Read what figures are made of. `cache` is the cache folder; None keeps nothing.

    `told` is called with the number of rows where all have to be added up anew.
    """
    tally = tally_of(progress, cache, told=told)
    with progress.facts() as facts:
        standings = list(facts.standings())
    decks = {group.deck for group in tally.groups}
    aims = {deck: progress.memory(deck).desired_retention for deck in sorted(decks)}
    lapses = progress.setting("leech-lapses", default=8)
    return Material(
        tally,
        standings,
        progress.memory(),
        aims,
        progress.today(),
        offset_minutes,
        lapses if isinstance(lapses, int) and lapses > 0 else 8,
    )


def report(
    found: Material,
    selection: Selection,
    *,
    cards: Collection[str] | None = None,
    ahead: int = 30,
) -> Report:
    """All figures of a selection; `cards` are the ids of today's decks, to count the new ones."""
    tally = found.tally
    aim = found.memory.desired_retention
    if len(selection.decks) == 1:
        aim = found.aims.get(selection.decks[0], aim)
    return Report(
        selection=selection,
        today=found.today,
        aim=aim,
        done=activity(tally, selection),
        activity={by: activity_by(tally, selection, by) for by in BYS},
        overall=retention(tally, selection),
        retention={by: retention_by(tally, selection, by) for by in BYS},
        calibration=calibration(tally, selection),
        now=now(
            found.standings,
            found.memory,
            found.today,
            selection,
            cards=cards,
            leech_lapses=found.leech_lapses,
            ahead=ahead,
        ),
        stock=stock_by_day(tally, selection),
        dates=date_errors(tally, selection),
        decades=date_errors_by_decade(tally, selection),
        hours=hours(tally, selection, found.offset_minutes),
    )
