"""Values to feed the screens with, and a sitting that follows a script.

The people and words are made up, except where a test takes a shipped deck.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card, Chip, Choice, Detail
from karabakh_quiz.decks.deck import Statement
from karabakh_quiz.places import Places, find_places
from karabakh_quiz.settings import Settings
from karabakh_quiz.study.question import NextInterval, Question
from karabakh_quiz.tui.app import QuizApp, Start
from karabakh_quiz.tui.desk import Desk
from tests.support.clocks import StandingClock

SNAPSHOTS = Path(__file__).parent.parent / "tui" / "snapshots"

ENTRY = Statement(
    id="bridge", deck="made-up", path=Path("made-up.yaml"), line=12, who=(), roles=(),
    when="2023-09-06", said="the bridge will open when the river allows it",
)  # fmt: skip
WHO = Card(
    id="made-up/bridge#who",
    entry=ENTRY,
    facet="who",
    kind="name",
    prompt="Who said this?",
    text="the bridge will open when the river allows it, and not one day before the engineers "
    "have said that it is safe",
    quoted=True,
    chips=(
        Chip("who", None),
        Chip("when", "6 September 2023"),
        Chip("where", "remarks to reporters, Alphaville"),
    ),
    answer="Cyril Gamma",
    fingerprint="f",
    right=Choice("cyril-gamma", "Cyril Gamma", "Secretary of the Council"),
)
PEOPLE = (
    Choice("ada-alpha", "Ada Alpha", "Spokeswoman of the Ministry of Bridges"),
    Choice("ben-beta", "Benedict Beta", "Deputy Chairman of the Council"),
    Choice("cyril-gamma", "Cyril Gamma", "Secretary of the Council"),
    Choice("dora-delta", "Dora Delta", "Minister of Rivers"),
)
CHOICE = Question(
    card=WHO, mode="choice", choices=PEOPLE, number=7, total=20, stage="learning",
    deck_title="Bridges and rivers",
)  # fmt: skip
WHEN = replace(
    WHO,
    id="made-up/bridge#when",
    facet="when",
    kind="date",
    prompt="When was this said? The month is enough.",
    chips=(
        Chip("who", "Cyril Gamma", "Secretary of the Council"),
        Chip("when", None),
        Chip("where", "remarks to reporters, Alphaville"),
    ),
    answer="6 September 2023",
    date="2023-09-06",
)
TYPED = replace(CHOICE, card=WHEN, mode="type", choices=(), number=8, stage="held")
WRONG = Verdict(
    kind="wrong", score=0.0, reason="Not Ada Alpha but Cyril Gamma.", proposed=1, named="ada-alpha"
)
MONTH = Verdict(
    kind="right-to-month", score=0.5, reason="Right to the month, as asked. The day differs.",
    read_as="9 September 2023", proposed=3, days_off=3,
)  # fmt: skip
FACTS = (
    Detail("who", "Cyril Gamma", "Կիրիլ Գամմա; Secretary of the Council"),
    Detail("when", "6 September 2023"),
    Detail("where", "remarks to reporters, Alphaville"),
)
CHOSEN = (
    Detail("you chose", "Ada Alpha", "Spokeswoman of the Ministry of Bridges"),
    Detail("their words", "Ada Alpha, 5 September 2023:"),
    Detail("", "whoever builds a bridge must be ready to cross it first", quoted=True),
)
MORE = (
    Detail("context", "Said on the day the Ministry of Bridges announced the crossing, before "
           "it began."),
    Detail("source", "Alphaville Gazette, 6 September 2023", "English translation",
           link="https://example.org/gazette"),
)  # fmt: skip
INTERVALS = (
    NextInterval(1, 0, 10), NextInterval(2, 1, 0), NextInterval(3, 4, 0), NextInterval(4, 9, 0),
)  # fmt: skip


class ScriptedSitting:
    """Asks the questions it was given, in order; keeps what was done in `log`."""

    def __init__(self, questions: Iterable[Question] = (CHOICE, TYPED)) -> None:
        self._questions = list(questions)
        self._at = -1
        self.verdict: Verdict | None = None
        self.log: list[tuple[str, object]] = []

    @property
    def question(self) -> Question | None:
        return self._questions[self._at] if 0 <= self._at < len(self._questions) else None

    def next(self) -> Question | None:
        self._at += 1
        self.verdict = None
        return self.question

    def answer(self, text: str) -> Verdict:
        question = self.question
        assert question is not None
        self.log.append(("answer", text))
        if question.mode == "choice":
            right = question.card.right
            chosen = question.choices[int(text) - 1]
            self.verdict = (
                Verdict(kind="exact", score=1.0, reason="Right.", proposed=3)
                if right and chosen.id == right.id
                else WRONG
            )
        else:
            self.verdict = MONTH
        return self.verdict

    def prepare(self) -> bool:
        return False

    def details(self) -> Sequence[Detail]:
        return (*FACTS, *(CHOSEN if self.verdict is WRONG else ()), *MORE)

    def intervals(self) -> Sequence[NextInterval]:
        return INTERVALS

    def grade(self, grade: int | None = None) -> None:
        self.log.append(("grade", grade))
        self.verdict = None

    def guess_first(self, text: str) -> Verdict:
        self.log.append(("guess", text))
        self.verdict = WRONG
        return self.verdict

    def give_up(self) -> Verdict:
        self.log.append(("give up", None))
        self.verdict = WRONG
        return self.verdict


DECK = """\
deck:
  id: made-up
  title: Bridges and rivers
  subtitle: Statements of a made-up September
