"""A clock that stands until it is moved."""

from datetime import UTC, datetime, timedelta


class StandingClock:
    """Tells `moment` until `advance` moves it; monotonic time moves along."""

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment or datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self._elapsed

    def advance(self, **kwargs: float) -> None:
        step = timedelta(**kwargs)
        self.moment += step
        self._elapsed += max(0.0, step.total_seconds())
