"""How each deck stands today: what is due, what is new, what is learnt."""

from __future__ import annotations

from datetime import datetime, time

from karabakh_quiz.clock import DAY_END, date_of
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.turn import stage_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks import Library
    from karabakh_quiz.progress import CardState, Progress

COUNTS = ("due", "new_today", "new", "learning", "held", "suspended", "cards")


def standing(
    library: Library, collection: Collection, progress: Progress, *, sensitive: bool, now: datetime
) -> dict[str, object]:
    """What `due --json` prints: all together, then deck by deck.

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
            c for c in collection.ids(ref.id) if sensitive or not collection.facts(c).sensitive
        ]
        known = {card: states[card] for card in asked if card in states}
        due.update(card for card, state in known.items() if state.due(today))
        later += [day for state in known.values() if (day := _falls_due(state, today))]
        fresh = _fresh(collection, progress, sensitive, (ref.id,))
        decks.append({"id": ref.id, "title": ref.title, **_counts(asked, known, today, fresh)})
    return {
        "due": len(due),
        "new": _fresh(collection, progress, sensitive, ()),
        "next_at": _moment(min(later), progress, now) if later else None,
        "decks": decks,
    }


def _counts(
    asked: list[str], known: dict[str, CardState], today: int, fresh: int
) -> dict[str, int]:
    counts = dict.fromkeys(COUNTS, 0)
    for card in asked:
        counts[_stage(known.get(card))] += 1
    counts["due"] = sum(state.due(today) for state in known.values())
    counts["new_today"] = fresh
    counts["cards"] = len(asked)
    return counts


def _stage(state: CardState | None) -> str:
    return "new" if state is None else stage_of(state)


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


def _moment(day: int, progress: Progress, now: datetime) -> str:
    """When the learner's `day` begins, ISO 8601 with the local offset."""
    try:
        end = time.fromisoformat(str(progress.setting("day-end", default=DAY_END.isoformat())))
    except ValueError:
        end = DAY_END
    begins = datetime.combine(date_of(day), end.replace(tzinfo=None), now.tzinfo)
    return begins.isoformat(timespec="seconds")
