"""The summary: how many, how many right by facet, what was hard, who was mixed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from karabakh_quiz.cards.card import GAP, Card
from karabakh_quiz.study.summary import Summary
from karabakh_quiz.study.wording import leech_line, plural, when_next
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut_text, pad, run
from karabakh_quiz.tui.pages.frame import at_axis, head, hung, wrapped
from karabakh_quiz.tui.signs import HEAVY, LIGHT
from karabakh_quiz.tui.typeset import flow

BAR = 24
HARDEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryShown:
    """A sitting's figures, with what is needed to word them."""

    summary: Summary
    title: str
    today: date
    names: Mapping[str, str]
    """Names of people by id."""


def running_head(grid: Grid, shown: SummaryShown) -> list[Line]:
    """The deck, how long it took, and how far the sitting came."""
    summary = shown.summary
    minutes = max(1, round(summary.seconds / 60))
    whole = summary.cards + summary.left
    right = (Run(plural(minutes, "minute"), "soft"),) if summary.answers else ()
    return head(grid, title=shown.title, right=right, done=summary.cards / max(1, whole))


def matter(grid: Grid, shown: SummaryShown) -> list[Line]:
    """All of it, for one sheet that scrolls."""
    summary = shown.summary
    lines: list[Line] = [BLANK] * (grid.prompt_row - 2)
    lines += [at_axis(grid, line) for line in flow(_result(summary), grid.measure)]
    if not summary.answers:
        return lines
    groups = [
        _facets(grid, summary),
        _hard(grid, summary),
        _mixed(grid, shown),
        _leeches(grid, shown),
        _next(grid, shown),
    ]
    for group in groups:
        if group:
            lines += [*([BLANK] * (1 if grid.tall == "low" else 2)), *group]
    return lines


def _result(summary: Summary) -> tuple[Run, ...]:
    if not summary.answers:
        nothing = "Nothing to review and nothing new." if not summary.left else "No answers yet."
        return (Run(nothing, "ink bold"),)
    runs = [Run(f"{summary.right} of {summary.cards} right", "ink bold")]
    said = []
    if summary.new:
        said.append(f"{summary.new} of them new")
    if summary.left:
        said.append(f"{summary.left} left for later")
    if said:
        runs.append(Run(f", {', '.join(said)}", "soft"))
    return tuple(runs)


def _facets(grid: Grid, summary: Summary) -> list[Line]:
    lines = []
    most = max(total for _, total in summary.facets.values())
    for facet, (right, total) in summary.facets.items():
        cells = max(1, round(BAR * total / most))
        heavy = round(cells * right / total)
        drawn = (Run(HEAVY * heavy, "ink"), Run(LIGHT * (cells - heavy), "soft"))
        count = Run(f"{right} of {total}", "soft")
        lines.append(hung(grid, facet, (*pad(drawn, BAR + 2), count)))
    return lines


def _hard(grid: Grid, summary: Summary) -> list[Line]:
    lines: list[Line] = []
    for card in summary.hard[:HARDEST]:
        lines += [_card(grid, "" if lines else "hard", card)]
    more = len(summary.hard) - HARDEST
    if more > 0:
        lines.append(at_axis(grid, (Run(f"and {more} more", "soft"),)))
    return lines


def _card(grid: Grid, label: str, card: Card) -> Line:
    """A card in one line: the answer, then the words it belongs to."""
    answer = cut_text(run(card.answer).text, 24)
    text = run((card.text or card.prompt).replace(GAP, "…")).text
    room = grid.measure - cell_len(answer) - 4
    words = cut_text(text, room)
    shown = f"“{words}”" if card.quoted and card.text else words
    return hung(grid, label, (Run(answer), Run("  "), Run(shown, "soft")))


def _mixed(grid: Grid, shown: SummaryShown) -> list[Line]:
    """Who was taken for whom."""
    lines: list[Line] = []
    people = [
        each
        for each in shown.summary.confusions
        if each.right in shown.names and each.chosen in shown.names
    ]
    for each in people[:HARDEST]:
        right, chosen = shown.names[each.right], shown.names[each.chosen]
        times = f"  {each.count} times" if each.count > 1 else ""
        words = (run(right), Run(" taken for ", "soft"), run(chosen), Run(times, "soft"))
        lines += wrapped(grid, "" if lines else "mixed up", words)
    return lines


def _leeches(grid: Grid, shown: SummaryShown) -> list[Line]:
    """What keeps being forgotten, and what may help."""
    lines: list[Line] = []
    cards = {card.id: card.answer for card in shown.summary.hard}
    for leech in shown.summary.leeches[:HARDEST]:
        told = (run(cards.get(leech.card, leech.card)), Run("  "))
        advice = run(leech_line(leech, shown.names), "soft")
        lines += wrapped(grid, "" if lines else "leeches", (*told, advice))
    return lines


def _next(grid: Grid, shown: SummaryShown) -> list[Line]:
    at = shown.summary.next_at
    if at is None:
        return []
    days = (at.date() - shown.today).days
    return [hung(grid, "next", (Run(when_next(days)),))]
