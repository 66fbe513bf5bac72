"""What the screens work on: decks, cards and log of one learner, opened once."""

from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from karabakh_quiz.clock import Clock
from karabakh_quiz.places import Places

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks import Fault
    from karabakh_quiz.decks.library import Library
    from karabakh_quiz.progress import Progress, Review
    from karabakh_quiz.study import Sitting, SittingOptions
    from karabakh_quiz.tui.figures import Figures


class Desk:
    """Opens the decks while the app starts, and the log when it is first needed."""

    def __init__(
        self,
        places: Places,
        clock: Clock,
        *,
        extra: Sequence[Path] = (),
        library: "Library | None" = None,
    ) -> None:
        self.places = places
        self.clock = clock
        self._extra = tuple(extra)
        self._library: Library | None = None
        self._collection: Collection | None = None
        self._progress: Progress | None = None
        self._failure: BaseException | None = None
        self._opening: Thread | None = None
        self._figures: Figures | None = None
        self.offered: set[str] = set()
        """Ids of decks of which a copy to edit was offered."""
        if library is not None:
            self._take(library)

    def begin(self) -> None:
        """Start opening the decks, unless they are open, beside the app's own start."""
        self._opening = Thread(target=self._open, name="open decks", daemon=True)
        self._opening.start()

    def _open(self) -> None:
        try:
            if self._library is None:
                self._read()
            import karabakh_quiz.study.sitting  # noqa: F401 - loaded beside the app's start
        except BaseException as failure:  # noqa: BLE001 - raised again where it is waited for
            self._failure = failure

    def _read(self) -> None:
        self._take(self._found())

    def _found(self) -> "Library":
        from karabakh_quiz.decks import open_library

        places = self.places
        return open_library(
            places.own_decks,
            places.configured_decks,
            places.shipped_decks,
            cache=places.cache,
            extra=self._extra,
        )

    def _take(self, library: "Library") -> None:
        from karabakh_quiz.cards import Collection

        self._library, self._collection = library, Collection(library)

    def wait(self) -> None:
        """Wait until the decks are open; raises what went wrong with them."""
        if self._opening is None and self._library is None:
            self._read()
        if self._opening is not None:
            self._opening.join()
            self._opening = None
        if self._failure is not None:
            failure, self._failure = self._failure, None
            raise failure

    def reload(self, edited: Path) -> "Fault | None":
        """Read the decks anew after `edited` was changed.

        If that broke the deck, its first fault is returned and the decks stay
        as they were.
        """
        library = self._found()
        for broken in library.broken:
            if broken.path == edited and broken.faults:
                return broken.faults[0]
        self._take(library)
        return None

    @property
    def library(self) -> "Library":
        """All decks there are."""
        self.wait()
        assert self._library is not None
        return self._library

    @property
    def collection(self) -> "Collection":
        """The cards of all decks."""
        self.wait()
        assert self._collection is not None
        return self._collection

    @property
    def progress(self) -> "Progress":
        """The learner's log."""
        if self._progress is None:
            from karabakh_quiz.progress import Progress

            self._progress = Progress.open(
                self.places.progress, clock=self.clock, renames=self.collection.renames
            )
        return self._progress

    @property
    def figures(self) -> "Figures":
        """What Progress and People show."""
        if self._figures is None:
            from karabakh_quiz.tui.figures import Figures

            self._figures = Figures(self)
        return self._figures

    def sitting(
        self,
        decks: Sequence[str] = (),
        options: "SittingOptions | None" = None,
        *,
        seed: int | None = None,
    ) -> "Sitting":
        """A sitting on `decks` (ids; none: on all of them)."""
        from karabakh_quiz.study import Sitting

        collection = self.collection_of(decks)
        return Sitting(collection, self.progress, clock=self.clock, seed=seed, options=options)

    def collection_of(self, decks: Sequence[str]) -> "Collection":
        """The cards of those of `decks` that can still be studied; none named: of all."""
        from karabakh_quiz.cards import Collection

        known = {ref.id for ref in self.library.decks}
        if not decks or set(decks) == known:
            return self.collection
        return Collection(self.library, tuple(deck for deck in decks if deck in known))

    def history(self, card: str) -> "list[Review]":
        """How a card was answered, oldest first."""
        from karabakh_quiz.progress import Review

        rows = self.progress.rows(card=card, kinds=("review",))
        return [row for row in rows if isinstance(row, Review)]

    def keep_figures(self) -> None:
        """Let what figures are made of follow the log, if that takes but a moment."""
        from contextlib import suppress

        from karabakh_quiz.errors import QuizError
        from karabakh_quiz.insight.keeping import keep_up

        if self._progress is not None:
            with suppress(QuizError):
                keep_up(self._progress, self.places.cache, patient=False)

    def close(self) -> None:
        """Close the log."""
        if self._progress is not None:
            self._progress.close()
            self._progress = None
