"""A deck's packed entries where the cache keeps them, and the way back when it has lost them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Deck
    from karabakh_quiz.decks.lists import RowList
    from karabakh_quiz.decks.packing import RowsInMemory


class KeptRows:
    """Packed entries in the cache; what it has lost meanwhile is compiled again."""

    __slots__ = ("_again", "_kept", "_path")

    def __init__(self, kept: RowList, path: Path) -> None:
        self._kept = kept
        self._path = path
        self._again: RowsInMemory | None = None

    def __len__(self) -> int:
        return self._kept.length

    def at(self, place: int) -> str:
        """The one at `place`."""
        found = self._kept.at(place) if self._again is None else None
        return self._anew().at(place) if found is None else found

    def of(self, key: str) -> tuple[int, str] | None:
        """Place and text of the one with this id."""
        found = self._kept.of([key]) if self._again is None else None
        return self._anew().of(key) if found is None else found.get(key)

    def all(self) -> Sequence[str]:
        """All of them, in order."""
        rows = self._kept.all() if self._again is None else None
        return self._anew().all() if rows is None else [text for _, text in rows]

    def _anew(self) -> RowsInMemory:
        if self._again is None:
            from karabakh_quiz.decks.packing import RowsInMemory, pack

            again = RowsInMemory(pack(compiled_anew(self._path))[1])
            if len(again) != len(self):
                raise QuizError(
                    f"The deck {self._path} has changed while it was open: start again."
                )
            self._again = again
        return self._again


def compiled_anew(path: Path) -> Deck:
    """The deck read from its file, when the cache has lost it."""
    from karabakh_quiz.decks.reader import read_deck

    return read_deck(path)
