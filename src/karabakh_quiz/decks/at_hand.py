"""The decks at hand of a check: those checked, and those beside them once one points there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from karabakh_quiz.decks import across
from karabakh_quiz.decks.borrowing import with_picked
from karabakh_quiz.decks.deck import AnyEntry, Deck
from karabakh_quiz.decks.draft import Draft, Shelf, read_draft
from karabakh_quiz.decks.files import deck_files
from karabakh_quiz.decks.packing import find
from karabakh_quiz.decks.seen import Listing, listed


class AtHand:
    """What the decks that are checked may pick from, reply to or take former ids of.

    Files beside them are read only if something points out of those checked.
    """

    def __init__(
        self, checked: Mapping[Path, Draft], elsewhere: Sequence[Path], shelf: Shelf
    ) -> None:
        self._shelf = shelf
        self._checked: dict[str, Draft] = {}
        self._beside: dict[str, Path] = {}
        self._opened: list[Draft] = []
        self._decks: dict[str, Deck | None] = {}
        self.known: dict[str, frozenset[str]] = {}
        """The ids of decks, and of each one's entries."""
        self.listings: tuple[Listing, ...] = ()
        """Folders that were looked through."""
        for draft in checked.values():
            self._opened.append(draft)
            if draft.id:
                self._checked.setdefault(draft.id, draft)
                self.known.setdefault(draft.id, across.entry_ids(draft))
        named = {name for draft in checked.values() for name in across.named(draft)}
        if named - self.known.keys():
            folders = (path.absolute().parent for path in checked)
            self._look_into(dict.fromkeys([*folders, *elsewhere]))

    def _look_into(self, folders: Iterable[Path]) -> None:
        found = {folder: list(deck_files([folder])) for folder in folders}
        self.listings = tuple(listed(folder, files) for folder, files in found.items())
        for path in dict.fromkeys(path for files in found.values() for path in files):
            other = Draft(self._shelf.get(path))
            if other.id and other.id not in self.known:
                self._beside[other.id] = path
                self.known[other.id] = across.entry_ids(other)

    @property
    def drafts(self) -> Sequence[Draft]:
        """The decks that were read with their registers: those checked, and those picked from."""
        return self._opened

    def deck(self, id_: str) -> Deck | None:
        """The deck with this id, without its picks; None if there is none, or it has faults."""
        if id_ not in self._decks:
            draft = self._checked.get(id_)
            if draft is None and id_ in self._beside:
                draft = read_draft(self._beside[id_], self._shelf)
                self._opened.append(draft)
            self._decks[id_] = draft.deck() if draft is not None else None
        return self._decks[id_]

    def whole(self, deck: Deck) -> Deck:
        """`deck` with those of its picks that are there."""
        return with_picked(deck, self._picked(deck))

    def homes(self, decks: Iterable[Deck]) -> tuple[Deck, ...]:
        """The decks, not among those checked, that `decks` pick from."""
        ids = dict.fromkeys(pick.partition("/")[0] for deck in decks for pick in deck.picks)
        found = (self.deck(id_) for id_ in ids if id_ not in self._checked)
        return tuple(self.whole(deck) for deck in found if deck is not None)

    def _picked(self, deck: Deck) -> Iterator[tuple[Deck, AnyEntry]]:
        for pick in deck.picks:
            id_, _, entry_id = pick.partition("/")
            home = self.deck(id_)
            entry = find(home.entries, entry_id) if home is not None else None
            if home is not None and entry is not None:
                yield home, entry
