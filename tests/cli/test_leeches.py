"""Cards that keep being forgotten, told line by line and by `show`."""

from tests.support.cli import CARD

ONE = ("study", "made-up", "--plain", "--seed", "7", "--only", "who", "--person", "ada-alpha")
CARD_ID = "made-up/bridges#who"


def forget(kq, *days):
    """Answer the card on these days of 2026: rightly at first, then wrongly each time."""
    kq(*ONE, typed=":a\n3\n")
    told = None
    for day in days:
        told = kq.at(f"2026-{day}T09:00:00+04:00")(*ONE, typed=CARD)
    return told


def test_the_proposal_comes_with_the_grade_and_again_in_the_summary(kq):
    kq("settings", "leech-lapses", "2")
    told = forget(kq, "03-01", "04-01")
    said = " ".join(told.out[: told.out.rindex("Everything is saved")].split())
    assert "Forgotten 2 times. Perhaps the card is at fault: when it comes again, :e" in said
    summary = " ".join(told.out[told.out.rindex("Everything is saved") :].split())
    assert "Keeps being forgotten: Ada Alpha. Forgotten 2 times. Perhaps the card" in summary


def test_show_tells_of_a_leech_and_of_no_other_card(kq):
    kq("settings", "leech-lapses", "2")
    forget(kq, "03-01")
    assert "leech  " not in kq("show", CARD_ID).out
    kq.at("2026-04-01T09:00:00+04:00")(*ONE, typed=CARD)
    told = kq("show", CARD_ID)
    assert told.code == 0
    assert "leech  Forgotten 2 times. Perhaps the card is at fault" in told.out


def test_at_twice_as_many_lapses_leaving_it_out_is_proposed(kq):
    kq("settings", "leech-lapses", "1")
    told = forget(kq, "03-01", "04-01")
    assert "When it comes again, :s takes it out of study." in told.out
    assert "s takes it out of study" in kq("show", CARD_ID).out
