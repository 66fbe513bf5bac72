"""The deck language: reading, checking and finding decks.

The way of a file: `loading` (bytes to safe text) → `scanner` (YAML's errors in
words; `diagnosis`, `gap`, `misplaced`, `misread`, `trouble`, `surroundings`) →
`tree` (events to dicts of texts) → `shape` (against `models`, made of
`model_base`, `model_registers` and `model_entries`; `kinds`, `shape_words`,
`date_words`) → `document` → `draft` (with its registers; `checks`,
`references`, `statements`, `questions`) → `resolve` → `deck`. What is wrong
stays an `issue` until `positions` finds its line, and is a `fault` from then
on; `codes` has all of them, `render` shows them. `reader` reads one deck or
checks many (`at_hand`, `across`, `lints`, `borrowing`; `seen` is what a check
looked at, `verdicts` keeps what it came to), `library` finds and ranks them
(`files`, `ranking`) and keeps them compiled (`compiling`, `compiled`,
`packing`, `cache`). Apart from that way: `edtf`, `fixing`, `schema`, `template`
and `writing`.
"""

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
    from karabakh_quiz.decks.fixing import Fix, fix_paths
    from karabakh_quiz.decks.library import Library, open_library
    from karabakh_quiz.decks.ranking import BrokenDeck, DeckRef
    from karabakh_quiz.decks.reader import CheckResult, check_paths, read_deck
    from karabakh_quiz.decks.remark import Remark
    from karabakh_quiz.decks.schema import deck_schema, schema_text

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
    "Fix",
    "Library",
    "Office",
    "Person",
    "Question",
    "Remark",
    "Source",
    "Statement",
    "check_paths",
    "deck_schema",
    "fix_paths",
    "open_library",
    "read_deck",
    "schema_text",
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
        **dict.fromkeys(("Fix", "fix_paths"), "fixing"),
        **dict.fromkeys(("Library", "open_library"), "library"),
        **dict.fromkeys(("BrokenDeck", "DeckRef"), "ranking"),
        **dict.fromkeys(("CheckResult", "check_paths", "read_deck"), "reader"),
        "Remark": "remark",
        **dict.fromkeys(("deck_schema", "schema_text"), "schema"),
    },
)
