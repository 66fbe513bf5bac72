"""Texts that are nearly the same, found without comparing each with each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

_SAME = 90.0
"""Percent of likeness, words sorted, from which two texts count as nearly the same."""
_RARE = 3
"""Words of a text under which it is filed: its rarest."""
_CROWD = 20
"""A word that more texts than this are filed under tells nothing."""


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of texts nearly the same; each later one once.

    Two such texts share their rarest words, unless those are what differs;
    filing each under three of them finds nearly all, in linear time.
    """
    from rapidfuzz.fuzz import token_sort_ratio

    words = [sorted(set(re.findall(r"\w+", text.casefold()))) for text in texts]
    often = Counter(word for one in words for word in one)
    filed: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(words):
        for word in sorted(one, key=lambda word: (often[word], -len(word)))[:_RARE]:
            filed[word].append(n)
    told: set[int] = set()
    for crowd in filed.values():
        if len(crowd) > _CROWD:
            continue
        for first, second in combinations(crowd, 2):
            if second in told or len(words[first]) < 3:
                continue
            if token_sort_ratio(texts[first].casefold(), texts[second].casefold()) >= _SAME:
                told.add(second)
                yield second, first
