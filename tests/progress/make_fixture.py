"""Make the file of the present version that later versions must open.

    python -m tests.progress.make_fixture

Run once when the version changes; the files of earlier versions stay.
"""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from karabakh_quiz.progress import Progress, Row
from karabakh_quiz.progress.lines import to_object
from karabakh_quiz.progress.schema import VERSION
from tests.support.clocks import StandingClock
from tests.support.progress import CARDS, answer, told_rows

FOLDER = Path(__file__).parent / "fixtures"


def main() -> None:
    """Write `progress-vN.db.gz` and the rows in it, `progress-vN.json`."""
    clock = StandingClock(datetime(2026, 1, 31, 9, 0, tzinfo=UTC))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "progress.db"
        with Progress.open(path, clock=clock) as progress:
            _fill(progress, clock)
            rows = [to_object(row) for row in told_rows(progress)]
        content = gzip.compress(path.read_bytes(), mtime=0)
    (FOLDER / f"progress-v{VERSION}.db.gz").write_bytes(content)
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (FOLDER / f"progress-v{VERSION}.json").write_text(text + "\n", encoding="utf-8")


def _fill(progress: Progress, clock: StandingClock) -> None:
    for round_ in range(4):
        for index, card in enumerate(CARDS):
            clock.advance(minutes=3)
            answer(
                progress,
                card,
                1 + (round_ + index) % 4,
                options=("ada", "bert", "cleo") if index % 2 else (),
                mode="choice" if index % 2 else "type",
                chosen="bert",
                guessed=index == 3,
                answer="" if index % 2 else "Ada Alpha",
                sitting=f"sitting-{round_}",
                took_ms=1000 * index,
                fingerprint="f00d",
            )
        clock.advance(days=5)
    progress.undo()
    today = progress.today()
    for row in (
        Row(kind="met", card="gamma/one#said"),
        Row(kind="suspend", card=CARDS[1]),
        Row(kind="bury", card=CARDS[2], fields={"until": today + 1}),
        Row(kind="reschedule", card=CARDS[0], fields={"due_day": today + 20}),
        Row(kind="flag", card=CARDS[0], fields={"note": "looks wrong"}),
        Row(kind="reset", card=CARDS[3]),
        Row(kind="setting", fields={"name": "retention", "value": 0.85, "deck": "alpha"}),
        Row(kind="setting", fields={"name": "day-end", "value": "03:00"}),
        Row(kind="parameters", fields={"id": "p1", "numbers": [*progress.memory().parameters]}),
        Row(kind="hum", fields={"of": "a later version"}),
    ):
        progress.record(row)
    progress.forget(deck="gamma")


if __name__ == "__main__":
    main()
