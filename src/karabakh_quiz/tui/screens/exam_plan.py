"""The plan for an exam, worked out beside its screen: anew on every visit, and for every choice."""

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

from karabakh_quiz.clock import date_of
from karabakh_quiz.study import exam_day
from karabakh_quiz.study.exam import QUESTIONS
from karabakh_quiz.study.wording import plural
from karabakh_quiz.tui.ahead import cards_of, planner, until_cancelled
from karabakh_quiz.tui.pages import exam as page
from karabakh_quiz.tui.screens.scrolled import ScrolledPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from karabakh_quiz.planning import ExamOutlook
    from karabakh_quiz.planning.forecasting import Watcher

SHOWN_EVERY = 0.3
"""Seconds between two looks at how far the plan is worked out."""


class PlannedPage(ScrolledPage):
    """Knows the day, the decks and the answers a day, and works out what comes of them."""

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        desk = self.app.desk
        self.titles = {ref.id: ref.title for ref in desk.library.decks}
        self.several: list[str | None] = list(self.titles)
        if len(self.titles) != 1:
            self.several.insert(0, None)
        # Space leads from all decks to the one Home's cursor was on, and on from there.
        if deck in self.titles:
            at = self.several.index(deck)
            first = 0 if self.several[0] is not None else 1
            self.several = [*self.several[:first], *self.several[at:], *self.several[first:at]]
        self.at = 0
        progress = desk.progress
        self.today = progress.today()
        self.day = exam_day.exam_day(progress, self.today)
        self.daily = exam_day.exam_daily(progress)
        self.asking = self.day is None
        self.found: ExamOutlook | None = None
        self.share = 0.0
        self.note = ""
        self.at_work: Worker[ExamOutlook] | None = None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The decks the exam is on; none: all."""
        deck = self.several[self.at] if self.several else None
        return (deck,) if deck is not None else ()

    @property
    def shown(self) -> page.ExamShown:
        """What the page is to show."""
        decks = self.titles[self.chosen[0]] if self.chosen else plural(len(self.titles), "deck")
        return page.ExamShown(
            today=date_of(self.today),
            decks=decks,
            daily=self.daily,
            questions=QUESTIONS,
            day=date_of(self.day) if self.day is not None else None,
            outlook=self.found,
            share=self.share,
            asking=self.asking,
        )

    def plan(self) -> None:
        """Begin to work the plan out, if there is a day to plan for; what is under way ends."""
        if self not in self.app.screen_stack:
            return
        self.workers.cancel_node(self)
        self.found, self.at_work, self.share = None, None, 0.0
        desk = self.app.desk
        self.today = desk.progress.today()
        if self.day is not None and self.day <= self.today:
            self.day = None
        if self.day is not None:
            cards = cards_of(desk, self.chosen, sensitive=self.app.settings.sensitive)
            work = planner(desk, cards, self.day, self.daily)
            self.at_work = self.run_worker(partial(self._work, work), thread=True)
        self.repaint()

    def _work(self, work: "Callable[[Watcher], ExamOutlook]") -> "ExamOutlook":
        return work(until_cancelled(self._done))

    def _done(self, share: float) -> None:
        """Note how far the plan is; called in the thread, so nothing is painted here."""
        self.share = share

    def _tell_share(self) -> None:
        if self.found is None and self.at_work is not None and self.is_current:
            self.repaint()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        done = event.state is WorkerState.SUCCESS and event.worker is self.at_work
        if done and self in self.app.screen_stack:
            self.found = event.worker.result
            self.repaint()

    def tell_share_now_and_then(self) -> None:
        """Say how far the plan is, as long as it is worked out."""
        self.set_interval(SHOWN_EVERY, self._tell_share)
