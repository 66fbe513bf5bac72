"""Decks made for tests: small texts, big ones, and those no repository should hold."""

from collections.abc import Iterator
from pathlib import Path

FAULTS = Path(__file__).parents[1] / "decks" / "faults"
"""A folder for each code, with a deck that shows it and what is said of it."""

MINIMAL = """\
deck:
  id: sample
  title: A sample
people:
  ada-alpha:
    name: Ada Alpha
sources:
  gazette:
    title: The Gazette
statements:
  - id: bridge
    who: ada-alpha
    when: 2023-09-06
    said: we shall build a bridge
    source: gazette
"""
"""A deck without a fault or warning."""

FEW_ENTRIES = 500
"""The most entries a deck may have where a test shows what is said of more."""


def generated(code: str) -> bytes | None:
    """The deck for a code whose deck cannot well be kept as a file."""
    text = MINIMAL.encode()
    match code:
        case "too-big":
            return text + b"#" * (16 * 1024 * 1024)
        case "too-many-entries":
            return text + b"questions:\n" + b"".join(_one(n) for n in range(FEW_ENTRIES))
        case "too-long":
            return text.replace(b"we shall build", b"we shall " + b"build " * 4000)
        case "not-utf-8":
            return text.replace(b"a bridge", "a café".encode("latin-1"))
    return None


def _one(n: int) -> bytes:
    return b"  - {id: q%d, ask: Which?, answer: This, why: So}\n" % n


def big_deck(count: int, deck_id: str = "big") -> str:
    """A deck of `count` statements with all the usual keys, without a fault."""
    return "".join(_big(count, deck_id))


def _big(count: int, deck_id: str) -> Iterator[str]:
    yield f"deck:\n  id: {deck_id}\n  title: A big one\npeople:\n"
    for n in range(40):
        yield f"  p{n}:\n    name: Ada{n} Alpha{n}\n    side: Side {n % 3}\n    offices:\n"
        yield f"      - {{title: Mayor of Town {n}, from: 1990-01-01}}\n"
    yield "sources:\n"
    for n in range(40):
        yield f"  source-{n}:\n    title: Gazette number {n}\n    date: 2023-0{n % 9 + 1}-11\n"
        yield f"    url: https://example.org/{n}\n"
    yield "statements:\n"
    for n in range(count):
        yield f"  - id: statement-{n}\n    who: p{n % 40}\n"
        yield f"    when: {1990 + n % 34}-{n % 12 + 1:02}-{n % 28 + 1:02}\n"
        yield f"    where: Town hall of place {n % 97}\n"
        yield f"    said: the bridge number {n} shall be built before winter\n"
        yield f"    key: number {n} shall\n"
        yield "    context: It was the answer to a question about the old ford and the ferry.\n"
        yield f"    source: source-{n % 40}\n"
