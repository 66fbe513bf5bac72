"""Home: a contents page. Number, title, leaders, what is due, new and held."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from karabakh_quiz.structs import struct
from karabakh_quiz.study.wording import date_short, date_words, plural, today_line
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import (
    BLANK,
    Line,
    Run,
    cut,
    cut_text,
    placed,
    run,
    spread,
    width,
)
from karabakh_quiz.tui.pages.frame import bar, hung, hung_sign, numbered
from karabakh_quiz.tui.signs import FLAG, LIGHT
from karabakh_quiz.tui.typeset import flow

BAR = 18
"""Cells of a deck's bar."""


@struct(kw_only=True)
class DeckLine:
    """A deck as Home lists it; the numbers count cards."""

    id: str
    title: str
    subtitle: str = ""
    due: int = 0
    new_today: int = 0
    """New cards that today's limit still allows."""
    new: int = 0
    learning: int = 0
    held: int = 0
    suspended: int = 0

    @property
    def cards(self) -> int:
        """All cards that are not suspended."""
        return self.new + self.learning + self.held


@struct
class BrokenLine:
    """A deck that cannot be studied: where it is broken, what was found, what to do."""

    place: str
    message: str
    hint: str = ""


@struct(kw_only=True)
class Elsewhere:
    """Another screen: its name, the letter in it that opens it, the action."""

    name: str
    letter: str
    act: str
    note: str = ""
    """What is to be said of it in a word or two."""


