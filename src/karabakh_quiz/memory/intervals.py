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

from karabakh_quiz.structs import late, struct

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


def fuzz_range(days: int, *, last: int = 0, maximum: int = LONGEST_INTERVAL) -> tuple[int, int]:
    """The shortest and the longest interval that fuzz may make of `days`.

    `last` is the interval before this one: where `days` reaches it, fuzz does
    not fall below it.
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
    return min(low, maximum), min(max(low, high), maximum)


@struct
class Calendar:
    """The days ahead, as far as they matter to where a card is put.

    `load` says how many cards are due on which day already; on the days in
    `siblings` other facets of the same entry are due.
    """

    load: Mapping[int, int] = late(factory=dict)
    siblings: Collection[int] = ()


def graded(
    intervals: tuple[float, float, float],
    card: str,
    day: int,
    *,
    last: int = 0,
    maximum: int = LONGEST_INTERVAL,
    calendar: Calendar | None = None,
    same_day: bool = True,
) -> tuple[int, int, int]:
    """Whole days for Hard, Good and Easy, each longer than the one before.

    `intervals` are the model's for `card` answered on `day`. Good is placed
    first, the others give way to it. With `same_day` Hard is 0, which is later
    on the same day, where the model gives it less than a day and Good no more
    than one. Only at `maximum` may two be equal.
    """
    hard, good, easy = (rounded(interval, maximum) for interval in intervals)
    if same_day and intervals[0] < 1.0 and good == 1:
        hard = 0
    good = min(max(good, hard + 1), maximum)
    low, high = fuzz_range(good, last=last, maximum=maximum)
    room_for_hard = 1 + (last if hard >= last else min(hard, 1))
    where = chance(card, day)

    def place(low: int, high: int) -> int:
        return _placed(low, high, where, day, calendar)

    low = min(max(low, room_for_hard), maximum)
    placed = place(low, max(low, high))
    below, above = fuzz_range(hard, last=last, maximum=maximum)
    ceiling = maximum if hard == placed == maximum else placed - 1
    harder = place(min(below, ceiling), min(above, ceiling))
    easy = min(max(easy, placed + 1), maximum)
    low, high = fuzz_range(easy, last=last, maximum=maximum)
    low = min(max(low, placed + 1), maximum)
    return harder, placed, place(low, max(low, high))


def _placed(low: int, high: int, where: float, day: int, calendar: Calendar | None) -> int:
    """The length from `low` to `high` at `where` (0 to 1) of them all.

    Days of siblings are avoided where another is left; a day twice as full
    weighs an eighth.
    """
    if calendar is None or low == high:
        return low + int(where * (high - low + 1))
    lengths = [n for n in range(low, high + 1) if day + n not in calendar.siblings]
    lengths = lengths or list(range(low, high + 1))
    loads = _level(lengths, [calendar.load.get(day + n, 0) for n in lengths])
    weights = [(1.0 + load) ** -3 for load in loads]
    rest = where * sum(weights)
    for length, weight in zip(lengths, weights, strict=True):
        rest -= weight
        if rest < 0:
            return length
    return lengths[-1]


def _level(lengths: Sequence[int], loads: Sequence[int]) -> list[float]:
    """`loads` without the slope (least squares) by which they fall with the distance.

    Days further off are emptier simply for being further off: they fill up
    later. Taken as they are, they would draw out every interval (by 5 % where
    thirty cards of thirty days are answered daily).
    """
    middle = sum(lengths) / len(lengths)
    spread = sum((n - middle) ** 2 for n in lengths)
    tilt = sum((n - middle) * load for n, load in zip(lengths, loads, strict=True))
    slope = min(0.0, tilt / spread) if spread else 0.0
    return [max(0.0, load - slope * (n - middle)) for n, load in zip(lengths, loads, strict=True)]


def due_day(card: str, day: int, interval: float, maximum: int = LONGEST_INTERVAL) -> int:
    """The day `card`, last answered on `day`, falls due by the seeded fuzz alone.

    What the log recomputes where a frozen due day no longer holds: no load, no
    siblings, nothing that two devices could see differently.
    """
    low, high = fuzz_range(rounded(interval, maximum), maximum=maximum)
    return day + _placed(low, high, chance(card, day), day, None)
