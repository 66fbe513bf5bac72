"""The 21 parameters of FSRS-6 and the ranges they must lie in.

Defaults and ranges are those of py-fsrs 6 (`fsrs.scheduler`), fitted there on
the review histories of some ten thousand Anki users.
"""

from collections.abc import Sequence
from math import isfinite

from karabakh_quiz.memory.faults import RangeError

DEFAULT: tuple[float, ...] = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""w0 to w20; w0–w3 are days."""

LOWEST: tuple[float, ...] = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
    0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
)  # fmt: skip

HIGHEST: tuple[float, ...] = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
    5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip


def checked(parameters: Sequence[float]) -> tuple[float, ...]:
    """`parameters` as a tuple of floats, or a `RangeError` naming the first bad one."""
    try:
        numbers = tuple(float(number) for number in parameters)
    except (TypeError, ValueError):
        raise RangeError("the memory model's parameters must be numbers") from None
    if len(numbers) != len(DEFAULT):
        raise RangeError(f"the memory model takes {len(DEFAULT)} parameters, not {len(numbers)}")
    for index, (low, number, high) in enumerate(zip(LOWEST, numbers, HIGHEST, strict=True)):
        if not (isfinite(number) and low <= number <= high):
            raise RangeError(
                f"parameter w{index} of the memory model is {number:g}: "
                f"it must lie between {low:g} and {high:g}"
            )
    return numbers
