"""What tells a reworded card from one whose answer has changed.

A fingerprint is `p:xxxxxxxx a:xxxxxxxx`: one digest of what the deck says in
the question, one of what it accepts as the answer. It stands in every row of
the log. Our own sentences (`cards.prompts`) and the way dates are written out
are no part of it: they may be bettered without making a card look edited.
"""

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple

Part = str | None | Sequence["Part"]
Change = Literal["same", "reworded", "answer"]

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Fingerprint(NamedTuple):
    """The two digests, eight hexadecimal digits each."""

    prompt: str
    answer: str

    def __str__(self) -> str:
        return f"p:{self.prompt} a:{self.answer}"


def fingerprint(prompt: Part, answer: Part) -> str:
    """The fingerprint of a card that asks `prompt` (nested texts) and accepts `answer`."""
    return str(Fingerprint(_digest(prompt), _digest(answer)))


def read(text: str) -> Fingerprint | None:
    """The two halves of a fingerprint, or None if `text` is none (as of a later version)."""
    parts = dict(part.split(":", 1) for part in text.split() if ":" in part)
    if "p" not in parts or "a" not in parts:
        return None
    return Fingerprint(parts["p"], parts["a"])


def change(before: str, after: str) -> Change:
    """What happened between two fingerprints of one card.

    A changed answer outweighs a changed wording. An unreadable fingerprint
    tells nothing and counts as `same`.
    """
    old, new = read(before), read(after)
    if old is None or new is None or old == new:
        return "same"
    return "reworded" if old.answer == new.answer else "answer"


def _digest(part: Part) -> str:
    return blake2b(_plain(part).encode(), digest_size=4).hexdigest()
