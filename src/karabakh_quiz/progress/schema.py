"""The tables of `progress.db`. What they hold is told in `docs/log.md`.

The log itself is `row`, with the names it uses interned in `device`, `card`
and `text`; each of these bears checksums. Everything below the line is folded
from it and can be remade.
"""

import sqlite3

APPLICATION_ID = 0x4B515A4C  # "KQZL", at byte 68 of the file
VERSION = 1
PAGE_SIZE = 4096
FOLD = 3
"""Raised whenever the same rows fold to other states, if only in the last bit: a file that was
folded otherwise is folded anew when it is opened."""

LOG = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE device (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL);
CREATE TABLE card (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL);
CREATE TABLE text (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL);
CREATE TABLE row (
    id INTEGER PRIMARY KEY,  -- number of the device * 2^32 + seq
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    card INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    grade INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    wrong INTEGER,
    body BLOB NOT NULL,
    crc INTEGER NOT NULL
);
CREATE INDEX row_card ON row (card);
CREATE INDEX row_wrong ON row (wrong, card, day) WHERE wrong IS NOT NULL;
CREATE TRIGGER row_stays BEFORE UPDATE ON row
    BEGIN SELECT RAISE(ABORT, 'rows of the log are never changed'); END;
"""

FOLDED = """
CREATE TABLE undo (id INTEGER PRIMARY KEY, target INTEGER NOT NULL);
CREATE INDEX undo_target ON undo (target);
CREATE TABLE uncounted (id INTEGER PRIMARY KEY);
CREATE TABLE shift (
    first INTEGER NOT NULL, last INTEGER NOT NULL, ms INTEGER NOT NULL, days INTEGER NOT NULL
);
CREATE TABLE forgotten (first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE setting (
    name TEXT NOT NULL, deck TEXT NOT NULL, value, PRIMARY KEY (name, deck)
) WITHOUT ROWID;
CREATE TABLE rename (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE state (
    card INTEGER PRIMARY KEY,
    deck INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    ready INTEGER,
    stability REAL,
    difficulty REAL,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    last_day INTEGER,
    last_at INTEGER,
    last INTEGER,
    due INTEGER,
    introduced INTEGER,
    buried INTEGER,
    flags INTEGER NOT NULL,
    note TEXT,
    tail INTEGER NOT NULL
);
"""

STATE_INDEXES = {
    "state_stage": "CREATE INDEX state_stage ON state "
    "(deck, stage, ready, last_day, due, stability)",  # what sorting by urgency reads, too
    "state_days": "CREATE INDEX state_days ON state (last_day, introduced, deck) "
    "WHERE last_day IS NOT NULL",
}

FOLDED_FROM_ROWS = ("undo", "uncounted", "shift", "forgotten", "setting", "state")
"""What a rebuild empties first. `rename` comes from the decks and stays."""


def create(connection: sqlite3.Connection) -> None:
    """Lay the tables of the present version in an empty database."""
    indexes = "; ".join(STATE_INDEXES.values())
    connection.executescript(
        f"PRAGMA page_size = {PAGE_SIZE}; PRAGMA application_id = {APPLICATION_ID};"
        f"BEGIN; {LOG} {FOLDED} {indexes}; PRAGMA user_version = {VERSION}; COMMIT;"
    )
