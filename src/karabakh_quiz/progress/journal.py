"""How a transaction gets to the disk: a write-ahead log, or where that is impossible a journal.

A write-ahead log needs memory that all programs on the file share. Network
folders do not give it, and two machines would each believe in their own; there
the rollback journal stays, which keeps the same promise.
"""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from karabakh_quiz.progress.faults import PATIENCE

_NETWORK = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs",
        "vboxsf",
    }
)  # fmt: skip
NO_WAL = "no-wal"
"""In the table `meta`: a write-ahead log was tried here in vain."""
_MOUNTS = Path("/proc/self/mountinfo")
_IMPOSSIBLE = ("SQLITE_CANTOPEN", "SQLITE_IOERR_SHM", "SQLITE_PROTOCOL", "SQLITE_READONLY")


def has_journal(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file can be written as it is: with a write-ahead log if possible.

    If not, it was made to have a write-ahead log where none is possible:
    close the connection, and `leave_wal`.
    """
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        tried = connection.execute("SELECT 1 FROM meta WHERE name = ?", (NO_WAL,)).fetchone()
        return tried is not None or on_network(path) or _prefer_wal(connection)
    connection.execute("SELECT count(*) FROM meta").fetchone()
    return path.with_name(f"{path.name}-shm").is_file()


def _prefer_wal(connection: sqlite3.Connection) -> bool:
    """Go over to a write-ahead log; whether that works.

    The change needs the file to itself for a moment, which SQLite does not
    wait for: programs started together take turns.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(_IMPOSSIBLE):
                return False
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        time.sleep(0.02)


def leave_wal(path: Path) -> None:
    """Give a file a rollback journal for good, where a write-ahead log's shared memory fails."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 1)", (NO_WAL,))


def on_network(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether `path` lies on another machine, as far as the system tells."""
    best, kind = "", ""
    with suppress(OSError):
        here = f"{path.resolve()}/"
        for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
            fields, _, rest = line.partition(" - ")
            point = fields.split(" ")[4].replace("\\040", " ").rstrip("/") + "/"
            if here.startswith(point) and len(point) >= len(best):
                best, kind = point, rest.split(" ")[0]
    return kind in _NETWORK
