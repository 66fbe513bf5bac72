"""How a date is read while it is being typed."""


def how_read(typed: str) -> str:
    """`read as 9 September 2023`; empty where nothing can be said yet."""
    from karabakh_quiz.answers.date_reading import read_date
    from karabakh_quiz.answers.date_values import UnreadError

    try:
        readings = read_date(typed)
    except UnreadError:
        return ""
    told = dict.fromkeys(reading.text for reading in readings)
    return f"read as {' or '.join(told)}" if told else ""
