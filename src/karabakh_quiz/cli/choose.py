"""From what was named on the command line to decks, people and tags that exist."""

from __future__ import annotations

import os
from pathlib import Path

from karabakh_quiz.cli.faults import first_reason, shown
from karabakh_quiz.cli.parser import PROGRAM, did_you_mean
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks import BrokenDeck, Library


def deck_files(names: Sequence[str]) -> list[Path]:
    """Those of `names` that are files; raises `QuizError` for one that is not there."""
    paths = [Path(name) for name in names if _is_path(name)]
    for path in paths:
        if not path.exists():
            raise QuizError(f"There is no file {path}.")
    return paths


def deck_ids(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of the decks called `names` (ids, or files given to the library as extra).

    Raises `QuizError` for a deck that does not exist, or is broken.
    """
    return tuple(dict.fromkeys(id_ for name in names for id_ in _ids(library, name)))


def _ids(library: Library, name: str) -> list[str]:
    if _is_path(name):
        path = Path(name)
        found = [d.id for d in library.decks if _same(d.path, path) or path in d.path.parents]
        if found:
            return found
    elif any(deck.id == name for deck in library.decks):
        return [name]
    for broken in library.broken:
        if _same(broken.path, Path(name)) if _is_path(name) else broken.path.stem == name:
            raise broken_error(broken)
    known = [deck.id for deck in library.decks]
    raise QuizError(
        f"There is no deck {name!r}{did_you_mean(name, known)} All decks: {PROGRAM} decks"
    )


def broken_at(library: Library, path: Path) -> None:
    """Raise `QuizError` if the deck in the file at `path` is broken."""
    for broken in library.broken:
        if _same(broken.path, path):
            raise broken_error(broken)


def broken_error(broken: BrokenDeck) -> QuizError:
    """That a deck is broken, why, and how to see all of it."""
    path = shown(broken.path)
    return QuizError(
        f"{path} is broken, {first_reason(broken.faults)}. All faults: {PROGRAM} check {path}"
    )


def _is_path(name: str) -> bool:
    return os.sep in name or "/" in name or name.endswith((".yaml", ".yml"))


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute() or one.resolve() == other.resolve()


def people_ids(collection: Collection, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of the speakers called `names`: an id, or words of a name in any spelling."""
    ids: list[str] = []
    register = collection.register
    for name in names:
        words = name.casefold().replace("-", " ").split()
        found = [
            id_
            for id_, person in register.items()
            if id_ == name
            or any(
                set(words) <= set(spelling.casefold().replace("-", " ").split())
                for spelling in (person.name, *person.also, *person.native.values())
            )
        ]
        if not found or not words:
            near = did_you_mean(name, [*register, *(each.name for each in register.values())])
            raise QuizError(f"Nobody called {name!r} speaks in these decks{near}")
        ids += found
    return tuple(dict.fromkeys(ids))


def tags(collection: Collection, names: Sequence[str]) -> tuple[str, ...]:
    """`names`, all of which are tags of entries in the collection."""
    known = {tag for card in collection.ids() for tag in collection.facts(card).tags}
    for name in names:
        if name not in known:
            raise QuizError(f"No entry is tagged {name!r}{did_you_mean(name, known)}")
    return tuple(names)
