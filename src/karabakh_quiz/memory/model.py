"""The memory model as everyone but the log uses it: checked, with values for states."""

from collections.abc import Iterable, Sequence
from typing import NoReturn

from karabakh_quiz.memory.faults import RangeError
from karabakh_quiz.memory.parameters import DEFAULT
from karabakh_quiz.memory.step import LONGEST, NEVER, SHORTEST, Step, luck, make_step
from karabakh_quiz.structs import struct

LOWEST_RETENTION = 0.70
HIGHEST_RETENTION = 0.97

FOREVER = 1e9
"""More days than any gap between two reviews: what lies above is a fault, as is NaN."""

History = Iterable[Sequence[int]]
"""(grade, whole days since the review before[, options[, guessed]]), oldest first."""


@struct
class MemoryState:
    """How well a card is remembered.

    `stability`: days until the chance of recall has fallen to 0.9 (0.001 to
    36,500). `difficulty`: 1 to 10. Anything else is a `RangeError`, so that no
    state is ever NaN.
    """

    stability: float
    difficulty: float

    def __post_init__(self) -> None:
        if not (SHORTEST <= self.stability <= LONGEST and 1.0 <= self.difficulty <= 10.0):
            raise RangeError(
                f"a memory state of stability {self.stability} and difficulty "
                f"{self.difficulty} is out of range ({SHORTEST} to {LONGEST:.0f} days, 1 to 10)"
            )


# The initialiser that dataclasses write for frozen classes takes as long as the
# review itself. What the step returns is in range, so `Memory.review` goes past it.
_new = object.__new__
_set_stability = MemoryState.__dict__["stability"].__set__
_set_difficulty = MemoryState.__dict__["difficulty"].__set__


class Memory:
    """FSRS-6 with one set of parameters and one desired retention.

    Both are fixed; make another for others. Days are the learner's days,
    counted by whoever calls. Every method raises `RangeError` for numbers
    outside their range.
    """

    __slots__ = ("_decay", "_factor", "_reach", "desired_retention", "parameters", "step")

    parameters: tuple[float, ...]
    desired_retention: float
    step: Step
    """The unchecked step on plain floats that all else here is built on (see `memory.step`)."""

    def __init__(
        self, parameters: Sequence[float] = DEFAULT, desired_retention: float = 0.9
    ) -> None:
        self.step = make_step(tuple(parameters))
        self.parameters = tuple(float(number) for number in parameters)
        self.desired_retention = checked_retention(desired_retention)
        self._decay = -self.parameters[20]
        self._factor = 0.9 ** (1.0 / self._decay) - 1.0
        self._reach = self.reach(self.desired_retention)

    @property
    def factor(self) -> float:
        """f of the forgetting curve R(t) = (1 + f t / S) ** -d, such that R(S) is 0.9."""
        factor: float = self._factor
        return factor

    def __repr__(self) -> str:
        ours = "DEFAULT" if self.parameters == DEFAULT else repr(self.parameters)
        return f"Memory({ours}, desired_retention={self.desired_retention})"

    def __reduce__(self) -> tuple[type["Memory"], tuple[tuple[float, ...], float]]:
        return Memory, (self.parameters, self.desired_retention)

    def review(
        self,
        state: MemoryState | None,
        grade: int,
        elapsed_days: float,
        *,
        options: int = 1,
        guessed: bool = False,
    ) -> MemoryState:
        """The state after an answer graded 1 (Again) to 4 (Easy).

        `state` is None for a card never reviewed; `elapsed_days` are the
        learner's days since the last review (0: the same day; meaningless for
        a new card). `options` is the number of choices shown, 1 when typed; a
        right choice, or one the learner says was `guessed`, is the guess
        mixture.
        """
        if grade not in {1, 2, 3, 4} or not 0 <= elapsed_days < FOREVER:
            _refuse_answer(grade, elapsed_days, options)
        if options == 1 and not guessed:
            chance = 0.0
        elif options >= 1:
            chance = luck(options, guessed)
        else:
            _refuse_answer(grade, elapsed_days, options)
        if state is None:
            stability, difficulty = NEVER, 0.0
        else:
            stability, difficulty = state.stability, state.difficulty
        after = _new(MemoryState)
        stability, difficulty = self.step(stability, difficulty, grade, elapsed_days, chance)
        _set_stability(after, stability)
        _set_difficulty(after, difficulty)
        return after

    def replay(self, history: History) -> MemoryState:
        """The state after all of `history`, which must not be empty."""
        step, stability, difficulty = self.step, NEVER, 0.0
        for review in history:
            chance = 0.0
            if len(review) == 2:
                grade, elapsed = review
            else:
                grade, elapsed, options, *rest = review
                if not options >= 1:
                    _refuse_answer(grade, elapsed, options)
                chance = luck(int(options), bool(rest and rest[0]))
            if grade not in {1, 2, 3, 4} or not 0 <= elapsed < FOREVER:
                _refuse_answer(grade, elapsed, 1)
            stability, difficulty = step(stability, difficulty, grade, elapsed, chance)
        if stability == NEVER:
            raise RangeError("a card without a single review has no memory state")
        return MemoryState(stability, difficulty)

    def fold(
        self,
        grades: Iterable[int],
        elapsed: Iterable[float],
        lucks: Iterable[float],
        start: tuple[float, float] = (NEVER, 0.0),
    ) -> tuple[float, float]:
        """Stability and difficulty after many reviews, unchecked: the log's fast way.

        `lucks` as `memory.luck` gives them.
        """
        step = self.step
        stability, difficulty = start
        for grade, days, chance in zip(grades, elapsed, lucks, strict=True):
            stability, difficulty = step(stability, difficulty, grade, days, chance)
        return stability, difficulty

    def retrievability(self, state: MemoryState, elapsed_days: float) -> float:
        """The chance, 0 to 1, that the card is recalled `elapsed_days` after its last review."""
        if not 0 <= elapsed_days < FOREVER:
            _refuse_answer(3, elapsed_days, 1)
        return self.recall(state.stability, elapsed_days)

    def recall(self, stability: float, elapsed_days: float) -> float:
        """`retrievability` on plain floats, unchecked."""
        return float((1.0 + self._factor * elapsed_days / stability) ** self._decay)

    def interval(self, state: MemoryState) -> float:
        """Days until the chance of recall falls to the desired retention; not rounded."""
        return state.stability * self._reach

    def reach(self, retention: float) -> float:
        """Days, as multiples of stability, until the chance of recall is `retention`."""
        return float((retention ** (1.0 / self._decay) - 1.0) / self._factor)


def checked_retention(retention: float) -> float:
    """`retention` itself, or a `RangeError` if it lies outside 0.70 to 0.97."""
    if not LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
        raise RangeError(
            f"desired retention is {retention}: it must lie between "
            f"{LOWEST_RETENTION:.2f} and {HIGHEST_RETENTION:.2f}"
        )
    return float(retention)


def _refuse_answer(grade: float, elapsed_days: float, options: float) -> NoReturn:
    if grade not in {1, 2, 3, 4}:
        raise RangeError(f"grade {grade} is none of 1 (Again), 2 (Hard), 3 (Good), 4 (Easy)")
    if not 0 <= elapsed_days < FOREVER:
        raise RangeError(f"{elapsed_days} days cannot have passed since the last review")
    raise RangeError(f"{options} choices cannot have been shown: 1 or more, 1 when typed")
