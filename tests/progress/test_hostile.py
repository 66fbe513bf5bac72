"""Files from elsewhere may say anything: nothing crashes, nothing unsafe gets in."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.progress import BadRowError, Progress, Row
from karabakh_quiz.progress.device_files import Header, header_line
from karabakh_quiz.progress.lines import from_line, from_object, to_line
from tests.support.progress import CARDS, answer, quick_folder, told_rows

HOSTILE = [
    {"seq": 1, "kind": "met", "card": "a/b#\u202ewho", "at": 1, "day": 1},
    {"seq": 2, "kind": "met", "card": "\x1b]0;x\x07", "at": 2, "day": 1},
    {"seq": 3, "kind": "met", "card": ["a"], "at": 3, "day": 1},
    {"seq": 4, "kind": "met", "card": CARDS[0], "at": 1 << 60, "day": 1},
    {"seq": 5, "kind": "met", "card": CARDS[0], "at": 5, "day": 1 << 40},
    {"seq": 6, "kind": "met", "card": CARDS[0], "at": 6.5, "day": 1},
    {"seq": 7, "kind": "met", "card": CARDS[0], "at": True, "day": 1},
    {"seq": 1 << 32, "kind": "met", "card": CARDS[0], "at": 8, "day": 1},
    {"seq": -1, "kind": "met", "card": CARDS[0], "at": 8, "day": 1},
    {"seq": 9, "kind": "redate", "at": 9, "day": 1, "fields": {"shift": 1 << 52, "ranges": []}},
    {"seq": 10, "kind": "redate", "at": 9, "day": 1, "fields": {"shift": 1, "ranges": 5}},
    {"seq": 11, "kind": "forget", "at": 9, "day": 1, "fields": {"ranges": [["x", 1]]}},
    {"seq": 12, "kind": "undo", "at": 9, "day": 1, "fields": {"device": 5, "seq": 1}},
    {"seq": 13, "kind": "review", "card": CARDS[0], "at": 9, "day": 1, "fields": {"grade": "3"}},
    {"seq": 14, "kind": "review", "card": CARDS[0], "at": 9, "day": 1, "fields": "none"},
    {"seq": 15, "kind": "setting", "at": 9, "day": 1, "fields": {"name": "\x00"}},
    {"seq": 16, "kind": "", "at": 9, "day": 1},
    {"seq": 17, "kind": "hum", "at": 9, "day": 1, "fields": {"a": 1 << 70}},
    {},
]


def shared_with(folder, objects, device="ffff0000ffff0000"):
    """A sync folder in which some device says `objects`."""
    shared = folder / "shared"
    shared.mkdir()
    lines = [header_line(Header("someone", device))]
    lines += [to_line({"device": device, **each}) for each in objects]
    (shared / f"karabakh-quiz-{device}.jsonl").write_text("\n".join(lines) + "\n")
    return shared


def test_rows_that_make_no_sense_are_left_out(laptop, folder):
    shared = shared_with(folder, HOSTILE)
    synced = laptop.sync(shared, join=True)
    kept = told_rows(laptop)
    assert [(row.id.seq, row.card) for row in kept] == [(1, "a/b#who"), (2, "]0;x")]
    assert synced.merged.new == len(kept)
    assert laptop.sync(shared).merged.new == 0
    laptop.rebuild()
    assert {each.code for each in laptop.examine() if each.level == "fault"} <= {"numbers"}


@pytest.mark.parametrize("value", ["[" * 100_000, "1" * 10_000, '"\\ud800"', "NaN", "{" * 5000])
def test_json_that_bites_is_left_out(laptop, folder, value):
    shared = shared_with(folder, [])
    (path,) = shared.iterdir()
    head = '{"device":"ffff0000ffff0000","at":1,"day":1,"kind":"hum","fields":{"x":'
    with path.open("a", encoding="utf-8") as file:
        file.write(_checked_line(f'{head}{value}}},"seq":1}}') + "\n")
    laptop.sync(shared, join=True)
    for row in told_rows(laptop):
        assert row.fields == {"x": ""}


def _checked_line(text):
    from zlib import crc32

    rest = f'",{text[1:]}'
    return f'{{"check":"{crc32(rest.encode()):08x}{rest}'


def test_fields_as_deep_as_a_well_are_refused(laptop):
    deep = []
    for _ in range(3000):
        deep = [deep]
    with pytest.raises(BadRowError):
        laptop.record(Row(kind="hum", fields={"deep": deep}))


def test_a_setting_of_any_kind_does_no_harm(laptop):
    for name in ("retention", "day-end", "maximum-interval"):
        for value in ("x", -1, 1e300, [], {}, True, "25:00", "04:00:00+05:00", 0, None, "\n"):
            laptop.record(Row(kind="setting", fields={"name": name, "value": value}))
            assert 0.7 <= laptop.memory().desired_retention <= 0.97
            assert laptop.today() in (20483, 20484)
    answer(laptop)
    laptop.record(Row(kind="setting", fields={"name": "/parameters", "value": {"id": 1}}))
    assert laptop.parameters_id() == ""


def test_parameters_out_of_range_are_passed_over(laptop):
    for numbers in ([1e9] * 21, [0.5], "none", 5, [None] * 21, {"a": 1}):
        laptop.record(Row(kind="parameters", fields={"id": "x", "numbers": numbers}))
        assert laptop.parameters_id() == ""


@given(st.integers(0, 1 << 32))
def test_bytes_changed_anywhere_in_a_folder_change_no_row(seed):
    random = Random(seed)
    with quick_folder() as folder:
        with Progress.open(folder / "a.db") as one:
            rows = {row.id: row for row in (answer(one, card) for card in CARDS)}
            one.sync(folder / "shared")
        (path,) = (folder / "shared").iterdir()
        content = bytearray(path.read_bytes())
        for _ in range(random.randint(1, 30)):
            content[random.randrange(len(content))] = random.randrange(256)
        path.write_bytes(content)
        with Progress.open(folder / "b.db") as other:
            other.sync(folder / "shared", join=True)
            for row in told_rows(other):
                assert rows[row.id] == row


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers(-(1 << 50), 1 << 50)
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=5,
        ),
        max_size=3,
    )
)
def test_whatever_json_holds_survives_a_line(fields):
    row = from_object({"device": "d", "seq": 1, "kind": "hum", "at": 1, "day": 1, "fields": fields})
    from karabakh_quiz.progress.lines import to_object

    assert from_object(from_line(to_line(to_object(row)))) == row
    assert json.loads(to_line(to_object(row)))["kind"] == "hum"
