"""Several rows in one transaction."""

import pytest

from karabakh_quiz.progress import Progress, Row
from karabakh_quiz.progress.faults import BadRowError
from tests.support.progress import CARDS, answer


def test_rows_recorded_together_are_all_there_or_none(tmp_path):
    with Progress.open(tmp_path / "progress.db") as progress:
        answer(progress)
        day = progress.today() + 30
        moved = Row(kind="reschedule", card=CARDS[0], fields={"due_day": day})
        written = progress.record_all([Row(kind="flag", card=CARDS[1]), moved])
        assert [row.kind for row in written] == ["flag", "reschedule"]
        assert progress.state(CARDS[0]).due_day == day
        with pytest.raises(BadRowError):
            progress.record_all([Row(kind="suspend", card=CARDS[0]), Row(kind="suspend")])
        assert not progress.state(CARDS[0]).suspended
        with pytest.raises(BadRowError):
            progress.record_all([Row(kind="forget")])
        assert progress.record_all([]) == []
        assert len(list(progress.rows())) == 3
