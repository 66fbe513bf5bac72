"""What reading a date gives: a `Reading`, or the reason why there is none."""

from dataclasses import dataclass

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.edtf import DateError, Edtf

NO_YEAR = "Which year? A date without a year gets no grade."
NOTHING = "No date was read in that: type day, month and year."
RELATIVE = "Type a date that stands by itself: day, month and year."


class UnreadError(ValueError):
    """The text is no date; `str(error)` is a sentence for the learner."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a typed date: the date, or for a hedge, all that it names."""

    dates: tuple[Edtf, ...]

    @property
    def hedges(self) -> bool:
        """Whether several dates were given for one."""
        return len(self.dates) > 1

    @property
    def text(self) -> str:
        """The reading in words: `9 October 2023`, `1991 or 1992`."""
        return " or ".join(edtf.display(date.text) for date in self.dates)


def full_year(figures: str) -> int:
    """The year that two or four figures name; two are 1950 to 2049."""
    year = int(figures)
    return year if len(figures) > 2 else year + (2000 if year < 50 else 1900)


def existing(text: str) -> Edtf:
    """`text` parsed; raises UnreadError with a sentence where there is no such date."""
    try:
        return edtf.parse(text)
    except DateError as error:
        told = str(error)
        if "days" in told:
            raise UnreadError(f"There is no such day: {told}.") from None
        raise UnreadError(f"{told[0].upper()}{told[1:]}.") from None
