"""What somebody who was named by mistake really said, for the reason of a verdict."""

from collections.abc import Callable, Iterable

from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.details import told
from karabakh_quiz.decks.deck import Entry, Statement


def said_by(entries: Iterable[Entry], near: str | None = None) -> Callable[[str], str | None]:
    """A look-up from a person's id to a sentence with a statement of theirs, or None.

    Of several the one nearest to the EDTF date `near` is taken; sensitive ones
    never are. The words stand exactly as the deck has them, in quotation marks.
    """
    statements = [
        entry for entry in entries if isinstance(entry, Statement) and not entry.sensitive
    ]

    def said(person: str) -> str | None:
        theirs = [entry for entry in statements if any(one.id == person for one in entry.who)]
        if not theirs:
            return None
        if near is not None:
            day = span(near)
            theirs.sort(key=lambda entry: span(entry.when).days_to(day))
        detail = told("", theirs[0])
        return f"{detail.extra}: \u201c{detail.text}\u201d" if detail.quoted else detail.text

    return said
