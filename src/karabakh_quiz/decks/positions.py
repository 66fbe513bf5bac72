"""Where in the file a value or key stands: looked up when a fault needs it.

The tree is built without positions, because most values never need one. A
second walk over the same events finds those of the paths asked for.
"""

from collections.abc import Iterable
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


def find(text: str, wanted: Iterable[Path] | None) -> dict[Path, Place]:
    """The places of `wanted` paths (None: of all) that exist in `text`.

    Of a key that stands twice, the last. Stops quietly where YAML ends or is
    broken: what is still open there is found by its beginning.
    """
    walk = _Walk(None if wanted is None else set(wanted))
    # Broken YAML is told of by the builder; what stands before is found.
    with suppress(yaml.YAMLError):
        walk.run(text)
    walk.close()
    return walk.found


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being walked through."""

    path: Path
    start: Any
    key_event: Any
    is_map: bool
    index: int = 0
    pending: Any = None
    """In a mapping, the event of the key whose value comes next."""


class _Walk:
    def __init__(self, want: set[Path] | None) -> None:
        self.want = want
        self.found: dict[Path, Place] = {}
        self.stack: list[_Frame] = []

    def run(self, text: str) -> None:
        next_event = Loader(text).get_event
        for _ in range(MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is StreamEndEvent:
                return
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                frame = self.stack.pop()
                self.note(frame, event)
                if self.stack and self.stack[-1].pending is _KEY:
                    self.stack[-1].pending = frame.start
            elif kind is ScalarEvent or kind is AliasEvent:
                self.value(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(self.stack) > MAX_DEPTH:
                    return
                self.container(event, kind is MappingStartEvent)

    def value(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.pending is None:
            frame.pending = event
            return
        path, key_event = self.step()
        if self.want is None or path in self.want:
            self.found[path] = _place(event, event, key_event)

    def container(self, event: Any, is_map: bool) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.is_map and frame.pending is None:
            frame.pending = _KEY
            self.stack.append(_Frame((*frame.path, REFUSED), event, None, is_map))
            return
        path, key_event = self.step()
        self.stack.append(_Frame(path, event, key_event, is_map))

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
        if self.want is None or frame.path in self.want:
            bracket = "{" if frame.is_map else "["
            self.found[frame.path] = _place(frame.start, end, frame.key_event, bracket)

    def close(self) -> None:
        for frame in self.stack:
            self.note(frame, frame.start)


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
