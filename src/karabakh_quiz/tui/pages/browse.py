"""Browse: find line, list (due hangs), the card under the cursor."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.cells import cell_len

from karabakh_quiz.cards.card import GAP, Card
from karabakh_quiz.clock import date_of
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study.wording import SIGNS, date_words
from karabakh_quiz.tui.catalogue import Catalogue, Item, Standing
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, placed, run
from karabakh_quiz.tui.pages.frame import LABEL_GAP, at_axis, head, hung, hung_sign
from karabakh_quiz.tui.signs import CARD, FLAG, HERE
from karabakh_quiz.tui.typeset import flow, quotation

FACET_AT, WHO_AT = 2, 9

FILTERS_TOLD = (
    "deck:karabakh  person:peskov  facet:when",
    "state:held (new, learning, suspended)  tag:…",
    "due:today (week, month)  is:flagged",
)


def running_head(grid: Grid, found: int, total: int, marked: int) -> list[Line]:
    """How many of how many cards."""
    of_all = f"{found:,} of " if found < total else ""
    told = f"{of_all}{total:,} cards".replace(",", "\u202f")
    if marked:
        told = f"{marked} marked, {told}"
    return head(grid, title="Browse", right=(run(told.replace("\u202f", " "), "soft"),))


def columns(grid: Grid) -> Line:
    """The heads of the columns."""
    words = _words_at(grid)
    return hung(
        grid,
        "due",
        placed(
            (FACET_AT, (Run("asks", "soft"),)),
            (WHO_AT, (Run("said by", "soft"),)),
            (words, (Run("words", "soft"),)),
        ),
    )


def _words_at(grid: Grid) -> int:
    return WHO_AT + (11 if grid.narrow else 13)


def row(
    grid: Grid, item: Item, standing: Standing, today: int, *, here: bool, marked: bool, act: str
) -> Line:
    """One card of the list."""
    due = due_words(standing, today)
    asked = standing.asked_on
    soon = asked is not None and asked <= today
    when = Run(due, "here bold" if here else "ink" if soon else "soft", act)
    style = "ink bold" if here else "ink"
    words_at = _words_at(grid)
    room = grid.room - words_at
    sign = FLAG if standing.flagged else CARD[standing.stage]
    who = run(cut_text(run(item.who).text, words_at - WHO_AT - 2), style, act)
    text = placed(
        (0, (Run(sign, "differs" if standing.flagged else "ink", act),)),
        (FACET_AT, (Run(item.facet, style, act),)),
        (WHO_AT, (who,)),
        (words_at, (_words(item, room, style, act),)),
    )
    mark = (HERE if grid.narrow else f"{HERE} ") if here else ""
    plus = "+" if marked else ""
    start = grid.axis - LABEL_GAP - cell_len(due)
    before = start - cell_len(mark) - cell_len(plus)
    return placed(
        (before, (Run(mark, "here bold"), Run(plus, "here bold"), when)), (grid.axis, text)
    )


def _words(item: Item, room: int, style: str, act: str) -> Run:
    text = run(item.words).text
    if item.quoted:
        return Run(cut_text(text, room), style, act)
    return Run(f"({cut_text(text, room - 2)})", f"{style} italic", act)


def due_words(standing: Standing, today: int) -> str:
    """`today`, `in 5 d`, `14 Nov`, `–` for what is not scheduled."""
    asked = standing.asked_on
    if asked is None:
        return "–"
    days = asked - today
    if days <= 0:
        return "today"
    if days <= 14:
        return f"in {days} d"
    return _short(date_of(asked), date_of(today))


def _short(day: date, today: date) -> str:
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
    if day.year == today.year or (day - today).days < 300:
        return f"{day.day} {months[day.month - 1]}"
    return f"{months[day.month - 1]} {day.year}"


def below(
    grid: Grid,
    catalogue: Catalogue,
    place: int | None,
    card: Card | None,
    answers: Sequence[Review],
    more: int,
) -> list[Line]:
    """Under the list: a rule, the card's words whole, how it stands, the last answers."""
    told = f" {more} more" if more > 0 else ""
    cells = grid.room - cell_len(told)
    lines: list[Line] = [at_axis(grid, (Run("─" * cells, "rule"), Run(told, "soft")))]
    if place is None or card is None:
        return [
            *lines,
            *(
                at_axis(grid, (Run(text, "soft italic"),))
                for text in ("Nothing is found. Words that filter:", *FILTERS_TOLD)
            ),
        ]
    words = quotation(
        card.text or card.prompt,
        grid.measure,
        indent=grid.axis,
        marks=card.quoted and bool(card.text),
        gap=GAP,
        filled=run(card.answer),
    )
    lines += words[:3]
    asked = (run(f"{card.prompt}  ", "soft"), run(card.answer))
    lines.append(at_axis(grid, cut(asked, grid.room)))
    standing = catalogue.standing[place]
    if standing.flagged:
        lines.append(hung_sign(grid, Run(FLAG, "differs bold"), _flagged(grid, standing)))
    else:
        lines.append(at_axis(grid, cut(_stands(standing, answers), grid.room)))
    return lines


def _flagged(grid: Grid, standing: Standing) -> Line:
    """What was written to the flag."""
    return cut((run(standing.note or "flagged: it looks wrong", "ink italic"),), grid.room)


def _stands(standing: Standing, answers: Sequence[Review]) -> Line:
    """The last answers as signs, where the card stands, and when it is due."""
    runs: list[Run] = []
    for each in answers[-10:]:
        style = "agrees bold" if each.grade > 1 else "differs bold"
        runs += [Run(SIGNS.get(each.verdict, "?"), style), Run(" ")]
    due = f", due {date_words(date_of(standing.due_day))}" if standing.due_day else ""
    return (*runs, Run(f" {standing.stage}{due}" if runs else f"{standing.stage}{due}", "soft"))


def aside(grid: Grid, answers: Sequence[Review], names: Mapping[str, str]) -> list[Line]:
    """The right column of a spread: the answers given, the last first; `names` of people by id."""
    if not grid.wide:
        return []
    lines: list[Line] = [*([BLANK] * (1 if grid.tall == "low" else 3)), (Run("answers", "soft"),)]
    if not answers:
        return [*lines, *flow((Run("Not answered before.", "soft italic"),), grid.notes_width)]
    for each in list(reversed(answers))[:12]:
        style = "agrees bold" if each.grade > 1 else "differs bold"
        day = date_of(each.day or 0)
        told = each.answer if each.mode == "type" else names.get(each.chosen or "", "")
        line = (
            Run(SIGNS.get(each.verdict, "?"), style),
            Run(f" {_short(day, day):>6}  ", "soft"),
            run(told),
        )
        lines.append(cut(line, grid.notes_width))
    return lines
