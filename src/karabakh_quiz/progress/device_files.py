"""One device's rows as a file of lines: header first, then a row a line.

Files grow at their end; a reader takes whatever lines are whole. A file may be
cut short (it is still being copied), altered, or a conflict copy: what it says
of itself stands in its header, not in its name.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from karabakh_quiz.progress.faults import BadRowError, UnwritableLogError
from karabakh_quiz.progress.lines import from_line, from_object, to_line
from karabakh_quiz.progress.row import Row

FORMAT = "karabakh-quiz log"
VERSION = 1
PREFIX = "karabakh-quiz-"
SUFFIX = ".jsonl"
_LONGEST_HEADER = 10_000
_DIGITS = 10
"""Of a row's number."""


@dataclass(frozen=True, slots=True)
class Header:
    """Whose rows a file holds."""

    learner: str
    device: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file was when it was last read or written; later only what is new is read."""

    device: str
    size: int
    digest: str
    """Of the first `size` bytes."""
    last: int
    """The highest row number in it."""
    count: int
    """How many rows."""
    agrees: bool = False
    """Whether its last row is ours of that name, and so all of them are."""


class FileChain:
    """The rows of one device's file; lines are read when they are asked for."""

    def __init__(self, device: str, lines: Iterable[bytes]) -> None:
        self.device = device
        self.altered = 0
        self._lines: dict[int, bytes] = {}
        for line in lines:
            seq = _seq(line)
            if seq is None:
                self.altered += 1
            else:
                self._lines.setdefault(seq, line)

    def seqs(self) -> Sequence[int]:
        """The numbers it has, ascending."""
        return sorted(self._lines)

    def row(self, seq: int) -> Row | None:
        """The row of that number; None if its line is altered."""
        try:
            row = from_object(from_line(self._lines[seq].decode()))
        except (KeyError, UnicodeDecodeError, BadRowError):
            return None
        sound = row.id is not None and (row.id.device, row.id.seq) == (self.device, seq)
        return row if sound else None


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A file as it was read."""

    path: Path
    header: Header
    chain: FileChain
    seen: Seen
    cut: bool
    """Whether the last line is only begun."""


def _seq(line: bytes) -> int | None:
    """The row number that a line ends with; what else it says is checked when it is needed."""
    start = line.rfind(b'"seq":')
    if start < 0 or not line.endswith(b"}"):
        return None
    digits = line[start + 6 : -1]
    return int(digits) if digits.isdigit() and len(digits) <= _DIGITS else None


def files_in(folder: Path) -> list[Path]:
    """The files of devices in `folder`, conflict copies included."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except FileNotFoundError:
        return []
    return [folder / n for n in names if n.startswith(PREFIX) and n.endswith(SUFFIX)]


def main_file(folder: Path, device: str) -> Path:
    """Where `device` keeps its own rows."""
    return folder / f"{PREFIX}{device}{SUFFIX}"


def relay_file(folder: Path, device: str, by: str) -> Path:
    """Where `by` keeps rows of another device that the folder lacks."""
    return folder / f"{PREFIX}{device}.from-{by}{SUFFIX}"


def read(path: Path, known: Seen | None = None) -> DeviceFile | None:
    """What is in a file beyond what was `known` of it; None if it is no file of ours.

    Line ends may have become those of Windows on the way.

    Raises `OSError` if it cannot be read.
    """
    content = path.read_bytes()
    begin, _, rest = content.partition(b"\n")
    header = _header(begin.rstrip(b"\r"))
    if header is None:
        return None
    if known is not None and _digest(content[: known.size]) == known.digest:
        rest = content[known.size :]
    else:
        known = Seen(header.device, 0, "", 0, 0)
    *lines, tail = rest.split(b"\n")
    chain = FileChain(header.device, filter(None, (line.rstrip(b"\r") for line in lines)))
    seqs = chain.seqs()
    size = content.rfind(b"\n") + 1
    seen = Seen(
        device=header.device,
        size=size,
        digest=_digest(content[:size]),
        last=max([known.last, *seqs[-1:]]),
        count=known.count + len(seqs),
        agrees=known.agrees,
    )
    return DeviceFile(path, header, chain, seen, cut=bool(tail))


def header_of(path: Path) -> Header | None:
    """The first line of a file; None if it is no file of ours, or cannot be read."""
    try:
        with path.open("rb") as file:
            return _header(file.readline(_LONGEST_HEADER).rstrip(b"\r\n"))
    except OSError:
        return None


def _header(line: bytes) -> Header | None:
    try:
        told = from_line(line.decode())
        if told.get("format") != FORMAT:
            return None
        return Header(str(told["learner"]), str(told["device"]), int(told["version"]))
    except (BadRowError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        return None


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def header_line(header: Header) -> str:
    """The first line of a file."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": header.version,
        "learner": header.learner,
        "device": header.device,
    }
    return to_line(told)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a file whole, for its owner's eyes, and put it in place at once."""
    raw = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        with open(raw, "xb", opener=_private) as file:
            for line in lines:
                file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        raw.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UnwritableLogError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            raw.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def append(path: Path, lines: Iterable[str]) -> None:
    """Add lines to a file that ends with a whole one."""
    try:
        with path.open("ab") as file:
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UnwritableLogError(f"{path} cannot be written: {error.strerror}") from error


def sync_folder(folder: Path) -> None:
    """Have the folder's own entries on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def lines_of(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as lines."""
    from karabakh_quiz.progress.lines import to_object

    for row in rows:
        yield to_line(to_object(row))
