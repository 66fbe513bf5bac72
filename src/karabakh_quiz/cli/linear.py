"""A sitting line by line, for screen readers, pipes and slow links.

The same sitting as on the screens, the same log; two prompts a card, each
answered by one line. A line that starts with a colon is a command
(`cli.colon`); `::` begins an answer that starts with a colon itself.
"""

from __future__ import annotations

from karabakh_quiz.cli import spoken
from karabakh_quiz.cli.colon import Colon, Step
from karabakh_quiz.cli.output import as_sentence
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.sitting import AnsweredElsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.talk import Talk
    from karabakh_quiz.clock import Clock
    from karabakh_quiz.study import Leech, Sitting, Summary
    from karabakh_quiz.study.question import Question

BEFORE_THE_NOTE = frozenset("nbsuq?")
"""What can be done before a content note is accepted: nothing that tells of the card."""


class Linear:
    """One sitting as a conversation."""

    def __init__(self, sitting: Sitting, talk: Talk, colon: Colon) -> None:
        self._sitting = sitting
        self._talk = talk
        self._colon = colon
        self._warned: set[str] = set()
        self._leech: Leech | None = None
        self.names = {id_: one.name for id_, one in sitting.collection.register.items()}
        """What to call people and choices by id, those shown so far included."""

    def run(self) -> Summary:
        """Ask until nothing is left, the learner leaves or the input ends.

        However it ends, an answer that has had its verdict is graded.
        """
        try:
            step = Step.NEXT
            while step is not Step.LEAVE:
                question = self._sitting.next()
                if question is None:
                    break
                step = self._ask(question)
        finally:
            summary = self._sitting.leave()
        return summary

    def _ask(self, question: Question) -> Step:
        """One question, from its prompt to its grade."""
        self.names |= {choice.id: choice.text for choice in question.choices}
        self._talk.say("")
        step, line = self._warn(question)
        if step is Step.STAY:
            if not line:
                self._talk.say(*spoken.question_lines(question, self._talk.measure))
            step = self._answer(question, line)
        if step in (Step.TEACH, Step.MEET):
            self._teach()
            step = self._grade(question) if step is Step.TEACH else self._go_on(question)
        return step

    def _warn(self, question: Question) -> tuple[Step, str]:
        """Say a content note before the words it is about, once a sitting.

        What is typed instead of Enter is an answer: a script's lines stay two
        a card, whatever the card.
        """
        card = question.card
        note = card.entry.content_note
        if not note or card.siblings in self._warned:
            return Step.STAY, ""
        self._talk.say(*spoken.labelled("content note", spoken.stopped(note), self._talk.measure))
        while True:
            line = self._talk.ask("Enter shows the question, :n skips it: ")
            if line is None:
                return Step.LEAVE, ""
            if not line.startswith(":"):
                self._warned.add(card.siblings)
                return Step.STAY, line
            if self._colon.letter(line) not in BEFORE_THE_NOTE:
                self._talk.say("Press Enter first, or leave the card out: :n, :b or :s.")
                continue
            step = self._colon.do(line, question)
            if step is not Step.STAY:
                return step, ""

    def _answer(self, question: Question, given: str = "") -> Step:
        """Ask for an answer until one is understood; `given` has been typed already."""
        prompt = spoken.answer_prompt(question)
        while True:
            line = given or self._talk.ask(prompt)
            given = ""
            if line is None:
                return Step.LEAVE
            if line.startswith(":") and not line.startswith("::"):
                step = self._colon.do(line, question)
                if step is not Step.STAY:
                    return step
            elif not line and question.mode != "reveal":
                self._talk.say("Type an answer and press Enter. :? lists the commands.")
            else:
                try:
                    verdict = self._sitting.answer(line.removeprefix(":"))
                except AnsweredElsewhere as told:
                    self._talk.say(*spoken.wrapped(as_sentence(told.sentence), self._talk.measure))
                    return Step.NEXT
                if not verdict.asks_again:
                    return Step.TEACH
                self._talk.say(*spoken.verdict_lines(verdict, self._talk.measure))

    def _teach(self) -> None:
        """Say the verdict, and all there is to learn."""
        verdict = self._sitting.verdict
        assert verdict is not None
        self._talk.say("", *spoken.verdict_lines(verdict, self._talk.measure))
        self._talk.say(*spoken.detail_lines(self._sitting.details(), self._talk.measure))

    def _grade(self, question: Question) -> Step:
        """Ask for the grade; an empty line takes the proposed one."""
        while True:
            verdict = self._sitting.verdict
            assert verdict is not None
            lines, prompt = spoken.grade_lines(
                self._sitting.intervals(), verdict.proposed, self._talk.measure
            )
            self._talk.say(*lines)
            line = self._talk.ask(prompt)
            if line is None:
                return Step.LEAVE
            if line.startswith(":"):
                step = self._colon.do(line, question)
                if step is not Step.STAY:
                    return step
            elif not line or line in ("1", "2", "3", "4"):
                if self._graded(int(line) if line else None):
                    return Step.NEXT
            else:
                self._talk.say("A grade is 1, 2, 3 or 4. Enter takes the proposed one.")

    def _graded(self, grade: int | None) -> bool:
        """Whether the grade could be kept; if not, why is said, and it is asked for again."""
        try:
            self._sitting.grade(grade)
        except QuizError as error:
            self._talk.say(*spoken.wrapped(as_sentence(error.sentence), self._talk.measure))
            return False
        self._tell_leech()
        return True

    def _tell_leech(self) -> None:
        """Say so when the card just graded keeps being forgotten."""
        leech = self._sitting.leech
        if leech is not None and leech is not self._leech:
            line = spoken.leech_line(leech, self.names)
            self._talk.say(*spoken.wrapped(line, self._talk.measure))
        self._leech = leech

    def _go_on(self, question: Question) -> Step:
        """After a guess that is not graded."""
        while True:
            line = self._talk.ask("Met, not graded. Enter goes on: ")
            if line is None:
                return Step.LEAVE
            if not line:
                self._sitting.grade()
                return Step.NEXT
            if not line.startswith(":"):
                self._talk.say("Press Enter, or type a command. :? lists them.")
                continue
            step = self._colon.do(line, question)
            if step is not Step.STAY:
                return step


def hold(
    sitting: Sitting,
    clock: Clock,
    talk: Talk,
    reopen: Callable[[Path], Collection],
) -> None:
    """Hold a sitting from its head to its summary; `reopen` reads an edited deck anew."""
    from karabakh_quiz.cli.desk import Desk
    from karabakh_quiz.study import Sitting
    from karabakh_quiz.study.drilling import pair_options

    first = sitting.next()
    if first is None:
        talk.say(*spoken.nothing_lines(sitting.summary(), clock.now()))
        return
    title = first.deck_title if len(sitting.collection.decks) == 1 else "Several decks"
    reviews, fresh = len(sitting.plan.reviews), len(sitting.plan.fresh)
    talk.say(*spoken.head_lines(title, reviews, fresh, talk.measure))
    desk = Desk(sitting.progress, reopen, interactive=talk.interactive)

    def held(sitting: Sitting) -> Linear:
        return Linear(sitting, talk, Colon(sitting, talk, desk, drill))

    def drill(people: tuple[str, ...]) -> Summary:
        pair = Sitting(
            sitting.collection, sitting.progress, clock=clock, options=pair_options(people)
        )
        return held(pair).run()

    linear = held(sitting)
    try:
        with talk.unhurried():
            linear.run()
    finally:
        summary = sitting.summary()
        lines = spoken.summary_lines(summary, linear.names, clock.now(), talk.measure)
        talk.say("", *lines)
