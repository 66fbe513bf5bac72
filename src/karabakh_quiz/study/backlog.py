"""After weeks away: a plan for what has piled up, not a wall.

The learner chooses over how many days to spread it. Each day takes its share,
the most retrievable loss first: what would fade most by the last day if it
were left till then. What is as good as lost can wait; it loses nothing more.
No new cards come in the meantime, unless they are asked for.
"""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from karabakh_quiz.errors import UsageError
from karabakh_quiz.progress.row import Row
from karabakh_quiz.structs import struct
from karabakh_quiz.study.limits import BACKLOG_SETTING, whole_setting
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.scope import Scope
from karabakh_quiz.study.urgency import Memories, deck_of, memories, recall

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress

PILED_UP = 40
OVERDUE_DAYS = 7
"""A backlog: so many cards due, half of them by a week or more."""

LONGEST_SPREAD = 60


@struct
class BacklogDay:
    """One day of the plan: from the backlog, and what falls due by itself."""

    day: int
    backlog: int
    falling_due: int


@struct
class Backlog:
    """What has piled up, and how it would be worked off."""

    due: int
    overdue: int
    """Of these, by a week or more."""
    days: tuple[BacklogDay, ...]
    expected_loss: float
    """Cards, in expectation, forgotten on the way that answering all today would have kept."""


def has_piled_up(states: Sequence["CardState"], day: int) -> bool:
    """Whether so much is due on `day` that a plan should be offered."""
    return is_backlog(len(states), _overdue(states, day))


def is_backlog(due: int, overdue: int) -> bool:
    """Whether a plan should be offered for so many cards due, so many of them by a week."""
    return due >= PILED_UP and 2 * overdue >= due


def piled_up(
    collection: "Collection", progress: "Progress", options: SittingOptions | None = None
) -> int:
    """How many cards are due, if a plan should be offered; else 0, also while one is followed."""
    today = progress.today()
    if days_left(progress, today):
        return 0
    states = _due(collection, progress, options)
    return len(states) if has_piled_up(states, today) else 0


def _due(
    collection: "Collection", progress: "Progress", options: SittingOptions | None
) -> list["CardState"]:
    scope = Scope(collection, options or SittingOptions())
    return list(progress.states(list(scope.among(progress.due(day=progress.today())))).values())


def backlog(
    collection: "Collection",
    progress: "Progress",
    days: int,
    options: SittingOptions | None = None,
) -> Backlog:
    """What spreading all that is due today over `days` days would look like."""
    _check(days)
    today = progress.today()
    states = _due(collection, progress, options)
    memory_of = memories(progress)
    load = progress.load(today + 1, today + days - 1)
    ordered = most_retrievable_loss_first(states, memory_of, today, days)
    by_card = {state.card: state for state in states}
    planned, lost, rest = [], 0.0, ordered
    for offset in range(days):
        share = ceil(len(rest) / (days - offset))
        for card in rest[:share]:
            state, memory = by_card[card], memory_of(deck_of(card))
            lost += recall(state, memory, today) - recall(state, memory, today + offset)
        planned.append(BacklogDay(today + offset, share, load[today + offset] if offset else 0))
        rest = rest[share:]
    return Backlog(len(states), _overdue(states, today), tuple(planned), lost)


def spread_backlog(progress: "Progress", days: int) -> None:
    """Let the backlog be worked off within `days` days, from today; 1 ends the spreading."""
    _check(days)
    until = progress.today() + days - 1 if days > 1 else 0
    progress.record(Row(kind="setting", fields={"name": BACKLOG_SETTING, "value": until}))


def days_left(progress: "Progress", day: int) -> int:
    """Days over which the backlog is still spread, `day` included; 0 if it is not.

    More than anybody may choose (another program's doing, or a clock set back) means nothing.
    """
    left = whole_setting(progress, BACKLOG_SETTING, 0) - day + 1
    return left if 0 < left <= LONGEST_SPREAD else 0


def share_of_today(
    progress: "Progress", states: Sequence["CardState"], memory_of: Memories, day: int
) -> list[str] | None:
    """Today's part of what is due, if the learner has chosen to spread it; else None.

    What was reviewed today already is part of it.
    """
    days = days_left(progress, day)
    if not days:
        return None
    done = progress.reviewed(day).total()
    share = ceil((len(states) + done) / days)
    ordered = most_retrievable_loss_first(states, memory_of, day, days)
    return ordered[: max(0, share - done)]


def most_retrievable_loss_first(
    states: Sequence["CardState"], memory_of: Memories, day: int, days: int
) -> list[str]:
    """Ids by how much the chance of recall falls from `day` to `days` later, the most first."""
    keyed = []
    for state in states:
        memory = memory_of(deck_of(state.card))
        loss = recall(state, memory, day) - recall(state, memory, day + days)
        keyed.append((-loss, state.card))
    return [card for _, card in sorted(keyed)]


def _overdue(states: Sequence["CardState"], day: int) -> int:
    return sum(
        state.due_day is not None and state.due_day <= day - OVERDUE_DAYS for state in states
    )


def _check(days: int) -> None:
    if not 1 <= days <= LONGEST_SPREAD:
        raise UsageError(f"a backlog is spread over 1 to {LONGEST_SPREAD} days, not {days}")
