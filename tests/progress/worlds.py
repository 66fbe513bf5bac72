"""Several devices of one learner, their logs, and everything that can happen to them."""

import shutil
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import ClassVar

from karabakh_quiz.progress import CardState, Progress, Row
from tests.progress.naive import naive
from tests.support.clocks import StandingClock
from tests.support.progress import CARDS, answer, told_rows

OTHERS = tuple(f"c{number}" for number in range(4))
LATE_PARAMETERS = [
    0.3, 1.5, 3.0, 9.0, 6.0, 0.9, 3.0, 0.01, 1.7, 0.2, 0.9,
    1.4, 0.07, 0.3, 1.7, 0.6, 1.9, 0.5, 0.1, 0.07, 0.2,
]  # fmt: skip


class Device:
    """One machine: a file, and a clock that may be set."""

    def __init__(self, path: Path, moment: datetime) -> None:
        self.path = path
        self.clock = StandingClock(moment)
        self.progress = Progress.open(path, clock=self.clock)

    def close(self) -> None:
        self.progress.close()


class World:
    """Devices that act and exchange as `random` says."""

    weights: ClassVar[dict[str, int]] = {
        "answer": 10, "undo": 3, "undo_any": 2, "mark": 4, "pass_time": 6, "set_clock": 1,
        "exchange": 3, "set": 1, "redate": 1, "rename": 1, "clone": 1, "forget": 1,
    }  # fmt: skip
    """How often things happen, of 34 times."""

    def __init__(self, folder: Path, random: Random, devices: int = 3) -> None:
        self.folder = folder
        self.random = random
        self.renames: dict[str, str] = {}
        self.cloned = False
        start = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
        self.devices = [
            Device(folder / f"{number}.db", start + timedelta(seconds=random.randrange(-3, 4)))
            for number in range(devices)
        ]

    def close(self) -> None:
        with ExitStack() as stack:
            for device in self.devices:
                stack.callback(device.close)

    def act(self) -> None:
        """One thing happens on one device."""
        (name,) = self.random.choices([*self.weights], [*self.weights.values()])
        getattr(self, name)(self.random.choice(self.devices))

    def answer(self, device: Device) -> None:
        pick = self.random
        shown = pick.choice(((), (), OTHERS, OTHERS[:2]))
        card = pick.choice(CARDS)
        more: dict[str, object] = {
            "options": shown,
            "mode": "choice" if shown else "type",
            "chosen": pick.choice(shown) if shown else None,
            "guessed": pick.random() < 0.15,
            "scheduled": pick.random() < 0.85,
            "retention": pick.choice((0.9, 0.85, 0.5)),
        }
        if pick.random() < 0.2:
            more["due_day"] = None
        answer(device.progress, card, pick.randint(1, 4), pick.randint(0, 40), **more)

    def undo(self, device: Device) -> None:
        device.progress.undo()

    def undo_any(self, device: Device) -> None:
        """Take back any row, an undo and a row not here yet included."""
        known = [row.id for each in self.devices for row in told_rows(each.progress)]
        if known:
            target = self.random.choice(known)
            device.progress.record(
                Row(kind="undo", fields={"device": target.device, "seq": target.seq})
            )

    def mark(self, device: Device) -> None:
        pick = self.random
        today = device.progress.today()
        kind, fields = pick.choice(
            (
                ("met", {}),
                ("suspend", {}),
                ("resume", {}),
                ("reset", {}),
                ("bury", {"until": today + pick.randint(0, 2)}),
                ("reschedule", {"due_day": today + pick.randint(-5, 50)}),
                ("flag", {"note": "looks wrong"}),
                ("flag", {"cleared": True}),
                ("hum", {"tune": ["of", "a", {"later": "version"}]}),
            )
        )
        device.progress.record(Row(kind=kind, card=pick.choice(CARDS), fields=fields))

    def pass_time(self, device: Device) -> None:
        device.clock.advance(hours=self.random.choice((1, 5, 30, 300)))

    def set_clock(self, device: Device) -> None:
        device.clock.moment += timedelta(hours=self.random.choice((-400, -30, -3, 2000)))

    def exchange(self, device: Device) -> None:
        device.progress.merge(self.random.choice(self.devices).progress)

    def set(self, device: Device) -> None:
        pick = self.random
        numbers = pick.choice((LATE_PARAMETERS, [], [float("1e9")] * 21))
        fields = pick.choice(
            (
                {"name": "retention", "value": pick.choice((0.8, 0.95))},
                {"name": "retention", "value": 0.85, "deck": "alpha"},
                {"name": "maximum-interval", "value": pick.choice((5, 100, None))},
                {"name": "day-end", "value": pick.choice(("00:00", "06:30", "nonsense"))},
                {"id": "fit", "numbers": numbers},
            )
        )
        kind = "setting" if "name" in fields else "parameters"
        device.progress.record(Row(kind=kind, fields=fields))

    def redate(self, device: Device) -> None:
        rows = told_rows(device.progress)
        if rows:
            named = self.random.choice(rows).id
            assert named is not None
            first = self.random.randint(1, named.seq)
            fields = {
                "ranges": [[named.device, first, named.seq]],
                "shift": self.random.choice((-86_400_000, 5_000, 400_000_000)),
            }
            if self.random.random() < 0.3:
                fields["days"] = self.random.choice((0, -2))
            device.progress.record(Row(kind="redate", fields=fields))

    def rename(self, device: Device) -> None:
        """Everybody gets the decks in which one card bears another id."""
        old, new = self.random.sample(CARDS, 2)
        self.renames = {k: v for k, v in self.renames.items() if k not in (old, new)}
        if self.random.random() < 0.7:
            self.renames[old] = new
        for each in self.devices:
            each.progress.rename(
                {old: new, new: new} if old in self.renames else {old: old, new: new}
            )

    def clone(self, device: Device) -> None:
        """Somebody copies the whole folder, and both copies go on."""
        if len(self.devices) > 4:
            return
        self.cloned = True
        path = self.folder / f"{len(self.devices)}.db"
        device.progress._log.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        shutil.copy(device.path, path)
        self.devices.append(Device(path, device.clock.moment))

    def forget(self, device: Device) -> None:
        """Nobody deletes while clones go unnoticed: tombstones would hide where they part."""
        if self.cloned:
            return
        today = device.progress.today()
        device.progress.forget(deck="beta", first_day=today, last_day=today)

    def settle(self) -> None:
        """Everybody exchanges with everybody until nothing is new."""
        for _ in range(6):
            pairs = [(a, b) for a in self.devices for b in self.devices if a is not b]
            self.random.shuffle(pairs)
            if not sum(_changed(a.progress.merge(b.progress)) for a, b in pairs):
                break
        else:
            raise AssertionError("exchanges come to no end")

    def check(self) -> None:
        """What each device says follows from its rows alone."""
        for device in self.devices:
            expected = naive(told_rows(device.progress), follow(self.renames))
            assert device.progress.states() == expected
            _check_sets(device.progress, expected)
            device.progress.rebuild()
            assert device.progress.states() == expected
            memories = {card: each.memory for card, each in expected.items() if each.memory}
            assert device.progress.replay(device.progress.memory()) == memories

    def states(self) -> list[dict[str, CardState]]:
        return [device.progress.states() for device in self.devices]


def _check_sets(progress: Progress, states: dict[str, CardState]) -> None:
    """The sets read at once say what the states say."""
    today = progress.today()
    assert progress.seen() == {
        card
        for card, state in states.items()
        if state.memory or state.suspended or (state.buried_until or 0) > today
    }
    assert progress.answered() >= {c for c, state in states.items() if state.last_day == today}
    assert sorted(progress.due()) == sorted(c for c, state in states.items() if state.due(today))
    assert sorted(progress.most_urgent()) == sorted(progress.due())


def _changed(merged: object) -> int:
    return merged.new + merged.removed + (merged.became is not None)  # type: ignore[attr-defined]


def follow(renames: dict[str, str]) -> dict[str, str]:
    """Old ids to today's, chains followed."""
    ends = {}
    for old, new in renames.items():
        while new in renames:
            new = renames[new]
        ends[old] = new
    return ends