people:
  ada-alpha:
    name: Ada Alpha
    side: Alphaland
    offices: [{title: Spokeswoman of the Ministry of Bridges, from: 2020-01-01}]
  ben-beta:
    name: Ben Beta
    side: Alphaland
    offices: [{title: Deputy Chairman of the Council, from: 2020-01-01}]
  cyril-gamma:
    name: Cyril Gamma
    native: {ru: Кирилл Гамма}
    side: Alphaland
    offices: [{title: Secretary of the Council, from: 2020-01-01}]
  dora-delta:
    name: Dora Delta
    side: Alphaland
    offices: [{title: Minister of Rivers, from: 2020-01-01}]
  emil-epsilon:
    name: Emil Epsilon
    side: Alphaland
    offices: [{title: Mayor of Alphaville, from: 2020-01-01}]
sources:
  gazette: {title: Alphaville Gazette, date: 2023-09-07, url: "https://example.org/gazette"}
statements:
  - {id: open, who: cyril-gamma, when: 2023-09-06, where: Alphaville, source: gazette,
     said: the bridge will open when the river allows it, facets: [who]}
  - {id: cross, who: ada-alpha, when: 2023-09-05, where: Betatown, source: gazette,
     said: whoever builds must be ready to cross first, facets: [who]}
  - {id: tolls, who: ben-beta, when: 2023-08-20, where: Gammaburg, source: gazette,
     said: nobody has ever paid a toll with pleasure, facets: [who]}
  - {id: boats, who: dora-delta, when: 2023-07-11, where: Deltaport, source: gazette,
     said: our boats have always known the way, facets: [who]}
  - {id: lights, who: emil-epsilon, when: 2023-06-30, where: Alphaville, source: gazette,
     said: the lamps on the quay will burn all night, facets: [who],
     content-note: About a night without light.}
"""
"""A sound deck of five `who` cards, the people and words made up."""


def home_with(folder: Path, *decks: str) -> Path:
    """A home folder whose own decks are these texts, and no other decks."""
    (folder / "decks").mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(decks):
        (folder / "decks" / f"deck-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def places_in(home: Path) -> Places:
    """The places of a home without shipped decks."""
    return replace(
        find_places({"KARABAKH_QUIZ_HOME": str(home)}), shipped_decks=home / "no-shipped-decks"
    )


def app_in(
    home: Path,
    clock: StandingClock,
    *,
    start: Start | None = None,
    settings: Settings | None = None,
    theme: str = "night",
) -> QuizApp:
    """The app on the decks of `home`; `start` as `Start` has it."""
    desk = Desk(places_in(home), clock)
    return QuizApp(desk, settings or Settings(), theme=theme, start=start)


async def counted(pilot: Pilot[None]) -> None:
    """Wait until Home has counted what there is to do."""
    for _ in range(500):
        await pilot.pause()
        if not getattr(getattr(pilot.app.screen, "shown", None), "loading", False):
            return
    raise AssertionError("Home never counted the decks")


def screen_text(app: QuizApp) -> str:
    """What is on screen, row by row, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def raw_segments(app: QuizApp) -> str:
    """Everything that would go to the terminal as text."""
    strips = app.screen._compositor.render_strips()
    return "".join(segment.text for strip in strips for segment in strip)


def many_cards(count: int) -> str:
    """A deck of `count` plain questions."""
    lines = ["deck: {id: many, title: Many cards}", "questions:"]
    for number in range(count):
        lines.append(
            f"  - {{id: q{number}, ask: What stands at place-{number}?, answer: thing x{number}}}"
        )
    return "\n".join(lines) + "\n"


def check_snapshot(name: str, text: str) -> None:
    """Compare `text` with the frozen one; KARABAKH_QUIZ_SNAPSHOTS=write freezes it anew."""
    file = SNAPSHOTS / f"{name}.txt"
    shown = "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n") + "\n"
    if os.environ.get("KARABAKH_QUIZ_SNAPSHOTS") == "write":
        file.write_text(shown, encoding="utf-8")
    assert file.exists(), f"{file} is not there: look at the screen, then write it"
    assert shown == file.read_text(encoding="utf-8"), f"{name} looks otherwise than it did"
