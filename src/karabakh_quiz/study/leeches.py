"""Cards that keep being forgotten, and what to do about them.

A leech costs more time than ten other cards and teaches nothing but the habit
of failing. The learner is told once it is one, and again at every half of the
threshold after that; nothing is suspended unasked.
"""

from collections.abc import Mapping
from typing import Literal

from karabakh_quiz.structs import struct

Remedy = Literal["tell-apart", "reword", "suspend"]

LEECH_LAPSES = 8
"""Lapses that make a card a leech, unless a setting says otherwise."""


@struct
class Leech:
    """A card forgotten too often, and the remedy proposed.

    `tell-apart`: it is mistaken for one other, `rival` (drill that pair);
    `reword`: the card may be at fault (read its entry again, edit or flag it);
    `suspend`: even that did not help.
    """

    card: str
    lapses: int
    remedy: Remedy
    rival: str | None = None


def leech(
    card: str,
    lapses: int,
    *,
    threshold: int = LEECH_LAPSES,
    mistaken_for: Mapping[str, int] | None = None,
) -> Leech | None:
    """What to propose when `card` has just lapsed for the `lapses`-th time, or None."""
    found = standing_leech(card, lapses, threshold=threshold, mistaken_for=mistaken_for)
    if found is None or (lapses - threshold) % max(1, threshold // 2):
        return None
    return found


def standing_leech(
    card: str,
    lapses: int,
    *,
    threshold: int = LEECH_LAPSES,
    mistaken_for: Mapping[str, int] | None = None,
) -> Leech | None:
    """What to propose for `card`, which has lapsed `lapses` times; None if it is no leech.

    `mistaken_for` counts what was answered in its place, by id. One rival in
    at least half of the lapses is the reason; else the wording is suspected,
    and at twice the threshold the card is better left alone for a while.
    """
    if threshold < 1 or lapses < threshold:
        return None
    counts = mistaken_for or {}
    rival = max(counts, key=lambda each: (counts[each], each), default=None)
    if rival is not None and counts[rival] * 2 >= lapses:
        return Leech(card, lapses, "tell-apart", rival)
    return Leech(card, lapses, "reword" if lapses < 2 * threshold else "suspend")
