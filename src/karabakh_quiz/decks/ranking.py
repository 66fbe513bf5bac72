"""Which deck wins: decks found in ranked folders, and those of one id told apart."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from karabakh_quiz.decks.compiled import Compiled
from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.decks.files import deck_files, is_there
from karabakh_quiz.structs import replace, struct

Rank = Literal["given", "own", "configured", "shipped"]
RANKS: Final[tuple[Rank, ...]] = ("given", "own", "configured", "shipped")


@struct
class DeckRef:
    """A deck that can be studied, as a list shows it."""

    id: str
    title: str
    subtitle: str | None
    path: Path
    rank: Rank
    entries: int
    """How many, those picked from other decks included."""
    picks: tuple[str, ...] = ()
    """`deck/entry` of those picked from other decks, as far as they are there."""


@struct
class BrokenDeck:
    """A file that is no sound deck, and why."""

    path: Path
    faults: tuple[Fault, ...]


def ranked_files(ranked: Sequence[tuple[Rank, Sequence[Path]]]) -> Iterator[tuple[Rank, Path]]:
    """Deck files with their ranks; one that can be reached twice has the first."""
    seen: set[Path] = set()
    for rank, paths in ranked:
        for path in deck_files([path for path in paths if is_there(path)]):
            place = path.resolve()
            if place not in seen:
                seen.add(place)
                yield rank, path


def winner(
    candidates: Sequence[tuple[Rank, Compiled]],
    broken: list[BrokenDeck],
    notices: list[str],
) -> tuple[Rank, Compiled] | None:
    """The one of several decks of one id that is studied: the only one of the highest rank."""
    left = list(candidates)
    while left:
        rank = left[0][0]
        rivals = [compiled for other, compiled in left if other == rank]
        left = [pair for pair in left if pair[0] != rank]
        if len(rivals) == 1:
            for _, hidden in left:
                notices.append(
                    f"{rivals[0].path} hides {hidden.path}: both are the deck '{hidden.id}'."
                )
            return rank, rivals[0]
        for one in rivals:
            others = [other.path for other in rivals if other is not one]
            broken.append(BrokenDeck(one.path, (same_id(one, others),)))
    return None


def place_in_list(ranked: tuple[Rank, Compiled]) -> tuple[int, bool, str]:
    """Where a deck stands among the others; equals stay in the order of their files."""
    rank, compiled = ranked
    only_picks = compiled.entries == 0 and bool(compiled.picks)
    return RANKS.index(rank), not only_picks, compiled.begins or "9999"


def deck_ref(rank: Rank, compiled: Compiled) -> DeckRef:
    """How a list shows a deck, picks not looked up yet."""
    return DeckRef(
        compiled.id,
        compiled.title,
        compiled.subtitle,
        compiled.path,
        rank,
        compiled.entries,
        compiled.picks,
    )


def same_id(one: Compiled, others: Sequence[Path]) -> Fault:
    """The fault of a deck that others of its rank share their id with."""
    assert one.head is not None
    names = " and ".join(str(path) for path in others)
    return replace(
        one.head,
        path=one.path,
        message=f"{names} is the deck '{one.id}' as well",
        hint="give one of them another id, or take it out of the folder",
    )
