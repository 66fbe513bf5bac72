"""Taking decks into the learner's own folder, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError
from karabakh_quiz.exchange.packs import Pack, PackError, files_of

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Deck


@dataclass(frozen=True, slots=True)
class Candidate:
    """A packed deck that was looked through and waits to be taken in."""

    pack: Pack
    folder: Path
    """Where it lies for now."""
    deck: "Deck"
    target: Path
    """The folder it will have."""
    replaces: bool
    """Whether an earlier one lies there."""
    same: bool
    """Whether the earlier one is the very same, file for file."""

    def take_in(self) -> Path:
        """Put the deck into its folder, in place of the one before; returns the deck's file.

        If anything fails, what was there is there again.
        """
        earlier = self.folder.with_name(f"{self.folder.name}-earlier")
        if self.replaces:
            self.target.rename(earlier)
        try:
            self.folder.rename(self.target)
        except OSError:
            if self.replaces:
                earlier.rename(self.target)
            raise
        shutil.rmtree(earlier, ignore_errors=True)
        return self.target / self.pack.deck


@contextmanager
def candidate(pack: Pack, own: Path) -> Iterator[Candidate]:
    """`pack` unpacked beside the decks in `own`, unseen, and checked.

    Raises `DeckFaults` where the deck has faults, `PackError` where it is not
    the one it says. What is not taken in within the `with` block is gone after it.
    """
    from karabakh_quiz.decks import read_deck

    own.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own, prefix=".adding-") as place:
        folder = Path(place) / "deck"
        deck = read_deck(pack.write(folder))
        if deck.id != pack.id:
            raise PackError(f"The pack says {pack.id!r}, and holds the deck {deck.id!r}.")
        if strangers := set(pack.files) - set(files_of(folder / pack.deck)):
            raise PackError(f"The deck does not use {sorted(strangers)[0]!r}, which is packed.")
        target = own / deck.id
        there = _files_below(target)
        yield Candidate(pack, folder, deck, target, bool(there), there == dict(pack.files))


def _files_below(folder: Path) -> dict[str, bytes]:
    """The files of a deck's folder, by path; none if the folder is not there.

    Raises `QuizError` for a folder with anything else in it: that is somebody's
    own work, not to be replaced.
    """
    if not folder.is_dir():
        if folder.exists():
            raise QuizError(f"{folder} is in the way.")
        return {}
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or (path.is_file() and path.suffix not in (".yaml", ".yml")):
            raise QuizError(f"{path} is in the way: move it away first.")
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def copy_deck(deck: Path, target: Path) -> Path:
    """Copy a deck and its registers into the folder `target`; returns the copy's file.

    Raises `QuizError` if the folder is there already.
    """
    if target.exists():
        raise QuizError(f"{target} is there already, and was left as it was.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".adding-") as place:
        folder = Path(place) / "deck"
        for name, path in files_of(deck).items():
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        folder.rename(target)
    return target / deck.name
