"""A deck file with the registers it uses: checked, and made a `Deck` if it is sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from karabakh_quiz.decks import checks
from karabakh_quiz.decks.codes import severity
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.decks.document import Document, document_of
from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.decks.files import SUFFIXES
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.loading import Loaded, load
from karabakh_quiz.decks.models import FileShape, entries
from karabakh_quiz.decks.references import Known
from karabakh_quiz.decks.resolve import resolve_deck
from karabakh_quiz.decks.seen import shallow


class Shelf:
    """Documents already read, so that a shared register is read and checked once."""

    def __init__(self) -> None:
        self._documents: dict[Path, Document] = {}

    def get(self, path: Path, loaded: Loaded | None = None) -> Document:
        """The document at `path`, with what is wrong with its people and sources noted.

        With `loaded` that is taken for what the file holds.
        """
        place = path.absolute()
        if place not in self._documents:
            document = document_of(path, loaded or load(path))
            if document.shape is not None:
                document.note(
                    checks.check_register(document.shape, document.data, document.dropped)
                )
            self._documents[place] = document
        return self._documents[place]

    @property
    def documents(self) -> Iterable[Document]:
        """All that were read."""
        return self._documents.values()


@dataclass(slots=True)
class Draft:
    """A deck file as far as it could be read."""

    document: Document
    registers: list[Document] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    absent: list[Path] = field(default_factory=list)
    """Registers that are not there (yet)."""
    sought: list[Path] = field(default_factory=list)
    """Where registers were looked for."""

    @property
    def path(self) -> Path:
        return self.document.path

    @property
    def file(self) -> FileShape | None:
        """The deck's models; None for a register and for what is no deck."""
        shape = self.document.shape
        return shape if isinstance(shape, FileShape) else None

    @property
    def id(self) -> str | None:
        return self.file.deck.id if self.file and self.file.deck else None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that was read for it, itself first."""
        return (self.path, *(register.path for register in self.registers))

    @property
    def sound(self) -> bool:
        """Whether neither it nor its registers have a fault (warnings aside)."""
        return all(_sound(document) for document in (self.document, *self.registers))

    def faults(self) -> list[Fault]:
        """All faults and warnings, those of its registers included."""
        return [f for document in (self.document, *self.registers) for f in document.faults()]

    def deck(self) -> Deck | None:
        """The deck, if it is sound and no register."""
        if self.file is None or not self.sound:
            return None
        known = self.known
        return resolve_deck(self.path, self.file, self.document.data, known.people, known.sources)


def _sound(document: Document) -> bool:
    codes = {slip.code for slip in document.slips} | {issue.code for issue in document.issues}
    return all(severity(code) == "warning" for code in codes)


def read_draft(path: Path, shelf: Shelf) -> Draft:
    """Read a deck with its registers and check it; its faults are noted in its documents."""
    document = shelf.get(path)
    draft = Draft(document)
    file = draft.file
    if file is None:
        return draft
    people: dict[str, Any] = {}
    sources: dict[str, Any] = {}
    unsure: set[str] = set() if document.whole else {"person", "source", "event", "entry"}
    for n, name in enumerate(file.uses or ()):
        register = _register(draft, n, name, shelf)
        if register is None or register.shape is None:
            unsure |= {"person", "source"}
            if register is not None:
                draft.registers.append(register)
            continue
        if register in draft.registers:
            continue
        _told_twice(document, n, register, draft.registers)
        draft.registers.append(register)
        if not register.whole:
            unsure |= {"person", "source"}
        people |= register.shape.people or {}
        sources |= register.shape.sources or {}
    _told_twice(document, None, document, draft.registers)
    dropped = {str(path[0]) for path in document.dropped if len(path) == 1}
    if dropped & {"people", "sources", "uses"}:
        unsure |= {"person", "source"}
    if dropped & {"events", "statements", "questions"}:
        unsure |= {"event", "entry"}
    draft.known = Known(
        people | (file.people or {}),
        sources | (file.sources or {}),
        {event.id: event for event in file.events or () if event.id},
        frozenset(entry.id for _, entry in entries(file) if entry.id),
        unsure=frozenset(unsure),
    )
    document.note(checks.check_deck(file, document.data, draft.known, document.dropped))
    return draft


def _register(draft: Draft, n: int, name: str, shelf: Shelf) -> Document | None:
    """The register that a deck names, if there is one beside it or below its folder."""
    document = draft.document
    folder = document.path.resolve().parent
    try:
        place = (folder / name).resolve()
        there = place.is_file()
    except (OSError, RuntimeError, ValueError):  # too long a name, or a ring of symbolic links
        place, there = folder / "?", False
    where = ("uses", n)
    draft.sought += [folder / name, document.path.parent.absolute() / name]

    def refuse(code: str, message: str, hint: str = "") -> None:
        document.note([Issue(code, where, message, hint, part=name)])

    if not place.is_relative_to(folder) or place == document.path.resolve():
        refuse(
            "register-outside",
            f"'{name}' does not lie in the deck's folder",
            "put the register beside the deck, or in a folder below",
        )
        return None
    if not there:
        draft.absent.append(place)
        refuse(
            "unknown-register", f"there is no file '{name}' beside the deck", _like(folder, name)
        )
        return None
    plainly = document.path.parent / name
    register = shelf.get(plainly if plainly.resolve() == place else place)
    if register.shape is not None and not register.is_register:
        refuse(
            "not-a-register",
            f"'{name}' holds more than people and sources",
            "move people and sources into a file of their own",
        )
        return None
    return register


def _like(folder: Path, name: str) -> str:
    from karabakh_quiz.decks.suggest import nearest

    names = shallow(folder).names
    near = next((f"{name}{suffix}" for suffix in SUFFIXES if f"{name}{suffix}" in names), None)
    near = near or nearest(name, names)
    return f"did you mean '{near}'?" if near else ""


def _told_twice(
    document: Document, n: int | None, later: Document, earlier: list[Document]
) -> None:
    """Note people and sources of `later` that one of `earlier` has already."""
    for section in ("people", "sources"):
        for id_ in getattr(later.shape, section) or {}:
            for register in earlier:
                ids: Mapping[str, Any] = getattr(register.shape, section, None) or {}
                if id_ not in ids:
                    continue
                other = register.place_of((section, id_))
                path = (section, id_) if n is None else ("uses", n)
                noun = "person" if section == "people" else "source"
                message = f"the {noun} '{id_}' is in {other} already"
                on: Any = "key" if n is None else "value"
                document.note([Issue("defined-twice", path, message, "keep one of the two", on)])
