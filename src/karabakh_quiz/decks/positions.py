"""Where in the file a value or key stands: looked up when a fault needs it.

The tree is built without positions, because most values never need one. A
second walk over the same events finds those of the paths asked for.
"""

from collections.abc import Iterable, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from karabakh_quiz.decks.tree import MAX_DEPTH, MAX_EVENTS, REFUSED, Loader

Path = tuple[str | int, ...]
"""Keys and indices from the root: ("statements", 3, "who")."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of text; lines and columns from 0, `end` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str | None = None
    """None or empty for plain text, else `'`, `"`, `|`, `>`, `[`, `{` or `block`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value's spot, and that of its key where it has one."""

    value: Spot
    key: Spot | None = None


def find(text: str, wanted: Iterable[Path]) -> dict[Path, Place]:
    """The places of `wanted` paths that exist in `text`.

    Of a key that stands twice, the first. Stops quietly where YAML ends or is
    broken: what is still open there is found by its beginning.
    """
    return _Walk(set(wanted), None).found_in(text)


def ending(text: str, lines: Set[int]) -> dict[Path, Place]:
    """The places of all texts (no lists, no mappings) that end in one of `lines`."""
    return _Walk(None, lines).found_in(text)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being walked through."""

    path: Path
    start: Any
    key_event: Any
    is_map: bool
    watched: bool
    """Whether anything that is wanted is in it."""
    index: int = 0
    pending: Any = None
    """In a mapping, the event of the key whose value comes next."""


class _Walk:
    def __init__(self, want: set[Path] | None, lines: Set[int] | None) -> None:
        self.want = want
        self.lines = lines
        self.above: dict[Path, list[Path]] | None = None if want is None else {}
        """What holds anything that is wanted, with all that is wanted in it."""
        for path in want or ():
            for n in range(len(path)):
                assert self.above is not None
                self.above.setdefault(path[:n], []).append(path)
        self.open = set(want or ())
        """What is wanted and may still come."""
        self.found: dict[Path, Place] = {}
        self.stack: list[_Frame] = []

    def found_in(self, text: str) -> dict[Path, Place]:
        # Broken YAML is told of by the builder; what stands before is found.
        with suppress(yaml.YAMLError):
            self.run(text)
        for frame in self.stack:
            self.note(frame, frame.start)
        return self.found

    def run(self, text: str) -> None:
        next_event = Loader(text).get_event
        stack = self.stack
        for _ in range(MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                frame = stack[-1] if stack else None
                if frame is None or frame.watched:
                    self.value(event)
                elif frame.is_map:
                    frame.pending = event if frame.pending is None else None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                frame = stack.pop()
                self.note(frame, event)
                if stack and stack[-1].pending is _KEY:
                    stack[-1].pending = frame.start
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    return
                self.container(event, kind is MappingStartEvent)
            elif kind is StreamEndEvent:
                return
            if not self.open and self.want is not None:
                return

    def value(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.pending is None:
            frame.pending = event
            return
        path, key_event = self.step()
        if self.want is None:
            if self.lines is not None and event.end_mark.line in self.lines:
                self.found[path] = _place(event, event, key_event)
            return
        if path in self.want:
            self.keep(path, _place(event, event, key_event))
        self.end(path)

    def container(self, event: Any, is_map: bool) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.pending is None:
            frame.pending = _KEY
            self.stack.append(_Frame((*frame.path, REFUSED), event, None, is_map, watched=False))
            return
        path, key_event = self.step()
        watched = self.above is None or path in self.above
        self.stack.append(_Frame(path, event, key_event, is_map, watched))

    def step(self) -> tuple[Path, Any]:
        """The path of the value that comes now, and its key's event."""
        if not self.stack:
            return (), None
        frame = self.stack[-1]
        if not frame.is_map:
            frame.index += 1
            return (*frame.path, frame.index - 1), None
        key, frame.pending = frame.pending, None
        return (*frame.path, getattr(key, "value", REFUSED)), key

    def note(self, frame: _Frame, end: Any) -> None:
        if self.want is not None and frame.path in self.want:
            bracket = "{" if frame.is_map else "["
            self.keep(frame.path, _place(frame.start, end, frame.key_event, bracket))
        self.end(frame.path)

    def end(self, path: Path) -> None:
        """Give up what is wanted within `path` and was not there: an entry stands once."""
        if self.above is not None and len(path) > 1 and path in self.above:
            self.open.difference_update(self.above[path])

    def keep(self, path: Path, place: Place) -> None:
        if path not in self.found:
            self.open.discard(path)
            self.found[path] = place


_KEY: Any = object()
"""Stands for a key that is itself a mapping or list, while it is walked through."""


def _place(start: Any, end: Any, key: Any, bracket: str | None = None) -> Place:
    first, last = start.start_mark, end.end_mark
    if bracket is None:
        style = getattr(start, "style", None)
    else:
        style = bracket if start.flow_style else "block"
    value = Spot(first.line, first.column, last.line, last.column, style)
    if key is None:
        return Place(value)
    a, b = key.start_mark, key.end_mark
    return Place(value, Spot(a.line, a.column, b.line, b.column, getattr(key, "style", None)))
