"""`deck show`: all cards of a deck, as a learner sees them and as they are solved."""

from __future__ import annotations

from karabakh_quiz.cli.card_lines import card_json, card_lines
from karabakh_quiz.cli.choose import deck_files, deck_ids
from karabakh_quiz.cli.faults import print_faults
from karabakh_quiz.cli.output import document, fact
from karabakh_quiz.cli.pager import page
from karabakh_quiz.cli.parser import did_you_mean
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from karabakh_quiz.cards import Card, Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.decks import Deck, Fault


def run(args: Namespace, context: Context) -> int:
    if args.watch:
        return _watch(args, context)
    deck, cards, collection = _gathered(args, context)
    if args.json:
        document([card_json(card, collection.details(card)) for card in cards])
    else:
        page(_lines(deck, cards, collection, whole=not (args.entry or args.facet)))
    return 0


def _gathered(args: Namespace, context: Context) -> tuple[Deck, list[Card], Collection]:
    """The deck, the cards asked for and the collection they come from."""
    from karabakh_quiz.cards import Collection

    library = context.library(deck_files([args.deck]))
    (deck_id,) = deck_ids(library, [args.deck])
    collection = Collection(library)
    deck = library.deck(deck_id)
    ids = [id_ for id_ in collection.ids(deck_id) if _wanted(id_, args)]
    if args.entry and args.entry not in {entry.id for entry in deck.entries}:
        near = did_you_mean(args.entry, [entry.id for entry in deck.entries])
        raise QuizError(f"There is no entry {args.entry!r} in {deck_id!r}{near}")
    return deck, [collection.card(id_) for id_ in ids], collection


def _wanted(card_id: str, args: Namespace) -> bool:
    entry, _, facet = card_id.partition("#")
    return (not args.entry or entry.partition("/")[2] == args.entry) and (
        not args.facet or facet == args.facet
    )


def _lines(
    deck: Deck, cards: Sequence[Card], collection: Collection, *, whole: bool
) -> Iterator[str]:
    from karabakh_quiz.cards import dropped_cards
    from karabakh_quiz.text import plural

    entries = plural(len(deck.entries), "entry", "entries")
    yield f"{deck.title} ({deck.id}): {plural(len(cards), 'card')} of {entries}"
    for card in cards:
        yield ""
        yield f"\u2500\u2500 {card.id} \u2500\u2500"
        yield from card_lines(card, collection.details(card))
    dropped = dropped_cards(deck) if whole else []
    if dropped:
        yield ""
        yield "Not asked:"
        for id_, reason in dropped:
            yield f"  {id_}: {reason}"


def _watch(args: Namespace, context: Context) -> int:
    """Draw the cards, and anew after each save: only those of entries that changed."""
    from karabakh_quiz.cli.watching import clear, watch

    files = _Files(args, context)
    before: dict[str, str] = {}

    def draw() -> None:
        clear()
        faults = files.faults()
        print_faults(faults)
        try:
            deck, cards, collection = _gathered(args, context)
        except QuizError as error:
            if not any(fault.severity == "fault" for fault in faults):
                fact(error.sentence)
            return
        now: dict[str, str] = {}
        for card in cards:
            told = "\n".join(card_lines(card, collection.details(card)))
            now[card.siblings] = now.get(card.siblings, "") + told
        changed = {entry for entry, text in now.items() if before.get(entry) != text}
        shown = [card for card in cards if card.siblings in changed] if before else cards
        before.clear()
        before.update(now)
        for line in _lines(deck, shown or cards, collection, whole=False):
            fact(line)

    try:
        watch(files.paths, draw)
    except KeyboardInterrupt:
        return 0
    return 0


class _Files:
    """The files of the deck that is watched."""

    def __init__(self, args: Namespace, context: Context) -> None:
        paths = deck_files([args.deck])
        if not paths:
            library = context.library()
            (deck_id,) = deck_ids(library, [args.deck])
            paths = [library.deck(deck_id).path]
        self._path: Path = paths[0]

    def paths(self) -> Sequence[Path]:
        from karabakh_quiz.decks.draft import Shelf, read_draft

        return read_draft(self._path, Shelf()).inputs

    def faults(self) -> Sequence[Fault]:
        from karabakh_quiz.cards import card_warnings
        from karabakh_quiz.decks import check_paths

        return check_paths([self._path], lints=[card_warnings]).faults
