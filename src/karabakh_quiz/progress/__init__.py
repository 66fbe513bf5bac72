"""What the learner did, for ever: the log, and the states folded from it."""

from __future__ import annotations

from karabakh_quiz.lazy import exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.progress.backups import restore_file as restore_file
    from karabakh_quiz.progress.cardstate import CardState as CardState
    from karabakh_quiz.progress.faults import BadRowError as BadRowError
    from karabakh_quiz.progress.faults import LogError as LogError
    from karabakh_quiz.progress.faults import OtherLearnerError as OtherLearnerError
    from karabakh_quiz.progress.reading import DeckCount as DeckCount
    from karabakh_quiz.progress.row import Review as Review
    from karabakh_quiz.progress.row import Row as Row
    from karabakh_quiz.progress.row import RowId as RowId
    from karabakh_quiz.progress.salvaging import salvage as salvage
    from karabakh_quiz.progress.store import Progress as Progress

__getattr__, __dir__ = exports(
    __name__,
    {
        "BadRowError": "faults",
        "CardState": "cardstate",
        "DeckCount": "reading",
        "LogError": "faults",
        "OtherLearnerError": "faults",
        "Progress": "store",
        "Review": "row",
        "Row": "row",
        "RowId": "row",
        "restore_file": "backups",
        "salvage": "salvaging",
    },
)
