"""From the model's interval to the day a card falls due.

Everything here is a pure function of what is passed in. Chance is the card's
and the day's own: the same card answered on the same day gets the same fuzz on
every device, in every process.

Fuzz ranges are those of FSRS and Anki (py-fsrs 6, `_get_fuzzed_interval`):
none below 2.5 days; else one day either way, and 15 % of what lies between 2.5
and 7 days, 10 % between 7 and 20, 5 % above.
"""

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b

LONGEST_INTERVAL = 36_500
"""The maximum interval, days, unless a setting says otherwise."""

FUZZ_FROM = 2.5
_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


def chance(card: str, day: int) -> float:
    """A number from 0 to below 1 that belongs to this card on this day, everywhere."""
    digest = blake2b(f"{card}\n{day}".encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / (1 << 56)


def rounded(interval: float, maximum: int = LONGEST_INTERVAL) -> int:
    """`interval` in whole days, at least 1 and at most `maximum`."""
    return min(max(1, round(interval)), maximum)


def fuzz_range(
    days: int, *, last: int = 0, least: int = 1, maximum: int = LONGEST_INTERVAL
) -> tuple[int, int]:
    """The shortest and the longest interval that fuzz may make of `days`.

    `last` is the interval before this one: where `days` reaches it, fuzz does
    not fall below it. `least` is a floor of its own, to keep grades in order.
    """
    if days < FUZZ_FROM:
        low = high = days
    else:
        reach = 1.0 + sum(
            factor * max(0.0, min(days, end) - start) for start, end, factor in _FUZZ_BANDS
        )
        low, high = max(2, round(days - reach)), round(days + reach)
    if days >= last:
        low = max(low, last)
    low = min(max(low, least), maximum)
    return low, min(max(low, high), maximum)


def fuzzed(
    days: int,
    card: str,
    day: int,
    *,
    last: int = 0,
    least: int = 1,
    maximum: int = LONGEST_INTERVAL,
    load: Mapping[int, int] | None = None,
    siblings: Collection[int] = (),
) -> int:
    """`days` moved within its fuzz range, for `card` answered on `day`.

    `load` says how many cards are due on which day already: lightly loaded
    days are preferred. Days in `siblings`, on which other facets of the same
    entry are due, are avoided where the range leaves another.
    """
    low, high = fuzz_range(days, last=last, least=least, maximum=maximum)
    if low == high:
        return low
    where = chance(card, day)
    if load is None and not siblings:
        return low + int(where * (high - low + 1))
    candidates = [length for length in range(low, high + 1) if day + length not in siblings]
    return _weighted(candidates or list(range(low, high + 1)), where, day, load or {})


def _weighted(lengths: Sequence[int], where: float, day: int, load: Mapping[int, int]) -> int:
    """The length at `where` of the whole weight; a day twice as full weighs a quarter.

    Days further off are emptier simply for being further off; dividing by the
    length keeps that from drawing every interval to the end of its range.
    """
    weights = [1.0 / ((1 + load.get(day + length, 0)) ** 2 * length) for length in lengths]
    rest = where * sum(weights)
    for length, weight in zip(lengths, weights, strict=True):
        rest -= weight
        if rest < 0:
            return length
    return lengths[-1]


def graded(
    intervals: Sequence[float],
    card: str,
    day: int,
    *,
    last: int = 0,
    maximum: int = LONGEST_INTERVAL,
    load: Mapping[int, int] | None = None,
    siblings: Collection[int] = (),
) -> tuple[int, ...]:
    """Whole days for Hard, Good and Easy, each longer than the one before.

    `intervals` are the model's, in the same order. Only at `maximum` may two
    be equal.
    """
    days: list[int] = []
    least = 1
    for interval in intervals:
        length = fuzzed(
            max(rounded(interval, maximum), min(least, maximum)),
            card,
            day,
            last=last,
            least=least,
            maximum=maximum,
            load=load,
            siblings=siblings,
        )
        days.append(length)
        least = length + 1
    return tuple(days)


def due_day(card: str, day: int, interval: float, maximum: int = LONGEST_INTERVAL) -> int:
    """The day `card`, last answered on `day`, falls due by the seeded fuzz alone.

    What the log recomputes where a frozen due day no longer holds: no load, no
    siblings, nothing that two devices could see differently.
    """
    return day + fuzzed(rounded(interval, maximum), card, day, maximum=maximum)
