"""Making the verdict of `check`: the slow way, taken when something has changed."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from karabakh_quiz.cards.counting import count_cards, count_entries
from karabakh_quiz.cards.figures import Balance, balance
from karabakh_quiz.cards.indexing import index, index_of
from karabakh_quiz.cards.make import survey
from karabakh_quiz.cards.warnings import ASKED_OF_EACH, remarks_on
from karabakh_quiz.cli.verdict import Sound
from karabakh_quiz.decks import check_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from karabakh_quiz.cards.index import CardFacts
    from karabakh_quiz.decks import Deck, Remark


class Judged:
    """Some files and folders, checked. The cards of a deck are surveyed once, for all uses."""

    def __init__(self, paths: Sequence[Path], *, strict: bool) -> None:
        self._indexes: dict[Path, Sequence[CardFacts]] = {}
        """The cards of each deck's own entries."""
        collecting = gc.isenabled()
        gc.disable()  # nearly all that is made here stays: a sixth of the time went into looking
        try:
            self._result = check_paths(paths, lints=[self._remarks], strict=strict)
        finally:
            if collecting:
                gc.enable()
        self.faults = self._result.faults
        self.seen = self._result.seen

    @cached_property
    def cards(self) -> Sequence[CardFacts]:
        """The cards of all sound decks, borrowed ones left out."""
        return [card for deck in self._result.wholes for card in self._index(deck)]

    @cached_property
    def decks(self) -> tuple[Sound, ...]:
        """The sound decks in figures."""
        return tuple(self._sound(deck) for deck in self._result.wholes)

    def balance(self) -> dict[str, dict[str, int]]:
        """How often each speaker, side and year is quoted, and sources by perspective."""
        kinds = [one.name for one in fields(Balance)]
        totals = {kind: Counter[str]() for kind in kinds}
        for found in map(balance, self._result.decks):
            for kind in kinds:
                totals[kind].update(getattr(found, kind))
        return {
            kind: dict(sorted(counts.items()) if kind == "years" else counts.most_common())
            for kind, counts in totals.items()
        }

    def _remarks(self, deck: Deck) -> Iterator[Remark]:
        surveyed = survey(deck)
        self._indexes[deck.path] = index_of(deck, surveyed)
        return remarks_on(deck, surveyed)

    def _index(self, deck: Deck) -> Sequence[CardFacts]:
        if deck.path not in self._indexes:  # a home, or a file with more faults than are told
            self._indexes[deck.path] = index(deck)
        return self._indexes[deck.path]

    def _sound(self, deck: Deck) -> Sound:
        cards = count_cards(deck.id, [*self._index(deck), *self._borrowed(deck)])
        return Sound(
            id=deck.id,
            path=deck.path,
            entries=count_entries(deck.id, deck.entries),
            cards=cards,
            names=(deck.id, *deck.formerly),
            passed_over=ASKED_OF_EACH if cards.total > ASKED_OF_EACH else 0,
        )

    def _borrowed(self, deck: Deck) -> Iterator[CardFacts]:
        """The cards of picked entries, as the decks have them that these are written in."""
        picked = {f"{entry.deck}/{entry.id}" for entry in deck.entries if entry.deck != deck.id}
        homes = {entry.path for entry in deck.entries if entry.deck != deck.id}
        for home in (*self._result.wholes, *self._result.homes):
            if home.path in homes:
                yield from (card for card in self._index(home) if card.entry in picked)
