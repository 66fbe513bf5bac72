"""Looking ahead beside a screen: what may take a second is worked out in a thread.

The log is read before, on the screen's own side; the thread is given plain
values, and ends soon once the screen no longer wants its answer.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.worker import get_current_worker

from karabakh_quiz.study import limits

if TYPE_CHECKING:
    from karabakh_quiz.planning import CardNow, ExamOutlook
    from karabakh_quiz.planning.forecasting import Watcher
    from karabakh_quiz.study.options import WantedMode
    from karabakh_quiz.tui.app import QuizApp
    from karabakh_quiz.tui.desk import Desk


class UnwantedError(Exception):
    """Ends work in a thread whose worker was cancelled; the worker's own end hides it."""


def until_cancelled(told: "Callable[[float], None] | None" = None) -> "Watcher":
    """What planning is to call inside a worker: it ends a cancelled one.

    `told` hears the share done; it is called in the thread.
    """
    worker = get_current_worker()

    def watch(share: float) -> None:
        if worker.is_cancelled:
            raise UnwantedError
        if told is not None:
            told(share)

    return watch


def cards_of(desk: "Desk", decks: Sequence[str], *, sensitive: bool) -> "list[CardNow]":
    """The cards of `decks` (none: of all) as they stand today."""
    from karabakh_quiz.planning import cards_ahead

    return cards_ahead(desk.collection_of(decks), desk.progress, sensitive=sensitive)


def study_cards(app: "QuizApp", cards: Sequence[str]) -> bool:
    """Begin a sitting of these cards alone, in this order; False where none is to be asked."""
    from karabakh_quiz.study import SittingOptions

    settings = app.settings
    mode = cast("WantedMode", settings.answer_mode)
    options = SittingOptions(cards=tuple(cards), mode=mode, sensitive=settings.sensitive)
    sitting = app.desk.sitting((), options, seed=app.start.seed)
    question = sitting.next()
    if question is None:
        return False
    app.resume_sitting(sitting, question)
    return True


def planner(
    desk: "Desk", cards: "Sequence[CardNow]", exam_day: int, daily: int
) -> "Callable[[Watcher], ExamOutlook]":
    """What is to be worked out for an exam, with all that it needs of the log read already."""
    from karabakh_quiz.planning import exam_outlook, home_of

    progress = desk.progress
    today = progress.today()
    home = home_of(cards)
    memory, thrifty = progress.memory(home), limits.saves_time(progress, home)
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
            thrifty=thrifty,
            watch=watch,
        )

    return work
