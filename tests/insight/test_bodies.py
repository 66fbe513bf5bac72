"""The quick reading of a review's body against the codec that wrote it."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.bodies import NOTHING, Teller
from karabakh_quiz.progress.facts import MODES
from tests.support.progress import quick_folder

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=20)
rows = st.builds(
    Review,
    card=st.just("alpha/one#when"),
    at=st.integers(0, 1 << 42),
    day=st.integers(0, 30_000),
    id=st.builds(RowId, st.just("device"), st.integers(1, 1 << 31)),
    grade=st.integers(1, 4),
    proposed=st.integers(1, 4),
    verdict=st.sampled_from(("exact", "wrong", "close")),
    score=st.sampled_from((0.0, 0.25, 1 / 3, 0.98765, 1.0)),
    mode=st.sampled_from(MODES),
    options=st.lists(texts, max_size=12, unique=True).map(tuple),
    chosen=st.none() | texts,
    answer=texts,
    guessed=st.booleans(),
    hinted=st.booleans(),
    scheduled=st.booleans(),
    sitting=texts,
    took_ms=st.integers(0, 1 << 34),
    fingerprint=texts,
    after=st.none() | st.builds(RowId, st.just("device"), st.integers(1, 1 << 31)),
    due_day=st.none() | st.integers(0, 40_000),
    parameters=texts,
    retention=st.sampled_from((0.9, 0.8725, 0.123456789)),
    fields=st.sampled_from(
        ({}, {"days_off": -12, "year": 1992}, {"hum": "x"}, {"days_off": "12"}, {"year": True})
    ),
)


@given(st.lists(rows, min_size=1, max_size=12))
def test_what_is_told_is_what_was_packed(several: list[Review]) -> None:
    with quick_folder() as folder, Progress.open(folder / "progress.db") as progress:
        log = progress._log
        with log.writing():
            stored = [log.codec.pack(row) for row in several]
            number = log.texts.number
            teller = Teller({number(mode): place for place, mode in enumerate(MODES)})
            told = [teller.told(each.body) for each in stored]
    for row, each in zip(several, told, strict=True):
        off, year = row.fields.get("days_off"), row.fields.get("year")
        expected = (
            MODES.index(row.mode),
            row.took_ms,
            off if isinstance(off, int) else None,
            year if type(year) is int else None,
        )
        assert each == expected


@given(st.binary(max_size=60))
def test_bytes_that_are_no_body_tell_nothing_or_numbers(body: bytes) -> None:
    told = Teller({}).told(body)
    assert told == NOTHING or (told[0] == -1 and told[1] >= 0)
