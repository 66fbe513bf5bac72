"""A report as JSON: keys stable, shares from 0 to 1, days as ISO dates."""

from collections.abc import Mapping
from typing import Any

from karabakh_quiz.clock import date_of
from karabakh_quiz.insight.activity import Stock
from karabakh_quiz.insight.calibration import Calibration
from karabakh_quiz.insight.dates import DateErrors
from karabakh_quiz.insight.gathering import Report
from karabakh_quiz.insight.retention import Retention
from karabakh_quiz.insight.selection import Label


def as_json(report: Report) -> dict[str, Any]:
    """What `stats --json` prints."""
    selection, now = report.selection, report.now
    return {
        "today": iso(report.today),
        "since": None if selection.first is None else iso(selection.first),
        "decks": list(selection.decks),
        "aim": report.aim,
        "answers": report.done.answers,
        "practice": report.done.practice,
        "minutes": round(report.done.minutes, 2),
        "introduced": report.done.introduced,
        "days_studied": len(report.days),
        "days": [
            {
                "day": iso(day),
                "answers": each.answers,
                "minutes": round(each.minutes, 2),
                "introduced": each.introduced,
            }
            for day, each in report.days.items()
        ],
        "retention": {
            **share(report.overall),
            **{by: table(found) for by, found in report.retention.items()},
        },
        "calibration": fit(report.calibration),
        "cards": {
            "new": now.new,
            **stock(now.stock),
            "due": now.due,
            "known": round(now.known, 2),
            "answered": now.answered,
            "lasting": dict(now.lasting),
            "lapses": now.lapses,
        },
        "due": [
            {"day": iso(report.today + ahead), "cards": count}
            for ahead, count in enumerate(now.dues)
        ],
        "stock": [{"day": iso(day), **stock(each)} for day, each in report.stock.items()],
        "leeches": [{"card": card, "lapses": lapses} for card, lapses in now.leeches],
        "hardest": [
            {
                "entry": each.entry,
                "difficulty": round(each.difficulty, 2),
                "lapses": each.lapses,
                "answers": each.answers,
            }
            for each in now.hardest
        ],
        "dates": {
            **errors(report.dates),
            "by_decade": {f"{decade}s": errors(each) for decade, each in report.decades.items()},
        },
        "hours": [{"hour": hour, **share(each)} for hour, each in enumerate(report.hours)],
    }


def iso(day: int) -> str:
    """A learner's day as an ISO date."""
    return date_of(day).isoformat()


def share(each: Retention) -> dict[str, Any]:
    """A share with the range that chance allows; null without tests."""
    low, high = each.interval
    return {
        "tested": each.tested,
        "recalled": each.recalled,
        "share": rounded(each.share),
        "low": rounded(low) if each.tested else None,
        "high": rounded(high) if each.tested else None,
        "expected": rounded(each.expected),
    }


def table(found: Mapping[Label, Retention]) -> dict[str, Any]:
    """Shares by name, or by the first day of a time."""
    return {
        iso(label) if isinstance(label, int) else label: share(each)
        for label, each in found.items()
    }


def fit(each: Calibration) -> dict[str, Any]:
    """Expected against actual recall."""
    return {
        "tested": each.count,
        "expected": rounded(each.expected),
        "share": rounded(each.share),
        "log_loss": rounded(each.log_loss),
        "rmse": rounded(each.rmse),
        "tenths": [
            {
                "low": tenth.low,
                "high": tenth.high,
                "tested": tenth.count,
                "recalled": tenth.came,
                "expected": rounded(tenth.expected),
            }
            for tenth in each.tenths
        ],
    }


def stock(each: Stock) -> dict[str, int]:
    """Cards by how they stand; `young` is part of `learning`, as learning is under 21 days."""
    return {
        "learning": each.learning + each.young,
        "young": each.young,
        "held": each.held,
        "suspended": each.suspended,
    }


def errors(each: DateErrors) -> dict[str, Any]:
    """How dates were missed."""
    return {
        "answers": each.count,
        "exact": each.exact,
        "early": each.early,
        "late": each.late,
        "median_days": each.median,
        "spans": {
            name: {"early": early, "late": late} for name, (early, late) in each.spans().items()
        },
    }


def rounded(value: float | None) -> float | None:
    """Five decimals: more nobody can read, and none is lost to chance."""
    return None if value is None else round(value, 5)
