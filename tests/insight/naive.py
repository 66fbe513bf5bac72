"""Every figure a second time: slow, obvious, from the counted rows and the definitions alone.

Nothing of `insight` is used here, and of `progress` only the rows.
"""

from collections import Counter, defaultdict
from math import log, sqrt
from typing import Any

from karabakh_quiz.memory import Memory
from karabakh_quiz.progress import Row

NEW, LEARNING, YOUNG, HELD, SUSPENDED = range(5)


class Answer:
    """One answer with all that came before it."""

    def __init__(self, row: Any, before: list[tuple[int, int, int, bool]], day_before: int) -> None:
        self.row, self.day = row, row.day
        self.deck, self.facet = row.card.split("/")[0], row.card.split("#")[1]
        self.first = row.scheduled and not before
        self.tested = row.scheduled and bool(before) and row.day > day_before
        self.elapsed = max(0, row.day - day_before) if before else 0
        self.before = before
        self.right = row.grade > 1

    def expected(self, memory: Memory) -> float:
        state = memory.replay(self.before)
        recall = memory.retrievability(state, self.elapsed)
        return recall + (1 - recall) / max(1, len(self.row.options)) if self.choice else recall

    @property
    def choice(self) -> bool:
        return len(self.row.options) > 1


def answers(rows: list[Row]) -> list[Answer]:
    """All counted answers, each with its card's scheduled answers before it."""
    histories: dict[str, list[tuple[int, int, int, bool]]] = defaultdict(list)
    highest: dict[str, int] = {}
    found = []
    for row in rows:
        if row.card is None or row.kind not in ("review", "reset"):
            continue
        if row.kind == "reset":
            histories.pop(row.card, None)
            highest.pop(row.card, None)
            continue
        history = histories[row.card]
        answer = Answer(row, list(history), highest.get(row.card, row.day))
        found.append(answer)
        if row.scheduled:
            history.append((row.grade, answer.elapsed, max(1, len(row.options)), row.guessed))
            highest[row.card] = max(row.day, highest.get(row.card, row.day))
    return found


def retention(found: list[Answer], key: Any) -> dict[Any, tuple[int, int]]:
    """(tested, recalled) by `key` of the answer."""
    sums: dict[Any, list[int]] = {}
    for each in found:
        if each.tested:
            pair = sums.setdefault(key(each), [0, 0])
            pair[0] += 1
            pair[1] += each.right and not each.row.guessed
    return {name: (pair[0], pair[1]) for name, pair in sums.items()}


