"""`sync FOLDER`: every device's rows, through a folder that something else carries about.

Each device writes files of its own only: its rows in one (`main_file`), and
rows of others that the folder lacks in relays (`relay_file`), so no two
programs ever write the same file. What changed is read, taken in as a union,
and only then is anything written; a file of ours only grows, but for rows that
were forgotten and rows that a clone has taken along under a new name.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from karabakh_quiz.progress import device_files, merge
from karabakh_quiz.progress.chains import LogChain, chains_of
from karabakh_quiz.progress.device_files import DeviceFile, Seen
from karabakh_quiz.progress.faults import (
    PATIENCE,
    BusyLogError,
    LogError,
    OtherLearnerError,
    UnwritableLogError,
    plainly,
    unwritable,
)
from karabakh_quiz.progress.forgetting import follow
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.merge import Merged
from karabakh_quiz.progress.opening import new_id
from karabakh_quiz.progress.outgoing import Outgoing
from karabakh_quiz.progress.rebuilding import Told
from karabakh_quiz.text import clean

_MEMO = "sync "
"""Before a folder's path, in the table `meta`: what was last seen there."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did, or with `dry_run` would do."""

    merged: Merged
    written: int
    """Rows written to the folder."""
    devices: int
    """Devices whose rows are in the folder or here."""
    learner: str
    notes: tuple[str, ...] = ()
    """Sentences about what was odd: lines altered, files cut short, clones."""
    made: bool = False
    """Whether the folder was not there before."""


class _DryRunError(Exception):
    """Ends the transaction of a dry run."""


def folders(log: Log) -> list[Path]:
    """The folders the log was synced with; see `Progress.folders`."""
    with plainly(log.path):
        names = log.execute("SELECT name FROM meta WHERE name LIKE ? ORDER BY name", (f"{_MEMO}%",))
        return [Path(name.removeprefix(_MEMO)) for (name,) in names.fetchall()]


def sync(
    log: Log,
    folder: Path,
    *,
    join: bool = False,
    dry_run: bool = False,
    told: Told | None = None,
) -> Synced:
    """Exchange rows with `folder`; see `Progress.sync`."""
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise UnwritableLogError(f"{folder} is no folder")
    if not folder.parent.is_dir():
        raise UnwritableLogError(
            f"{folder} cannot be used to sync: there is no folder {folder.parent} to make it in"
        )
    try:
        with _alone(log):
            return _Sync(log, folder, join, told).run(dry_run)
    except OSError as error:
        raise UnwritableLogError(f"{folder} cannot be used to sync: {error.strerror}") from error


@contextmanager
def _alone(log: Log) -> Iterator[None]:
    """Keep a second sync of the same log out; the lock ends with the process."""
    path = log.path.with_name(f"{log.path.name}-sync")
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise BusyLogError(
                    f"another sync of {log.path} is under way: wait for it"
                ) from None
            raise unwritable(path) from error
        try:
            yield
        finally:
            lock.execute("ROLLBACK")
            path.unlink(missing_ok=True)


