"""The second fold: naive, from docs/log.md alone. Only ever compared with the first."""

# fmt: off
from contextlib import suppress
from dataclasses import asdict

from karabakh_quiz.memory import DEFAULT, Memory, RangeError
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.progress import CardState, RowId


def naive(rows, renames):
    """The states of all cards ever seen; `rows` in any order, `renames` old to today's."""
    undos = {row.id: RowId(**row.fields) for row in rows if row.kind == "undo"}

    def ring(undo):
        chain = [undo]
        while chain[-1] in undos and undos[chain[-1]] not in chain:
            chain.append(undos[chain[-1]])
        return undos.get(chain[-1]) == undo

    def counts(name):
        taken_back_by = [undo for undo in undos if undos[undo] == name and not ring(undo)]
        return not any(counts(undo) for undo in taken_back_by)

    rows = [row for row in rows if counts(row.id)]
    redates = [row.fields for row in rows if row.kind == "redate"]
    shifts = [(told["shift"], told.get("days"), *a) for told in redates for a in told["ranges"]]

    def moved(row):
        here = [s for s in shifts if s[2] == row.id.device and s[3] <= row.id.seq <= s[4]]
        days = [(s[0] + 43_200_000) // 86_400_000 if s[1] is None else s[1] for s in here]
        return sum(s[0] for s in here), sum(days)

    rows.sort(key=lambda row: (row.at + moved(row)[0], row.id.device, row.id.seq))
    memory, maximum, cards = Memory(DEFAULT), 36_500, {}
    for row in rows:
        if row.kind == "parameters":
            with suppress(RangeError):
                memory = Memory(row.fields["numbers"] or DEFAULT)
        elif row.kind == "setting" and row.fields["name"] == "maximum-interval":
            maximum = row.fields["value"] or 36_500
        elif row.card is not None:
            cards.setdefault(renames.get(row.card, row.card), []).append((row, *moved(row)))
    states = [fold(card, mine, memory, maximum) for card, mine in cards.items()]
    return {state.card: state for state in states if state != CardState(card=state.card)}


def fold(card, rows, memory, maximum):
    kept, now = {}, {}
    for row, ms, days in rows:
        kind, told = row.kind, row.fields
        kept |= {
            "review": {"met": True}, "met": {"met": True}, "suspend": {"suspended": True},
            "resume": {"suspended": False, "buried_until": None},
            "bury": {"buried_until": told.get("until", 0) + days},
            "flag": {"flagged": not told.get("cleared"), "note": told.get("note", "")},
        }.get(kind, {})
        if kind == "review" and row.scheduled:
            now = reviewed(now, card, row, days, memory, maximum) | {"last_at": row.at + ms}
        elif kind == "reset":
            now = {}
        elif kind == "reschedule" and now and told.get("after") == asdict(now["last"]):
            now["due_day"] = told["due_day"] + days
    return CardState(card=card, **kept, **now)


def reviewed(now, card, row, days, memory, maximum):
    day, highest = row.day + days, now.get("last_day", row.day + days)
    elapsed = max(0, day - highest)
    state, shown = now.get("memory"), max(1, len(row.options))
    state = memory.review(state, row.grade, elapsed, options=shown, guessed=row.guessed)
    due = None if row.due_day is None else row.due_day + days
    if due is None or row.after != now.get("last"):
        interval = state.stability * memory.reach(min(max(0.7, row.retention), 0.97))
        due = due_day(card, day, interval, maximum)
    return {
        "memory": state, "due_day": due, "last": row.id, "last_day": highest + elapsed,
        "reps": now.get("reps", 0) + 1, "introduced_day": now.get("introduced_day", day),
        "lapses": now.get("lapses", 0) + (row.grade == 1 and elapsed > 0),
    }
