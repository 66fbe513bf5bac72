"""The deck language: reading, checking and finding decks."""

from typing import TYPE_CHECKING

from karabakh_quiz import lazy

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import (
        Claim,
        Deck,
        Entry,
        Event,
        Facet,
        Office,
        Person,
        Question,
        Source,
        Statement,
    )
    from karabakh_quiz.decks.fault import DeckFaults, Fault
    from karabakh_quiz.decks.library import BrokenDeck, DeckRef, Library, open_library
    from karabakh_quiz.decks.reader import CheckResult, check_paths, read_deck

__all__ = [
    "BrokenDeck",
    "CheckResult",
    "Claim",
    "Deck",
    "DeckFaults",
    "DeckRef",
    "Entry",
    "Event",
    "Facet",
    "Fault",
    "Library",
    "Office",
    "Person",
    "Question",
    "Source",
    "Statement",
    "check_paths",
    "open_library",
    "read_deck",
]

__getattr__, __dir__ = lazy.exports(
    __name__,
    {
        **dict.fromkeys(
            (
                "Claim",
                "Deck",
                "Entry",
                "Event",
                "Facet",
                "Office",
                "Person",
                "Question",
                "Source",
                "Statement",
            ),
            "deck",
        ),
        **dict.fromkeys(("DeckFaults", "Fault"), "fault"),
        **dict.fromkeys(("BrokenDeck", "DeckRef", "Library", "open_library"), "library"),
        **dict.fromkeys(("CheckResult", "check_paths", "read_deck"), "reader"),
    },
)
