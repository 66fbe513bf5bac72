"""The commands of the linear mode: a colon, a letter, and sometimes words.

Everything that a sitting has keys for. A command works at both prompts
unless it says otherwise.
"""

from __future__ import annotations

from enum import Enum

from karabakh_quiz.cli import spoken
from karabakh_quiz.cli.output import as_sentence
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.sitting import AnsweredElsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from karabakh_quiz.cli.desk import Desk
    from karabakh_quiz.cli.talk import Talk
    from karabakh_quiz.study import Sitting, Summary
    from karabakh_quiz.study.question import Question

    Drill = Callable[[tuple[str, ...]], Summary]
    """Practises telling people apart, as the learner's own lines go; what came of it."""


class Step(Enum):
    """Where the conversation goes after a command."""

    STAY = "stay"
    """The same prompt again."""
    ASK = "ask"
    """The question again, whichever is open now."""
    TEACH = "teach"
    """The verdict: the question has been answered."""
    MEET = "meet"
    """The verdict of a guess that is not graded."""
    NEXT = "next"
    LEAVE = "leave"


HELP = (
    ("u", "undo", "take back the last answer"),
    ("h", "hint", "a hint; the answer is then at best Hard"),
    ("a", "answer", "I do not know: show the answer"),
    ("g", "guessed", "I guessed; before answering, :g and a guess meets a new card ungraded"),
    ("r", "repeat", "the question again"),
    ("s", "suspend", "ask this card no more, until it is resumed"),
    ("b", "bury", "ask this card another day"),
    ("n", "skip", "not in this sitting"),
    ("d", "drill", "after one speaker was named for another: practise telling the two apart"),
    ("f", "flag", "this looks wrong; a note may follow"),
    ("o", "open", "open the source in the browser"),
    ("i", "info", "how this card was answered before"),
    ("e", "edit", "open the entry in your editor"),
    ("q", "quit", "leave; everything is saved"),
    ("?", "help", "this list"),
)
"""Letter, word, what it does: `:u` and `:undo` are the same."""

LETTERS = {word: letter for letter, word, _ in HELP} | {letter: letter for letter, _, _ in HELP}


class Colon:
    """Carries out one command line of a sitting."""

    def __init__(self, sitting: Sitting, talk: Talk, desk: Desk, drill: Drill) -> None:
        self._sitting = sitting
        self._talk = talk
        self._desk = desk
        self._drill_two = drill
        self._doing: Mapping[str, Callable[[str, Question], Step]] = {
            "u": self._undo,
            "h": self._hint,
            "g": self._guessed,
            "r": self._repeat,
            "s": self._suspend,
            "b": self._bury,
            "d": self._drill,
            "f": self._flag,
            "o": self._open,
            "i": self._info,
            "a": self._give_up,
            "n": self._skip,
            "e": self._edit,
            "q": self._quit,
            "?": self._help,
        }

    def do(self, line: str, question: Question) -> Step:
        """Carry out `line` (`:f a note`); what cannot be done now is said in one sentence."""
        word, _, rest = line[1:].strip().partition(" ")
        letter = self.letter(line)
        if letter is None:
            self._talk.say(f"There is no command :{word}. :? lists them.")
            return Step.STAY
        try:
            return self._doing[letter](rest.strip(), question)
        except QuizError as error:
            self._talk.say(*spoken.wrapped(as_sentence(error.sentence), self._talk.measure))
            return Step.STAY

    @staticmethod
    def letter(line: str) -> str | None:
        """The letter of the command in `line`, None if there is no such command."""
        return LETTERS.get(line[1:].strip().partition(" ")[0].lower())

    @property
    def _answered(self) -> bool:
        return self._sitting.verdict is not None

    def _undo(self, _: str, __: Question) -> Step:
        if self._sitting.undo() is None:
            self._talk.say("There is nothing to undo.")
            return Step.STAY
        self._talk.say("Undone.")
        return Step.ASK

    def _hint(self, _: str, __: Question) -> Step:
        hint = self._sitting.hint()
        self._talk.say(
            *spoken.wrapped(f"Hint: {spoken.aloud(hint)}." if hint else "No more hints.")
        )
        return Step.STAY

    def _guessed(self, guess: str, _: Question) -> Step:
        if self._answered:
            self._sitting.guessed()
            self._talk.say("Noted as guessed.")
            return Step.STAY
        if not guess:
            self._talk.say("Write the guess after it, such as :g 2, or answer and type :g then.")
            return Step.STAY
        verdict = self._sitting.guess_first(guess)
        if verdict.asks_again:
            self._talk.say(*spoken.verdict_lines(verdict, self._talk.measure))
            return Step.STAY
        return Step.MEET

    def _repeat(self, _: str, question: Question) -> Step:
        self._talk.say(*spoken.question_lines(question, self._talk.measure))
        return Step.STAY

    def _suspend(self, _: str, __: Question) -> Step:
        self._sitting.suspend()
        self._talk.say("Suspended. :u takes it back.")
        return Step.NEXT

    def _bury(self, _: str, __: Question) -> Step:
        self._sitting.bury()
        self._talk.say("Put off until tomorrow. :u takes it back.")
        return Step.NEXT

    def _drill(self, _: str, question: Question) -> Step:
        from karabakh_quiz.study.drilling import mixed_up

        two = mixed_up(question, self._sitting.verdict, self._sitting.collection.register)
        if not two:
            self._talk.say("No two speakers were mixed up in the last answer.")
            return Step.STAY
        summary = self._drill_two(two)
        right = f"{summary.right} of {summary.cards} right" if summary.cards else "Nothing asked"
        self._talk.say("", f"{right}. Back to the answer before the drill.")
        return Step.STAY

    def _flag(self, note: str, __: Question) -> Step:
        self._sitting.flag(note)
        self._talk.say("Flagged." if note else "Flagged, without a note.")
        return Step.STAY

    def _open(self, _: str, question: Question) -> Step:
        self._talk.say(*spoken.wrapped(self._desk.open_source(question.card)))
        return Step.STAY

    def _info(self, _: str, question: Question) -> Step:
        for line in self._desk.history(question.card):
            self._talk.say(*spoken.wrapped(line))
        return Step.STAY

    def _give_up(self, _: str, __: Question) -> Step:
        try:
            self._sitting.give_up()
        except AnsweredElsewhere as told:
            self._talk.say(as_sentence(told.sentence))
            return Step.NEXT
        return Step.TEACH

    def _skip(self, _: str, __: Question) -> Step:
        self._sitting.skip()
        self._talk.say("Skipped for this sitting.")
        return Step.NEXT

    def _edit(self, _: str, question: Question) -> Step:
        collection = self._desk.edit(question.card)
        if collection is None:
            self._talk.say("Nothing was changed.")
            return Step.STAY
        self._sitting.reload(collection)
        self._talk.say("The deck was read anew.")
        return Step.ASK

    def _quit(self, _: str, __: Question) -> Step:
        return Step.LEAVE

    def _help(self, _: str, __: Question) -> Step:
        for letter, word, what in HELP:
            self._talk.say(f":{letter} or :{word}. {what[:1].upper()}{what[1:]}.")
        return Step.STAY
