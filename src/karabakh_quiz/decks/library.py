"""All the decks there are: found in ranked folders, read once, kept in a cache.

The learner's own decks win over those of configured folders, and those over
the shipped ones. A broken deck never hides the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from karabakh_quiz.decks.deck import Deck, Person, Source
from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.errors import QuizError

Rank = Literal["given", "own", "configured", "shipped"]


@dataclass(frozen=True, slots=True)
class DeckRef:
    """A deck that can be studied, as a list shows it."""

    id: str
    title: str
    subtitle: str | None
    path: Path
    rank: Rank
    entries: int


@dataclass(frozen=True, slots=True)
class BrokenDeck:
    """A file that is no sound deck, and why."""

    path: Path
    faults: tuple[Fault, ...]


class Library:
    """The decks found; reading one is put off until it is asked for."""

    def __init__(
        self,
        decks: dict[str, tuple[DeckRef, Deck]],
        broken: Sequence[BrokenDeck],
        notices: Sequence[str],
    ) -> None:
        self._decks = decks
        self.decks: tuple[DeckRef, ...] = tuple(ref for ref, _ in decks.values())
        self.broken: tuple[BrokenDeck, ...] = tuple(broken)
        self.notices: tuple[str, ...] = tuple(notices)

    def deck(self, deck_id: str) -> Deck:
        """The deck, entries picked from others included; QuizError if there is none."""
        deck = self._own(deck_id)
        if not deck.picks:
            return deck
        entries = list(deck.entries)
        people: dict[str, Person] = {}
        sources: dict[str, Source] = {}
        for pick in deck.picks:
            other_id, _, entry_id = pick.partition("/")
            if other_id not in self._decks:
                continue
            other = self._own(other_id)
            picked = [entry for entry in other.entries if entry.id == entry_id]
            if picked:
                entries += picked
                people.update(other.people)
                sources.update(other.sources)
        return replace(
            deck,
            entries=tuple(entries),
            people={**people, **deck.people},
            sources={**sources, **deck.sources},
        )

    def _own(self, deck_id: str) -> Deck:
        if deck_id not in self._decks:
            raise QuizError(f"There is no deck '{deck_id}'.")
        return self._decks[deck_id][1]


def open_library(
    own: Path,
    configured: Sequence[Path],
    shipped: Path,
    *,
    cache: Path | None,
    extra: Sequence[Path] = (),
) -> Library:
    """Find and read the decks of all folders; `extra` are files or folders that win over all."""
    from karabakh_quiz.decks.draft import Shelf, read_draft
    from karabakh_quiz.decks.fault import in_order
    from karabakh_quiz.decks.files import deck_files

    shelf = Shelf()
    decks: dict[str, tuple[DeckRef, Deck]] = {}
    broken: list[BrokenDeck] = []
    notices: list[str] = []
    ranked: list[tuple[Rank, Sequence[Path]]] = [
        ("given", extra),
        ("own", [own]),
        ("configured", configured),
        ("shipped", [shipped]),
    ]
    for rank, paths in ranked:
        for path in deck_files([p for p in paths if p.exists()]):
            draft = read_draft(path, shelf)
            if draft.document.is_register and draft.sound:
                continue
            deck = draft.deck()
            if deck is None:
                broken.append(BrokenDeck(path, in_order(draft.faults())))
            elif deck.id in decks:
                notices.append(
                    f"{decks[deck.id][0].path} hides {path}: both are the deck '{deck.id}'"
                )
            else:
                count = len(deck.entries) + len(deck.picks)
                decks[deck.id] = (
                    DeckRef(deck.id, deck.title, deck.subtitle, path, rank, count),
                    deck,
                )
    return Library(decks, broken, notices)
