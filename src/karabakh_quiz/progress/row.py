"""One row of the log: something the learner did. See `docs/log.md`."""

from __future__ import annotations

from collections.abc import Mapping

from karabakh_quiz.structs import late, struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    Mode = Literal["choice", "type", "reveal"]


@struct
class RowId:
    """The name of a row: the device that wrote it and its gapless number there."""

    device: str
    seq: int


@struct(kw_only=True)
class Row:
    """What every row has.

    `at` (milliseconds since 1970, UTC), `day` (the learner's day, days since
    1970-01-01) and `id` are given by the log when the row is recorded; a row
    not yet recorded has None there.
    """

    kind: str
    card: str | None = None
    at: int | None = None
    day: int | None = None
    id: RowId | None = None
    fields: Mapping[str, Any] = late(factory=dict)
    """What the kind carries besides; for rows of later versions, everything unknown."""


@struct(kw_only=True)
class Review(Row):
    """A graded answer."""

    kind: str = "review"
    grade: int
    """1 Again, 2 Hard, 3 Good, 4 Easy: what the learner settled on."""
    proposed: int
    verdict: str
    score: float
    mode: Mode
    options: tuple[str, ...] = ()
    """Ids of the choices shown, in the order shown; empty when typed."""
    chosen: str | None = None
    """Id chosen, or the id of the person a typed answer named."""
    answer: str = ""
    """What was typed, cleaned, at most 200 characters."""
    guessed: bool = False
    hinted: bool = False
    scheduled: bool = True
    """False for cramming and drills: logged, but memory state and due day stay."""
    sitting: str = ""
    took_ms: int = 0
    fingerprint: str = ""
    after: RowId | None = None
    """The counted review this one's state was computed from."""
    due_day: int | None = None
    parameters: str = ""
    """Id of the parameter set in force."""
    retention: float = 0.9
    """Desired retention in force."""
