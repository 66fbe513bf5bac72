"""All the decks there are: found in ranked folders, read once, kept in a cache.

The learner's own decks win over those of configured folders, and those over
the shipped ones. A broken deck never hides the others. As long as no file has
changed, nothing here reads YAML or loads what reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.decks.cache import ENTRIES, Cache
from karabakh_quiz.decks.compiled import Compiled
from karabakh_quiz.decks.files import is_there, trouble_with
from karabakh_quiz.decks.kept import KeptRows, compiled_anew
from karabakh_quiz.decks.lists import RowList
from karabakh_quiz.decks.ranking import (
    BrokenDeck,
    DeckRef,
    Rank,
    deck_ref,
    place_in_list,
    ranked_files,
    winner,
)
from karabakh_quiz.errors import QuizError
from karabakh_quiz.structs import replace

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import AnyEntry, Deck
    from karabakh_quiz.decks.draft import Shelf

__all__ = ["BrokenDeck", "DeckRef", "Library", "open_library"]

PICKS = "picks"
"""The name under which the picks that are there are kept with a deck."""


def open_library(
    own: Path,
    configured: Sequence[Path],
    shipped: Path,
    *,
    cache: Path | None,
    extra: Sequence[Path] = (),
) -> Library:
    """Find the decks of all folders, and read those that are new or have changed.

    `cache` is a folder for compiled decks (None: keep none); it need not be
    there, nor be writable. `extra` are files or folders that win over all
    others; QuizError where there is none of that name.
    """
    for path in extra:
        if not is_there(path):
            raise QuizError(f"There is no deck file or folder {path}.")
    ranked: list[tuple[Rank, Sequence[Path]]] = [
        ("given", extra),
        ("own", [own]),
        ("configured", configured),
        ("shipped", [shipped]),
    ]
    notices = [
        f"The deck folder {path} {trouble}."
        for path in (own, *configured)
        if (trouble := trouble_with(path)) and (path != own or is_there(own))
    ]
    library = Library(Cache(cache) if cache is not None else None, notices)
    library._take_in(ranked_files(ranked))
    return library


class Library:
    """The decks found. Reading one is put off until it is asked for."""

    def __init__(self, cache: Cache | None, notices: Sequence[str] = ()) -> None:
        self._cache = cache
        self._compiled: dict[str, Compiled] = {}
        self._read: dict[Path, Deck] = {}
        """Decks as their files have them."""
        self._whole: dict[str, Deck] = {}
        """Decks with their picks, by id."""
        self._derived: dict[tuple[str, str], bytes] = {}
        self.decks: tuple[DeckRef, ...] = ()
        """The decks that can be studied: given ones first, then by rank.

        Within a rank those that only pick from others come first (they are the
        way in), then as time went, by their earliest date; then by file name.
        """
        self.broken: tuple[BrokenDeck, ...] = ()
        self.notices: tuple[str, ...] = tuple(notices)
        """What the learner may want to know: hidden decks, picks and folders that are not there."""

    def deck(self, deck_id: str) -> Deck:
        """The deck, entries picked from others at its end; QuizError if there is none."""
        if deck_id not in self._whole:
            self._whole[deck_id] = self._with_picks(self._own(deck_id), self._ref(deck_id).picks)
        return self._whole[deck_id]

    def entry(self, deck_id: str, entry_id: str) -> AnyEntry | None:
        """One entry of a deck's own, without reading the others; QuizError if no such deck."""
        return self._entry(self._compiled[self._ref(deck_id).id], entry_id)

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former `deck/entry` to today's, of all decks.

        What an entry says of itself beats what follows from its deck's former
        id; of two that claim the same, the deck of the higher rank has it.
        """
        today: dict[str, str] = {}
        for own_word in (True, False):
            for ref in self.decks:
                for old, new, own in self._compiled[ref.id].renames:
                    if own == own_word:
                        today.setdefault(old, new)
        return today

    def content(self, deck_id: str) -> str:
        """Names what a deck holds, registers and picks included; changes when they do.

        So it does with what the decks it picks from pick themselves: which cards an
        entry has depends on all that stands beside it in its own deck.
        """
        return self._content(self._compiled[self._ref(deck_id).id])

    def _content(self, compiled: Compiled) -> str:
        reached = [compiled]
        known = {compiled.id}
        for one in reached:  # grows on the way
            for home in dict.fromkeys(pick.partition("/")[0] for pick in one.picks):
                if home in self._compiled and home not in known:
                    known.add(home)
                    reached.append(self._compiled[home])
        return "+".join(one.content for one in reached)

    def derived(self, deck_id: str, name: str) -> bytes | None:
        """What was stored under `name` for the deck as it is now; None if nothing was."""
        return self._derived_of(self.content(deck_id), name)

    def _derived_of(self, content: str, name: str) -> bytes | None:
        key = (content, name)
        if key not in self._derived and self._cache is not None:
            data = self._cache.derived(*key)
            if data is not None:
                self._derived[key] = data
        return self._derived.get(key)

    def store_derived(self, deck_id: str, name: str, data: bytes) -> None:
        """Keep `data`, made of the deck as it is now, for a later run."""
        self._keep_derived(self.content(deck_id), name, data)

    def _keep_derived(self, content: str, name: str, data: bytes) -> None:
        self._derived[content, name] = data
        if self._cache is not None:
            self._cache.store_derived(content, name, data)

    def rows(self, deck_id: str, name: str) -> RowList | None:
        """The list stored under `name` for the deck as it is now; None if none was."""
        return None if self._cache is None else self._cache.row_list(self.content(deck_id), name)

    def store_rows(
        self, deck_id: str, name: str, head: str, rows: Iterable[tuple[str, str]]
    ) -> None:
        """Keep a list of (key, data), made of the deck as it is now, for a later run."""
        if self._cache is not None:
            self._cache.store_list(self.content(deck_id), name, head, rows)

    def close(self) -> None:
        """Let go of the cache file."""
        if self._cache is not None:
            self._cache.close()

    # Taking in files

    def _take_in(self, found: Iterator[tuple[Rank, Path]]) -> None:
        ranked = list(found)
        sound: dict[str, list[tuple[Rank, Compiled]]] = {}
        broken: list[BrokenDeck] = []
        for (rank, _), compiled in zip(ranked, self._known([p for _, p in ranked]), strict=True):
            if compiled.kind == "deck":
                sound.setdefault(compiled.id, []).append((rank, compiled))
            elif compiled.kind == "broken":
                broken.append(BrokenDeck(compiled.path, compiled.faults))
        winners: list[tuple[Rank, Compiled]] = []
        notices: list[str] = []
        for candidates in sound.values():
            best = winner(candidates, broken, notices)
            if best is not None:
                self._compiled[best[1].id] = best[1]
                winners.append(best)
        refs = [deck_ref(rank, compiled) for rank, compiled in sorted(winners, key=place_in_list)]
        self.decks = tuple(self._with_known_picks(ref, notices) for ref in refs)
        self.broken = tuple(sorted(broken, key=lambda one: str(one.path)))
        self.notices += tuple(notices)

    def _known(self, paths: Sequence[Path]) -> list[Compiled]:
        """What every file holds: as the cache knows it, else read now and kept."""
        kept = self._cache.files() if self._cache is not None else {}
        result: list[Compiled] = []
        new: list[Compiled] = []
        shelf: Shelf | None = None
        for path in paths:
            before = kept.get(str(path.absolute()))
            compiled = before.fresh() if before is not None else None
            if compiled is None:
                from karabakh_quiz.decks.compiling import compile_deck, new_shelf

                shelf = shelf or new_shelf()
                compiled, deck = compile_deck(path, shelf)
                if deck is not None:
                    self._read[path] = deck
            if compiled is not before:
                new.append(compiled)
            result.append(replace(compiled, path=path))
        if new and self._cache is not None:
            self._keep(new)
        return result

    def _keep(self, new: Sequence[Compiled]) -> None:
        from karabakh_quiz.decks.packing import pack

        assert self._cache is not None
        decks = [(c.content, self._read[c.path]) for c in new if c.path in self._read]
        self._cache.store(new, [(content, *pack(deck)) for content, deck in decks])

    def _with_known_picks(self, ref: DeckRef, notices: list[str]) -> DeckRef:
        """`ref` with those of its picks that are there; each of the others is a notice."""
        if not ref.picks:
            return ref
        there = self._picks_there(ref)
        for pick in ref.picks:
            if pick not in there:
                notices.append(f"The deck '{ref.id}' picks {pick}, which is not there.")
        entries = self._compiled[ref.id].entries + len(there)
        return replace(ref, picks=tuple(there), entries=entries)

    def _picks_there(self, ref: DeckRef) -> list[str]:
        """Those of a deck's picks that are there: kept, so as not to read the other decks again."""
        content = self._content(self._compiled[ref.id])
        kept = self._derived_of(content, PICKS)
        if kept is not None:
            return kept.decode().split()
        there = []
        for pick in ref.picks:
            home, _, entry = pick.partition("/")
            if home in self._compiled and self._entry(self._compiled[home], entry) is not None:
                there.append(pick)
        self._keep_derived(content, PICKS, " ".join(there).encode())
        return there

    # Reading decks

    def _ref(self, deck_id: str) -> DeckRef:
        for ref in self.decks:
            if ref.id == deck_id:
                return ref
        raise QuizError(f"There is no deck '{deck_id}'.")

    def _own(self, deck_id: str) -> Deck:
        """The deck without its picks."""
        return self._load(self._compiled[self._ref(deck_id).id])

    def _load(self, compiled: Compiled) -> Deck:
        if compiled.path not in self._read:
            self._read[compiled.path] = self._unpacked(compiled) or compiled_anew(compiled.path)
        return self._read[compiled.path]

    def _unpacked(self, compiled: Compiled) -> Deck | None:
        kept = self._cache.row_list(compiled.content, ENTRIES) if self._cache is not None else None
        if kept is None:
            return None
        from karabakh_quiz.decks.packing import unpack

        try:
            return unpack(kept.head, KeptRows(kept, compiled.path), compiled.path)
        except (ValueError, KeyError, TypeError):  # not what `pack` writes: compile it again
            return None

    def _entry(self, compiled: Compiled, entry_id: str) -> AnyEntry | None:
        from karabakh_quiz.decks.packing import find

        return find(self._load(compiled).entries, entry_id)

    def _with_picks(self, deck: Deck, picks: Sequence[str]) -> Deck:
        if not picks:
            return deck
        from karabakh_quiz.decks.borrowing import with_picked

        return with_picked(deck, self._picked(picks))

    def _picked(self, picks: Sequence[str]) -> Iterator[tuple[Deck, AnyEntry]]:
        for pick in picks:
            home, _, entry_id = pick.partition("/")
            entry = self.entry(home, entry_id)
            assert entry is not None
            yield self._own(home), entry
