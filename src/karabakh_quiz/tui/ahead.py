"""Looking ahead beside a screen: what may take a second is worked out in a thread.

The log is read before, on the screen's own side; the thread is given plain
values, and ends soon once the screen no longer wants its answer.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from karabakh_quiz.study import limits

if TYPE_CHECKING:
    from karabakh_quiz.planning import CardNow, ExamOutlook
    from karabakh_quiz.planning.forecasting import Watcher
    from karabakh_quiz.tui.desk import Desk


class Unwanted(BaseException):  # noqa: N818 - no error: nobody waits for the answer any more
    """Ends work in a thread whose worker was cancelled."""


def until_cancelled(told: "Callable[[float], None] | None" = None) -> "Watcher":
    """What planning is to call: it ends a cancelled worker, and tells `told` each tenth done."""
    worker = get_current_worker()
    last = 0

    def watch(share: float) -> None:
        nonlocal last
        if worker.is_cancelled:
            raise Unwanted
        if told is not None and int(share * 10) > last:
            last = int(share * 10)
            told(last / 10)

    return watch


def cards_of(desk: "Desk", decks: Sequence[str], *, sensitive: bool) -> "list[CardNow]":
    """The cards of `decks` (none: of all) as they stand today."""
    from karabakh_quiz.planning import cards_ahead

    return cards_ahead(desk.collection_of(decks), desk.progress, sensitive=sensitive)


def planner(
    desk: "Desk", cards: "Sequence[CardNow]", decks: Sequence[str], exam_day: int, daily: int
) -> "Callable[[Watcher], ExamOutlook]":
    """What is to be worked out for an exam, with all that it needs of the log read already."""
    from karabakh_quiz.planning import exam_outlook

    progress = desk.progress
    today = progress.today()
    memory = progress.memory(decks[0] if len(decks) == 1 else None)
    new = limits.whole_setting(progress, limits.NEW_SETTING, limits.NEW_A_DAY)
    done = progress.reviewed(today).total() + progress.introduced(today).total()

    def work(watch: "Watcher") -> "ExamOutlook":
        return exam_outlook(
            cards,
            memory,
            today=today,
            exam_day=exam_day,
            daily=daily,
            new=new,
            done_today=done,
            watch=watch,
        )

    return work
