"""Looking ahead: the weeks to come, a date to be ready by, one's own parameters."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.planning.cards import CardNow as CardNow
    from karabakh_quiz.planning.cards import cards_now as cards_now
    from karabakh_quiz.planning.cards import home_of as home_of
    from karabakh_quiz.planning.exam import Expected as Expected
    from karabakh_quiz.planning.exam import Plan as Plan
    from karabakh_quiz.planning.exam import ordinarily as ordinarily
    from karabakh_quiz.planning.exam import plan_exam as plan_exam
    from karabakh_quiz.planning.fitting import Answer as Answer
    from karabakh_quiz.planning.fitting import Fit as Fit
    from karabakh_quiz.planning.fitting import FitError as FitError
    from karabakh_quiz.planning.fitting import fit as fit
    from karabakh_quiz.planning.fitting import score as score
    from karabakh_quiz.planning.forecasting import Forecast as Forecast
    from karabakh_quiz.planning.forecasting import Pace as Pace
    from karabakh_quiz.planning.forecasting import forecast as forecast
    from karabakh_quiz.planning.forecasting import forecast_otherwise as forecast_otherwise
    from karabakh_quiz.planning.forecasting import forecasts as forecasts
    from karabakh_quiz.planning.histories import answers_of as answers_of
    from karabakh_quiz.planning.moving import Moves as Moves
    from karabakh_quiz.planning.moving import moves as moves
    from karabakh_quiz.planning.outlook import ExamOutlook as ExamOutlook
    from karabakh_quiz.planning.outlook import cards_ahead as cards_ahead
    from karabakh_quiz.planning.outlook import exam_outlook as exam_outlook

__getattr__, __dir__ = exports(
    __name__,
    {
        "Answer": "fitting",
        "CardNow": "cards",
        "ExamOutlook": "outlook",
        "Expected": "exam",
        "Fit": "fitting",
        "FitError": "fitting",
        "Forecast": "forecasting",
        "Pace": "forecasting",
        "Moves": "moving",
        "Plan": "exam",
        "answers_of": "histories",
        "cards_ahead": "outlook",
        "cards_now": "cards",
        "exam_outlook": "outlook",
        "fit": "fitting",
        "forecast": "forecasting",
        "forecast_otherwise": "forecasting",
        "forecasts": "forecasting",
        "home_of": "cards",
        "moves": "moving",
        "ordinarily": "exam",
        "plan_exam": "exam",
        "score": "fitting",
    },
)
