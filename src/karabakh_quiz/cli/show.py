"""`show`: one card, what it asks and teaches, and how it stands."""

from __future__ import annotations

from karabakh_quiz.cli.card_lines import card_json, card_lines
from karabakh_quiz.cli.faults import shown
from karabakh_quiz.cli.output import document, fact
from karabakh_quiz.cli.parser import PROGRAM, did_you_mean
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from karabakh_quiz.cards import Card, Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.progress import CardState, Progress


def arguments(parser: Parser) -> None:
    parser.describe(
        "Show a card: the question with its choices (* marks the right one), what is\n"
        "told afterwards, where it stands in its deck, and how well it is known.",
        "show armenia-russia-2023/strategic-mistake#who",
        "show armenia-russia-2023/strategic-mistake",
    )
    parser.add_argument("card", metavar="CARD", help="a card, or an entry for all of its cards")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cards import Collection

    collection = Collection(context.library())
    cards = [collection.card(id_) for id_ in card_ids(collection, args.card)]
    if not context.places.progress.exists():
        _print(cards, collection, None, as_json=args.json)
    else:
        with context.progress(collection.renames) as progress:
            _print(cards, collection, progress, as_json=args.json)
    return 0


def card_ids(collection: Collection, name: str) -> Sequence[str]:
    """The card called `name` (today or formerly), or all cards of the entry so called.

    Raises `QuizError`, with the nearest id there is.
    """
    name = collection.renames.get(name, name)
    every = collection.ids()
    found = [id_ for id_ in every if name in (id_, id_.partition("#")[0])]
    if found:
        return found
    entries = dict.fromkeys(id_.partition("#")[0] for id_ in every)
    near = did_you_mean(name, every if "#" in name else entries)
    raise QuizError(f"There is no card {name!r}{near} All decks: {PROGRAM} decks")


def _print(
    cards: Sequence[Card], collection: Collection, progress: Progress | None, *, as_json: bool
) -> None:
    states = {card.id: progress.state(card.id) if progress else None for card in cards}
    if as_json:
        told = [
            {
                **card_json(card, collection.details(card)),
                "progress": _state_json(states[card.id]),
            }
            for card in cards
        ]
        document(told[0] if len(told) == 1 else told)
        return
    for number, card in enumerate(cards):
        if number:
            fact()
        fact(f"{card.id}  {shown(card.entry.path)}:{card.entry.line}")
        for line in card_lines(card, collection.details(card)):
            fact(line)
        fact(f"{'progress':>12}  {_state_words(states[card.id])}")
        if progress is not None:
            _tell_leech(card, collection, progress)


def _tell_leech(card: Card, collection: Collection, progress: Progress) -> None:
    """That the card keeps being forgotten, and what is proposed, if it is a leech."""
    from karabakh_quiz.cli.card_lines import labelled
    from karabakh_quiz.study.ledger import mistaken_for
    from karabakh_quiz.study.leeches import standing_leech
    from karabakh_quiz.study.limits import leech_threshold
    from karabakh_quiz.study.wording import leech_line

    found = standing_leech(
        card.id,
        progress.state(card.id).lapses,
        threshold=leech_threshold(progress),
        mistaken_for=mistaken_for(progress, card.id),
    )
    if found is not None:
        names = {choice.id: choice.text for choice, _ in card.rivals}
        names |= {id_: one.name for id_, one in collection.register.items()}
        for line in labelled("leech", leech_line(found, names)):
            fact(line)


def _state_json(state: CardState | None) -> dict[str, object] | None:
    if state is None or not state.met:
        return None
    return {
        "stage": _stage(state),
        "stability": state.memory.stability if state.memory else None,
        "difficulty": state.memory.difficulty if state.memory else None,
        "reps": state.reps,
        "lapses": state.lapses,
        "last_day": state.last_day,
        "due_day": state.due_day,
        "flagged": state.flagged,
        "note": state.note,
    }


def _stage(state: CardState) -> str:
    from karabakh_quiz.progress.cardstate import HELD_FROM

    if state.suspended:
        return "suspended"
    if state.memory is None:
        return "new"
    return "held" if state.memory.stability >= HELD_FROM else "learning"


def _state_words(state: CardState | None) -> str:
    from karabakh_quiz.clock import date_of
    from karabakh_quiz.study.wording import date_words
    from karabakh_quiz.text import plural

    if state is None or not state.met:
        return "new"
    parts = [_stage(state)]
    if state.reps:
        parts.append(f"{plural(state.reps, 'review')}, {plural(state.lapses, 'lapse')}")
    if state.memory is not None:
        parts.append(f"held for {state.memory.stability:.1f} days")
    if state.due_day is not None:
        parts.append(f"due {date_words(date_of(state.due_day))}")
    if state.flagged:
        parts.append(f"flagged: {state.note}" if state.note else "flagged")
    return ", ".join(parts)
