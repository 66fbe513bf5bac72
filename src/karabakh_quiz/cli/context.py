"""What a command is given: where files live, what time it is, who is learning.

Everything is found when it is first asked for, so that a command fails only
on what it needs.
"""

from __future__ import annotations

import os

from karabakh_quiz.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from karabakh_quiz.clock import Clock
    from karabakh_quiz.decks import Library
    from karabakh_quiz.places import Places
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.settings import Settings


class Context:
    """One call of the program."""

    def __init__(
        self, *, learner: str | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        self.learner = learner
        self.environment = environment
        self._places: Places | None = None
        self._clock: Clock | None = None
        self._settings: Settings | None = None

    @property
    def places(self) -> Places:
        """The paths of this learner."""
        if self._places is None:
            from karabakh_quiz.places import find_places

            places = find_places(self.environment)
            if self.learner is not None:
                from karabakh_quiz.structs import replace

                progress = learner_progress(places.progress, self.learner)
                places = replace(places, progress=progress)
            self._places = places
        return self._places

    @property
    def clock(self) -> Clock:
        """The computer's clock, or the one `KARABAKH_QUIZ_NOW` starts.

        Raises `UsageError` where that is no time.
        """
        if self._clock is None:
            from karabakh_quiz.clock import clock_from

            self._clock = clock_from(self.environment.get("KARABAKH_QUIZ_NOW"))
        return self._clock

    @property
    def settings(self) -> Settings:
        """Look and feel; raises a `QuizError` where the file cannot be followed."""
        if self._settings is None:
            from karabakh_quiz.settings import load

            self._settings = load(self.places.settings)
        return self._settings

    def library(self, extra: Sequence[Path] = ()) -> Library:
        """All decks, with those at the paths `extra` besides."""
        from karabakh_quiz.decks import open_library

        places = self.places
        return open_library(
            places.own_decks,
            places.configured_decks,
            places.shipped_decks,
            cache=places.cache,
            extra=list(extra),
        )

    def progress(self, renames: Mapping[str, str] | None = None) -> Progress:
        """The learner's log, opened (and made, if there is none)."""
        from karabakh_quiz.progress import Progress

        return Progress.open(self.places.progress, clock=self.clock, renames=renames)

    def progress_to_read(
        self, renames: Mapping[str, str] | None = None
    ) -> AbstractContextManager[Progress]:
        """The learner's log, which must exist, to look at: also where nothing can be written."""
        from karabakh_quiz.progress import Progress
        from karabakh_quiz.progress.faults import UnwritableLogError

        try:
            return self.progress(renames)
        except UnwritableLogError:
            return Progress.read_only(self.places.progress, clock=self.clock)

    def keep_figures(self, progress: Progress, *, patient: bool = True) -> None:
        """Let what figures are made of follow the log, now that rows were added.

        So that `stats` never starts from nothing. A command that adds a few
        rows is not `patient`: it leaves for later what takes more than a moment.
        """
        from contextlib import suppress

        from karabakh_quiz.errors import QuizError
        from karabakh_quiz.insight.keeping import keep_up

        with suppress(QuizError):  # what the command itself did stands
            keep_up(progress, self.places.cache, patient=patient)


def learner_progress(progress: Path, name: str) -> Path:
    """Where the learner called `name` keeps the log: a folder of their own beside `progress`."""
    from karabakh_quiz.text import clean, reserved

    plain = clean(name, line=True)
    if plain != name or not plain or len(plain) > 60 or set(plain) & set('/\\:*?"<>|'):
        raise UsageError(f"{plain!r} cannot be a learner's name: use letters, digits and spaces")
    if plain.startswith(".") or plain.endswith("."):
        raise UsageError(f"{plain!r} cannot be a learner's name: it begins or ends with a dot")
    if reserved(plain):
        raise UsageError(f"{plain!r} cannot be a learner's name: Windows keeps it for a device")
    return progress.parent / "learners" / plain / progress.name