def calibration(found: list[Answer], memory: Memory) -> dict[str, Any]:
    """Log loss, RMSE over tenths, and the tenths themselves."""
    tests = [(each.expected(memory), each.right) for each in found
             if each.tested and not each.row.guessed]  # fmt: skip
    if not tests:
        return {"count": 0}
    loss = -sum(log(max(1e-6, p if right else 1 - p)) for p, right in tests) / len(tests)
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in tests:
        tenths[min(9, int(p * 10))].append((p, right))
    square = 0.0
    for several in tenths.values():
        mean = sum(p for p, _ in several) / len(several)
        share = sum(right for _, right in several) / len(several)
        square += len(several) * (share - mean) ** 2
    return {
        "count": len(tests),
        "came": sum(right for _, right in tests),
        "expected": sum(p for p, _ in tests) / len(tests),
        "log_loss": loss,
        "rmse": sqrt(square / len(tests)),
        "tenths": {tenth: len(several) for tenth, several in tenths.items()},
    }


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval by solving |p − share| = 1.96 √(p (1 − p) / n) for p, by bisection."""
    share = hits / of

    def outside(p: float) -> bool:
        return abs(p - share) > 1.96 * sqrt(p * (1 - p) / of)

    def edge(inside: float, out: float) -> float:
        for _ in range(60):
            middle = (inside + out) / 2
            inside, out = (inside, middle) if outside(middle) else (middle, out)
        return inside

    return edge(share, 0.0), edge(share, 1.0)


def activity(found: list[Answer], key: Any) -> dict[Any, tuple[int, int, int, int]]:
    """By `key`: answers, practice, milliseconds (two minutes an answer at most), introduced."""
    days: dict[Any, list[int]] = {}
    for each in found:
        sums = days.setdefault(key(each), [0, 0, 0, 0])
        sums[0] += 1
        sums[1] += not each.row.scheduled
        sums[2] += min(120_000, each.row.took_ms)
        sums[3] += each.first
    return {day: (a, b, c, d) for day, (a, b, c, d) in days.items()}


def expected(found: list[Answer], memory: Memory, key: Any) -> dict[Any, float]:
    """By `key`: the mean chance the model gave to tests not said to be guessed."""
    chances: dict[Any, list[float]] = defaultdict(list)
    for each in found:
        if each.tested and not each.row.guessed:
            chances[key(each)].append(each.expected(memory))
    return {name: sum(several) / len(several) for name, several in chances.items()}


def dates(found: list[Answer]) -> dict[int | None, list[int]]:
    """Signed days off of all dates, sorted, by decade of the right date."""
    offs: dict[int | None, list[int]] = defaultdict(list)
    for each in found:
        if "days_off" in each.row.fields:
            year = each.row.fields.get("year")
            offs[None if year is None else year - year % 10].append(each.row.fields["days_off"])
    return {decade: sorted(several) for decade, several in offs.items()}


class Stand:
    """How a card stands after all its rows."""

    def __init__(self) -> None:
        self.history: list[tuple[int, int, int, bool]] = []
        self.lapses = 0
        self.last: int | None = None
        self.suspended = False


def stands(rows: list[Row]) -> dict[str, Stand]:
    """Every card that is suspended, or was answered on schedule since it was last reset."""
    found: dict[str, Stand] = defaultdict(Stand)
    for row in rows:
        if row.card is None:
            continue
        told: Any = row
        stand = found[row.card]
        if row.kind == "review" and told.scheduled:
            elapsed = 0 if stand.last is None else max(0, told.day - stand.last)
            stand.lapses += elapsed > 0 and told.grade == 1
            options = max(1, len(told.options))
            stand.history.append((told.grade, elapsed, options, told.guessed))
            stand.last = told.day if stand.last is None else max(told.day, stand.last)
        elif row.kind == "reset":
            suspended = stand.suspended
            stand = found[row.card] = Stand()
            stand.suspended = suspended
        elif row.kind == "suspend":
            stand.suspended = True
        elif row.kind == "resume":
            stand.suspended = False
    return {card: stand for card, stand in found.items() if stand.history or stand.suspended}


def stock(rows: list[Row], memory: Memory) -> dict[int, tuple[int, int, int, int]]:
    """Cards learning, young, held, suspended after the rows of each day, in the rows' order."""
    answered: dict[str, list[tuple[int, int, int, bool]]] = defaultdict(list)
    highest: dict[str, int] = {}
    suspended: set[str] = set()
    moved: dict[int, Counter[int]] = defaultdict(Counter)
    stands: dict[str, int] = {}
    for row in rows:
        card: Any = row.card
        if row.kind == "review" and row.scheduled:  # type: ignore[attr-defined]
            elapsed = max(0, row.day - highest.get(card, row.day))  # type: ignore[operator]
            told: Any = row
            options = max(1, len(told.options))
            answered[card].append((told.grade, elapsed, options, told.guessed))
            highest[card] = max(told.day, highest.get(card, told.day))
        elif row.kind == "reset":
            answered.pop(card, None)
            highest.pop(card, None)
        elif row.kind == "suspend":
            suspended.add(card)
        elif row.kind == "resume":
            suspended.discard(card)
        else:
            continue
        now = NEW
        if card in suspended:
            now = SUSPENDED
        elif answered.get(card):
            stability = memory.replay(answered[card]).stability
            now = LEARNING if stability < 1 else YOUNG if stability < 21 else HELD
        moved[told_day(row)][stands.get(card, NEW)] -= 1
        moved[told_day(row)][now] += 1
        stands[card] = now
    sums, days = Counter[int](), {}
    for day in sorted(moved):
        sums.update(moved[day])
        days[day] = (sums[LEARNING], sums[YOUNG], sums[HELD], sums[SUSPENDED])
    return days


def told_day(row: Row) -> int:
    assert row.day is not None
    return row.day


def confusions(found: list[Answer], since: int | None = None) -> Counter[tuple[str, str]]:
    """(card, named) → times."""
    return Counter(
        (each.row.card, each.row.chosen)
        for each in found
        if each.row.verdict == "wrong" and each.row.chosen is not None
        and (since is None or each.day >= since)
    )  # fmt: skip
