"""`history`: what was answered, when, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.clock import EPOCH, date_of
from karabakh_quiz.errors import UsageError
from karabakh_quiz.study import wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.memory import Memory, MemoryState
    from karabakh_quiz.progress import Progress, Row


def arguments(parser: Parser) -> None:
    parser.describe(
        "Print every counted review, oldest first. In JSON, `at` is in milliseconds\n"
        "since 1970 (UTC), `day` and `due_day` in days since 1970-01-01; `stability`\n"
        "(in days) and `difficulty` are those after the review.",
        "history --day today",
        "history armenia-russia-2023/rome-statute#who --json",
    )
    add = parser.add_argument
    add("card", nargs="?", metavar="CARD", help="only this card (or all cards of this entry)")
    add("--day", metavar="DATE", help="only this day: 2026-01-31, today, yesterday")
    add("--deck", metavar="DECK", help="only this deck")
    add("--all", action="store_true", help="also what was undone, and rows of other kinds")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    found: list[Told] = []
    if context.places.progress.exists():
        with context.progress_to_read() as progress:
            day = _day(args.day, progress.today())
            found = [
                each
                for each in _told(progress, everything=args.all)
                if _matches(each.row, args.card, args.deck, day)
            ]
    if not found and (args.card or args.deck):
        _must_exist(args.card, args.deck, context)
    if args.json:
        document([_as_json(each, everything=args.all) for each in found])
        return 0
    now = context.clock.now()
    for line in table(_in_words(each, now) for each in found):
        fact(line)
    if not found:
        remark("Nothing was answered yet." if _unfiltered(args) else "There is nothing like that.")
    return 0


def _must_exist(card: str | None, deck: str | None, context: Context) -> None:
    """Raise `QuizError` for a card or deck that is in no deck: likely a slip of the keys."""
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.choose import deck_ids
    from karabakh_quiz.cli.show import card_ids

    library = context.library()
    if deck is not None:
        deck_ids(library, [deck])
    if card is not None:
        card_ids(Collection(library), card)


class Told:
    """A row, whether it counts, and the card's memory after it (reviews only)."""

    __slots__ = ("counted", "memory", "row")

    def __init__(self, row: Row, counted: bool, memory: MemoryState | None) -> None:
        self.row = row
        self.counted = counted
        self.memory = memory


def _told(progress: Progress, *, everything: bool) -> Iterator[Told]:
    """The rows in fold order, each review with the memory it led to."""
    from karabakh_quiz.progress import Review

    kinds = None if everything else ("review", "reset")
    fold = _Fold(progress)
    for row in list(progress.rows(kinds=kinds, counted=not everything)):
        counted = not everything or row.id is None or progress.is_counted(row.id)
        after = fold.add(row) if counted else None
        if everything or isinstance(row, Review):
            yield Told(row, counted, after)


class _Fold:
    """Each card's memory as its reviews come by; practice moves nothing."""

    def __init__(self, progress: Progress) -> None:
        self._memory: Memory = progress.memory()
        self._states: dict[str, tuple[MemoryState, int]] = {}

    def add(self, row: Row) -> MemoryState | None:
        from karabakh_quiz.progress import Review

        card, day = row.card or "", row.day or 0
        if row.kind == "reset":
            self._states.pop(card, None)
        if not isinstance(row, Review):
            return None
        state, last = self._states.get(card, (None, day))
        if row.scheduled:
            state = self._memory.review(
                state,
                row.grade,
                max(0, day - last),
                options=max(1, len(row.options)),
                guessed=row.guessed,
            )
            self._states[card] = (state, max(day, last))
        return state


def _matches(row: Row, card: str | None, deck: str | None, day: int | None) -> bool:
    if day is not None and row.day != day:
        return False
    own = row.card or ""
    if card is not None and own != card and own.partition("#")[0] != card:
        return False
    return deck is None or own.partition("/")[0] == deck


def _day(text: str | None, today: int) -> int | None:
    """The day meant by `text`, in days since 1970-01-01."""
    if text is None:
        return None
    words = {"today": today, "yesterday": today - 1}
    if text in words:
        return words[text]
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise UsageError(
            f"--day: {text!r} is no date: write one such as 2026-01-31, today or yesterday"
        ) from None


def _in_words(told: Told, now: datetime) -> tuple[str, ...]:
    from karabakh_quiz.progress import Review

    row = told.row
    at = datetime.fromtimestamp((row.at or 0) / 1000, now.tzinfo)
    head = (f"{at:%Y-%m-%d %H:%M}", row.card or "")
    note = "" if told.counted else "undone"
    if not isinstance(row, Review):
        fields = ", ".join(f"{name} {value}" for name, value in row.fields.items())
        return (*head, row.kind, fields, note)
    due = f"due {date_of(row.due_day)}" if row.due_day is not None else "not scheduled"
    verdict = wording.KINDS.get(row.verdict, row.verdict).lower()
    return (*head, wording.grade_name(row.grade), verdict, note or due)


def _unfiltered(args: Namespace) -> bool:
    return args.card is None and args.deck is None and args.day is None


def _as_json(told: Told, *, everything: bool) -> dict[str, object]:
    from karabakh_quiz.progress import Review

    row = told.row
    assert row.id is not None
    kind = {"kind": row.kind, "counted": told.counted} if everything else {}
    if not isinstance(row, Review):
        head = {"card": row.card, "at": row.at, "day": row.day}
        return {
            **head,
            "device": row.id.device,
            "seq": row.id.seq,
            **kind,
            "fields": {**row.fields},
        }
    return {
        "card": row.card,
        "at": row.at,
        "day": row.day,
        "grade": row.grade,
        "proposed": row.proposed,
        "verdict": row.verdict,
        "score": row.score,
        "mode": row.mode,
        "options": list(row.options),
        "chosen": row.chosen,
        "answer": row.answer,
        "guessed": row.guessed,
        "hinted": row.hinted,
        "scheduled": row.scheduled,
        "took_ms": row.took_ms,
        "stability": told.memory.stability if told.memory else None,
        "difficulty": told.memory.difficulty if told.memory else None,
        "due_day": row.due_day,
        "device": row.id.device,
        "seq": row.id.seq,
        **kind,
    }
