"""The forgetting model: states, intervals, guess mixture, replay. Pure numbers."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.memory.faults import RangeError as RangeError
    from karabakh_quiz.memory.model import Memory as Memory
    from karabakh_quiz.memory.model import MemoryState as MemoryState
    from karabakh_quiz.memory.parameters import DEFAULT as DEFAULT
    from karabakh_quiz.memory.parameters import checked as checked
    from karabakh_quiz.memory.step import NEVER as NEVER
    from karabakh_quiz.memory.step import NEW_CARD_PRIOR as NEW_CARD_PRIOR
    from karabakh_quiz.memory.step import luck as luck

__getattr__, __dir__ = exports(
    __name__,
    {
        "DEFAULT": "parameters",
        "NEVER": "step",
        "NEW_CARD_PRIOR": "step",
        "Memory": "model",
        "MemoryState": "model",
        "RangeError": "faults",
        "checked": "parameters",
        "luck": "step",
    },
)
