"""Reading decks: one, or as many as there are to check."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from karabakh_quiz.decks import checks
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.decks.document import Document, read_document
from karabakh_quiz.decks.fault import DeckFaults, Fault, in_order
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import FileShape, PersonShape, SourceShape
from karabakh_quiz.decks.resolve import resolve_deck

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Reading:
    """One deck file with its registers, and what came of it."""

    path: Path
    deck: Deck | None
    faults: tuple[Fault, ...]
    """Warnings included."""
    inputs: tuple[Path, ...] = ()
    """Every file that was read for it, itself first."""
    is_register: bool = False

    @property
    def sound(self) -> bool:
        return not any(fault.severity == "fault" for fault in self.faults)


@dataclass(slots=True)
class Shelf:
    """Documents already read, so that a shared register is read once."""

    documents: dict[Path, Document] = field(default_factory=dict)

    def get(self, path: Path) -> Document:
        if path not in self.documents:
            self.documents[path] = read_document(path)
            _check_register(self.documents[path])
        return self.documents[path]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything that is wrong with some files, and the decks that are sound."""

    faults: tuple[Fault, ...]
    """Faults and warnings, by file and line."""
    decks: tuple[Deck, ...]

    @property
    def ok(self) -> bool:
        """Whether there are warnings at most."""
        return not any(fault.severity == "fault" for fault in self.faults)


def read_deck(path: Path | str) -> Deck:
    """The deck in the file at `path`; raises DeckFaults with everything that is wrong."""
    reading = read(Path(path), Shelf())
    faults = [fault for fault in reading.faults if fault.severity == "fault"]
    if reading.is_register and not faults:
        faults = [Fault(reading.path, 1, 1, "fault", "not-a-deck",
                        "this is a register of people and sources, not a deck")]  # fmt: skip
    if faults:
        raise DeckFaults(faults)
    assert reading.deck is not None
    return reading.deck


def check_paths(paths: Sequence[Path | str]) -> CheckResult:
    """Check files and folders, all faults of all of them at once.

    Never raises for what stands in a deck; a path that is not there is a fault.
    """
    shelf = Shelf()
    faults: list[Fault] = []
    decks: list[Deck] = []
    for path in deck_files(paths):
        reading = read(path, shelf)
        faults += reading.faults
        if reading.deck is not None:
            decks.append(reading.deck)
    return CheckResult(in_order(faults), tuple(decks))


def deck_files(paths: Sequence[Path | str]) -> Iterator[Path]:
    """The files meant by `paths`: of a folder, the YAML files in it."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(
                file for file in path.rglob("*")
                if file.suffix in SUFFIXES and file.is_file() and not file.name.startswith(".")
            )  # fmt: skip
        else:
            yield path


def read(path: Path, shelf: Shelf) -> Reading:
    """Read one file whole: shape, references, registers, and the deck if it is sound."""
    document = shelf.get(path)
    registers: list[Document] = []
    file = document.shape
    if not isinstance(file, FileShape):
        return Reading(
            path, None, in_order(document.placed()), (path,), is_register=document.is_register
        )
    people: dict[str, PersonShape] = {}
    sources: dict[str, SourceShape] = {}
    for n, name in enumerate(file.uses or ()):
        register = _register(document, n, name, shelf)
        if register is None:
            continue
        registers.append(register)
        if register.shape is not None:
            people.update(register.shape.people or {})
            sources.update(register.shape.sources or {})
    people.update(file.people or {})
    sources.update(file.sources or {})
    whole = not document.broken and all(r.shape is not None and not r.broken for r in registers)
    document.issues += _check(document, file, people, sources, whole)
    faults = list(document.placed())
    for register in registers:
        faults += register.placed()
    found = in_order(faults)
    deck = None
    if not any(fault.severity == "fault" for fault in found):
        deck = resolve_deck(path, file, document.data, people, sources)
    return Reading(path, deck, found, (path, *(r.path for r in registers)))


def _check(
    document: Document,
    file: FileShape,
    people: Mapping[str, PersonShape],
    sources: Mapping[str, SourceShape],
    whole: bool,
) -> Iterator[Issue]:
    if not whole:
        return
    yield from checks.missing(file, document.data, (), document.dropped)
    if file.deck is not None:
        yield from checks.missing(file.deck, document.data["deck"], ("deck",), document.dropped)
    known = checks.Known(file, people, sources)
    yield from checks.check_entries(file, document.data, known, document.dropped)


def _check_register(document: Document) -> None:
    """What people and sources need, be they in a register or in a deck."""
    shape = document.shape
    if shape is None:
        return
    for section in ("people", "sources"):
        for id_, one in (getattr(shape, section) or {}).items():
            path = (section, id_)
            document.issues += checks.missing(
                one, document.data[section][id_], path, document.dropped
            )


def _register(document: Document, n: int, name: str, shelf: Shelf) -> Document | None:
    """The register a deck names, if it is one and lies in the deck's folder or below."""
    folder = document.path.parent.resolve()
    path = (folder / name).resolve()
    where = ("uses", n)
    if not path.is_relative_to(folder):
        document.issues.append(
            Issue(
                "register-outside",
                where,
                f"'{name}' lies outside the deck's folder",
                "put it beside the deck",
                part=name,
            )
        )
        return None
    if not path.is_file():
        document.issues.append(
            Issue(
                "unknown-register",
                where,
                f"there is no file '{name}' beside the deck",
                "",
                part=name,
            )
        )
        return None
    register = shelf.get(document.path.parent / name)
    if register.shape is not None and not register.is_register:
        document.issues.append(
            Issue(
                "not-a-register",
                where,
                f"'{name}' is no register",
                "a register holds 'people' and 'sources' only",
                part=name,
            )
        )
        return None
    return register
