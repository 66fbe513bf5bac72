"""What a sync writes: this device's rows, and rows of others that the folder lacks.

A file of ours grows at its end; it is written anew only if it was altered, or
if rows in it were forgotten or went along with a clone.
"""

from dataclasses import dataclass, replace
from itertools import chain as chain_lines
from pathlib import Path

from karabakh_quiz.progress import device_files
from karabakh_quiz.progress.chains import LogChain
from karabakh_quiz.progress.codec import HIGHEST_SEQ, id_of
from karabakh_quiz.progress.device_files import Header, Seen, main_file, relay_file
from karabakh_quiz.progress.log import Log
from karabakh_quiz.text import plural


@dataclass(frozen=True, slots=True)
class Writing:
    """A file to write: a device's rows with numbers above `after`, at its end; or all, for 0."""

    path: Path
    device: str
    after: int


class Outgoing:
    """The files of ours in one folder.

    `seen` has what each file in the folder was when it was last read or
    written, and is kept up to date; what is odd goes to `notes`.
    """

    def __init__(self, log: Log, folder: Path, seen: dict[str, Seen], notes: list[str]) -> None:
        self._log = log
        self._folder = folder
        self._seen = seen
        self._notes = notes

    def plan(self) -> list[Writing]:
        """What to write: relays first, then our own file."""
        own = self._log.device
        plan: list[Writing] = []
        for (device,) in self._log.execute("SELECT name FROM device ORDER BY name").fetchall():
            last, count = self._ours(device)
            if device == own or not count:
                continue
            relay = relay_file(self._folder, device, own)
            others = [
                seen
                for name, seen in self._seen.items()
                if seen.device == device and name != relay.name
            ]
            if not any(
                seen.agrees and seen.last >= last and seen.count >= count for seen in others
            ):
                plan += self._writing(relay, device)
        return plan + self._writing(main_file(self._folder, own), own)

    def _writing(self, path: Path, device: str) -> list[Writing]:
        """What is new at the file's end, if the file is as we left it; else all; or nothing."""
        seen = self._seen.get(path.name)
        if seen is None or not (seen.agrees or seen.count == 0) or not seen.digest:
            return [Writing(path, device, 0)]
        if self._ours(device, seen.last)[1] != seen.count:
            return [Writing(path, device, 0)]
        return [Writing(path, device, seen.last)] if self._ours(device)[0] > seen.last else []

    def _ours(self, device: str, upto: int = HIGHEST_SEQ) -> tuple[int, int]:
        """The highest number and the number of rows we have of a device, up to one."""
        first = id_of(self._log.devices.number(device), 0)
        last, count = self._log.execute(
            "SELECT coalesce(max(id), 0), count(*) FROM row WHERE id BETWEEN ? AND ?",
            (first, first + upto),
        ).fetchone()
        return last & HIGHEST_SEQ, count

    def lacking(self, writing: Writing) -> int:
        """How many rows are to be written."""
        return self._ours(writing.device)[1] - self._ours(writing.device, writing.after)[1]

    def write(self, writing: Writing, learner: str) -> int:
        """Write one file, and remember what it is now."""
        chain = LogChain(self._log, writing.device)
        seqs = [seq for seq in chain.seqs() if seq > writing.after]
        rows = [row for seq in seqs if (row := chain.row(seq)) is not None]
        if len(rows) < len(seqs):
            self._notes.append(
                f"left out {plural(len(seqs) - len(rows), 'damaged row')} of this log: "
                "`karabakh-quiz doctor` tells more"
            )
        lines = device_files.lines_of(rows)
        if writing.after:
            device_files.append(writing.path, lines)
        else:
            self._folder.mkdir(exist_ok=True)
            header = device_files.header_line(Header(learner, writing.device))
            device_files.write(writing.path, chain_lines([header], lines))
        file = device_files.read(writing.path)
        if file is not None:
            self._seen[writing.path.name] = replace(file.seen, agrees=True)
        return len(rows)

    def drop_relays(self) -> None:
        """Delete relays of ours where the device's own file, or an earlier relay, has all."""
        own = self._log.device
        for device in {seen.device for seen in self._seen.values()}:
            relay, main = relay_file(self._folder, device, own), main_file(self._folder, device)
            last, count = self._ours(device)
            for name, seen in list(self._seen.items()):
                first = name == main.name or (".from-" in name and name < relay.name)
                covers = seen.agrees and seen.last >= last and seen.count >= count
                if seen.device == device and first and covers and relay.name in self._seen:
                    relay.unlink(missing_ok=True)
                    del self._seen[relay.name]
