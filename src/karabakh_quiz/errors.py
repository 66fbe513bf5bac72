"""The error that every sentence to a person derives from.

A `QuizError` is raised once, where the trouble is known, with one clear
sentence; it is shown once, by the command or the screen, without a traceback.
Whatever else is raised is a defect of ours.
"""


class QuizError(Exception):
    """Something a person can understand and act on.

    `str(error)` is the sentence: what is wrong, and where it helps, what to do.
    `exit_code` is what a command ends with (1: the thing asked about is faulty
    or missing; 2: wrong usage).
    """

    exit_code = 1

    @property
    def sentence(self) -> str:
        """The sentence, made safe for a terminal."""
        from karabakh_quiz.text import clean

        return clean(str(self))


class UsageError(QuizError):
    """The command was called in a way it does not understand."""

    exit_code = 2