class _Sync:
    """One exchange under way."""

    def __init__(self, log: Log, folder: Path, join: bool, told: Told | None) -> None:
        self._log = log
        self._folder = folder
        self._join = join
        self._told = told
        self._notes: list[str] = []
        self._memo = f"{_MEMO}{folder}"
        remembered = json.loads(log.meta(self._memo) or "{}")
        self._seen = {name: Seen(**each) for name, each in remembered.items()}

    def run(self, dry_run: bool) -> Synced:
        """Read, take in, write."""
        made = self._is_new()
        files = self._read()
        merged, written = Merged(), 0
        with suppress(_DryRunError), self._log.writing():
            learner = self._agree(files)
            merged = merge.take(self._log, [file.chain for file in files], self._told)
            self._compare(merged, files)
            self._remark(merged, files)
            outgoing = Outgoing(self._log, self._folder, self._seen, self._notes)
            plan = outgoing.plan()
            if dry_run:
                written = sum(outgoing.lacking(each) for each in plan)
                raise _DryRunError
        if not dry_run:
            if merged.removed:
                follow(self._log)
            written = sum(outgoing.write(each, learner) for each in plan)
            outgoing.drop_relays()
            self._remember()
        devices = sum(bool(chain.seqs()) for chain in chains_of(self._log))
        return Synced(merged, written, devices, learner, tuple(self._notes), made)

    def _is_new(self) -> bool:
        """A folder that is not there is made, unless it was there: then something is missing."""
        if self._folder.is_dir():
            return False
        if self._seen:
            raise LogError(
                f"{self._folder} was synced with before and is not there now: is its disk "
                "connected? If it is gone for good, make an empty folder in its place"
            )
        return True

    def _read(self) -> list[DeviceFile]:
        """The files that are new or have changed since they were last seen."""
        changed: list[DeviceFile] = []
        present: dict[str, Seen] = {}
        for path in device_files.files_in(self._folder):
            name = clean(path.name, line=True)
            known = self._seen.get(path.name)
            try:
                file = device_files.read(path, known)
            except OSError as error:
                self._notes.append(f"{name} cannot be read ({error.strerror}): left out")
                continue
            if file is None:
                self._notes.append(f"{name} is no log, or its beginning is altered: left out")
                continue
            if file.header.version > device_files.VERSION:
                raise LogError(
                    f"{name} was written by a newer karabakh-quiz: update the program; "
                    "nothing was taken in or written"
                )
            if file.chain.altered:
                self._notes.append(f"{name}: {file.chain.altered} altered lines left out")
            present[path.name] = file.seen
            changed.append(file)
        self._seen = present
        return changed

    def _agree(self, files: list[DeviceFile]) -> str:
        """The learner of log and folder, or a sentence why they do not belong together."""
        theirs = {file.header.learner for file in files}
        ours = str(self._log.meta("learner") or "")
        if len(theirs) > 1:
            raise OtherLearnerError(
                f"{self._folder} holds logs of several learners: give each a folder of their own"
            )
        learner = next(iter(theirs), ours) or new_id()
        if theirs and learner != ours and not self._join:
            raise OtherLearnerError(
                f"{self._folder} holds the log of another learner: nothing was taken in or "
                "written; if this is a new device of that learner, use "
                "`karabakh-quiz sync --join FOLDER`"
            )
        if learner != ours:
            self._log.set_meta("learner", learner)
        return learner

    def _remark(self, merged: Merged, files: list[DeviceFile]) -> None:
        if merged.refused:
            self._notes.append(f"{merged.refused} damaged rows in the folder were left out")
        for name in merged.clones:
            self._notes.append(
                f"device {name} was cloned (a copied or restored folder wrote on under its "
                "name): the rows of both are kept, one continues under a new name"
            )
        if merged.became:
            self._notes.append(f"this device is {merged.became} from now on")
        cut = [clean(file.path.name, line=True) for file in files if file.cut]
        if cut:
            self._notes.append(f"{', '.join(cut)}: cut short, or still being copied")

    def _compare(self, merged: Merged, files: list[DeviceFile]) -> None:
        """Find out which files say what we say; their last rows tell."""
        if merged.clones or merged.became:
            paths = [self._folder / name for name in self._seen]
            files = [file for path in paths if (file := device_files.read(path)) is not None]
        for file in files:
            seen, seqs = file.seen, file.chain.seqs()
            if seqs:
                ours = LogChain(self._log, seen.device).row(seqs[-1])
                agrees = ours is not None and ours == file.chain.row(seqs[-1])
                seen = replace(seen, agrees=agrees)
            if file.cut or file.chain.altered:  # to be read again, and written anew if it is ours
                seen = replace(seen, digest="", agrees=False)
            self._seen[file.path.name] = seen

    def _remember(self) -> None:
        with self._log.writing():
            told = {name: asdict(seen) for name, seen in self._seen.items()}
            self._log.set_meta(self._memo, json.dumps(told))
