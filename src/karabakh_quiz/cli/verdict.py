"""The verdict of `check`: kept from one call to the next, as long as it holds."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from karabakh_quiz.cards.counting import Count
from karabakh_quiz.decks.fault import Fault, fault_from
from karabakh_quiz.decks.verdicts import Verdicts
from karabakh_quiz.structs import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from karabakh_quiz.cli.judging import Judged
    from karabakh_quiz.decks.seen import Seen
    from karabakh_quiz.insight.edits import Edits
    from karabakh_quiz.progress import Progress

    T = TypeVar("T")

Balance = dict[str, dict[str, int]]


@struct
class Sound:
    """A deck without a fault, in figures."""

    id: str
    path: Path
    entries: Count
    cards: Count
    names: tuple[str, ...]
    """The ids it has and had."""
    passed_over: int = 0
    """Cards beyond which nobody is asked for rivals, if it has more; else 0."""


@struct
class Verdict:
    """What a check came to."""

    faults: tuple[Fault, ...]
    decks: tuple[Sound, ...]
    balance: Balance
    """Empty unless asked for."""

    @property
    def exit_code(self) -> int:
        """1 if there is any fault."""
        return int(any(each.severity == "fault" for each in self.faults))


@struct
class _Card:
    """What an edit can change of a card: its id, and what its question and answer say."""

    id: str
    formerly: tuple[str, ...]
    fingerprint: str


class Check:
    """One check of some files and folders: decks are read only if nothing kept holds any more."""

    def __init__(
        self, paths: Sequence[Path], cache: Path | None, *, strict: bool, balance: bool = False
    ) -> None:
        self._paths, self._strict, self._balance = list(paths), strict, balance
        self._kept = Verdicts(cache)
        self._judged: Judged | None = None
        self._verdict: tuple[Verdict, Seen] | None = None

    def verdict(self) -> Verdict:
        """All faults of all files, and what the sound decks hold."""
        return self._found()[0]

    @property
    def read(self) -> list[Path]:
        """Every file that the verdict hangs on."""
        return [Path(stamp.path) for stamp in self._found()[1].files]

    def _found(self) -> tuple[Verdict, Seen]:
        def found() -> tuple[Verdict, Seen]:
            judged = self._judge()
            balance = judged.balance() if self._balance else {}
            return Verdict(judged.faults, judged.decks, balance), judged.seen

        if self._verdict is None:
            key = self._key("verdict", self._balance)
            self._verdict = self._kept_or(key, found, _verdict_from, _rows)
        return self._verdict

    def edits(self, log: Path, opened: Callable[[], Progress]) -> Edits | None:
        """What the sound decks mean for what was learnt; None if that is nothing to speak of.

        `log` is the learner's, which `opened` opens if it has to be looked into.
        Raises a `QuizError` if it cannot be read.
        """

        def found() -> tuple[Edits | None, Seen]:
            from karabakh_quiz.insight.edits import edits_to

            names = [name for deck in self.verdict().decks for name in deck.names]
            cards, seen = self._cards()
            seen = seen.beside(log, Path(f"{log}-wal"))
            with opened() as progress:
                edits = edits_to(progress, cards, names)
            return edits if edits.any else None, seen

        return self._kept_or(self._key("edits", str(log)), found, _edits_from, _edits_rows)[0]

    def _cards(self) -> tuple[list[_Card], Seen]:
        """What an edit can change of the cards of all sound decks."""

        def found() -> tuple[list[_Card], Seen]:
            judged = self._judge()
            cards = [_Card(one.id, one.formerly, one.fingerprint) for one in judged.cards]
            return cards, judged.seen

        return self._kept_or(self._key("cards"), found, _cards_from, _cards_rows)

    def _judge(self) -> Judged:
        if self._judged is None:
            from karabakh_quiz.cli.judging import Judged

            self._judged = Judged(self._paths, strict=self._strict)
        return self._judged

    def _kept_or(
        self,
        key: Sequence[object],
        find: Callable[[], tuple[T, Seen]],
        read: Callable[[Any], T],
        write: Callable[[T], object],
    ) -> tuple[T, Seen]:
        """What is kept under `key`, else what is found, kept from now on; and what it hangs on."""
        kept = self._kept.recall(key) if self._judged is None else None
        if kept is not None:
            told, seen = kept
            with suppress(ValueError, KeyError, TypeError):
                return read(json.loads(told)), seen
        value, seen = find()
        self._kept.keep(key, seen, json.dumps(write(value)))
        return value, seen

    def _key(self, what: str, which: object = None) -> list[object]:
        """What is asked. Faults tell relative paths as they were given, hence the folder."""
        here = "" if all(path.is_absolute() for path in self._paths) else str(Path.cwd())
        return [what, which, self._strict, here, *map(str, self._paths)]


def _rows(verdict: Verdict) -> list[Any]:
    return [
        [fault.as_row() for fault in verdict.faults],
        [
            [
                *(deck.id, str(deck.path), _counted(deck.entries), _counted(deck.cards)),
                *(deck.names, deck.passed_over),
            ]
            for deck in verdict.decks
        ],
        verdict.balance,
    ]


def _verdict_from(rows: Sequence[Any]) -> Verdict:
    faults, decks, balance = rows
    return Verdict(
        tuple(map(fault_from, faults)),
        tuple(
            Sound(id_, Path(path), Count(*entries), Count(*cards), tuple(names), passed_over)
            for id_, path, entries, cards, names, passed_over in decks
        ),
        balance,
    )


def _counted(count: Count) -> list[int]:
    return [count.total, count.borrowed, count.sensitive]


def _cards_rows(cards: Sequence[_Card]) -> list[Any]:
    return [[card.id, card.formerly, card.fingerprint] for card in cards]


def _cards_from(rows: Sequence[Any]) -> list[_Card]:
    return [_Card(id_, tuple(formerly), print_) for id_, formerly, print_ in rows]


def _edits_rows(found: Edits | None) -> list[Any] | None:
    if found is None:
        return None
    return [found.renamed, found.reworded, found.changed, found.removed, found.kept]


def _edits_from(rows: Sequence[Any] | None) -> Edits | None:
    if rows is None:  # nothing to speak of, so nothing need be loaded to say so
        return None
    from karabakh_quiz.insight.edits import Edits

    renamed, reworded, changed, removed, kept = rows
    pairs = tuple((old, new) for old, new in renamed)
    return Edits(pairs, tuple(reworded), tuple(changed), tuple(removed), kept)
