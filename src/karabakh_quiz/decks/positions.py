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

from karabakh_quiz.decks.tree import MAX_DEPTH, MAX_EVENTS, Loader

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

    Of a key that stands twice, the last. Stops quietly where YAML ends or is broken.
    """
    want = None if wanted is None else set(wanted)
    found: dict[Path, Place] = {}
    # Broken YAML is told of by the builder; what stands before is found.
    with suppress(yaml.YAMLError):
        _walk(text, want, found)
    return found


def _walk(text: str, want: set[Path] | None, found: dict[Path, Place]) -> None:
    next_event = Loader(text).get_event
    # A frame: path of the container, its start event, its key's event, and where we are in it:
    # the next index, or in a mapping the pending key.
    stack: list[list[Any]] = []
    for _ in range(MAX_EVENTS):
        event = next_event()
        kind = type(event)
        if kind is StreamEndEvent:
            return
        starts = kind is MappingStartEvent or kind is SequenceStartEvent
        if starts or kind is ScalarEvent or kind is AliasEvent:
            path: Path = ()
            key_event = None
            if stack:
                frame = stack[-1]
                if frame[2]:  # in a mapping
                    if frame[3] is None:
                        if kind is not ScalarEvent and kind is not AliasEvent:
                            return
                        frame[3] = event
                        continue
                    key_event, frame[3] = frame[3], None
                    name = getattr(key_event, "value", None)
                    path = (*frame[0], f"*{key_event.anchor}" if name is None else name)
                else:
                    path = (*frame[0], frame[3])
                    frame[3] += 1
            if starts:
                if len(stack) > MAX_DEPTH:
                    return
                is_map = kind is MappingStartEvent
                stack.append([path, event, is_map, None if is_map else 0, key_event])
            elif want is None or path in want:
                found[path] = _place(event, event, key_event)
        elif (kind is MappingEndEvent or kind is SequenceEndEvent) and stack:
            path, start, is_map, _, key_event = stack.pop()
            if want is None or path in want:
                found[path] = _place(start, event, key_event, "{" if is_map else "[")


def _place(start: Any, end: Any, key: Any, bracket: str | None = None) -> Place:
    if bracket is None:
        style = getattr(start, "style", None)
    else:
        style = bracket if start.flow_style else "block"
    value = Spot(
        start.start_mark.line,
        start.start_mark.column,
        end.end_mark.line,
        end.end_mark.column,
        style,
    )
    if key is None:
        return Place(value)
    a, b = key.start_mark, key.end_mark
    return Place(value, Spot(a.line, a.column, b.line, b.column, getattr(key, "style", None)))
