"""The figures of a real learner's log: `data/reviews.csv`, see `data/LICENSE.reviews`."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from karabakh_quiz.clock import day_number
from karabakh_quiz.insight.gathering import material, report
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.progress import Progress, Review, RowId
from tests.insight.test_figures import check
from tests.support.insight import DEVICE, grow

LOG = Path(__file__).parent / "data" / "reviews.csv"


@pytest.fixture(scope="module")
def progress(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("real") / "progress.db"
    with LOG.open(encoding="utf-8") as file:
        told = sorted(csv.DictReader(file), key=lambda row: row["review_time"])
    rows, at = [], 0
    for seq, each in enumerate(told, 1):
        moment = datetime.fromisoformat(each["review_time"])
        grade = int(each["review_rating"])
        at = max(at + 1, int(moment.timestamp() * 1000))
        rows.append(
            Review(
                card=f"real/{each['card_id']}#who",
                at=at,
                day=day_number(moment),
                id=RowId(DEVICE, seq),
                grade=grade,
                proposed=grade,
                verdict="exact" if grade > 1 else "wrong",
                score=float(grade > 1),
                mode="type",
                took_ms=int(each["review_duration"]),
            )
        )
    grow(path, iter(rows))
    with Progress.open(path) as opened:
        yield opened


def test_every_figure_of_a_real_log_equals_its_naive_second(progress: Progress) -> None:
    check(progress, material(progress).tally)


def test_a_real_log_says_what_it_should(progress: Progress) -> None:
    found = report(material(progress), Selection())
    assert found.done.answers == 1558
    assert found.overall.enough
    assert found.overall.share is not None
    assert found.calibration.expected is not None
    assert abs(found.overall.share - found.calibration.expected) < 0.15
    assert found.now.stock.seen == len({row.card for row in progress.rows()})
