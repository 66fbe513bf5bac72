"""One deck file as the library knows it: what it is, and whether it is still the same."""

from pathlib import Path
from typing import Any, Literal

from karabakh_quiz.decks.fault import Fault, fault_from
from karabakh_quiz.decks.stamp import Stamp
from karabakh_quiz.structs import replace, struct

Kind = Literal["deck", "register", "broken"]


@struct(kw_only=True)
class Compiled:
    """What came of reading a file, fit to be kept until one of its inputs changes."""

    path: Path
    kind: Kind
    inputs: tuple[Stamp, ...]
    """The file itself and its registers, those that were not there included."""
    content: str
    """Names what was read: equal for equal inputs, wherever they stand."""
    id: str = ""
    title: str = ""
    subtitle: str | None = None
    entries: int = 0
    begins: str = ""
    """The earliest day an entry of its own is dated to, as 2023-09-02; empty if none is."""
    picks: tuple[str, ...] = ()
    renames: tuple[tuple[str, str, bool], ...] = ()
    """(former `deck/entry`, today's, whether an entry says so itself rather than its deck)."""
    faults: tuple[Fault, ...] = ()
    head: Fault | None = None
    """A fault at the deck's id, for when another deck bears the same."""

    def fresh(self) -> "Compiled | None":
        """This with its inputs looked at, or None if one of them has changed."""
        checked: list[Stamp] = []
        for stamp in self.inputs:
            now = stamp.check()
            if now is None:
                return None
            checked.append(now)
        inputs = tuple(checked)
        return self if inputs == self.inputs else replace(self, inputs=inputs)

    def as_json(self) -> dict[str, Any]:
        """Plain values, which `from_json` reads."""
        return {
            "kind": self.kind,
            "inputs": [[s.path, s.size, s.changed, s.sha256] for s in self.inputs],
            "content": self.content,
            "id": self.id,
            "title": self.title,
            "subtitle": self.subtitle,
            "entries": self.entries,
            "begins": self.begins,
            "picks": self.picks,
            "renames": self.renames,
            "faults": [fault.as_row() for fault in self.faults],
            "head": self.head.as_row() if self.head else None,
        }


def from_json(path: Path, values: dict[str, Any]) -> Compiled:
    """What `as_json` wrote; raises ValueError, KeyError or TypeError where it did not."""
    head = values["head"]
    return Compiled(
        path=path,
        kind=values["kind"],
        inputs=tuple(Stamp(*stamp) for stamp in values["inputs"]),
        content=values["content"],
        id=values["id"],
        title=values["title"],
        subtitle=values["subtitle"],
        entries=values["entries"],
        begins=values["begins"],
        picks=tuple(values["picks"]),
        renames=tuple((old, new, own) for old, new, own in values["renames"]),
        faults=tuple(fault_from(row) for row in values["faults"]),
        head=fault_from(head) if head else None,
    )
