"""Make the pictures of README and docs from the running app.

    python tools/pictures.py docs/pictures            those that the docs show, as SVG
    python tools/pictures.py /tmp/look --all          every scene in every size
    python tools/pictures.py /tmp/look question       those whose name holds a word
    python tools/pictures.py /tmp/look --png          PNG too, where rsvg-convert is installed

The clock stands at a fixed morning and every shuffle is seeded, so the same
tree gives the same pictures.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from svg import picture

START = "2026-10-23T09:00:00+04:00"


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen to reach by keys, and how to look at it."""

    name: str
    keys: str = ""
    """Key names with blanks between; `~` waits."""
    size: tuple[int, int] = (80, 24)
    theme: str = "night"
    start: tuple[str, ...] | None = None
    """Decks of a sitting to open with; None: Home."""
    mode: str = "auto"
    people: tuple[str, ...] = ()
    """Only what these said, and who said it; none: everything."""
    practised: bool = False
    """Whether the learner has studied for a month before."""

    @property
    def file(self) -> str:
        width, height = self.size
        theme = "" if self.theme == "night" else f"-{self.theme}"
        return f"{self.name}-{width}x{height}{theme}"


DECKS = ("armenia-russia-2023", "karabakh-autumn-2023")
DECK = DECKS[:1]
SPEAKER = ("dmitry-peskov",)
SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))


def scenes() -> Iterator[Scene]:
    """All of them."""
    basic = (
        Scene("home"),
        Scene("question", start=DECK, mode="choice", people=SPEAKER),
        Scene("verdict", "2", start=DECK, mode="choice", people=SPEAKER),
        Scene("typed", "3 0 . 8 . 2 3", start=DECK, mode="type"),
        Scene("read", "3 0 . 8 . 2 3 enter", start=DECK, mode="type"),
        Scene(
            "summary", "1 ~ enter ~ 2 ~ enter ~ 3 ~ enter ~ 1 ~ 3 ~ q", start=DECK, mode="choice"
        ),
        Scene("help", "question_mark", start=DECK, mode="choice"),
        Scene("palette", "ctrl+p", start=DECK, mode="choice"),
    )
    basic += (
        Scene("home-after-a-month", practised=True),
        Scene("browse", "b slash p e s k o v", practised=True),
        Scene("settings", "s ~ ~ ~", practised=True),
        Scene("keys", "s end enter", practised=True),
        Scene("exam", "x ~ ~ ~ ~ ~", practised=True),
        Scene("exam-marked", "x m ~ " + "escape x ~ " * 6 + "escape q ~ down", practised=True),
        Scene("people", "p", practised=True),
        Scene("progress", "r", practised=True),
        Scene("chronology", "down " * 6 + "c " + "down " * 18, practised=True),
    )
    for scene in basic:
        for size in SIZES:
            yield replace(scene, size=size)
    for theme in ("paper", "contrast", "contrast-light", "okabe", "okabe-light", "plain"):
        for name in ("home", "question", "verdict"):
            scene = next(each for each in basic if each.name == name)
            yield replace(scene, theme=theme)


def in_docs(scene: Scene) -> bool:
    """Whether README or docs show it: all at 80 × 24, two of them as spreads."""
    if scene.theme not in ("night", "paper", "contrast", "plain"):
        return False
    if scene.size == (80, 24):
        return scene.theme == "night" or scene.name == "question"
    return scene.size == (120, 40) and scene.name in ("verdict", "home-after-a-month")


