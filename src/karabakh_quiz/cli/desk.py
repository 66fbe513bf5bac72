"""What a learner in the linear mode reaches for beside the sitting: source and history."""

from __future__ import annotations

from karabakh_quiz.cards.details import safe_link
from karabakh_quiz.cli.spoken import verdict_word
from karabakh_quiz.clock import date_of
from karabakh_quiz.study import wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.cards import Card
    from karabakh_quiz.progress import Progress


class Desk:
    """Reaches for things on behalf of one learner."""

    def __init__(self, progress: Progress, *, interactive: bool) -> None:
        self._progress = progress
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
            if not isinstance(row, Review):
                continue
            day = wording.date_words(date_of(row.day or 0))
            grade = wording.grade_name(row.grade)
            lines.append(f"{day}: {verdict_word(row.verdict)}, graded {grade}.")
        return lines or ["Not answered before."]
