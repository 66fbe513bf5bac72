"""The cards of one deck, as its index tells of them: all ids, and facts of those asked about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from karabakh_quiz.cards.index import NAME, CardFacts, from_row, to_rows

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Deck

IDS = f"{NAME}-ids"
"""What the list of ids is kept under."""
FEW = 200
"""Entries looked up one by one, after which all are read: it will be all of them."""


class Rows(Protocol):
    """A list kept with a deck: see `decks.cache.RowList`."""

    @property
    def head(self) -> str: ...

    def of(self, keys: Iterable[str], /) -> Mapping[str, tuple[int, str]] | None: ...
    def all(self) -> Sequence[tuple[str, str]] | None: ...


class Keeper(Protocol):
    """What keeps with decks what is made of them: a library."""

    def derived(self, deck_id: str, name: str, /) -> bytes | None: ...
    def store_derived(self, deck_id: str, name: str, data: bytes, /) -> None: ...
    def rows(self, deck_id: str, name: str, /) -> Rows | None: ...
    def store_rows(
        self, deck_id: str, name: str, head: str, rows: Iterable[tuple[str, str]], /
    ) -> None: ...


class DeckCards:
    """The cards of a deck's own entries; the index is made when there is none, and kept."""

    def __init__(self, keeper: Keeper, deck_id: str, read: "Callable[[], Deck]") -> None:
        self._keeper = keeper
        self._deck_id = deck_id
        self._read = read
        self._rows = keeper.rows(deck_id, NAME)
        self._of_entry: dict[str, tuple[CardFacts, ...]] = {}
        self._whole = False
        self._singly = 0

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of all cards, in the deck's order."""
        kept = self._keeper.derived(self._deck_id, IDS) if self._rows is not None else None
        if kept is not None:
            return tuple(kept.decode().splitlines())
        self.load_all()
        ids = tuple(card.id for cards in self._of_entry.values() for card in cards)
        self._keeper.store_derived(self._deck_id, IDS, "\n".join(ids).encode())
        return ids

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """Ids of the sensitive ones."""
        if self._rows is not None:
            return frozenset(self._rows.head.splitlines())
        self.load_all()
        every = (card for cards in self._of_entry.values() for card in cards)
        return frozenset(card.id for card in every if card.sensitive)

    def of_entry(self, entry: str) -> tuple[CardFacts, ...]:
        """The cards of an entry (`deck/entry`), none if there is no such entry."""
        if entry not in self._of_entry:
            self._singly += 1
            if self._singly > FEW:
                self.load_all()
            else:
                self.load([entry])
        return self._of_entry.get(entry, ())

    def load(self, entries: Iterable[str]) -> None:
        """Make ready to tell of these entries."""
        wanted = [entry for entry in dict.fromkeys(entries) if entry not in self._of_entry]
        if not wanted or self._whole:
            return
        kept = self._rows
        found = kept.of(wanted) if kept is not None else None
        told = None if found is None else _told((key, text) for key, (_, text) in found.items())
        if told is None:
            self.load_all()
        else:
            self._of_entry.update({**dict.fromkeys(wanted, ()), **told})

    def load_all(self) -> None:
        """Make ready to tell of every entry."""
        if self._whole:
            return
        kept = self._rows
        rows = kept.all() if kept is not None else None
        told = _told(rows) if rows is not None else None
        # In the deck's order, whatever was asked for first; put in place at one stroke, since
        # what counts in a thread of its own may be asking meanwhile.
        self._of_entry = self._made() if told is None else told
        self._whole = True

    def _made(self) -> dict[str, tuple[CardFacts, ...]]:
        """Make the index of the deck, and keep it."""
        from karabakh_quiz.cards.indexing import index

        facts = index(self._read())
        grouped: dict[str, list[CardFacts]] = defaultdict(list)
        for one in facts:
            grouped[one.entry].append(one)
        sensitive = "\n".join(one.id for one in facts if one.sensitive)
        self._keeper.store_rows(self._deck_id, NAME, sensitive, to_rows(facts))
        # Until the next time all is at hand; what was kept of damaged lists is not looked at.
        self._rows = None
        return {entry: tuple(cards) for entry, cards in grouped.items()}


def _told(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[CardFacts, ...]] | None:
    """The cards of entries; None where `to_rows` did not write them."""
    try:
        return {entry: from_row(entry, text) for entry, text in rows}
    except (ValueError, TypeError, RecursionError):
        return None