def practise(home: Path, days: int = 30) -> None:
    """Let a made-up learner study two decks for a month, right in four of five answers."""
    from datetime import timedelta
    from random import Random

    from karabakh_quiz.places import find_places
    from karabakh_quiz.study import SittingOptions
    from karabakh_quiz.study.exam_day import keep_exam_day
    from karabakh_quiz.tui.desk import Desk

    chance = Random(7)
    clock = Standing(datetime.fromisoformat(START) - timedelta(days=days))
    desk = Desk(find_places({"KARABAKH_QUIZ_HOME": str(home)}), clock)
    for day in range(days):
        for deck in DECKS[: 1 + day % 2]:
            sitting = desk.sitting((deck,), SittingOptions(limit=14), seed=day)
            for _ in range(30):
                question = sitting.next()
                if question is None:
                    break
                clock.pass_by(chance.randint(3, 20))
                right = question.card.right
                places = [right is not None and c.id == right.id for c in question.choices]
                if chance.random() < 0.8 and (True in places or question.mode == "type"):
                    given = str(places.index(True) + 1) if places else question.card.answer
                elif False in places and right is not None:
                    given = str(places.index(False) + 1)
                else:
                    given = ""
                if not given or sitting.answer(given).asks_again:
                    sitting.give_up()
                sitting.grade()
            sitting.leave()
        clock.pass_by(24 * 3600)
    keep_exam_day(desk.progress, desk.progress.today() + 50)
    desk.close()


class Standing:
    """A clock that only moves when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._passed = 0.0

    def now(self) -> datetime:
        """The time."""
        return self._moment

    def monotonic(self) -> float:
        """Seconds passed."""
        return self._passed

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        from datetime import timedelta

        self._moment += timedelta(seconds=seconds)
        self._passed += seconds


async def take(scene: Scene, home: Path) -> str:
    """The scene as an SVG document."""
    from karabakh_quiz.clock import clock_from
    from karabakh_quiz.places import find_places
    from karabakh_quiz.settings import Settings
    from karabakh_quiz.study import SittingOptions
    from karabakh_quiz.tui.app import QuizApp, Start
    from karabakh_quiz.tui.desk import Desk
    from karabakh_quiz.tui.themes import COLOURS

    os.environ.pop("NO_COLOR", None)
    if scene.theme == "plain":
        os.environ["NO_COLOR"] = "1"
    desk = Desk(find_places({"KARABAKH_QUIZ_HOME": str(home)}), clock_from(START))
    only = ("who",) if scene.people else ()
    options = SittingOptions(mode=scene.mode, people=scene.people, only=only)
    start = Start(scene.start, options, 4)
    app = QuizApp(desk, Settings(), theme=scene.theme, start=start)
    async with app.run_test(size=scene.size) as pilot:
        await pilot.pause(0.1)
        for key in scene.keys.split():
            if key == "~":
                await pilot.pause(0.75)
            else:
                await pilot.press(key)
        await pilot.pause(0.25)
        rows = []
        for strip in app.screen._compositor.render_strips():
            for line_filter in app._filters:
                if line_filter.enabled:
                    strip = strip.apply_filter(line_filter, app.screen.background_colors[1])
            rows.append(list(strip))
    desk.close()
    paper = COLOURS[scene.theme][0] if scene.theme in COLOURS else None
    return picture(rows, paper)


def main(arguments: Sequence[str]) -> int:
    """Write the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", nargs="*", help="only scenes whose file name holds one of these")
    parser.add_argument("--all", action="store_true", help="every scene in every size")
    parser.add_argument("--png", action="store_true", help="PNG too (needs rsvg-convert)")
    wanted = parser.parse_intermixed_args(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _write(wanted, Path(folder))
    return 0


def _write(wanted: argparse.Namespace, folder: Path) -> None:
    fresh, practised = folder / "fresh", folder / "practised"
    for scene in scenes():
        if wanted.words and not any(word in scene.file for word in wanted.words):
            continue
        if not wanted.words and not wanted.all and not in_docs(scene):
            continue
        if scene.practised and not practised.exists():
            practise(practised)
        for log in fresh.glob("progress.db*"):
            log.unlink()
        drawn = asyncio.run(take(scene, practised if scene.practised else fresh))
        target = wanted.folder / f"{scene.file}.svg"
        target.write_text(drawn, encoding="utf-8")
        if wanted.png and shutil.which("rsvg-convert"):
            subprocess.run(
                ["rsvg-convert", str(target), "-o", str(target.with_suffix(".png"))], check=True
            )
        print(target)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
