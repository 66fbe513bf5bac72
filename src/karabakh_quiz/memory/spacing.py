"""How long a card may wait: at one aim for all of them, or each by what an answer is worth.

Even spacing asks every card again where its recall meets the desired
retention. That spends most answers on what fades fastest, which keeps least.

Thrifty spacing asks what an answer buys. Asked every t days, a card takes 1/t
answers a day and is known for the share (1/t)·∫R over those t days; the best t
for a card of stability S is where waiting longer saves an answer but costs as
much knowing as the answer is worth,

    ∫₀ᵗ (R(s) − R(t)) ds = price   (card-days),

the economic order quantity with forgetting for a store. The area grows with S:
what is well rooted is kept above the desired retention, what fades fast below
it, down to `DEPTH` under it and never out of 0.70 to 0.97. The price is the one
at which a card with a month's stability is kept at just the desired retention,
so that the one number the learner chooses goes on meaning something.
"""

from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION, Memory

REFERENCE = 30.0
"""The stability, days, at which thrifty spacing keeps a card at the desired retention."""

DEPTH = 0.10
"""How far below the desired retention thrifty spacing lets a card fade: being
forgotten costs more than the formula, which takes stability as given, knows."""

_STEPS = 30
_CLOSE = 1e-12


class Spacing:
    """Intervals and aims of cards by their stability, under one memory model."""

    __slots__ = ("_decay", "_even", "_factor", "_highest", "_lowest", "_price", "memory", "thrifty")

    def __init__(self, memory: Memory, *, thrifty: bool = False) -> None:
        self.memory = memory
        self.thrifty = thrifty
        self._decay = -memory.parameters[20]
        self._factor = 0.9 ** (1.0 / self._decay) - 1.0
        aim = memory.desired_retention
        self._even = memory.reach(aim)
        self._price = REFERENCE * self._area(self._even)
        self._lowest = memory.reach(max(LOWEST_RETENTION, round(aim - DEPTH, 9)))
        self._highest = memory.reach(HIGHEST_RETENTION)

    def interval(self, stability: float) -> float:
        """Days until a card of this stability should be asked again; not rounded."""
        return stability * self.reach(stability)

    def aim(self, stability: float) -> float:
        """The chance of recall at which a card of this stability is asked again."""
        if not self.thrifty:
            return self.memory.desired_retention
        aim = self.memory.recall(1.0, self.reach(stability))
        return min(max(aim, LOWEST_RETENTION), HIGHEST_RETENTION)

    def reach(self, stability: float) -> float:
        """The interval as a multiple of the stability."""
        if not self.thrifty:
            return self._even
        wanted = self._price / stability
        if self._area(self._lowest) <= wanted:
            return self._lowest
        if self._area(self._highest) >= wanted:
            return self._highest
        reach = 1.0
        for _ in range(
            _STEPS
        ):  # Newton's method on the logarithms, where the area is almost a line
            area = self._area(reach)
            ratio = wanted / area
            if abs(ratio - 1.0) < _CLOSE:
                break
            reach *= ratio ** (area / (reach * self._slope(reach)))
        return min(max(reach, self._highest), self._lowest)

    def _area(self, reach: float) -> float:
        """∫₀ᵗ (R(s) − R(t)) ds at t = `reach` stabilities, in stabilities."""
        base, flat = 1.0 + self._factor * reach, 1.0 + self._decay
        return float((base**flat - 1.0) / (self._factor * flat) - reach * base**self._decay)

    def _slope(self, reach: float) -> float:
        """The derivative of the area."""
        base = 1.0 + self._factor * reach
        return float(-reach * self._decay * self._factor * base ** (self._decay - 1.0))
