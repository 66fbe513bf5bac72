"""The error for numbers that the model has no meaning for."""

from karabakh_quiz.errors import QuizError


class RangeError(QuizError, ValueError):
    """A parameter, grade, state or count of days outside its range.

    Raised before anything is computed, so that no NaN is ever stored.
    """
