"""Every figure in one line of words: for screen readers, pipes, and beside the pictures.

Plain and short; where there is too little to say something, they say how much
is missing instead.
"""

from datetime import date

from karabakh_quiz.clock import date_of
from karabakh_quiz.insight.activity import Activity, best_hours
from karabakh_quiz.insight.calibration import Calibration
from karabakh_quiz.insight.dates import DateErrors
from karabakh_quiz.insight.gathering import Report
from karabakh_quiz.insight.retention import ENOUGH, Retention
from karabakh_quiz.insight.standing import Now

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def percent(share: float) -> str:
    """`90 %`."""
    return f"{round(share * 100)} %"


def number(count: float) -> str:
    """`6 133`: thousands set apart by a narrow gap where there are many."""
    whole = f"{round(count):,}"
    return whole.replace(",", "\u202f") if len(whole) > 5 else whole.replace(",", "")


def counted(count: int, noun: str, several: str | None = None) -> str:
    """`1 answer`, `812 answers`."""
    return f"{number(count)} {noun if count == 1 else several or noun + 's'}"


def day_words(day: int, *, year: bool = False) -> str:
    """`23 Oct`, with `year` `23 Oct 2025`."""
    return date_words(date_of(day), year=year)


def date_words(day: date, *, year: bool = False) -> str:
    """The same of a date."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def month_words(day: int) -> str:
    """`Oct`: the month a day is in."""
    return _MONTHS[date_of(day).month - 1]


def time_words(minutes: float) -> str:
    """`40 minutes`, `17 hours`."""
    if minutes < 90:
        return counted(round(minutes), "minute")
    hours = minutes / 60
    return f"{hours:.1f} hours" if hours < 10 else f"{number(hours)} hours"


def off_words(days: int) -> str:
    """How far off: `12 days`, `5 months`, `2 years`."""
    size = abs(days)
    if size <= 31:
        return counted(size, "day")
    if size <= 730:
        return counted(round(size / 30.44), "month")
    return counted(round(size / 365.25), "year")


def missing(tested: int) -> str:
    """What is missing before a share can be told."""
    return f"after about {max(1, ENOUGH - tested)} more reviews on a later day"


def done(each: Activity, days: int) -> str:
    """`6133 answers on 214 days, 17 hours, 10 s an answer`."""
    if not each.answers:
        return "nothing answered"
    pace = each.minutes * 60 / each.answers
    return (
        f"{counted(each.answers, 'answer')} on {counted(days, 'day')}, "
        f"{time_words(each.minutes)}, {pace:.0f} s an answer"
    )


def recalled(each: Retention, aim: float) -> str:
    """`90 % of 812, chance allows 88 to 92 %; the aim is 90 %`."""
    if each.share is None or not each.enough:
        return missing(each.tested)
    place = {"below": ", below the aim of ", "above": ", above the aim of "}
    told = place.get(each.against(aim), "; the aim is ")
    return (
        f"{percent(each.share)} of {number(each.tested)}, chance allows {_range(each)} %"
        f"{told}{percent(aim)}"
    )


def briefly(each: Retention, aim: float) -> str:
    """The same where several stand in one line: `84 % of 2472 (79 to 86), below`."""
    if each.share is None or not each.enough:
        return f"{each.tested} of {ENOUGH} answers needed"
    side = each.against(aim)
    told = f", {side}" if side != "near" else ""
    return f"{percent(each.share)} of {number(each.tested)} ({_range(each)}){told}"


def _range(each: Retention) -> str:
    """`79 to 86`, with a decimal where the two would be one."""
    low, high = (end * 100 for end in each.interval)
    places = 0 if round(high) - round(low) >= 2 else 1
    return f"{low:.{places}f} to {high:.{places}f}"


def model(each: Calibration) -> str:
    """`expected 89 %, came 90 % over 812 answers`."""
    if not each.enough or each.expected is None or each.share is None:
        return missing(each.count)
    return (
        f"expected {percent(each.expected)}, came {percent(each.share)} "
        f"over {counted(each.count, 'answer')}"
    )


def fit(each: Calibration) -> str:
    """`log loss 0.355, off by 1.1 points in the mean of the tenths`."""
    if not each.enough or each.log_loss is None or each.rmse is None:
        return missing(each.count)
    return (
        f"log loss {each.log_loss:.3f}, RMSE over tenths of expected recall "
        f"{each.rmse * 100:.1f} points"
    )


def cards(each: Now) -> str:
    """`12 new, 31 learning (9 under a day), 78 held, 3 suspended`."""
    stock = each.stock
    learning = f"{number(stock.learning + stock.young)} learning"
    if stock.young:
        learning += f" (of them {number(stock.young)} young)"
    parts = [learning, f"{number(stock.held)} held"]
    if each.new:
        parts.insert(0, f"{number(each.new)} new")
    if stock.suspended:
        parts.append(f"{number(stock.suspended)} suspended")
    return ", ".join(parts)


def known(each: Now) -> str:
    """`about 123 of 173 cards answered`."""
    if not each.answered:
        return "nothing yet"
    return f"about {number(each.known)} of {counted(each.answered, 'card')} answered"


def lasting(each: Now) -> str:
    """`31 under a week, 64 to a month, …`."""
    if not each.answered:
        return "nothing yet"
    return ", ".join(f"{number(count)} {name}" for name, count in each.lasting.items())


def due(each: Now) -> str:
    """`27 today, 80 in the next 7 days, 210 in 30`."""
    week, all_ = sum(each.dues[:7]), sum(each.dues)
    return f"{number(each.due)} today, {number(week)} within 7 days, {number(all_)} within " + (
        f"{len(each.dues)}"
    )


def forgotten(each: Now) -> str:
    """`41 lapses; 2 leeches: made-up/one#who (9), …`."""
    told = counted(each.lapses, "lapse")
    if not each.leeches:
        return f"{told}, no leeches"
    listed = ", ".join(f"{card} ({count})" for card, count in each.leeches[:3])
    more = f" and {len(each.leeches) - 3} more" if len(each.leeches) > 3 else ""
    return f"{told}; {counted(len(each.leeches), 'leech', 'leeches')}: {listed}{more}"


def dates(each: DateErrors) -> str:
    """`12 days too early in the median; 61 of 268 to the day`."""
    if not each.count:
        return "no dates typed yet"
    exact = f"{number(each.exact)} of {number(each.count)} to the day"
    median = each.median
    if median is None:
        return exact
    side = "too early" if median < 0 else "too late"
    return f"{off_words(median)} {side} in the median of those missed; {exact}"


def hour(report: Report) -> str:
    """Whether the hour of the day makes a difference that chance does not."""
    found = best_hours(report.hours)
    if found is None:
        if sum(each.enough for each in report.hours) < 2:
            return f"after {ENOUGH} reviews on later days in each of two hours"
        return "no hour that stands out"
    best, worst = found
    shares = [report.hours[each].share or 0.0 for each in (best, worst)]
    return (
        f"best from {best} to {best + 1} h ({percent(shares[0])}), "
        f"worst from {worst} to {worst + 1} h ({percent(shares[1])})"
    )


def sentence(text: str) -> str:
    """`text` with a capital at its beginning and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def lines(report: Report) -> list[tuple[str, str]]:
    """All figures as (label, words), in the order they are shown."""
    now = report.now
    return [
        ("done", done(report.done, len(report.days))),
        ("recalled", recalled(report.overall, report.aim)),
        ("model", model(report.calibration)),
        ("fit", fit(report.calibration)),
        ("cards", cards(now)),
        ("known", known(now)),
        ("lasting", lasting(now)),
        ("due", due(now)),
        ("forgotten", forgotten(now)),
        ("dates", dates(report.dates)),
        ("hours", hour(report)),
    ]
