"""People: who is taken for whom, pairs, namesakes; and everyone who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from karabakh_quiz.decks.deck import Person
from karabakh_quiz.insight.mixups import Pair
from karabakh_quiz.insight.naming import heads, surname
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, placed, run
from karabakh_quiz.tui.pages.frame import LABEL_GAP, at_axis, hung
from karabakh_quiz.tui.signs import HERE
from karabakh_quiz.tui.typeset import flow

CELL = 6
PAIRED = 26
"""Cells for each name of a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who was named for whom: rows are who said it, columns who was named."""

    people: tuple[Person, ...]
    counts: Mapping[tuple[str, str], int]
    """(said by, named) → times."""
    right: Mapping[str, int]
    """How often each was named rightly."""

    def count(self, row: int, column: int) -> int:
        """How often the person in `column` was named for the one in `row`."""
        return self.counts.get((self.people[row].id, self.people[column].id), 0)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who speaks in the decks, with how it stands."""

    person: Person
    office: str
    statements: int
    answered: int
    right: int


def label_room(grid: Grid) -> int:
    """Cells for the name beside a row."""
    return grid.axis - LABEL_GAP


def matrix(grid: Grid, found: Matrix, at: tuple[int, int], called: Mapping[str, str]) -> list[Line]:
    """The confusion matrix with digits; tints say the same again."""
    lines: list[Line] = [at_axis(grid, (Run("named by you", "soft italic"),))]
    room, headed = label_room(grid), heads(found.people)
    columns = [
        (grid.axis + CELL * column + 1, (run(headed[person.id], "soft"),))
        for column, person in enumerate(found.people)
    ]
    lines.append(placed((0, hung(grid, "said by", ())), *columns))
    lines.append(at_axis(grid, (Run("─" * (CELL * len(found.people)), "rule"),)))
    for row, person in enumerate(found.people):
        cells: list[tuple[int, Line]] = []
        for column in range(len(found.people)):
            cells += _cell(grid, found, row, column, here=(row, column) == at)
        name = run(cut_text(run(called[person.id]).text, room))
        start = grid.axis - LABEL_GAP - cell_len(name.text)
        lines.append(placed((start, (name,)), *cells))
    return lines


def _cell(
    grid: Grid, found: Matrix, row: int, column: int, *, here: bool
) -> list[tuple[int, Line]]:
    start = grid.axis + CELL * column
    act = f"point({row}, {column})"
    mark = [(start, (Run(HERE, "here bold"),))] if here else []
    if row == column:
        count = found.right.get(found.people[row].id, 0)
        told = Run(f"{count or '·':>4}", "agrees" if count else "veil", act)
        return [*mark, (start + 1, (told,))]
    count = found.count(row, column)
    if not count:
        return [*mark, (start + 1, (Run("   ·", "veil", act),))]
    tint = min(3, count - 1)
    return [*mark, (start + 1, (Run(f"{count:>4} ", f"ink bold tint{tint}", act),))]


def pairs_of(
    grid: Grid,
    several: Sequence[Pair],
    people: Mapping[str, Person],
    offices: Mapping[str, str],
    called: Mapping[str, str],
    *,
    lately: bool,
) -> list[Line]:
    """Who is mixed up most, with what they are."""
    lines: list[Line] = [at_axis(grid, (Run("mixed up", "soft italic"),))]
    for pair in several:
        one, other = people[pair.one], people[pair.other]
        named = f"{called[one.id]} and {called[other.id]}"
        what = "; ".join(offices.get(each.id, "") for each in (one, other) if offices.get(each.id))
        text = (run(named), Run("   "), run(what, "soft"))
        sign = Run(f"{pair.lately if lately else pair.ever}×", "ink bold")
        start = grid.axis - LABEL_GAP - cell_len(sign.text)
        lines.append(placed((start, (sign,)), (grid.axis, cut(text, grid.room))))
    return lines


