"""What Progress and People show, counted in a thread of its own and kept while nothing changes."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from karabakh_quiz.insight.gathering import Material
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.tui.desk import Desk
    from karabakh_quiz.tui.people import People

T = TypeVar("T")

FIRST_PAINT = 0.03
"""Seconds that a screen is given to be on the terminal before counting begins: what counts in a
thread shares the interpreter with what paints."""


class Figures:
    """What was counted last, by the position of the log, the day and the decks it was counted of.

    Every method is called in a worker thread: it opens the log for itself, and
    two threads that ask at once count one after the other.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._lock = Lock()
        self._kept: dict[str, tuple[tuple[object, ...], Any]] = {}

    def material(self) -> "Material":
        """What all figures over time are made of. Raises `QuizError`."""
        from karabakh_quiz.insight.gathering import material

        desk, offset = self._desk, self._offset()
        return self._of(
            "material",
            lambda log: material(log, desk.places.cache, offset_minutes=offset),
        )

    def people(self) -> "People":
        """Everyone who speaks, and who is taken for whom. Raises `QuizError`."""
        from karabakh_quiz.tui.people import People

        return self._of("people", lambda log: People(self._desk.library, log))

    def cards(self, deck: str | None, *, sensitive: bool) -> "Sequence[str]":
        """Ids of a deck's cards, or of all decks', the sensitive ones if they are asked."""
        return self._desk.collection.asked(deck, sensitive=sensitive)

    def _of(self, name: str, make: "Callable[[Progress], T]") -> T:
        from karabakh_quiz.progress import Progress

        desk = self._desk
        with (
            self._lock,
            Progress.open(
                desk.places.progress, clock=desk.clock, renames=desk.collection.renames
            ) as log,
        ):
            with log.facts() as facts:
                now = (facts.position(), log.today(), self._offset(), desk.library)
            kept = self._kept.get(name)
            if kept is None or kept[0] != now:
                kept = self._kept[name] = (now, make(log))
        found: T = kept[1]
        return found

    def _offset(self) -> int:
        """The learner's offset from UTC now, minutes."""
        offset = self._desk.clock.now().utcoffset()
        return 0 if offset is None else round(offset.total_seconds() / 60)
