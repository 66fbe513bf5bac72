"""After weeks away: `study --spread DAYS`, and the line that offers it."""

from __future__ import annotations

from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.study import SittingOptions
    from karabakh_quiz.study.backlog import Backlog

OFFERED = 7
"""Days that the offer names."""


def spread(
    collection: Collection, progress: Progress, days: int, options: SittingOptions
) -> list[str]:
    """Spread what is due over `days` days from today; the lines that say what that means.

    Raises `UsageError` for a number of days that no backlog is spread over.
    """
    from karabakh_quiz.study.backlog import backlog, spread_backlog

    plan = backlog(collection, progress, days, options)
    spread_backlog(progress, days)
    if days == 1:
        return ["What is due is not spread any more: all of it comes today."]
    if not plan.due:
        return ["Nothing is due. Should anything fall due, it is spread, and no new cards come."]
    return _told(plan)


def _told(plan: Backlog) -> list[str]:
    first, *rest = plan.days
    lines = [
        f"{plural(plan.due, 'card')} due, {plan.overdue} of them by a week or more, "
        f"over {plural(len(plan.days), 'day')}:",
        f"today {first.backlog}, then {_shares([day.backlog for day in rest])}.",
    ]
    coming = sum(day.falling_due for day in rest)
    if coming:
        lines.append(f"Besides, {plural(coming, 'card')} will fall due on these days.")
    lost = round(plan.expected_loss)
    if lost:
        lines.append(f"About {lost} more will be forgotten than if all were answered today.")
    lines.append("No new cards come meanwhile. --spread 1 ends it.")
    return lines


def _shares(counts: list[int]) -> str:
    """`17 a day`, or `16 to 17 a day`."""
    low, high = min(counts), max(counts)
    return f"{low} a day" if low == high else f"{low} to {high} a day"


def offer(collection: Collection, progress: Progress, options: SittingOptions) -> list[str]:
    """That cards have piled up, and what can be done; nothing where they have not."""
    from karabakh_quiz.study.backlog import piled_up

    count = piled_up(collection, progress, options)
    if not count:
        return []
    return [f"{count} cards have piled up: study --spread {OFFERED} spreads them over a week."]
