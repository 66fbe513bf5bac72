"""Decks made of plain tables."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks import check_paths, read_deck
from karabakh_quiz.decks.deck import Deck, Statement
from karabakh_quiz.exchange.tables import TableError, deck_text, decoded, read_date, read_table

GOOD = """\
who,said,when,where,source,url,key,to,context
Ada Alpha,"the bridge, they say, is: old # very",2023-09-06,Pier Street,Minutes,https://example.org/m,bridge,the council,Said first.
Ben Beta;Cleo Gamma,no toll,September 2023,,Minutes,https://example.org/m,,,
Ada Alpha,"- ""quoted"" {and} [so] on",2023,,,,,,
"""  # noqa: E501


def made(text: str | bytes, path: Path) -> Deck:
    """The deck that a table makes, read back; fails on any bad row."""
    raw = text.encode() if isinstance(text, str) else text
    told, bad, _ = deck_text(read_table(raw), "table", "A table: made # up")
    assert bad == []
    path.write_text(told, encoding="utf-8", newline="\n")
    return read_deck(path)


def rows_of(text: str) -> list[str]:
    return [str(row) for row in deck_text(read_table(text.encode()), "table", "T")[1]]


def test_a_table_becomes_a_sound_deck(tmp_path: Path) -> None:
    deck = made(GOOD, tmp_path / "table.yaml")
    assert deck.title == "A table: made # up"
    first, second, third = deck.entries
    assert isinstance(first, Statement)
    assert first.said == "the bridge, they say, is: old # very"
    assert (first.when, first.where, first.to) == ("2023-09-06", "Pier Street", "the council")
    assert (first.key, first.context) == ("bridge", "Said first.")
    assert [(s.title, s.url) for s in first.sources] == [("Minutes", "https://example.org/m")]
    assert isinstance(second, Statement)
    assert [person.name for person in second.who] == ["Ben Beta", "Cleo Gamma"]
    assert second.when == "2023-09"
    assert second.sources == first.sources
    assert isinstance(third, Statement)
    assert third.said == '- "quoted" {and} [so] on'
    assert third.who == first.who
    assert not [f for f in check_paths([tmp_path / "table.yaml"]).faults if f.severity == "fault"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found_out(separator: str, tmp_path: Path) -> None:
    text = separator.join(["Speaker", "Quote", "Date"]) + "\r\n"
    text += separator.join(["Ada Alpha", '"a, b; c"', "2023"]) + "\r\n"
    (entry,) = made(text, tmp_path / "t.yaml").entries
    assert isinstance(entry, Statement)
    assert entry.said == "a, b; c"


@pytest.mark.parametrize(
    ("encoding", "name", "found"),
    [
        ("utf-8", "Анна Ա. Şuşa", "utf-8"),
        ("utf-8-sig", "Анна Ա. Şuşa", "utf-8"),
        ("utf-16", "Анна Ա. Şuşa", "utf-16"),
        ("cp1251", "Анна Бета", "Windows-1251"),
        ("cp1252", "Zoë Çelik", "Windows-1252"),
    ],
)
def test_encodings_are_found_out(encoding: str, name: str, found: str, tmp_path: Path) -> None:
    raw = f"who,said,when\n{name},words,2023\n".encode(encoding)
    assert decoded(raw)[1] == found
    (entry,) = made(raw, tmp_path / "t.yaml").entries
    assert isinstance(entry, Statement)
    assert entry.who[0].name == name


def test_paraphrases_and_framed_words(tmp_path: Path) -> None:
    text = "who,said,gist,when\nAda,,All is well.,2023\nAda,a mistake,It was {said}.,2022\n"
    first, second = made(text, tmp_path / "t.yaml").entries
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert (first.said, first.gist) == (None, "All is well.")
    assert (second.said, second.gist) == ("a mistake", "It was {said}.")


def test_each_bad_row_is_named_as_a_spreadsheet_counts_it() -> None:
    text = (
        "who,said,gist,when,key\n"
        ",words,,2023,\n"
        "\n"
        "Ada,,,2023,\n"
        "Ada,words,,sometime,\n"
        "Ada,words,,06/09/2023,\n"
        "Ada,words,,2023-02-30,\n"
        "Ada,words,our words,2023,\n"
        "Ada,words,,2023,other\n"
        "Ada,words\u202eback,,2023,\n"
        "Ada,words,,2023,words,too many\n"
        "Ada,words,,2023,words\n"
    )
    assert rows_of(text) == [
        "row 2: nothing stands under 'who'",
        "row 4: nothing stands under 'said'",
        "row 5: 'sometime' is no date that can be read one way: write 2023-09-06",
        "row 6: '06/09/2023' is no date that can be read one way: write 2023-09-06",
        "row 7: '2023-02-30' is no date that can be read one way: write 2023-09-06",
        "row 8: gist beside said must hold {said} once, where the words belong",
        "row 9: the key 'other' must stand in the words said, once",
        "row 10: a character under 'said' that nobody sees: U+202E RIGHT-TO-LEFT OVERRIDE",
        "row 11: it has more cells than there are columns: put quotes around texts with separators",
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2023-09-06", "2023-09-06"),
        ("2023-09", "2023-09"),
        ("2023~", "2023~"),
        ("2023-09-02/2023-09-03", "2023-09-02/2023-09-03"),
        ("06.09.2023", "2023-09-06"),
        ("6.9.2023", "2023-09-06"),
        ("13/09/2023", "2023-09-13"),
        ("09/13/2023", "2023-09-13"),
        ("06/06/2023", "2023-06-06"),
        ("06/09/2023", None),
        ("6 September 2023", "2023-09-06"),
        ("September 6, 2023", "2023-09-06"),
        ("2–3 September 2023", "2023-09-02/2023-09-03"),
        ("Sept 2023", "2023-09"),
        ("6 September", None),
        ("around 2023", None),
        ("30 February 2023", None),
        ("31.02.2023", None),
        ("", None),
    ],
)
def test_dates_are_read_one_way_or_not_at_all(cell: str, expected: str | None) -> None:
    assert read_date(cell) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("a,b,c\n1,2,3\n", "none called who and none called said and none called when"),
        ("who,when\nAda,2023\n", "none called said"),
        ("who,said,when,speaker\n", "Two columns stand for 'who'"),
        ('who,said,when\nAda,"open,2023\n', "cannot be read"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        read_table(text.encode())


def test_columns_that_mean_nothing_are_told_and_passed_over() -> None:
    assert read_table(b"who,said,when,Colour,\nAda,words,2023,red,\n").ignored == ("Colour",)


@given(
    st.lists(
        st.tuples(
            st.text(
                st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1
            ),
            st.sampled_from(
                ["Ada Alpha", "Ben: Beta", "- Cleo", "#Dan", "'Eve'", "no", "~", "{F}"]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_stands_in_a_cell_is_read_back_as_it_was(cells: list[tuple[str, str]]) -> None:
    import csv
    import io
    import tempfile

    out = io.StringIO()
    csv.writer(out).writerows([("who", "said", "when"), *((who, s, "2023") for s, who in cells)])
    told, bad, origin = deck_text(read_table(out.getvalue().encode()), "table", "T")
    kept = [row for row in range(2, len(cells) + 2) if row not in {b.row for b in bad}]
    assert sorted(set(origin.values())) == kept
    if kept:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "t.yaml"
            path.write_text(told, encoding="utf-8", newline="\n")
            said = [e.said for e in read_deck(path).entries if isinstance(e, Statement)]
        assert said == [" ".join(cells[row - 2][0].split()) for row in kept]


def test_an_address_in_the_column_of_sources_can_be_opened(tmp_path: Path) -> None:
    text = "who,said,when,source\nAda Alpha,We build,2023-09-06,https://example.org/m\n"
    (statement,) = made(text, tmp_path / "deck.yaml").entries
    assert [source.url for source in statement.sources] == ["https://example.org/m"]


@pytest.mark.parametrize("name", ["https://", "https://not an address", "http"])
def test_what_only_begins_like_an_address_is_a_sources_name(name: str, tmp_path: Path) -> None:
    text = f"who,said,when,source\nAda Alpha,We build,2023-09-06,{name}\n"
    (statement,) = made(text, tmp_path / "deck.yaml").entries
    assert [(source.title, source.url) for source in statement.sources] == [(name, None)]
