"""Words compared as a reader sees them: without case, accents and punctuation."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` without case and accents: "Şuşa" and "susa" fold alike."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text` in order; numbers keep their decimals ("99.999")."""
    return tuple(_WORD.findall(fold(text.replace("\u2019", "'"))))


_EMPTY = frozenset(
    words(
        "a an and as at by for from in into of on or the to with his her its their our my your "
        "this that these those is are was were be been has have had it he she they we i who "
        "not no after before s"
    )
)


def content(text: str) -> frozenset[str]:
    """The words of `text` that carry its meaning (all of them, if none do)."""
    found = words(text)
    return frozenset(w for w in found if w not in _EMPTY) or frozenset(found)


def contains_run(haystack: Sequence[str], needle: Sequence[str]) -> bool:
    """Whether the words `needle` stand in `haystack` next to each other, in order."""
    size = len(needle)
    return size > 0 and any(
        tuple(haystack[at : at + size]) == tuple(needle) for at in range(len(haystack) - size + 1)
    )
