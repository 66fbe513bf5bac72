"""What somebody may have meant: the nearest of what is actually defined."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping


class Spellings:
    """Names that are defined, with the spellings and single words they are known by."""

    def __init__(
        self, defined: Iterable[str], also: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self.names = list(defined)
        self._owners: list[str] = []
        self._texts: list[str] = []
        self._whole: list[bool] = []
        for name in self.names:
            spellings = {s.casefold() for s in (name, *((also or {}).get(name) or ()))}
            parts = {w for s in spellings for w in re.split(r"[\s_-]+", s) if len(w) > 3}
            for text in sorted(spellings | parts):
                self._owners.append(name)
                self._texts.append(text)
                self._whole.append(text in spellings)

    def nearest(self, wrong: str) -> str | None:
        """The name most like `wrong`, or None if none is: by letters wrong, missing or swapped."""
        if not self._texts or len(wrong) > _LONGEST:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted = wrong.casefold()
        most = max(_slips_in(len(wanted) + 2), 1)
        close = process.extract(
            wanted, self._texts, scorer=OSA.distance, score_cutoff=most, limit=20
        )
        best, least = None, 1.0
        for text, slips, n in close:
            size = max(len(wanted), len(text))
            # A single word of a name counts for a little less than the whole of it.
            far = slips / size + (0 if self._whole[n] else 0.01)
            if slips <= _slips_in(size) and far < least:
                best, least = self._owners[n], far
        return best

    def did_you_mean(self, wrong: str) -> str:
        """A hint: the nearest name, else the few that there are, else nothing."""
        found = self.nearest(wrong)
        if found is not None:
            return f"did you mean '{found}'?"
        if 0 < len(self.names) <= 8:
            return f"known here: {', '.join(self.names)}"
        return ""


_LONGEST = 200
"""Characters beyond which nobody has slipped in a name."""


def _slips_in(size: int) -> int:
    """How many letters may be wrong, missing, too many or swapped in a word of `size`."""
    return 0 if size < 3 else 1 if size < 6 else 2 if size < 10 else size // 5


def nearest(wrong: str, defined: Iterable[str]) -> str | None:
    """The one of `defined` that is most like `wrong`, or None if none is."""
    return Spellings(defined).nearest(wrong)


def did_you_mean(wrong: str, defined: Iterable[str]) -> str:
    """A hint: the one of `defined` that is most like `wrong`, else those there are, if few."""
    return Spellings(defined).did_you_mean(wrong)


_SYNONYMS = {
    **dict.fromkeys(("date", "day", "time"), "when"),
    **dict.fromkeys(("quote", "quotation", "words", "text", "statement"), "said"),
    **dict.fromkeys(("speaker", "person", "people", "author", "by", "name"), "who"),
    **dict.fromkeys(("place", "location", "venue", "occasion"), "where"),
    **dict.fromkeys(("paraphrase", "summary"), "gist"),
    **dict.fromkeys(("url", "link", "reference"), "source"),
    **dict.fromkeys(("comment", "background", "note", "notes"), "context"),
    **dict.fromkeys(("question", "prompt"), "ask"),
    **dict.fromkeys(("options", "choices", "distractors"), "wrong"),
    **dict.fromkeys(("explanation", "reason", "because"), "why"),
    **dict.fromkeys(("event", "title"), "what"),
    **dict.fromkeys(("spellings", "aliases", "alias"), "also"),
    **dict.fromkeys(("position", "job", "function"), "offices"),
    **dict.fromkeys(("description", "introduction"), "about"),
}
"""Words that people use, and the key that says it."""


def synonym(word: str, known: Collection[str]) -> str | None:
    """The key of `known` that is meant by `word`, or None."""
    key = _SYNONYMS.get(word.casefold())
    return key if key is not None and key in known else None


def slug(text: str, *, words: int = 6) -> str:
    """An id made of `text`'s first words: lower case, a-z, 0-9 and hyphens; may be empty."""
    from anyascii import anyascii

    plain = anyascii(unicodedata.normalize("NFKC", text)).lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:words])[:60].strip("-")
