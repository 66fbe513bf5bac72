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
        found = self._rows.of(wanted) if self._rows is not None else None
        if found is None or not self._take((key, text) for key, (_, text) in found.items()):
            self.load_all()
        else:
            self._of_entry.update((entry, ()) for entry in wanted if entry not in found)

    def load_all(self) -> None:
        """Make ready to tell of every entry."""
        if self._whole:
            return
        rows = self._rows.all() if self._rows is not None else None
        self._of_entry = {}  # in the deck's order, whatever was asked for first
        if rows is None or not self._take(rows):
            self._make()
        self._whole = True

    def _take(self, rows: Iterable[tuple[str, str]]) -> bool:
        try:
            taken = {entry: from_row(entry, text) for entry, text in rows}
        except (ValueError, TypeError, RecursionError):
            return False
        self._of_entry.update(taken)
        return True

    def _make(self) -> None:
        """Make the index of the deck, and keep it."""
        from karabakh_quiz.cards.indexing import index

        facts = index(self._read())
        grouped: dict[str, list[CardFacts]] = defaultdict(list)
        for one in facts:
            grouped[one.entry].append(one)
        self._of_entry = {entry: tuple(cards) for entry, cards in grouped.items()}
        sensitive = "\n".join(one.id for one in facts if one.sensitive)
        self._keeper.store_rows(self._deck_id, NAME, sensitive, to_rows(facts))
        # Until the next time all is at hand; what was kept of damaged lists is not looked at.
        self._rows = None
