"""The timeline drill, on the sitting's own screen."""

from typing import TYPE_CHECKING, ClassVar, cast

from typing_extensions import override

from karabakh_quiz.clock import Clock
from karabakh_quiz.tui.screens.practice import PracticeScreen

if TYPE_CHECKING:
    from karabakh_quiz.study import Sitting
    from karabakh_quiz.tui.drill import TimelineDrill

_USED = frozenset(
    {"digit", "choose", "accept", "move", "take_back", "dont_know", "leave", "help", "palette",
     "scroll_matter"}
)  # fmt: skip


class DrillScreen(PracticeScreen):
    """Rounds of entries to put in order; dismisses with how many were wholly in order."""

    name_of_page: ClassVar[str] = "while putting in order"

    def __init__(self, drill: "TimelineDrill", clock: Clock) -> None:
        super().__init__(cast("Sitting", drill), clock)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action in _USED and super().check_action(action, parameters)

    @override
    def settle(self) -> None:
        """Nothing is to be settled: a drill is not logged."""
