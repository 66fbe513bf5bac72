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
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    for number, (place, folders, names) in enumerate(os.walk(folder)):
        if number == _MOST:
            return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield Path(place, name)
