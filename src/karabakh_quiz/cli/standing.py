"""How each deck stands today: what is due, what is new, what is learnt."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, time
from tempfile import TemporaryDirectory

from karabakh_quiz.cards import Collection
from karabakh_quiz.clock import DAY_END, date_of
from karabakh_quiz.progress import Progress
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.stages import stage_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.decks import Library
    from karabakh_quiz.progress import CardState

COUNTS = ("due", "new_today", "new", "learning", "held", "suspended", "cards")


def count(context: Context) -> tuple[dict[str, object], float]:
    """What `due --json` prints, and the time (seconds since 1970) up to which it holds."""
    library = context.library()
    collection = Collection(library)
    now = context.clock.now()
    with log_to_read(context, collection) as progress:
        found = standing(
            library, collection, progress, sensitive=context.settings.sensitive, now=now
        )
        tomorrow = begins(progress.today() + 1, progress, now)
    always = "KARABAKH_QUIZ_NOW" in context.environment  # the clock starts there every time
    return found, float(1 << 40) if always else tomorrow.timestamp()


@contextmanager
def log_to_read(context: Context, collection: Collection) -> Iterator[Progress]:
    """The learner's log, or an empty one where there is none yet: looking makes no file."""
    if context.places.progress.exists():
        with context.progress(collection.renames) as progress:
            yield progress
        return
    with (
        TemporaryDirectory() as folder,
        Progress.open(f"{folder}/empty.db", clock=context.clock) as progress,
    ):
        yield progress


def standing(
    library: Library, collection: Collection, progress: Progress, *, sensitive: bool, now: datetime
) -> dict[str, object]:
    """All decks together, then deck by deck.

    `due`: cards whose day has come; `new`: those a sitting would introduce
    today; `next_at`: the beginning of the next day on which a card falls due.
    """
    today = progress.today()
    states = progress.states()
    decks = []
    due: set[str] = set()
    later: list[int] = []
    for ref in library.decks:
        asked = [
            card
            for card in collection.ids(ref.id)
            if sensitive or not collection.facts(card).sensitive
        ]
        known = {card: states[card] for card in asked if card in states}
        due.update(card for card, state in known.items() if state.due(today))
        later += [day for state in known.values() if (day := _falls_due(state, today))]
        fresh = _fresh(collection, progress, sensitive, (ref.id,))
        decks.append({"id": ref.id, "title": ref.title, **_counts(asked, known, today, fresh)})
    next_at = begins(min(later), progress, now).isoformat(timespec="seconds") if later else None
    return {
        "due": len(due),
        "new": _fresh(collection, progress, sensitive, ()),
        "next_at": next_at,
        "decks": decks,
    }


def begins(day: int, progress: Progress, now: datetime) -> datetime:
    """When the learner's `day` begins, with the offset of `now`."""
    try:
        end = time.fromisoformat(str(progress.setting("day-end", default=DAY_END.isoformat())))
    except ValueError:
        end = DAY_END
    return datetime.combine(date_of(day), end.replace(tzinfo=None), now.tzinfo)


def _counts(
    asked: list[str], known: dict[str, CardState], today: int, fresh: int
) -> dict[str, int]:
    counts = dict.fromkeys(COUNTS, 0)
    for card in asked:
        counts[stage_of(known[card]) if card in known else "new"] += 1
    counts["due"] = sum(state.due(today) for state in known.values())
    counts["new_today"] = fresh
    counts["cards"] = len(asked)
    return counts


def _fresh(
    collection: Collection, progress: Progress, sensitive: bool, decks: tuple[str, ...]
) -> int:
    """How many new cards a sitting on `decks` (none: on all) would bring today."""
    options = SittingOptions(decks=decks, sensitive=sensitive)
    return len(Planner(collection, progress, options).plan().fresh)


def _falls_due(state: CardState, today: int) -> int | None:
    """The day after today on which the card falls due."""
    if state.suspended or state.due_day is None:
        return None
    day = max(state.due_day, state.buried_until or 0)
    return day if day > today else None
