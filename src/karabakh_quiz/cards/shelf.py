"""Decks that lie in no folder, to be studied like those of a library."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import AnyEntry, Deck


class Shelf:
    """A library in memory: what a `Collection` needs of one, for decks already read.

    Entries picked from other decks stand among a deck's entries already.
    """

    def __init__(self, decks: Iterable["Deck"]) -> None:
        self.decks: tuple[Deck, ...] = tuple(decks)
        self._by_id = {deck.id: deck for deck in self.decks}
        self._kept: dict[tuple[str, str], bytes] = {}

    def deck(self, deck_id: str) -> "Deck":
        """The deck; `KeyError` if there is none."""
        return self._by_id[deck_id]

    def entry(self, deck_id: str, entry_id: str) -> "AnyEntry | None":
        """One entry of a deck's own."""
        return self._entries.get(f"{deck_id}/{entry_id}")

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former `deck/entry` to today's."""
        return {
            former: today for today, entry in self._entries.items() for former in entry.formerly
        }

    def derived(self, deck_id: str, name: str) -> bytes | None:
        """What was stored, as long as this shelf lives."""
        return self._kept.get((deck_id, name))

    def store_derived(self, deck_id: str, name: str, data: bytes) -> None:
        """Keep what was made of a deck."""
        self._kept[deck_id, name] = data

    def rows(self, deck_id: str, name: str) -> None:  # noqa: ARG002
        """No list: what is made of decks in memory is made each time."""
        return

    def store_rows(
        self, deck_id: str, name: str, head: str, rows: Iterable[tuple[str, str]]
    ) -> None:
        """Keep nothing."""

    @cached_property
    def _entries(self) -> dict[str, "AnyEntry"]:
        return {f"{e.deck}/{e.id}": e for deck in self.decks for e in deck.entries}
