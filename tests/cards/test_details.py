"""What there is to learn after the answer."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import Collection, Detail, make_cards
from karabakh_quiz.cards.details import details, safe_link, surroundings
from karabakh_quiz.decks.deck import Claim, Source
from tests.support.cards import (
    ADA,
    BEN,
    CAT,
    EVE,
    Shelf,
    deck_of,
    event,
    person,
    question,
    small_deck,
    statement,
)  # fmt: skip


def told(
    id_: str, *entries: Any, chosen: str | None = None, met: set[str] | None = None
) -> dict[str, list[Detail]]:
    deck = deck_of(*entries) if entries else small_deck()
    collection = Collection(Shelf(deck))
    found: dict[str, list[Detail]] = {}
    for detail in collection.details(collection.card(f"autumn/{id_}"), chosen, met):
        found.setdefault(detail.label, []).append(detail)
    return found


def test_who_when_where_and_to_come_first() -> None:
    lines = told("harvest#who")
    assert list(lines)[:4] == ["who", "when", "where", "to"]
    assert lines["who"] == [Detail("who", "Ben Beta", "Foreign Minister of Southland")]
    assert lines["when"] == [Detail("when", "14 August 2023")]


def test_the_native_spelling_ends_the_line_of_the_office() -> None:
    anna = person("Cem Celik", "Mayor of Old Town", native={"az": "Cem Çelik"})
    lines = told("a#who", statement("a", anna))
    assert lines["who"] == [Detail("who", "Cem Celik", "Mayor of Old Town; Cem Çelik")]


def test_the_quotation_whole_where_the_card_hid_part_of_it() -> None:
    assert told("culprits#key")["said"][0].text.endswith("look for culprits")
    assert told("culprits#key")["said"][0].quoted
    assert told("mistake#key")["said"] == [
        Detail("said", "Relying on one road alone is in itself “a strategic mistake”.")
    ]
    assert "said" not in told("culprits#who")


def test_a_paraphrase_says_that_it_is_one() -> None:
    assert told("bridges#who")["wording"] == [Detail("wording", "A paraphrase in our own words.")]


def test_original_rendering_context_and_misattribution() -> None:
    lines = told(
        "a#who",
        statement("a", ADA, original={"xx": "verba ipsa"}, rendering="From Xish", context="Then.",
                  misattributed_to=(BEN,)),
    )  # fmt: skip
    assert lines["original"] == [Detail("original", "verba ipsa", "xx", quoted=True)]
    assert lines["wording"] == [Detail("wording", "From Xish")]
    assert lines["context"] == [Detail("context", "Then.")]
    assert lines["often given to"] == [Detail("often given to", "Ben Beta")]


def test_what_it_answers_and_what_answered_it() -> None:
    assert told("culprits#who")["answers"] == [
        Detail(
            "answers",
            "Eve Epsilon, 2–3 September 2023: Relying on one road alone is in itself "
            "“a strategic mistake”.",
        )
    ]
    assert told("mistake#who")["answered by"] == [
        Detail(
            "answered by",
            "answer for your own deeds rather than look for culprits",
            "Cat Gamma, 5 September 2023",
            quoted=True,
        )
    ]


def test_an_unmet_reply_is_only_counted() -> None:
    replies = [statement(f"r{n}", BEN, replies_to="a") for n in range(3)]
    entries = (statement("a", ADA), *replies)
    some = told("a#who", *entries, met={"autumn/a", "autumn/r1"})["answered by"]
    assert [line.text for line in some] == [
        "words of r1 and no others",
        "two statements not met yet",
    ]
    one = told("a#who", *entries, met={"autumn/r0", "autumn/r1"})["answered by"]
    assert one[-1].text == "one statement not met yet"


def test_a_sensitive_reply_is_not_shown_unasked() -> None:
    reply = statement("r", BEN, replies_to="a", sensitive=True, said="hard words")
    assert "answered by" not in told("a#who", statement("a", ADA), reply)


def test_an_event_can_be_answered() -> None:
    lines = told("a#who", event("e", "The fair"), statement("a", ADA, replies_to="e"))
    assert lines["answers"] == [Detail("answers", "The fair, 6 September 2023")]


def test_after_a_wrong_name_who_that_was_and_what_they_said() -> None:
    lines = told("culprits#who", chosen="ada-alpha")
    assert lines["you chose"] == [
        Detail(
            "you chose",
            "this causes concern and we shall study it",
            "Ada Alpha, Foreign Minister of Northland, 6 September 2023",
            quoted=True,
        )
    ]


def test_their_words_nearest_in_time_are_told() -> None:
    days = ["2022-01-01", "2023-05-01", "2024-01-01"]
    theirs = [statement(f"b{n}", BEN, when) for n, when in enumerate(days)]
    lines = told("a#who", statement("a", ADA, "2023-06-01"), *theirs, chosen="ben-beta")
    assert lines["you chose"][0].text == "words of b1 and no others"


def test_sensitive_words_are_not_told_of_whom_was_chosen() -> None:
    entries = (statement("a", ADA), statement("b", BEN, sensitive=True))
    assert told("a#who", *entries, chosen="ben-beta")["you chose"] == [
        Detail("you chose", "Ben Beta", "Foreign Minister of Southland")
    ]


def test_after_a_wrong_quotation_or_event_whose_it_is() -> None:
    assert told("culprits#said", chosen="autumn/concern")["you chose"] == [
        Detail(
            "you chose",
            "this causes concern and we shall study it",
            "Ada Alpha, 6 September 2023",
            quoted=True,
        )
    ]
    assert told("exercise#what", chosen="autumn/vote")["you chose"] == [
        Detail("you chose", "Parliament votes on the charter, 3 October 2023")
    ]


@pytest.mark.parametrize("chosen", ["cat-gamma", "nobody", "2023-09-05", None])
def test_nothing_is_said_of_a_right_or_unknown_choice(chosen: str | None) -> None:
    assert "you chose" not in told("culprits#who", chosen=chosen)


def test_contested_claims_stand_side_by_side_in_order_of_their_holders() -> None:
    claims = (Claim("Zed Office", "it was so."), Claim("ben-beta", "it was not."))
    entries = (statement("a", ADA, contested=claims), statement("b", BEN))
    assert [line.text for line in told("a#who", *entries)["contested"]] == [
        "Ben Beta: it was not.",
        "Zed Office: it was so.",
    ]


def test_a_source_with_its_link_and_perspective() -> None:
    source = Source("s", "On roads", publisher="The Gazette", date="2023-09-07",
                    url="https://example.org/roads", perspective="Northland")  # fmt: skip
    bare = Source("t", "A leaflet")
    assert told("a#who", statement("a", ADA, sources=(source, bare)))["source"] == [
        Detail("source", "On roads. The Gazette, 7 September 2023", "Northland",
               link="https://example.org/roads"),
        Detail("source", "A leaflet"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.b/c", "https://", "https://a b/c",
     "http://[", "", None, "www.example.org", "data:text/html,x"],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_questions_tell_answer_and_why() -> None:
    lines = told("duty#answer")
    assert lines["answer"] == [
        Detail("answer", "Arrest and surrender them", "also right: arrest them")
    ]
    assert lines["why"] == [Detail("why", "Part 9.")]
    assert [line.text for label, (line,) in told("order#order").items() if label.isdigit()] == [
        "The treaty", "The interview", "The exercise begins",
    ]  # fmt: skip
    assert told("towns#match")["pair"][0] == Detail("pair", "Harbour City", "Limen")


def test_details_stand_on_their_own_without_a_collection() -> None:
    deck = deck_of(statement("a", CAT, replies_to="b"), statement("b", EVE))
    card = next(c for c in make_cards(deck) if c.id == "autumn/a#who")
    assert {line.label for line in details(card, "eve-epsilon")} == {"who", "when"}


def test_every_card_has_something_to_learn() -> None:
    collection = Collection(Shelf(small_deck()))
    for id_ in collection.ids():
        lines = collection.details(collection.card(id_))
        assert lines
        assert all(line.label and line.text for line in lines)


def test_an_unanswered_question_keeps_its_hint() -> None:
    deck = deck_of(question("a", "What?", answer="A thing", hint="It begins with A."))
    assert make_cards(deck)[0].hint == "It begins with A."


def test_a_paraphrase_in_a_thread_is_told_as_one() -> None:
    entries = (
        statement("first", ADA, said="We shall build a bridge."),
        statement("second", BEN, gist="It would be too narrow.", replies_to="first"),
    )
    (answer,) = told("first#who", *entries)["answered by"]
    assert answer.text.endswith(", in paraphrase: It would be too narrow.")


def test_a_reply_that_another_deck_picks_is_told_once() -> None:
    entries = (
        statement("first", ADA, said="We shall build a bridge."),
        statement("second", BEN, said="It is too narrow.", replies_to="first"),
    )
    deck = deck_of(*entries)
    around = surroundings([deck, replace(deck, id="picking")], lambda _: None)
    assert len(around.replies("autumn/first")) == 1
    assert around.nearest("ben-beta", entries[0]) == entries[1]
    assert around.nearest("ben-beta", entries[1]) is None


@given(st.lists(st.tuples(st.integers(1, 28), st.booleans()), min_size=1, max_size=8), st.data())
def test_the_nearest_statement_is_the_nearest_of_all(
    days: list[tuple[int, bool]], data: st.DataObject
) -> None:
    entries = [
        statement(f"e{n}", ADA, when=f"2023-09-{day:02}", sensitive=sensitive)
        for n, (day, sensitive) in enumerate(days)
    ]
    one = data.draw(st.sampled_from(entries))
    found = surroundings([deck_of(*entries)], lambda _: None).nearest("ada-alpha", one)
    others = [other for other in entries if other.id != one.id and not other.sensitive]
    day = int(one.when[-2:])
    assert found == min(
        others, key=lambda other: (abs(int(other.when[-2:]) - day), other.id), default=None
    )