@struct(kw_only=True)
class HomeShown:
    """What Home shows at one moment."""

    today: date
    decks: tuple[DeckLine, ...] = ()
    broken: tuple[BrokenLine, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    together: DeckLine | None = None
    """All decks as one; None as long as nothing is counted."""
    minutes: int = 0
    """How long today's part of all decks takes."""
    ahead: tuple[int, ...] = ()
    """Cards that fall due tomorrow, the day after, and so on."""
    streak: int = 0
    """Days in a row, where the learner wants to see them."""
    learner: str = ""
    note: str = ""
    cursor: int = 0
    loading: bool = False

    @property
    def deck(self) -> DeckLine | None:
        """The deck under the cursor."""
        return self.decks[self.cursor] if self.cursor < len(self.decks) else None


def table_right(grid: Grid) -> int:
    """The column after the table's last."""
    return grid.notes - 4 if grid.notes is not None else grid.right


def top(grid: Grid, shown: HomeShown) -> list[Line]:
    """Title, date, what today brings, the heads of the columns, and a rule."""
    lines: list[Line] = [BLANK] * {"low": 1, "middle": 3, "tall": 5}[grid.tall]
    lines.append(_title(grid, shown))
    if not grid.narrow:
        words = (Run("who said what, and when", "soft italic"),)
        learner = (run(shown.learner, "soft"),) if shown.learner and not grid.wide else ()
        lines.append(spread((*hung(grid, "", ()), *words), learner, grid.right))
    lines += [BLANK] * (1 if grid.tall == "low" else 2)
    right = table_right(grid)
    heads = _numbers(grid, ("due", "new", "held"), "soft")
    plan = () if grid.wide else today(shown, heads[0][0] - grid.axis - 2)
    label = "" if grid.wide else "today"
    lines.append(placed((0, hung(grid, label, plan)), *heads))
    lines.append((*hung(grid, "", ()), Run(LIGHT * (right - grid.axis), "rule")))
    if grid.tall != "low":
        lines.append(BLANK)
    return lines


def _title(grid: Grid, shown: HomeShown) -> Line:
    name = (*hung(grid, "", ()), Run("K A R A B A K H   Q U I Z", "ink bold"))
    if grid.wide:
        return name
    day = (
        date_words(shown.today, year=False)
        if grid.narrow
        else date_short(shown.today, weekday=True)
    )
    return spread(name, (Run(day, "soft"),), grid.right)


def today(shown: HomeShown, room: int) -> Line:
    """What today brings, in at most `room` cells if that leaves the main thing."""
    if shown.loading:
        return (Run("opening the decks …", "soft italic"),)
    due, new = (shown.together.due, shown.together.new_today) if shown.together else (0, 0)
    minutes = plural(shown.minutes, "minute")
    told = today_line(due, new, shown.minutes).replace(minutes, minutes.replace(" ", "\u00a0"))
    plan = (Run(told if cell_len(told) <= room else today_line(due, new)),)
    if shown.streak > 1:
        return (*plan, Run(f", {shown.streak} days in a row", "soft"))
    return plan


def _columns(grid: Grid) -> tuple[int, ...]:
    """Right edges of the columns due, new, held; narrow windows have no third."""
    right = table_right(grid)
    return (right - 6, right) if grid.narrow else (right - 16, right - 9, right)


def _numbers(grid: Grid, texts: Sequence[str], *styles: str) -> list[tuple[int, Line]]:
    """Right-aligned texts in the columns."""
    styles = styles if len(styles) > 1 else styles * 3
    return [
        (edge - cell_len(text), (Run(text, style),))
        for edge, text, style in zip(_columns(grid), texts, styles, strict=False)
    ]


def decks(grid: Grid, shown: HomeShown, rows: int) -> list[Line]:
    """The decks in at most `rows` rows, if they can be made to fit; one or two lines each.

    With one line each, subtitle and bar of the deck under the cursor stand below.
    """
    several = len(shown.decks) > 1 and shown.together is not None
    listed = len(shown.decks) + several
    per_deck = 1 if grid.narrow or listed * 2 > rows else 2
    gap = per_deck == 2 and grid.tall != "low" and listed * 3 <= rows
    lines: list[Line] = []
    for index, deck in enumerate(shown.decks):
        if lines and gap:
            lines.append(BLANK)
        lines.append(_deck(grid, shown, index, deck))
        if per_deck == 2:
            lines.append(_below(grid, deck, f"study({index + 1})"))
    if several and shown.together is not None and len(lines) + per_deck <= rows:
        lines += _all_decks(grid, shown.together, per_deck=per_deck, gap=gap)
    if per_deck == 1 and shown.deck is not None and len(lines) + 2 <= rows:
        below = _of_cursor(grid, shown.deck)
        lines += [BLANK, *(below if len(lines) + 3 <= rows else below[-1:])]
    return lines


def _all_decks(grid: Grid, together: DeckLine, *, per_deck: int, gap: bool) -> list[Line]:
    """The sum, for which a key stands where the decks have their numbers."""
    act = "study_all"
    lines = [BLANK] if gap else []
    lines.append(_titled(grid, "a", together, here=False, act=act, told=per_deck == 1))
    if per_deck == 2:
        lines.append(_below(grid, together, act))
    return lines


def more_decks(grid: Grid, lines: Sequence[Line], end: int) -> Line:
    """How many decks stand below row `end` of their list."""
    count = sum(1 for line in lines[end:] if any(each.act for each in line[:3]))
    if not count:
        return BLANK
    return (*hung(grid, "", ()), Run(f"↓ {count} more", "soft", "move(1)"))


def rows_of(lines: Sequence[Line], cursor: int) -> int:
    """The row of the `cursor`-th deck among `lines`."""
    act = f"study({cursor + 1})"
    return next((row for row, line in enumerate(lines) if any(each.act == act for each in line)), 0)


def _deck(grid: Grid, shown: HomeShown, index: int, deck: DeckLine) -> Line:
    number = str(index + 1) if index < 9 else "·"
    return _titled(grid, number, deck, here=index == shown.cursor, act=f"study({index + 1})")


def _titled(
    grid: Grid, key: str, deck: DeckLine, *, here: bool, act: str, told: bool = False
) -> Line:
    """Key, title, leaders, numbers; `told`: the subtitle behind the title."""
    first = _columns(grid)[0]
    title = run(cut_text(run(deck.title).text, first - grid.axis - 6), act=act)
    named: Line = (Run(title.text, "ink bold" if here else "ink", act),)
    if told and deck.subtitle:
        named += (run(f", {deck.subtitle}", "soft", act),)
    start = grid.axis + width(named) + 1
    dots = "".join("." if column % 2 == 0 else " " for column in range(start, first - 3))
    figures = (_figure(deck.due), _figure(deck.new_today), f"{deck.held}/{deck.cards}")
    styles = ("ink bold" if deck.due else "soft", "ink" if deck.new_today else "soft", "soft")
    return placed(
        (0, numbered(grid, key, named, here=here, act=act)),
        (start, (Run(dots, "rule", act),)),
        *_numbers(grid, figures, *styles),
    )


def _figure(count: int) -> str:
    return str(count) if count else "–"


def _below(grid: Grid, deck: DeckLine, act: str) -> Line:
    """Subtitle and the bar in three weights."""
    right = table_right(grid)
    room = right - BAR - 3 - grid.axis
    subtitle = run(cut_text(run(deck.subtitle).text, room), "soft", act)
    return placed(
        (grid.axis, (subtitle,)), (right - BAR, bar(deck.held, deck.learning, deck.new, BAR))
    )


def _of_cursor(grid: Grid, deck: DeckLine) -> list[Line]:
    """Subtitle and bar of the deck under the cursor alone."""
    cells = 24
    held = Run(f"  {deck.held} of {deck.cards} held", "soft")
    subtitle = cut((run(deck.subtitle, "soft italic"),), grid.room)
    return [
        (*hung(grid, "", ()), *subtitle),
        (*hung(grid, "", ()), *bar(deck.held, deck.learning, deck.new, cells), held),
    ]


def faults(grid: Grid, shown: HomeShown) -> list[Line]:
    """Broken decks with their reason; where there are many, the first ones and how many more."""
    most = 1 if grid.narrow else 2
    lines: list[Line] = []
    for each in shown.broken[:most]:
        words = (run(each.place, "ink italic"), run(f": {each.message}"))
        broken = flow(words, grid.measure)
        if grid.narrow:
            broken = [cut(words, grid.measure)]
        lines.append(hung_sign(grid, Run(FLAG, "differs bold"), broken[0]))
        lines += [(*hung(grid, "", ()), *line) for line in broken[1:3]]
        if each.hint and not grid.narrow:
            hint = cut((run(each.hint, "soft"),), grid.measure)
            lines.append((*hung(grid, "", ()), *hint))
    more = len(shown.broken) - most
    if more > 0:
        lines.append((*hung(grid, "", ()), Run(f"and {more} more broken: see check", "soft")))
    if shown.note:
        note = flow((run(shown.note, "soft italic"),), grid.measure)
        lines += [(*hung(grid, "", ()), *line) for line in note[:2]]
    return [BLANK, *lines] if lines else []
