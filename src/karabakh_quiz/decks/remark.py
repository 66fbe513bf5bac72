"""A remark on a sound deck, by whoever knows what its cards will look like."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning about one entry."""

    code: str
    """One of the warnings in `decks.codes`."""
    entry: str
    """The entry's id."""
    key: str | None
    """The key of the entry that is meant; None: the entry as a whole."""
    message: str
    hint: str = ""
