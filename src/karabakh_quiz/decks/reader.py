"""Reading a deck, and checking as many as there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, groupby
from pathlib import Path

from karabakh_quiz.decks import across
from karabakh_quiz.decks.at_hand import AtHand
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.decks.draft import Shelf, read_draft
from karabakh_quiz.decks.fault import DeckFaults, Fault, in_order
from karabakh_quiz.decks.files import deck_files, is_folder
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.lints import lint, loose_ends
from karabakh_quiz.decks.remark import Remark
from karabakh_quiz.decks.seen import Seen, listed, real, shallow
from karabakh_quiz.decks.stamp import Stamp

Lint = Callable[[Deck], Iterable[Remark]]
"""Looks at a sound deck and remarks on it; other rooms may bring their own."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything that is wrong with some files, and the decks that are sound."""

    faults: tuple[Fault, ...]
    """Faults and warnings, by file and line."""
    decks: tuple[Deck, ...]
    registers: tuple[Path, ...] = ()
    """The files that are registers of people and sources."""
    wholes: tuple[Deck, ...] = ()
    """`decks`, each with those of its picks that are there: what a learner gets."""
    homes: tuple[Deck, ...] = ()
    """Decks not checked that checked ones pick from, with their own picks."""
    seen: Seen = field(default_factory=Seen)
    """Everything outside the program that this hangs on."""

    @property
    def ok(self) -> bool:
        """Whether there are warnings at most."""
        return not any(fault.severity == "fault" for fault in self.faults)


def read_deck(path: Path | str) -> Deck:
    """The deck in the file at `path`.

    Raises DeckFaults with everything that is wrong, registers included.
    """
    draft = read_draft(Path(path), Shelf())
    if draft.document.is_register and draft.sound:
        raise DeckFaults([a_register(draft.path)])
    deck = draft.deck()
    if deck is None:
        found = in_order(draft.faults())
        raise DeckFaults([fault for fault in found if fault.severity == "fault"])
    return deck


def a_register(path: Path) -> Fault:
    """What is wrong with a register where a deck is wanted."""
    return Fault(
        path,
        1,
        1,
        "fault",
        "not-a-deck",
        "this is a register of people and sources, not a deck",
        "name it in a deck's 'uses'",
    )


def check_paths(
    paths: Sequence[Path | str],
    *,
    lints: Sequence[Lint] = (),
    beside: Sequence[Path] = (),
    strict: bool = False,
) -> CheckResult:
    """Check files and folders: all faults and warnings of all of them at once.

    `lints` look at the sound decks, picks among their entries, in ways this
    room cannot; `beside` are folders whose decks are known and not checked;
    with `strict` every warning is a fault. Never raises for what stands in a
    file; a path that is not there, or a folder without decks, is a fault.
    """
    shelf = Shelf()
    groups = [(Path(path), list(deck_files([Path(path)]))) for path in paths]
    files = dict.fromkeys(file for _, found in groups for file in found)
    drafts = {file: read_draft(file, shelf) for file in files}
    for _, found in _folders(groups):
        across.same_ids(drafts[file] for file in found)
    at_hand = AtHand(drafts, beside, shelf)
    across.references(list(drafts.values()), at_hand.known)
    decks: list[Deck] = []
    wholes: list[Deck] = []
    for draft in drafts.values():
        if draft.file is not None and draft.document.whole:
            if draft.sound:
                draft.document.note(loose_ends(draft.file))
            draft.document.note(lint(draft.file, draft.known))
        deck = draft.deck()
        if deck is not None:
            decks.append(deck)
            wholes.append(at_hand.whole(deck))
            draft.document.note(_remarks(wholes[-1], lints))
    faults = [fault for draft in drafts.values() for fault in draft.faults()]
    faults += [_nothing(folder) for folder, found in groups if not found]
    if strict:
        faults = [replace(fault, severity="fault") for fault in faults]
        faulty = {fault.path for fault in faults}
        sound = [faulty.isdisjoint(drafts[deck.path].inputs) for deck in decks]
        decks, wholes = list(compress(decks, sound)), list(compress(wholes, sound))
    return CheckResult(
        faults=in_order(faults),
        decks=tuple(decks),
        registers=tuple(d.path for d in drafts.values() if d.document.is_register),
        wholes=tuple(wholes),
        homes=at_hand.homes(wholes),
        seen=_seen(groups, at_hand, shelf),
    )


def _seen(groups: Sequence[tuple[Path, list[Path]]], at_hand: AtHand, shelf: Shelf) -> Seen:
    """Everything that was looked at: files, folders, and where links led."""
    read = [document.stamp.settled() for document in shelf.documents if document.stamp]
    absent = [path for draft in at_hand.drafts for path in draft.absent]
    unsure = [draft.path.resolve().parent for draft in at_hand.drafts if draft.absent]
    sought = [str(path) for draft in at_hand.drafts for path in draft.sought]
    return Seen(
        files=(*read, *(Stamp(str(path), -1, -1, "") for path in absent)),
        listings=(
            *(listed(path, found) for path, found in groups if is_folder(path)),
            *at_hand.listings,
            *map(shallow, dict.fromkeys(unsure)),
        ),
        links=tuple(
            (path, real(path)) for path in dict.fromkeys([*(one.path for one in read), *sought])
        ),
    )


def _folders(groups: Sequence[tuple[Path, list[Path]]]) -> Iterator[tuple[Path, list[Path]]]:
    """Files that stand side by side: those of one folder given, or given from one folder."""
    yield from (group for group in groups if is_folder(group[0]))
    single = sorted((p.absolute().parent, p) for p, _ in groups if not is_folder(p))
    for folder, pairs in groupby(single, key=lambda pair: pair[0]):
        yield folder, list(dict.fromkeys(path for _, path in pairs))


def _remarks(deck: Deck, lints: Sequence[Lint]) -> Iterator[Issue]:
    """The remarks of `lints`, at the deck's own entries they are about."""
    paths: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for entry in deck.entries:
        if entry.deck != deck.id:
            continue
        section = f"{type(entry).__name__.lower()}s"
        paths[entry.id] = (section, counts.get(section, 0))
        counts[section] = counts.get(section, 0) + 1
    for check in lints:
        for remark in check(deck):
            path = paths.get(remark.entry)
            if path is not None:
                where = (*path, remark.key) if remark.key else path
                yield Issue(remark.code, where, remark.message, remark.hint)


def _nothing(folder: Path) -> Fault:
    return Fault(
        folder,
        1,
        1,
        "fault",
        "unreadable-file",
        "there are no decks in this folder",
        "decks end in .yaml",
    )
