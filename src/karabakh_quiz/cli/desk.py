"""What a learner in the linear mode reaches for beside the sitting: source, history, editor."""

from __future__ import annotations

import os

from karabakh_quiz.cards.details import safe_link
from karabakh_quiz.cli.spoken import verdict_word
from karabakh_quiz.clock import date_of
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study import wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from karabakh_quiz.cards import Card, Collection
    from karabakh_quiz.progress import Progress


class Desk:
    """Reaches for things on behalf of one learner.

    `reopen` gives the collection as it reads once the deck in a file was
    edited, and raises a `QuizError` if the edit broke it; `interactive` is
    whether a person sits at the terminal.
    """

    def __init__(
        self, progress: Progress, reopen: Callable[[Path], Collection], *, interactive: bool
    ) -> None:
        self._progress = progress
        self._reopen = reopen
        self._interactive = interactive

    def open_source(self, card: Card) -> str:
        """Show the card's source in the browser, if a person sits here; says its address."""
        links = [link for source in card.entry.sources if (link := safe_link(source.url))]
        if not links:
            return "This entry gives no address to open."
        if self._interactive:
            import webbrowser

            if webbrowser.open(links[0]):
                return f"Opened in the browser: {links[0]}"
        return f"The source: {links[0]}"

    def history(self, card: Card) -> list[str]:
        """How the card was answered before, oldest first, a line each."""
        from karabakh_quiz.progress import Review

        lines = []
        for row in self._progress.rows(card=card.id, kinds=("review",)):
            if isinstance(row, Review):
                day = wording.date_words(date_of(row.day or 0))
                grade = wording.grade_name(row.grade)
                lines.append(f"{day}: {verdict_word(row.verdict)}, graded {grade}.")
        return lines or ["Not answered before."]

    def edit(self, card: Card) -> Collection | None:
        """Open the card's entry in the editor; gives the cards anew, None if nothing changed.

        Raises `QuizError` where no person sits here, there is no editor, or
        the edit broke the deck.
        """
        if not self._interactive:
            raise QuizError("There is no terminal here for an editor.")
        import subprocess

        from karabakh_quiz.places import find_places
        from karabakh_quiz.tui.editing import editor_command

        path = card.entry.path
        if path.absolute().is_relative_to(find_places().shipped_decks.absolute()):
            raise QuizError(
                "This deck came with the program. Make a copy of your own, and edit that: "
                f"karabakh-quiz deck copy {card.entry.deck}"
            )
        command = editor_command(path, card.entry.line, os.environ)
        before = _text(path)
        try:
            subprocess.run(command, check=False)
        except OSError as error:
            raise QuizError(f"{command[0]} cannot be started: {error.strerror}.") from None
        return None if _text(path) == before else self._reopen(path)


def _text(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
