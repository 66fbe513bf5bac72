"""Who was named for whom: a heat map with its numbers in it."""

from collections.abc import Mapping, Sequence

from karabakh_quiz.insight.pictures.picture import Picture, Piece, Row, glyphs, joined
from karabakh_quiz.insight.words import counted

CELL = 6


def matrix(
    people: Sequence[str],
    names: Mapping[str, str],
    given: Mapping[tuple[str, str], int],
    right: Mapping[str, int],
    heads: Mapping[str, str],
    *,
    ascii_only: bool = False,
) -> Picture:
    """Rows: who said it; columns: who was named. On the diagonal, how often it was right.

    `people` are ids, `names` what they are called, `heads` the same in at most five characters,
    `given` counts (said it, was named).
    The tint grows with the count: 1, 2, 3, 4 and more.
    """
    signs = glyphs(ascii_only)
    columns = "".join(f"{heads[person]:>{CELL - 1}} " for person in people)
    rows = [Row("said by", ((columns.rstrip(), "soft"),))]
    for one in people:
        pieces: list[Piece] = []
        for other in people:
            count = right.get(one, 0) if one == other else given.get((one, other), 0)
            if not count:
                pieces.append((f"{signs.none:>{CELL - 1}} ", "veil"))
            elif one == other:
                pieces.append((f"{count:>{CELL - 1}} ", "agrees"))
            else:
                pieces.append((" ", "ink"))
                pieces.append((f"{count:>{CELL - 2}} ", f"tint{min(count, 4) - 1} ink bold"))
        rows.append(Row(names[one], tuple(joined(pieces))))
    return Picture(tuple(rows), reading(names, given))


def reading(names: Mapping[str, str], given: Mapping[tuple[str, str], int]) -> str:
    """The strongest confusions in words."""
    strongest = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    if not strongest:
        return "Nobody was taken for somebody else."
    told = "; ".join(
        f"{names.get(other, other)} named for {names.get(one, one)} {counted(count, 'time')}"
        for (one, other), count in strongest
    )
    return f"{told}."
