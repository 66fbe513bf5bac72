"""What each grade would lead to: the state, and the day the card falls due."""

from typing import TYPE_CHECKING

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.intervals import LONGEST_INTERVAL, Calendar, graded, rounded
from karabakh_quiz.memory.spacing import Spacing
from karabakh_quiz.structs import struct
from karabakh_quiz.study.question import NextInterval
from karabakh_quiz.study.returning import gap_minutes

if TYPE_CHECKING:
    from karabakh_quiz.progress import CardState


@struct
class Outcome:
    """Where a grade leads: the memory state, and after how many days (0: this sitting).

    `aim` is the chance of recall that the interval was made for.
    """

    grade: int
    state: MemoryState
    days: int
    minutes: int
    aim: float

    @property
    def interval(self) -> NextInterval:
        """The same, for the grade keys."""
        return NextInterval(self.grade, self.days, self.minutes)


def elapsed_days(state: "CardState", today: int) -> int:
    """The learner's days since the card was last answered; 0 where the clock went back."""
    return 0 if state.last_day is None else max(0, today - state.last_day)


def outcomes(
    memory: Memory,
    state: "CardState",
    today: int,
    *,
    options: int = 1,
    guessed: bool = False,
    maximum: int = LONGEST_INTERVAL,
    calendar: Calendar | None = None,
    same_day: bool = True,
    thrifty: bool = False,
) -> tuple[Outcome, ...]:
    """What Again, Hard, Good and Easy would lead to if given today.

    `options` and `guessed` are those of the answer. With `same_day` a Hard
    may lead to no whole day: it then comes back in this sitting, like Again.
    `thrifty` spacing brings neither back before tomorrow.
    """
    elapsed = elapsed_days(state, today)
    again, hard, good, easy = (
        memory.review(state.memory, grade, elapsed, options=options, guessed=guessed)
        for grade in (1, 2, 3, 4)
    )
    spacing = Spacing(memory, thrifty=thrifty)
    first = rounded(spacing.interval(again.stability), maximum) if thrifty else 0
    days = graded(
        (
            spacing.interval(hard.stability),
            spacing.interval(good.stability),
            spacing.interval(easy.stability),
        ),
        state.card,
        today,
        last=_last_interval(state),
        maximum=maximum,
        calendar=calendar,
        same_day=same_day and not thrifty,
    )
    return tuple(
        Outcome(
            grade,
            after,
            length,
            0 if length else max(1, round(gap_minutes(memory, after))),
            spacing.aim(after.stability),
        )
        for grade, after, length in zip(
            (1, 2, 3, 4), (again, hard, good, easy), (first, *days), strict=True
        )
    )


def _last_interval(state: "CardState") -> int:
    if state.due_day is None or state.last_day is None:
        return 0
    return max(0, state.due_day - state.last_day)
