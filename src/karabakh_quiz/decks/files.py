"""Finding deck files on disk, without reading them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
_MOST = 10_000
"""Folders looked into, at most: somebody may name the root of a disk."""


def deck_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files meant by `paths`: a file is itself, a folder all YAML files in it and below.

    Hidden files and folders are passed by, and links to folders not followed.
    """
    for path in paths:
        if is_folder(path):
            yield from _below(path)
        else:
            yield path


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder, as far as we may know."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as we may know."""
    try:
        return path.is_dir()
    except OSError:
        return False


def trouble_with(folder: Path) -> str | None:
    """Why decks cannot be looked for in `folder`, in a few words; None if they can."""
    try:
        with os.scandir(folder):
            return None
    except FileNotFoundError:
        return "is not there"
    except NotADirectoryError:
        return None if is_there(folder) else "is not there"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _below(folder: Path) -> Iterator[Path]:
    for number, (place, folders, names) in enumerate(os.walk(folder)):
        if number == _MOST:
            return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield Path(place, name)
