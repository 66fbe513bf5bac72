"""Reading what a learner answered, and judging it fairly."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.answers.choices import judge_choice
    from karabakh_quiz.answers.dates import judge_date
    from karabakh_quiz.answers.judging import judge
    from karabakh_quiz.answers.names import judge_name
    from karabakh_quiz.answers.orders import judge_match, judge_order
    from karabakh_quiz.answers.plain import (
        judge_gap,
        judge_number,
        judge_place,
        judge_quotation,
        judge_text,
    )
    from karabakh_quiz.answers.sayings import said_in
    from karabakh_quiz.answers.verdict import Kind, Span, Verdict

__all__ = [
    "Kind",
    "Span",
    "Verdict",
    "judge",
    "judge_choice",
    "judge_date",
    "judge_gap",
    "judge_match",
    "judge_name",
    "judge_number",
    "judge_order",
    "judge_place",
    "judge_quotation",
    "judge_text",
    "said_in",
]

__getattr__, __dir__ = exports(
    __name__,
    {
        "Kind": "verdict",
        "Span": "verdict",
        "Verdict": "verdict",
        "judge": "judging",
        "judge_choice": "choices",
        "judge_date": "dates",
        "judge_gap": "plain",
        "judge_match": "orders",
        "judge_name": "names",
        "judge_number": "plain",
        "judge_order": "orders",
        "judge_place": "plain",
        "judge_quotation": "plain",
        "judge_text": "plain",
        "said_in": "sayings",
    },
)
