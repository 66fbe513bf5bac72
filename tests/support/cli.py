"""The program as a person runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NOW = "2026-01-31T09:00:00+04:00"

CARD = "\n:a\n\n"
"""Typed into the linear mode, one card whatever it asks: a content note is accepted, the answer
is shown, and the proposed grade taken."""


def environment(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a call: everything under `home`, the clock started at `NOW`."""
    kept = (
        "PATH",
        "PYTHONPATH",
        "SYSTEMROOT",
        "LANG",
        "PYTHONDONTWRITEBYTECODE",
        "COVERAGE_PROCESS_START",
    )
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "KARABAKH_QUIZ_HOME": str(home),
        "KARABAKH_QUIZ_NOW": NOW,
        **(env or {}),
    }


def run_cli(
    args: Sequence[str | Path],
    home: Path,
    input: str | bytes | None = None,  # noqa: A002
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> subprocess.CompletedProcess[str]:
    """Run `karabakh-quiz ARGS` with its files under `home`.

    `input` is what is typed (nothing: an empty input that ends at once);
    `env` adds to or overrides the environment. Output is read as UTF-8.
    """
    data = input.encode() if isinstance(input, str) else input
    done = subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", *map(os.fspath, args)],
        input=data or b"",
        capture_output=True,
        env=environment(home, env),
        timeout=timeout,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


DECK = """\
deck:
  id: made-up
  title: A made-up debate
  facets: [who, when, key]
people:
  ada-alpha:
    name: Ada Alpha
    offices: [{title: Speaker of the House, from: 2010-01-01, to: 2030-12-31}]
    side: North
  ben-beta:
    name: Ben Beta
    offices: [{title: Treasurer of the House, from: 2010-01-01, to: 2030-12-31}]
    side: North
  cleo-gamma:
    name: Cleo Gamma
    offices: [{title: Clerk of the House, from: 2010-01-01, to: 2030-12-31}]
    side: South
  dan-delta:
    name: Dan Delta
    offices: [{title: Porter of the House, from: 2010-01-01, to: 2030-12-31}]
    side: South
sources:
  minutes:
    title: Minutes of a made-up debate
    publisher: The House
    date: 2020-05-09
    url: https://example.org/minutes
statements:
  - id: bridges
    who: ada-alpha
    when: 2020-05-02
    where: plenary hall
    said: a bridge that nobody crosses is still a bridge to somewhere
    key: nobody crosses
    source: minutes
    tags: [bridges]
  - id: ledgers
    who: ben-beta
    when: 2020-05-03
    where: treasury
    said: the ledger remembers every coin that we would rather forget
    key: every coin
    source: minutes
  - id: windows
    who: cleo-gamma
    when: 2020-05-05
    where: clerks' office
    said: an open window needs no speech to explain the weather
    source: minutes
    content-note: It speaks of rain.
  - id: keys
    who: dan-delta
    when: 2020-05-08
    where: the gate
    gist: Whoever keeps all of the keys will in the end keep none of the friends.
    source: minutes
questions:
  - id: order-of-days
    ask: Put the speeches in order, earliest first
    order: [The one about a bridge, The one about a ledger, The one about a window]
    source: minutes
  - id: rooms
    ask: Match each speaker and the room
    match: {Ada: the hall, Ben: the treasury, Cleo: the office}
    source: minutes
"""
"""A sound deck of made-up people that has every kind of answer."""


def write_deck(home: Path, text: str = DECK, name: str = "made-up.yaml") -> Path:
    """Put a deck among the learner's own under `home`."""
    path = home / "decks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
