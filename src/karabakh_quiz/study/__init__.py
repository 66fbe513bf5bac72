"""One sitting: which card next, what is asked of it, what the answer leads to."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.study.exam import MockExam as MockExam
    from karabakh_quiz.study.leeches import Leech as Leech
    from karabakh_quiz.study.options import SittingOptions as SittingOptions
    from karabakh_quiz.study.question import NextInterval as NextInterval
    from karabakh_quiz.study.question import Question as Question
    from karabakh_quiz.study.sitting import Sitting as Sitting
    from karabakh_quiz.study.sitting import SittingError as SittingError
    from karabakh_quiz.study.summary import Confusion as Confusion
    from karabakh_quiz.study.summary import Summary as Summary

__getattr__, __dir__ = exports(
    __name__,
    {
        "Confusion": "summary",
        "Leech": "leeches",
        "MockExam": "exam",
        "NextInterval": "question",
        "Question": "question",
        "Sitting": "sitting",
        "SittingError": "sitting",
        "SittingOptions": "options",
        "Summary": "summary",
    },
)