def namesakes(grid: Grid, people: Sequence[Person], offices: Mapping[str, str]) -> list[Line]:
    """Those who share a surname, in both scripts, with what they are."""
    by_name: dict[str, list[Person]] = {}
    for person in people:
        if person.kind == "person":
            by_name.setdefault(surname(person), []).append(person)
    lines: list[Line] = []
    for same in by_name.values():
        if len(same) < 2:
            continue
        for person in same:
            native = next(iter(person.native.values()), "")
            office = _cut_inside(offices.get(person.id, ""), grid.room - 46)
            lines.append(
                at_axis(
                    grid,
                    placed(
                        (0, (run(cut_text(person.name, 22)),)),
                        (24, (run(office, "soft"),)),
                        (max(24, grid.room - 20), (run(cut_text(native, 20), "soft"),)),
                    ),
                )
            )
    return [at_axis(grid, (Run("same surname", "soft italic"),)), *lines] if lines else []


def _cut_inside(office: str, room: int) -> str:
    """An office that keeps its years where the rest is cut."""
    title, comma, years = office.rpartition(", ")
    if cell_len(office) <= room or not comma or not years[:1].isdigit():
        return cut_text(office, room)
    return f"{cut_text(title, max(1, room - cell_len(years) - 2))}{comma}{years}"


def marked(
    grid: Grid,
    found: Matrix,
    at: tuple[int, int],
    offices: Mapping[str, str],
    called: Mapping[str, str],
) -> list[Line]:
    """The right column: the two people of the marked cell, in words."""
    if not grid.wide or not found.people:
        return []
    row, column = at
    one, other = found.people[row], found.people[column]
    lines: list[Line] = [BLANK, (Run("marked", "soft"),)]
    if row == column:
        told = f"{called[one.id]} was named rightly {_times(found.right.get(one.id, 0))}."
    else:
        there, back = found.count(row, column), found.count(column, row)
        told = (
            f"You named {called[other.id]} for {called[one.id]} {_times(there)}, "
            f"and {_times(back)} the other way round."
        )
    lines += flow((run(told),), grid.notes_width)
    for person in dict.fromkeys((row, column)):
        each = found.people[person]
        lines += [BLANK, (run(each.name),)]
        if each.native:
            lines.append((run(next(iter(each.native.values())), "soft"),))
        lines += flow((run(offices.get(each.id, ""), "soft"),), grid.notes_width)
    return lines


def _times(count: int) -> str:
    """`never`, `once`, `3 times`."""
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def name_room(grid: Grid) -> int:
    """Cells for the names in the list of people."""
    return 20 if grid.narrow else 27


def person_row(grid: Grid, known: Known, name: str, *, here: bool, act: str) -> Line:
    """One line of the list of people, who goes by `name` there."""
    style = "ink bold" if here else "ink"
    count = Run(str(known.statements), "here bold" if here else "soft", act)
    share = f"{known.right}/{known.answered}" if known.answered else "–"
    mark = f"{HERE} " if here else ""
    start = grid.axis - LABEL_GAP - cell_len(count.text) - cell_len(mark)
    room = name_room(grid)
    what = known.office or known.person.side or ""
    text = placed(
        (0, (run(cut_text(run(name).text, room - 1), style, act),)),
        (room, (run(cut_text(what, grid.room - room - 9), "soft", act),)),
        (grid.room - cell_len(share), (Run(share, "soft", act),)),
    )
    return placed((start, (Run(mark, "here bold"), count)), (grid.axis, text))


def list_head(grid: Grid) -> Line:
    """The heads of the list's columns."""
    return hung(
        grid,
        "said",
        placed(
            (0, (Run("by", "soft"),)),
            (name_room(grid), (Run("office", "soft"),)),
            (grid.room - 5, (Run("right", "soft"),)),
        ),
    )


def counting(grid: Grid) -> list[Line]:
    """What stands while everyone is being counted."""
    return [BLANK, at_axis(grid, (Run("Counting who was taken for whom.", "soft italic"),))]


def nothing(grid: Grid) -> list[Line]:
    """What stands where nobody has been mixed up."""
    told = "Nobody was taken for anybody else yet."
    return [BLANK, at_axis(grid, (Run(told, "soft italic"),))]
