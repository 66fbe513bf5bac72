"""Looking back: what was learnt, what is mixed up, and how sure one can be of it."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.insight.gathering import Material as Material
    from karabakh_quiz.insight.gathering import Report as Report
    from karabakh_quiz.insight.gathering import material as material
    from karabakh_quiz.insight.gathering import report as report
    from karabakh_quiz.insight.mixups import Confusion as Confusion
    from karabakh_quiz.insight.mixups import Pair as Pair
    from karabakh_quiz.insight.mixups import confusions as confusions
    from karabakh_quiz.insight.mixups import pairs as pairs
    from karabakh_quiz.insight.selection import Selection as Selection

__getattr__, __dir__ = exports(
    __name__,
    {
        "Confusion": "mixups",
        "Material": "gathering",
        "Pair": "mixups",
        "Report": "gathering",
        "Selection": "selection",
        "confusions": "mixups",
        "material": "gathering",
        "pairs": "mixups",
        "report": "gathering",
    },
)
