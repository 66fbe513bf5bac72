"""Any script, in small Latin letters: `fold("Փաշինյան")` is `pashinyan`.

Letters that `anyascii` writes otherwise than newspapers do (`ç`, `ə`, `х`,
`ու`) are mapped first, as `x` and `j` are in words that are plainly Azerbaijani.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from karabakh_quiz.text import clean

LONGEST = 400
"""Characters an answer may have; a longer one is none."""

_UNTYPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters and bidirectional overrides: nobody types them."""


def readable(typed: str, longest: int = LONGEST) -> str | None:
    """`typed` on one line and safe to show; None if there is nothing in it to read.

    Nothing is read of what is longer than `longest`, holds no letter and no
    figure, or holds characters that no keyboard gives.
    """
    if len(typed) > 2 * longest or _UNTYPED.search(typed):
        return None
    answer = clean(typed, line=True)
    return answer if len(answer) <= longest and fold(answer) else None


_NATIVE = str.maketrans(
    {
        "ç": "ch", "ş": "sh", "ə": "a", "ı": "i", "ğ": "gh", "ö": "o", "ü": "u", "â": "a",
        "č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "đ": "dj", "ł": "l", "ß": "ss",
        "х": "kh", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e",
        "ю": "yu", "я": "ya", "ё": "yo", "й": "y", "ъ": "", "ь": "", "є": "ye", "ї": "yi",
        "і": "i", "ґ": "g", "ә": "a", "ғ": "gh", "ҹ": "j", "ҝ": "g", "ј": "y", "ө": "o",
        "ү": "u", "һ": "h",
        "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y",
        "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h",
        "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o",
        "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r",
        "ց": "ts", "ւ": "v", "փ": "p", "ք": "k", "և": "ev", "օ": "o", "ֆ": "f",
    }
)  # fmt: skip


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def folded(text: str) -> frozenset[str]:
    """The words of a list, each as `fold` writes it."""
    return frozenset(part for word in text.split() for part in fold(word).split())


_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2018\u2019\u02bc\u02b9\u02bb`\u00b4"))


_AZERBAIJANI = str.maketrans(
    {"c": "j", "q": "g", "x": "kh", "j": "zh", "C": "J", "Q": "G", "X": "KH", "J": "ZH"}
)
_TURKISH = str.maketrans("cC", "jJ")


def respelt(text: str) -> str:
    """`text` with c, q, x and j as they sound in Azerbaijani and Turkish.

    What is written in these languages shows by letters that others do not have.
    """
    if "ə" in text or "Ə" in text:
        return text.translate(_AZERBAIJANI)
    return text.translate(_TURKISH) if any(letter in text for letter in "şŞğĞıİ") else text


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Small ASCII letters and digits, with single spaces for all that is neither.

    Apostrophes are dropped; signs and emoji are spaces, not the words for them.
    """
    text = respelt(text).replace("İ", "i").casefold().replace("i\u0307", "i")
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("ու", "u").translate(_NATIVE)
        text = "".join(c if c.isalnum() or _is_mark(c) else " " for c in text)
        text = anyascii(text).lower().replace("'", "")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _is_mark(character: str) -> bool:
    """Whether it only changes the letter before it."""
    return unicodedata.category(character).startswith("M")
