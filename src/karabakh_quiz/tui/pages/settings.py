"""Settings: label, value, note; the aim with its price."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from karabakh_quiz.tui.choosing import Choice
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, placed, run
from karabakh_quiz.tui.pages.frame import LABEL_GAP, head, label_for
from karabakh_quiz.tui.signs import HERE
from karabakh_quiz.tui.typeset import flow

NOTE_AT = 23


@dataclass(frozen=True, slots=True)
class Price:
    """What an aim costs and brings, weeks ahead."""

    aim: float
    reviews: float
    """Answers a day."""
    known: float
    """Cards expected to be known at the end."""


def running_head(_: Grid) -> list[Line]:
    """The page's title and the file that look and feel are in."""
    return head(_, title="Settings", right=(Run("settings.toml", "soft"),))


def matter(
    grid: Grid,
    values: Sequence[tuple[Choice, str]],
    cursor: int,
    keys: str,
    prices: Sequence[Price] | None,
    aim: float,
    cards: int,
    weeks: int,
) -> list[Line]:
    """All settings, a line each; below the aim what it costs, once that is known."""
    airy = grid.tall == "tall"
    lines: list[Line] = [] if grid.tall == "low" else [BLANK]
    rows = [*((c.label, v, c.note) for c, v in values), ("keys", keys, "what each key does")]
    look = next((at for at, (choice, _) in enumerate(values) if not choice.setting.scheduling), 0)
    for index, (label, value, note) in enumerate(rows):
        if (index and index == look) or (airy and index):
            lines.append(BLANK)
        lines.append(_row(grid, label, value, note, index, here=index == cursor))
        if index == 0 and cursor == 0:
            lines += [*([BLANK] if airy else []), *_prices(grid, prices, aim, cards, weeks)]
            if not airy and not grid.narrow:
                lines.append(BLANK)
    return lines


def _row(grid: Grid, label: str, value: str, note: str, index: int, *, here: bool) -> Line:
    act = f"point({index})"
    short = label_for(grid, label)
    mark = f"{HERE} {short}" if here and not grid.narrow else HERE + short if here else short
    start = grid.axis - LABEL_GAP - cell_len(mark)
    note_at = NOTE_AT - 5 if grid.narrow else NOTE_AT
    note_room = grid.room - note_at
    told = cut((run(note, "soft", act),), note_room) if note_room > 12 else ()
    return placed(
        (start, (Run(mark, "here bold" if here else "soft", act),)),
        (grid.axis, (run(value, "ink bold" if here else "ink", act),)),
        (grid.axis + note_at, told),
    )


def _prices(
    grid: Grid, prices: Sequence[Price] | None, aim: float, cards: int, weeks: int
) -> list[Line]:
    if prices is None:
        return [(*_blank(grid), Run("working out what it costs …", "soft italic"))]
    lines: list[Line] = []
    for place, each in enumerate(prices):
        here = abs(each.aim - aim) < 0.005
        style = "ink bold" if here else "soft"
        reviews = f"{each.reviews:.0f}" + (" reviews a day" if not place else "")
        known = f"{each.known:.0f}" + (f" of {cards} known in {weeks} weeks" if not place else "")
        lines.append(
            placed(
                (grid.axis + 1, (Run(HERE if here else "", "here bold"),)),
                (grid.axis + 3, (Run(f"{each.aim * 100:.0f} %", style),)),
                (grid.axis + 10, (Run(reviews, style),)),
                (grid.axis + 30, cut((Run(known, style),), grid.room - 30)),
            )
        )
    return lines


def _blank(grid: Grid) -> Line:
    return (Run(" " * (grid.axis + 3)),)


def aside(grid: Grid, choice: Choice | None, path: str) -> list[Line]:
    """The right column of a spread: what the setting means, and where it is kept."""
    if not grid.wide:
        return []
    lines: list[Line] = [BLANK]
    if choice is not None:
        lines += [(Run(choice.label, "soft"),), *flow((run(choice.meaning),), grid.notes_width)]
        where = "in the file"
        if choice.setting.scheduling:
            where = "in your log; follows you to other devices"
        lines += [BLANK, (Run("kept", "soft"),), *flow((Run(where),), grid.notes_width)]
    lines += [BLANK, (Run("file", "soft"),), *flow((run(path, "soft"),), grid.notes_width)]
    return [*lines, *flow((Run("comments there are kept", "soft"),), grid.notes_width)]
