"""From the file's version to ours: numbered steps, each in one transaction, after a backup."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from karabakh_quiz.progress import schema

Step = Callable[[sqlite3.Connection], None]
"""Changes the tables of one version into the next's, by statements that may be rolled back."""

STEPS: Mapping[int, Step] = {}
"""By the version they lead to. Version 1 is the first; `schema` lays it."""


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    steps: Mapping[int, Step] = STEPS,
    version: int = schema.VERSION,
) -> Path | None:
    """Bring an open file to `version`; where the backup lies that was made first, if one was.

    A step that fails leaves the file at the version before it.
    """
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found >= version:
        return None
    backup = _back_up(connection, path, found)
    for number in range(found + 1, version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            (now,) = connection.execute("PRAGMA user_version").fetchone()
            if now < number:  # another program may have been quicker
                steps[number](connection)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return backup


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    from karabakh_quiz.progress.backups import copy_of

    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    to = path.with_name("backups") / f"{path.stem}-before-update-v{version}-{now}.db"
    return copy_of(connection, to)
