"""Reading a file for the library: the slow way, taken when it is new or has changed."""

from pathlib import Path

from karabakh_quiz.decks.compiled import Compiled, Kind
from karabakh_quiz.decks.deck import Deck, Question
from karabakh_quiz.decks.draft import Draft, Shelf, read_draft
from karabakh_quiz.decks.edtf import parse
from karabakh_quiz.decks.fault import Fault, in_order
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.stamp import Stamp, digest


def new_shelf() -> Shelf:
    """Where registers read once are found again, for one run of compiling."""
    return Shelf()


def compile_deck(path: Path, shelf: Shelf) -> tuple[Compiled, Deck | None]:
    """Read the file at `path`, with its registers; the deck is None where it is not a sound one."""
    draft = read_draft(path, shelf)
    inputs = _inputs(draft)
    content = digest("\n".join(f"{stamp.size} {stamp.sha256}" for stamp in inputs).encode())
    inputs = tuple(stamp.settled() for stamp in inputs)
    deck = draft.deck()
    if deck is None:
        sound = draft.document.is_register and draft.sound
        faults = () if sound else in_order(draft.faults())
        kind: Kind = "register" if sound else "broken"
        return Compiled(path=path, kind=kind, inputs=inputs, content=content, faults=faults), None
    compiled = Compiled(
        path=path,
        kind="deck",
        inputs=inputs,
        content=content,
        id=deck.id,
        title=deck.title,
        subtitle=deck.subtitle,
        entries=len(deck.entries),
        begins=_begins(deck),
        picks=deck.picks,
        renames=_renames(deck),
        head=_head(draft),
    )
    return compiled, deck


def _begins(deck: Deck) -> str:
    days = (
        parse(entry.when).first.isoformat()
        for entry in deck.entries
        if not isinstance(entry, Question)
    )
    return min(days, default="")


def _inputs(draft: Draft) -> tuple[Stamp, ...]:
    read = [document.stamp for document in (draft.document, *draft.registers)]
    absent = [Stamp(str(path), -1, -1, "") for path in draft.absent]
    return (*(stamp for stamp in read if stamp is not None), *absent)


def _renames(deck: Deck) -> tuple[tuple[str, str, bool], ...]:
    """Former identities; those that follow from the deck's own former id are not the entry's."""
    implied = tuple(f"{old}/" for old in deck.formerly)
    return tuple(
        (old, f"{deck.id}/{entry.id}", not old.startswith(implied) if implied else True)
        for entry in deck.entries
        for old in entry.formerly
    )


def _head(draft: Draft) -> Fault:
    return draft.document.fault_at(Issue("duplicate-deck", ("deck", "id"), ""))
