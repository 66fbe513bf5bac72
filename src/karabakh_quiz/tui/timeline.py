"""Statements and events on one time line, veiled as far as they are not known yet.

Pure: from decks and states to values. What a facet would ask stays veiled until
it has been answered, and is veiled again on the day it is due; what no card
asks is never veiled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Event, Statement
from karabakh_quiz.study.stages import stage_of
from karabakh_quiz.tui.speakers import speaker_names

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState
    from karabakh_quiz.study.question import CardStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement or event of the time line."""

    id: str
    """`deck/entry`."""
    when: edtf.Edtf
    who: str
    """Short names of the speakers, or empty for an event."""
    words: str
    quoted: bool
    where: str = ""
    event: bool = False
    stage: "CardStage" = "new"
    """The best known of its cards."""
    who_veiled: bool = False
    when_veiled: bool = False
    words_veiled: bool = False
    replies_to: str | None = None
    cards: tuple[str, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether nothing of it is veiled."""
        return not (self.who_veiled or self.when_veiled or self.words_veiled)


def timeline(
    collection: "Collection",
    states: Mapping[str, "CardState"],
    today: int,
    *,
    sensitive: bool = False,
) -> list[Entry]:
    """All statements and events of the collection, the earliest first."""
    by_entry: dict[str, list[str]] = {}
    for card in collection.ids():
        by_entry.setdefault(card.partition("#")[0], []).append(card)
    told: dict[str, Statement | Event] = {}
    for name in by_entry:
        entry = collection.entry(name)
        if isinstance(entry, Statement | Event) and (sensitive or not entry.sensitive):
            told[name] = entry
    names = speaker_names(person for entry in told.values() for person in entry.who)
    entries = [_entry(name, entry, by_entry, states, today, names) for name, entry in told.items()]
    return sorted(entries, key=lambda each: (begins(each.when), each.when.last, each.id))


def _entry(
    name: str,
    entry: Statement | Event,
    by_entry: Mapping[str, Sequence[str]],
    states: Mapping[str, "CardState"],
    today: int,
    names: Mapping[str, str],
) -> Entry:
    cards = by_entry[name]
    veiled = {card.partition("#")[2]: _veiled(states.get(card), today) for card in cards}
    when_veiled = veiled.get("when", False)
    if isinstance(entry, Statement) and entry.at is not None:
        asked = next((c for c in by_entry.get(_at(entry), ()) if c.endswith("#when")), None)
        when_veiled = asked is not None and _veiled(states.get(asked), today)
    met = any(state.memory is not None for card in cards if (state := states.get(card)))
    known = [stage_of(state) for card in cards if (state := states.get(card))]
    event = isinstance(entry, Event)
    replies = entry.replies_to if isinstance(entry, Statement) else None
    return Entry(
        id=name,
        when=edtf.parse(entry.when),
        who="" if event else ", ".join(names[person.id] for person in entry.who),
        words=entry.what if isinstance(entry, Event) else words_of(entry),
        quoted=isinstance(entry, Statement) and entry.said is not None,
        where=entry.where or "",
        event=event,
        stage=next((s for s in ("held", "learning", "suspended") if s in known), "new"),
        who_veiled=not event and veiled.get("who", not met),
        when_veiled=when_veiled,
        words_veiled=bool(cards) and not met,
        replies_to=_whole(replies, entry.deck) if replies else None,
        cards=tuple(cards),
    )


def _veiled(state: "CardState | None", today: int) -> bool:
    """Whether what a card asks is to stay hidden: never answered, or due."""
    return state is None or state.memory is None or state.due(today)


def _at(entry: Statement) -> str:
    return _whole(entry.at or "", entry.deck)


def _whole(reference: str, deck: str) -> str:
    return reference if "/" in reference else f"{deck}/{reference}"


def words_of(entry: Statement) -> str:
    """The words themselves, else our paraphrase of them."""
    if entry.said is not None:
        return entry.said
    return (entry.gist or "").replace("{said}", "…")


def threads(entries: Sequence[Entry], lanes: int = 2) -> list[tuple[int, int, int]]:
    """Replies as (row of the statement, row of what answers it, lane), rows counted from 0.

    A lane holds one thread at a time; what finds none free is left out.
    """
    place = {entry.id: row for row, entry in enumerate(entries)}
    pairs = sorted(
        (min(a, b), max(a, b))
        for row, entry in enumerate(entries)
        if (a := place.get(entry.replies_to or "")) is not None and (b := row) != a
    )
    free = [-1] * lanes
    drawn: list[tuple[int, int, int]] = []
    for first, last in pairs:
        lane = next((lane for lane in range(lanes) if free[lane] < first), None)
        if lane is not None:
            free[lane] = last
            drawn.append((first, last, lane))
    return drawn


def years(entries: Iterable[Entry]) -> tuple[int, list[int]]:
    """The first year, and how many entries each year from it to the last has."""
    counted: dict[int, int] = {}
    for entry in entries:
        year = begins(entry.when).year
        counted[year] = counted.get(year, 0) + 1
    if not counted:
        return 0, []
    first, last = min(counted), max(counted)
    return first, [counted.get(year, 0) for year in range(first, last + 1)]


def day_in_month(when: edtf.Edtf) -> str:
    """How a date stands under its month's heading: `6`, `2–3`, `11–20`, `–` for the month."""
    if when.precision != "day":
        return "–"
    first, last = begins(when), when.last
    if first == last:
        return str(first.day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}"
    return f"{first.day}–"


def day_in_year(when: edtf.Edtf) -> str:
    """How a date stands under its year's heading: `6 Sep`, `Sep`, `–` for the year."""
    month = _MONTHS[begins(when).month - 1]
    if when.precision == "day":
        return f"{begins(when).day} {month}"
    return month if when.precision == "month" else "–"


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def begins(when: edtf.Edtf) -> date:
    """The day a date is sorted by: its first, or its last where the beginning is open."""
    return when.last if when.open_start else when.first


def month_name(day: date) -> str:
    """`September 2023`."""
    return edtf.display(f"{day.year:04}-{day.month:02}")


def day_name(day: date) -> str:
    """`6 September 2023`."""
    return edtf.display(day.isoformat())
