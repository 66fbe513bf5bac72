"""A deck and its registers as one file, to hand to students: by mail, on a memory stick.

The file is a zip archive: `pack.json` (format, version, the deck's id and
title, and a SHA-256 of every other file), the deck, and its registers where
the deck looks for them. The same deck makes the same bytes.

What comes from outside is not trusted: an archive that holds anything but a
deck and its registers, reaches out of its folder, lies about its sizes or
does not match its own list is refused whole, before a file is written.
"""

import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, Final

from karabakh_quiz.errors import QuizError
from karabakh_quiz.text import reserved, unsafe

FORMAT: Final = "karabakh-quiz deck"
VERSION: Final = 1
SUFFIX: Final = ".deck.zip"
LIST: Final = "pack.json"
MOST_FILES: Final = 100
LARGEST_FILE: Final = 16 * 1024 * 1024
"""Bytes of one file: as much as a deck may have."""
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of all files together, unpacked."""
_LONG_AGO: Final = (2020, 1, 1, 0, 0, 0)
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError,
)  # fmt: skip
"""What reading a damaged archive may come to."""


class PackError(QuizError):
    """The file is no packed deck that may be taken in."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A packed deck, read and found in order."""

    id: str
    title: str
    deck: str
    """The deck's file among `files`."""
    files: Mapping[str, bytes]
    """By path inside the pack."""

    def write(self, folder: Path) -> Path:
        """Write the files below `folder`, which is empty or not there; returns the deck's path."""
        for name, content in self.files.items():
            path = folder.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder.joinpath(*PurePosixPath(self.deck).parts)


def files_of(deck: Path) -> dict[str, Path]:
    """The deck's file and its registers', by their path from the deck's folder."""
    from karabakh_quiz.decks.draft import Shelf, read_draft

    inputs = read_draft(deck, Shelf()).inputs
    folder = deck.absolute().parent
    found = {}
    for path in inputs:
        place = path.absolute()
        if not place.is_relative_to(folder):  # reached through a link
            place = path.resolve()
            folder = folder if place.is_relative_to(folder) else folder.resolve()
        found[place.relative_to(folder).as_posix()] = path
    return found


def pack(deck: Path) -> bytes:
    """The deck at `deck` with its registers, packed; raises `DeckFaults` if it is not sound."""
    from karabakh_quiz.decks import read_deck

    sound = read_deck(deck)
    contents = {name: path.read_bytes() for name, path in files_of(deck).items()}
    listed = {
        "format": FORMAT,
        "version": VERSION,
        "id": sound.id,
        "title": sound.title,
        "deck": deck.name,
        "files": {name: sha256(content).hexdigest() for name, content in contents.items()},
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {LIST: _json(listed), **contents}.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return written.getvalue()


def unpack(path: Path) -> Pack:
    """Read the pack at `path`; raises `PackError` for whatever is not in order."""
    try:
        if path.stat().st_size > LARGEST:
            raise PackError(f"The file {path.name} is too large to be a packed deck.")
        with zipfile.ZipFile(path) as archive:
            contents = _contents(archive, path.name)
    except FileNotFoundError:
        raise PackError(f"There is no file {path}.") from None
    except (PermissionError, IsADirectoryError) as error:
        raise PackError(f"The file {path.name} cannot be read: {error.strerror}.") from None
    except _BROKEN:
        raise PackError(f"The file {path.name} is no packed deck, or is damaged.") from None
    listed = _listed(contents.pop(LIST, None), path.name)
    return _matching(listed, contents, path.name)


def _contents(archive: zipfile.ZipFile, pack_name: str) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise PackError(f"The file {pack_name} holds {len(infos)} files, more than a deck has.")
    contents: dict[str, bytes] = {}
    seen: set[str] = set()
    room = LARGEST
    for info in infos:
        _refuse_strange(info, pack_name)
        if info.filename.casefold() in seen:
            raise PackError(f"The file {pack_name} holds {info.filename!r} twice.")
        seen.add(info.filename.casefold())
        with archive.open(info) as file:
            content = file.read(min(LARGEST_FILE, room) + 1)
        room -= len(content)
        if len(content) > LARGEST_FILE or room < 0:
            raise PackError(f"The file {pack_name} holds more than a packed deck may.")
        contents[info.filename] = content
    return contents


def _refuse_strange(info: zipfile.ZipInfo, pack_name: str) -> None:
    """Refuse what no packed deck has: links, folders, codes, names that lead elsewhere."""
    name = info.filename
    mode = info.external_attr >> 16
    if info.flag_bits & 1:
        raise PackError(f"The file {pack_name} is locked with a password.")
    if not is_inside(name) or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode)):
        place = "which has no place in a packed deck"
        raise PackError(f"The file {pack_name} holds {_plain(name)!r}, {place}.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackError(f"The file {pack_name} is packed in a way that no packed deck is.")
    if info.file_size > LARGEST_FILE:
        raise PackError(f"The file {pack_name} holds more than a packed deck may.")


def is_inside(name: str) -> bool:
    """Whether `name` is a plain path of a YAML file (or the list) that stays in its folder."""
    parts = name.split("/")
    return (
        len(name) <= 200
        and (name == LIST or name.endswith((".yaml", ".yml")))
        and not any(unsafe(name))
        and not set(name) & set('\\:*?"<>|\n\t')
        and all(_is_plain(part) for part in parts)
    )


def _is_plain(part: str) -> bool:
    return (
        bool(part)
        and not part.startswith((".", " ", "~"))
        and not part.endswith((".", " "))
        and not reserved(part)
    )


def _listed(content: bytes | None, pack_name: str) -> dict[str, Any]:
    strange = PackError(f"The file {pack_name} is no packed deck: its list is missing or damaged.")
    try:
        listed = json.loads(content or b"")
    except (ValueError, RecursionError):
        raise strange from None
    if not isinstance(listed, dict) or listed.get("format") != FORMAT:
        raise strange
    version = listed.get("version")
    if not isinstance(version, int):
        raise strange
    if version > VERSION:
        raise PackError(f"The file {pack_name} was packed by a newer version of this program.")
    texts = (listed.get("id"), listed.get("title"), listed.get("deck"))
    if not all(isinstance(text, str) and text for text in texts):
        raise strange
    if not isinstance(listed.get("files"), dict):
        raise strange
    return listed


def _matching(listed: dict[str, Any], contents: dict[str, bytes], pack_name: str) -> Pack:
    digests = {name: sha256(content).hexdigest() for name, content in contents.items()}
    if digests != listed["files"] or listed["deck"] not in contents or "/" in listed["deck"]:
        raise PackError(f"The file {pack_name} is damaged: it does not hold what was packed.")
    return Pack(listed["id"], listed["title"], listed["deck"], contents)


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _plain(name: str) -> str:
    from karabakh_quiz.text import clean

    return clean(name, line=True)[:80]
