"""What a check of decks looked at, and whether all of it is still so."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from karabakh_quiz.decks.files import SUFFIXES, deck_files
from karabakh_quiz.decks.stamp import Stamp, stamped
from karabakh_quiz.structs import struct


@struct
class Listing:
    """The deck files that were found in a folder."""

    folder: str
    below: bool
    """Whether folders below it were looked into, as `deck_files` does."""
    names: tuple[str, ...]

    def holds(self) -> bool:
        """Whether the folder would be listed like this again."""
        look = listed if self.below else shallow
        return look(Path(self.folder)).names == self.names


@struct
class Seen:
    """Files, folders and links: whatever a verdict hangs on outside the program."""

    files: tuple[Stamp, ...] = ()
    """What was read, and what was looked for and was not there."""
    listings: tuple[Listing, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Paths, each with where it led, symbolic links followed."""

    def fresh(self) -> "Seen | None":
        """This with its files looked at, or None if anything is not as it was."""
        if not all(where == real(path) for path, where in self.links):
            return None
        if not all(listing.holds() for listing in self.listings):
            return None
        now = [stamp.check() for stamp in self.files]
        files = tuple(stamp for stamp in now if stamp is not None)
        if len(files) < len(now):
            return None
        return self if files == self.files else Seen(files, self.listings, self.links)

    def beside(self, *paths: Path) -> "Seen":
        """This, and files as they are now (or are not there)."""
        return Seen((*self.files, *map(stamped, paths)), self.listings, self.links)

    def as_json(self) -> list[Any]:
        """Plain values, which `seen_from` reads."""
        return [
            [[s.path, s.size, s.changed, s.sha256] for s in self.files],
            [[one.folder, one.below, one.names] for one in self.listings],
            self.links,
        ]


def seen_from(values: Sequence[Any]) -> Seen:
    """What `as_json` gave; raises ValueError, KeyError or TypeError where it did not."""
    files, listings, links = values
    return Seen(
        tuple(Stamp(*stamp) for stamp in files),
        tuple(Listing(folder, below, tuple(names)) for folder, below, names in listings),
        tuple((path, where) for path, where in links),
    )


def listed(folder: Path, found: Sequence[Path] | None = None) -> Listing:
    """The listing of all deck files in a folder and below; `found` are they, if known already."""
    if found is None:
        found = list(deck_files([folder]))
    return Listing(str(folder), True, tuple(map(str, found)))


def shallow(folder: Path) -> Listing:
    """The listing of the deck files in a folder alone, hidden ones included."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name.endswith(SUFFIXES))
    except OSError:
        names = []
    return Listing(str(folder), False, tuple(names))


def real(path: Path | str) -> str:
    """Where a path leads, symbolic links followed; empty where it can lead nowhere."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return ""
