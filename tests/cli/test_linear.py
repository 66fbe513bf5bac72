"""A sitting line by line: the same sitting and the same log as on the screens."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karabakh_quiz.cli.colon import HELP
from tests.support.cli import CARD, environment, run_cli

STUDY = ("study", "made-up", "--plain", "--seed", "7")


def history(kq, *args):
    return json.loads(kq("history", "--json", *args).out)


def questions(out):
    return re.findall(r"^(\d+) of (\d+)\. ", out, re.MULTILINE)


def right_choice(out, answer):
    """The number under which `answer` is offered in the last question of `out`."""
    last = out[out.rindex(" of ") :]
    return next(m[1] for m in re.finditer(r"^(\d)\. (.*)$", last, re.MULTILINE) if answer in m[2])


def test_a_whole_sitting_is_in_the_log_and_due_agrees(kq):
    told = kq(*STUDY, "--limit", "3", typed=CARD * 3)
    assert told.code == 0
    rows = history(kq)
    assert len(rows) == 3
    assert [row["seq"] for row in rows] == [1, 2, 3]
    due = json.loads(kq("due", "--json").out)
    assert due["due"] == sum(row["due_day"] <= row["day"] for row in rows)
    deck = due["decks"][0]
    assert deck["learning"] == 3
    assert deck["new"] + deck["learning"] + deck["held"] + deck["suspended"] == deck["cards"]


def test_the_next_day_goes_on_where_it_was(kq):
    kq(*STUDY, "--limit", "2", typed="\n:a\n4\n" * 2)
    due_at = json.loads(kq("due", "--json").out)["next_at"]
    assert due_at.endswith("T04:00:00+04:00")
    later = kq.at("2026-03-31T09:00:00+04:00")
    due = json.loads(later("due", "--json").out)
    assert due["due"] == 2
    told = later(*STUDY, "--new", "0", typed="")
    assert "A made-up debate. 2 to review." in told.out


def test_the_same_seed_gives_the_same_sitting(kq, tmp_path, monkeypatch):
    typed = "1\n\n2\n3\n:q\n"
    first = kq(*STUDY, typed=typed)
    (tmp_path / "progress.db").unlink()
    for extra in tmp_path.glob("progress.db-*"):
        extra.unlink()
    assert kq(*STUDY, typed=typed).out == first.out


def test_a_transcript_reads_as_the_design_has_it(kq):
    """No signs, no boxes, at most 78 columns; a quotation on lines of its own."""
    out = kq(*STUDY, "--only", "who", typed="1\n\n2\n\n3\n\n").out
    lines = out.splitlines()
    assert lines[0] == "A made-up debate. 4 new."
    assert lines[1] == "Type an answer and press Enter. :? lists the commands, :q leaves."
    assert lines[2] == ""
    assert max(map(len, lines)) <= 78
    assert not re.search("[─━│┐┘•◦●○†≠≈“”‘’…\x1b]", out)
    assert "Grade: 1 Again, " in out
    assert re.search(r"^Proposed [13], (Again|Good)\. Enter takes it: $", out, re.MULTILINE)
    assert re.search(r"^(Wrong\. Not .+ but .+\.|Right\.)$", out, re.MULTILINE)


@pytest.mark.parametrize("typed", ["", "1\n", "1", ":q\n", "1\n:q\n", "1\n\n", ":h\n1\n"])
def test_the_end_of_input_is_a_clean_end(kq, typed):
    told = kq(*STUDY, typed=typed)
    assert told.code == 0
    assert told.err == ""
    answered = "1" in typed
    assert len(history(kq)) == answered
    assert ("Everything is saved." in told.out) == answered


def test_leaving_at_the_grade_prompt_records_the_proposed_grade(kq):
    kq(*STUDY, typed="1\n:q\n")
    (row,) = history(kq)
    assert row["grade"] == row["proposed"]


def test_a_grade_of_ones_own_is_taken_and_no_other(kq):
    told = kq(*STUDY, typed="1\n5\nGood\n2\n:q\n")
    (row,) = history(kq)
    assert row["grade"] == 2
    assert told.out.count("A grade is 1, 2, 3 or 4.") == 2


def test_undo_asks_again_and_leaves_the_row_in_the_log(kq):
    told = kq(*STUDY, typed="1\n\n:u\n2\n\n:q\n")
    assert "Undone." in told.out
    assert len(history(kq)) == 1
    every = history(kq, "--all")
    assert [row.get("counted") for row in every if row["kind"] == "review"] == [False, True]


def test_undo_at_the_grade_prompt_withdraws_the_answer(kq):
    kq(*STUDY, typed="1\n:u\n2\n\n:q\n")
    (row,) = history(kq)
    assert row["answer"] == "2"


def test_undo_reaches_back_before_the_start(kq):
    kq(*STUDY, "--limit", "1", typed=CARD)
    told = kq(*STUDY, typed=":u\n:q\n")
    assert "Undone." in told.out
    assert history(kq) == []


def test_a_hint_makes_it_hard_at_best(kq):
    out = kq(*STUDY, "--only", "who", typed=":h\n:q\n").out
    assert "Hint: " in out
    name = re.search(r"Hint: Not (.+)\.", out)[1]
    others = re.findall(r"^\d\. (\w+ \w+),", out, re.MULTILINE)
    assert name in others
    for number in "1234":
        kq(*STUDY, "--only", "who", typed=f":h\n{number}\n\n")
    rows = history(kq)
    assert all(row["hinted"] for row in rows)
    assert {row["grade"] for row in rows} <= {1, 2}


def test_a_guess_at_a_new_card_is_met_and_not_graded(kq):
    told = kq(*STUDY, "--limit", "1", typed=":g 1\n\n1\n\n")
    assert "Met, not graded." in told.out
    assert len(history(kq)) == 1
    assert [row["kind"] for row in history(kq, "--all")][:1] == ["met"]


def test_guessed_is_said_at_the_grade_prompt(kq):
    kq(*STUDY, typed="1\n:g\n\n:q\n")
    assert history(kq)[0]["guessed"] is True


def test_not_knowing_shows_the_answer_and_is_again(kq):
    told = kq(*STUDY, "--mode", "type", "--only", "when", typed=":a\n\n:q\n")
    assert "When: " in told.out
    (row,) = history(kq)
    assert row["grade"] == 1


def test_suspended_buried_and_skipped_cards_are_not_asked_again(kq):
    told = kq(*STUDY, "--only", "who", typed=":s\n:b\n:n\n")
    for said in ("Suspended.", "Put off until tomorrow.", "Skipped for this sitting."):
        assert told.out.count(said) == 1
    kinds = [row["kind"] for row in history(kq, "--all")]
    assert kinds == ["suspend", "bury"]
    deck = json.loads(kq("due", "--json").out)["decks"][0]
    assert deck["suspended"] == 1


def test_a_flag_keeps_its_note(kq):
    kq(*STUDY, typed=":f the date is off by a day\n:q\n")
    (row,) = history(kq, "--all")
    assert row["fields"]["note"] == "the date is off by a day"


def test_the_source_and_the_history_of_a_card_are_told(kq):
    told = kq(*STUDY, typed=":o\n:i\n1\n:i\n\n:q\n").out
    assert "The source: https://example.org/minutes" in told
    assert "Not answered before." in told


def test_every_command_is_listed_and_known(kq):
    out = kq(*STUDY, typed=":?\n:zz\n").out
    for letter, word, _ in HELP:
        assert f":{letter} or :{word}." in out
    assert "There is no command :zz. :? lists them." in out
    for letter, _, _ in HELP:
        assert "There is no command" not in kq(*STUDY, typed=f":{letter}\n").out


def test_a_content_note_stands_before_the_words(kq):
    about = (*STUDY, "--person", "gamma", "--only", "who")
    hidden = kq(*about, typed=":h\n:e\n:i\n").out
    assert hidden.count("Press Enter first") == 3
    skipped = kq(*about, typed=":n\n").out
    assert "an open window" not in hidden + skipped
    out = kq(*about, typed="\n3\n\n").out
    assert out.index("Content note: It speaks of rain.") < out.index("an open window")
    assert len(history(kq)) == 1


def test_a_script_answers_with_two_lines_a_card_whatever_the_card(kq):
    kq(*STUDY, "--only", "who", typed="1\n\n" * 4)
    rows = history(kq)
    assert len({row["card"] for row in rows}) == len(rows) == 4


def test_order_and_match_take_numbers_and_letters(kq):
    out = kq(*STUDY, "--only", "order", typed=":q\n").out
    items = dict(re.findall(r"^(\d)\. (The one about a \w+)$", out, re.MULTILINE))
    by_item = {item: number for number, item in items.items()}
    order = [by_item[f"The one about a {noun}"] for noun in ("bridge", "ledger", "window")]
    out = kq(*STUDY, "--only", "order", typed=" ".join(order) + "\n\n").out
    assert "Numbers in the right order: " in out
    assert history(kq)[-1]["verdict"] == "exact"
    out = kq(*STUDY, "--only", "match", typed=":q\n").out
    rooms = {room: letter for letter, room in re.findall(r"^([abc])\. (.*)$", out, re.MULTILINE)}
    letters = " ".join(rooms[f"the {room}"] for room in ("hall", "treasury", "office"))
    kq(*STUDY, "--only", "match", typed=letters + "\n\n")
    assert history(kq)[-1]["verdict"] == "exact"


def test_to_reveal_is_to_grade_oneself(kq):
    told = kq(*STUDY, "--mode", "reveal", typed="\n4\n:q\n")
    assert "Think of the answer." in told.out
    (row,) = history(kq)
    assert (row["mode"], row["grade"]) == ("reveal", 4)


def test_an_answer_that_is_not_understood_is_asked_again(kq):
    told = kq(*STUDY, "--mode", "type", "--only", "when", typed="\n2 May\n2 May 2020\n\n:q\n")
    assert "Which year?" in told.out
    assert len(history(kq)) == 1


def test_two_colons_begin_an_answer_with_one(kq):
    kq(*STUDY, "--mode", "type", "--only", "key", typed="::colon\n\n:q\n")
    (row,) = history(kq)
    assert row["answer"] == ":colon"


def test_nothing_to_ask_is_said_in_a_sentence(kq):
    told = kq(*STUDY, "--new", "0")
    assert told.code == 0
    assert told.out == "Nothing to review, nothing new.\n"


def test_a_grade_that_cannot_be_kept_is_asked_for_again(kq, monkeypatch):
    from karabakh_quiz.progress import LogError, Progress

    record, refusals = Progress.record, ["the disk is full", "the disk is full"]

    def sometimes(self, row):
        if refusals:
            raise LogError(refusals.pop())
        return record(self, row)

    monkeypatch.setattr(Progress, "record", sometimes)
    told = kq(*STUDY, typed=":a\n\n\n\n:q\n")
    assert told.code == 0
    assert told.out.count("The disk is full.\n") == 2
    assert len(history(kq)) == 1


def test_a_card_that_keeps_being_forgotten_is_named(kq):
    kq("settings", "leech-lapses", "1")
    one = (*STUDY, "--only", "who", "--person", "ada-alpha")
    kq(*one, typed=":a\n3\n")
    told = kq.at("2026-02-20T09:00:00+04:00")(*one, typed=CARD)
    assert "Forgotten 1 time" in told.out


def test_cramming_reschedules_nothing(kq):
    kq(*STUDY, "--cram", "--limit", "2", typed="1\n\n1\n\n")
    rows = history(kq)
    assert [row["scheduled"] for row in rows] == [False, False]
    assert json.loads(kq("due", "--json").out)["decks"][0]["learning"] == 0


GARBAGE = st.lists(
    st.one_of(
        st.sampled_from(["", "1", "2", "3", "4", ":u", ":s", ":b", ":g", ":g 1", ":h", ":n", ":a"]),
        st.sampled_from([":", "::", ":q x", ":f \x1b]52;c;AAAA\x07", "0", "-1", "9" * 30, "1 2 3"]),
        st.text(max_size=30).filter(lambda text: "\n" not in text),
    ),
    max_size=25,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=GARBAGE)
def test_whatever_is_typed_nothing_breaks_and_nothing_is_lost(kq, lines):
    for file in kq.home.glob("progress.db*"):
        file.unlink()
    told = kq(*STUDY, typed="\n".join(lines) + "\n")
    assert told.code == 0
    assert told.err == ""
    assert "\x1b" not in told.out
    assert "\x07" not in told.out
    verdicts = told.out.count("Enter takes it: ") - told.out.count("A grade is 1, 2, 3 or 4.")
    assert len(history(kq, "--all")) >= min(1, max(0, verdicts))
    assert kq("due").code == 0


def start(home, *args):
    return subprocess.Popen(
        [sys.executable, "-m", "karabakh_quiz", *args],
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def read_until(process, text):
    seen = b""
    deadline = time.monotonic() + 30
    while text not in seen and time.monotonic() < deadline:
        seen += os.read(process.stdout.fileno(), 65536)
    return seen


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_the_grade_prompt_keeps_the_answer(home, number):
    process = start(home, *STUDY)
    read_until(process, b"Answer: ")
    process.stdin.write(b"1\n")
    process.stdin.flush()
    read_until(process, b"Enter takes it: ")
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert b"Everything is saved." in out
    rows = json.loads(run_cli(["history", "--json"], home).stdout)
    assert len(rows) == 1


def test_without_a_terminal_the_bare_command_is_the_linear_mode(home):
    env = {"LANG": "C", "LC_ALL": "C", "TERM": "dumb"}
    done = run_cli([], home, input=":q\n", env=env)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "1 of " in done.stdout


def test_the_two_mixed_up_are_drilled_and_nothing_of_it_is_scheduled(kq):
    only = (*STUDY, "--only", "who", "--person", "Ada Alpha", "--limit", "1", "--mode", "type")
    told = kq(*only, typed="Ben Beta\n:d\nAda Alpha\n\nBen Beta\n\n\n")
    assert "2 of 2 right. Back to the answer before the drill." in told.out
    rows = history(kq)
    assert [row["scheduled"] for row in rows] == [False, False, True]
    assert rows[-1]["verdict"] == "wrong"


def test_a_drill_is_left_like_a_sitting(kq):
    only = (*STUDY, "--only", "who", "--person", "Ada Alpha", "--limit", "1", "--mode", "type")
    told = kq(*only, typed="Ben Beta\n:d\n:q\n2\n")
    assert "Nothing asked. Back to the answer before the drill." in told.out
    assert [(row["grade"], row["scheduled"]) for row in history(kq)] == [(2, True)]


@pytest.mark.parametrize("typed", [":d\n:q\n", "Ada Alpha\n:d\n:q\n"])
def test_there_is_no_drill_where_nobody_was_mixed_up(kq, typed):
    only = (*STUDY, "--only", "who", "--person", "Ada Alpha", "--limit", "1", "--mode", "type")
    assert "No two speakers were mixed up" in kq(*only, typed=typed).out
