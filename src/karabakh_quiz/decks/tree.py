"""YAML's events made a tree of dicts, lists and texts, strictly.

Every scalar is the text that stands there; nothing is guessed. Anchors,
aliases, tags, merge keys, several documents, duplicate keys and deep nesting
are refused while they are read, before they cost anything. Where a value
stands is looked up later (`positions`), and only for those that need it.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where PyYAML was built with it, else the pure one: slower, the same events."""

MAX_DEPTH = 16
MAX_EVENTS = 2_000_000
MAX_TEXT = 20_000
MAX_SLIPS = 1000


REFUSED = "\0"
"""Stands where something was refused, so that nobody complains of it again."""


class Map(dict[str, Any]):
    """A mapping that knows the line it begins on (from 1)."""

    __slots__ = ("line",)
    line: int


@dataclass(slots=True)
class Slip:
    """Something YAML allows and we do not, at a line and column from 0."""

    code: str
    line: int
    column: int
    width: int
    message: str
    hint: str = ""


@dataclass(slots=True)
class Tree:
    """What was read. `cut` says that something was passed by, or all after some place."""

    data: Any = ""
    slips: list[Slip] = field(default_factory=list)
    cut: bool = False


class Builder:
    """Reads one text; `last` is the event before the one that YAML's errors come at."""

    def __init__(self, text: str) -> None:
        self.last: Any = None
        self.next_event = Loader(text).get_event
        self.tree = Tree()
        self.escapes = "\\" in text
        self.documents = 0

    def run(self) -> Tree:
        """The tree; raises yaml.YAMLError where the text is no YAML (see `scanner`)."""
        tree, next_event = self.tree, self.next_event
        top: list[Any] = []
        here: Any = top
        stack: list[tuple[Any, str | None]] = []
        key: str | None = None
        in_map = False
        event: Any = None
        # One loop and no calls on the common way: it runs some 18 times an entry.
        for _ in range(MAX_EVENTS):
            try:
                event = next_event()
            except yaml.YAMLError:
                self.last = event
                raise
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self.trap(event)
                value = event.value
                if not in_map:
                    here.append(value)
                elif key is None:
                    key = value
                    if value in here or value == "<<":
                        self.bad_key(event)
                        if value == "id" and type(stack[-1][0]) is list:
                            # A new entry whose dash is missing: leave it out, and spoil no other.
                            here = Map()
                            here.line = event.start_mark.line + 1
                            tree.cut = True
                else:
                    here[key] = value
                    key = None
                if len(value) > MAX_TEXT:
                    self.too_long(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self.trap(event)
                if in_map and key is None:
                    self.slip(
                        "key-not-text",
                        event,
                        "a key must be a word, not brackets",
                        "put the text in quotes",
                    )
                if len(stack) >= MAX_DEPTH:
                    self.slip(
                        "too-deep",
                        event,
                        f"nested more than {MAX_DEPTH} levels deep",
                        "brackets in a text? put the text in quotes",
                    )
                    break
                new: Any
                if kind is MappingStartEvent:
                    new = Map()
                    new.line = event.start_mark.line + 1
                else:
                    new = []
                if not in_map:
                    here.append(new)
                    stack.append((here, None))
                elif key is None:
                    stack.append((here, REFUSED))
                else:
                    here[key] = new
                    stack.append((here, None))
                here, key, in_map = new, None, kind is MappingStartEvent
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here, key = stack.pop()
                in_map = type(here) is Map
            elif kind is AliasEvent:
                self.alias(event)
                if not in_map:
                    here.append(REFUSED)
                elif key is None:
                    key = REFUSED
                else:
                    here[key] = REFUSED
                    key = None
            elif kind is DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self.slip(
                        "two-documents",
                        event,
                        "a second document begins here ('---')",
                        "one file is one deck; make it a file of its own",
                    )
                    break
            elif kind is StreamEndEvent:
                tree.data = top[0] if top else None
                return tree
        else:
            self.slip(
                "too-big", event, f"more than {MAX_EVENTS // 2:,} keys and values", "split the deck"
            )
        tree.cut = True
        tree.data = top[0] if top else None
        return tree

    def slip(self, code: str, event: Any, message: str, hint: str = "", width: int = 0) -> None:
        start, end = event.start_mark, event.end_mark
        if not width:
            width = max(end.column - start.column, 1) if end.line == start.line else 1
        if len(self.tree.slips) < MAX_SLIPS:
            self.tree.slips.append(Slip(code, start.line, start.column, width, message, hint))

    def trap(self, event: Any) -> None:
        if event.anchor is not None:
            self.slip(
                "anchor",
                event,
                f"'&{event.anchor}' is a YAML anchor, not text",
                "put the text in quotes; for a person or source, write its id",
                width=len(event.anchor) + 1,
            )
        if event.tag is not None:
            # In front of a plain text libyaml gives '!' alone; it is ours to spell it.
            self.slip(
                "tag",
                event,
                "a word that begins with '!' is a YAML tag, not text",
                "put the text in quotes",
            )

    def alias(self, event: Any) -> None:
        self.slip(
            "alias",
            event,
            f"'*{event.anchor}' is a YAML alias, not text",
            "put the text in quotes, or write the thing out",
        )

    def bad_key(self, event: Any) -> None:
        if event.value == "<<":
            self.slip(
                "merge-key",
                event,
                "'<<' is YAML's merge key",
                "write the keys out; decks share people through 'uses'",
            )
        else:
            hint = "keep one of the two"
            if event.value == "id":
                hint = "does a new entry begin here? Then write '- id: …'; else keep one of the two"
            self.slip("duplicate-key", event, f"the key '{event.value}' stands twice", hint)

    def too_long(self, event: Any) -> None:
        self.slip(
            "too-long",
            event,
            f"a text of {len(event.value):,} characters; {MAX_TEXT:,} are allowed",
            "is a quote mark missing at its end?",
            width=1,
        )
