"""What may be asked of the log: the reading half of `Progress`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from karabakh_quiz.clock import day_number
from karabakh_quiz.progress.codec import id_of
from karabakh_quiz.progress.faults import plainly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from karabakh_quiz.memory.model import Memory
    from karabakh_quiz.progress.cardstate import CardState
    from karabakh_quiz.progress.facts import Facts
    from karabakh_quiz.progress.log import Log
    from karabakh_quiz.progress.reading import DeckCount
    from karabakh_quiz.progress.row import Row, RowId
    from karabakh_quiz.progress.sets import Stand


class Looking:
    """Nothing here changes the log; `decks` are the decks in the cards' ids, None for all."""

    _log: Log

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._log.path

    def today(self) -> int:
        """The learner's day now, in days since 1970-01-01."""
        from karabakh_quiz.progress.knobs import day_end

        with plainly(self.path):
            self._log.look()
            return day_number(self._log.clock.now(), day_end(self._log))

    def state(self, card: str) -> CardState:
        """What the log says of `card`; a fresh state if it was never seen."""
        from karabakh_quiz.progress import reading

        with plainly(self.path):
            self._log.look()
            return reading.state(self._log, card)

    def states(self, cards: Collection[str] | None = None) -> dict[str, CardState]:
        """States by today's card id, of `cards` or of all; cards never seen are left out."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.states(self._log, cards)

    def due(self, decks: Iterable[str] | None = None, day: int | None = None) -> list[str]:
        """Ids of the cards to be asked on `day` (today), the longest overdue first."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.due(self._log, self.today() if day is None else day, decks)

    def counts(
        self, decks: Iterable[str] | None = None, day: int | None = None
    ) -> dict[str, DeckCount]:
        """By deck: how many cards are due on `day` (today), learning, held, suspended."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.counts(self._log, self.today() if day is None else day, decks)

    def next_due(self, after: int | None = None, decks: Iterable[str] | None = None) -> int | None:
        """The first day after `after` (today) on which a card falls due; None if none does."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.next_due(self._log, self.today() if after is None else after, decks)

    def load(self, first: int, last: int, decks: Iterable[str] | None = None) -> Counter[int]:
        """How many cards fall due on each day from `first` to `last`."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.load(self._log, first, last, decks)

    def introduced(self, day: int) -> Counter[str]:
        """Cards by deck whose first counted review was on `day`."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.introduced(self._log, day)

    def reviewed(self, day: int) -> Counter[str]:
        """Cards by deck reviewed on `day`, each once; those introduced that day left out."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.reviewed(self._log, day)

    def answered(self, day: int | None = None) -> frozenset[str]:
        """Ids of the cards with a counted, scheduled review on `day` (today), since any reset.

        One look in an index for today or any day not earlier than a card's
        last; for earlier days, one more for each card reviewed before and since.
        """
        from karabakh_quiz.progress import sets

        with self._log.reading():
            return sets.answered(self._log, self.today() if day is None else day)

    def seen(self, decks: Iterable[str] | None = None, day: int | None = None) -> frozenset[str]:
        """Ids of the cards that are not new on `day` (today), of `decks` or of all.

        They have a memory, or are suspended, or buried until after `day`. A
        card only met or flagged is new. `decks` are the decks in the cards' ids.
        """
        from karabakh_quiz.progress import sets

        with self._log.reading():
            return sets.seen(self._log, self.today() if day is None else day, decks)

    def stands(self) -> list[Stand]:
        """Of every card with a state: id, stage, the day it may be asked, and the day it is due.

        Stages are those of `cardstate`; a buried card may be asked later than it is due.
        """
        from karabakh_quiz.progress import sets

        with self._log.reading():
            return sets.stands(self._log)

    def latest(self, count: int) -> list[int]:
        """When the `count` cards answered last were answered, milliseconds, the latest first."""
        from karabakh_quiz.progress import sets

        with self._log.reading():
            return sets.latest(self._log, count)

    def most_urgent(
        self, decks: Iterable[str] | None = None, day: int | None = None
    ) -> Iterator[str]:
        """Ids of the cards due on `day` (today), the lowest relative recall first.

        That is the chance of recall over the chance on the card's own due day, so
        that cards kept at 0.95 and at 0.80 are equally urgent when they fall
        due. Read as they are asked for: the first few hundred cost one sort.
        """
        from karabakh_quiz.progress import urgent

        return urgent.most_urgent(self._log, self.today() if day is None else day, decks)

    def rows(
        self,
        card: str | None = None,
        kinds: Collection[str] | None = None,
        counted: bool = True,
        as_told: bool = False,
    ) -> Iterator[Row]:
        """Rows in fold order, oldest first: of one card, of some kinds, counted or all.

        Cards bear today's ids and times are as `redate` rows mend them, unless
        `as_told` asks for what was written. Take the rows before recording new
        ones.
        """
        from karabakh_quiz.progress import reading

        with plainly(self.path):
            self._log.look()
            yield from reading.rows(self._log, card, kinds, counted=counted, as_told=as_told)

    def is_counted(self, row: RowId) -> bool:
        """Whether the row counts: no counted undo takes it back."""
        from karabakh_quiz.progress import counting

        with plainly(self.path):
            self._log.look()
            device = self._log.devices.find(row.device)
            return device is None or counting.is_counted(self._log, id_of(device, row.seq))

    def setting(self, name: str, deck: str | None = None, default: Any = None) -> Any:
        """A setting in force: the deck's own, else everybody's, else `default`."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.setting(self._log, name, deck, default)

    def memory(self, deck: str | None = None) -> Memory:
        """The memory model with the parameters in force and the deck's retention."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.memory(self._log, deck)

    def parameters_id(self) -> str:
        """Id of the parameter set in force; empty for the default."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.parameters(self._log)[0]

    def data_version(self) -> int:
        """A number that changes when another program (or window) has written."""
        with plainly(self.path):
            return self._log.data_version()

    def latest_confusions(self, since_day: int, count: int) -> list[tuple[str, str]]:
        """(card id, chosen id) of wrong choices since `since_day`: the `count` latest pairs."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.latest_confusions(self._log, since_day, count)

    def confusions(self, since_day: int | None = None) -> Counter[tuple[str, str]]:
        """How often which choice was given for which card: (card id, chosen id) → times.

        Counted reviews whose verdict is `wrong` and that named somebody (or
        something), cramming included; since `since_day`, or all.
        """
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.confusions(self._log, since_day)

    @contextmanager
    def facts(self) -> Iterator[Facts]:
        """One look back over the whole log: see `progress.facts`."""
        from karabakh_quiz.progress.facts import Facts

        with self._log.reading():
            yield Facts(self._log)
