"""How each deck stands today: what is due, what is new, what is learnt."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, time

from karabakh_quiz.cards import Collection
from karabakh_quiz.clock import DAY_END, date_of
from karabakh_quiz.progress import Progress
from karabakh_quiz.study.standing import Standing, standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.decks import Library

    Document = dict[str, object]

COUNTS = ("due", "new_today", "new", "learning", "held", "suspended", "cards")


def count(context: Context) -> tuple[Document, float]:
    """What `due --json` prints, and the time (seconds since 1970) up to which it holds."""
    library = context.library()
    collection = Collection(library)
    now = context.clock.now()
    with log_to_read(context, collection) as progress:
        counted = standing(collection, progress, sensitive=context.settings.sensitive)
        found = as_document(counted, library, progress, now)
        tomorrow = begins(progress.today() + 1, progress, now)
    always = "KARABAKH_QUIZ_NOW" in context.environment  # the clock starts there every time
    return found, float(1 << 40) if always else tomorrow.timestamp()


@contextmanager
def log_to_read(context: Context, collection: Collection) -> Iterator[Progress]:
    """The learner's log, or an empty one where there is none yet: looking makes no file."""
    if context.places.progress.exists():
        with context.progress_to_read(collection.renames) as progress:
            yield progress
        return
    from tempfile import TemporaryDirectory  # slow to import, and a log there mostly is

    with (
        TemporaryDirectory() as folder,
        Progress.open(f"{folder}/empty.db", clock=context.clock) as progress,
    ):
        yield progress


def as_document(found: Standing, library: Library, progress: Progress, now: datetime) -> Document:
    """All decks together, then deck by deck.

    `due`: cards whose day has come; `new`: those a sitting would introduce
    today; `next_at`: the beginning of the next day on which a card falls due.
    """
    titles = {ref.id: ref.title for ref in library.decks}
    next_at = None
    if found.ahead:
        next_at = begins(min(found.ahead), progress, now).isoformat(timespec="seconds")
    return {
        "due": found.together.due,
        "new": found.together.new_today,
        "next_at": next_at,
        "decks": [
            {
                "id": deck,
                "title": titles[deck],
                **{name: getattr(counts, name) for name in COUNTS},
            }
            for deck, counts in found.decks.items()
        ],
    }


def begins(day: int, progress: Progress, now: datetime) -> datetime:
    """When the learner's `day` begins, with the offset of `now`."""
    try:
        end = time.fromisoformat(str(progress.setting("day-end", default=DAY_END.isoformat())))
    except ValueError:
        end = DAY_END
    return datetime.combine(date_of(day), end.replace(tzinfo=None), now.tzinfo)
