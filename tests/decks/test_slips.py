"""What a teacher may do wrong in a first deck, and what is said of it: place and remedy."""

from pathlib import Path

import pytest

from karabakh_quiz.decks import check_paths

DECK = """\
deck:
  id: harbour
  title: The harbour
people:
  ada-alpha:
    name: Ada Alpha
    offices:
      - {title: Mayor of Bridgetown, from: 2018-05-08}
  ben-beta:
    name: Ben Beta
sources:
  gazette:
    title: The Gazette
statements:
  - id: open
    who: ada-alpha
    when: 2023-09-06
    said: the harbour will stay open
    source: gazette
  - id: closed
    who: ben-beta
    when: 2023-09-08
    gist: The harbour has been closed for years.
    source: gazette
"""
NBSP = "\u00a0"

SLIPS = {
    "a dash that is missing": (
        "  - id: closed", "    id: closed",
        "20:5: the key 'id' stands twice",
        "does a new entry begin here? Then write '- id: …'; else keep one of the two",
    ),
    "an en dash for a hyphen": (
        "  - id: closed", "  – id: closed",
        "20:3: '–' is not the dash that begins a list item", "write - id: closed",
    ),
    "a bullet for a hyphen, in the first item": (
        "  - id: open\n", "  • id: open\n",
        "15:3: '•' is not the dash that begins a list item", "write - id: open",
    ),
    "no-break spaces": (
        "    who: ada", f"{NBSP}   who: ada",
        "16:1: U+00A0 NO-BREAK SPACE stands where a space must", "indent with plain spaces only",
    ),
    "a tab": (
        "    who: ada", "\twho: ada",
        "16:1: a tab stands where spaces must",
        "indent with spaces only; most editors can turn tabs into them",
    ),
    "a quotation that an editor closed": (
        "said: the harbour will stay open", 'said: "the harbour will stay open”',
        '18:11: this " is closed by a mark of another kind', 'write "the harbour will stay open"',
    ),
    "an equals sign": (
        "who: ada-alpha", "who = ada-alpha",
        "16:5: '=' stands where ': ' must", "write who: ada-alpha",
    ),
    "another word for a key": (
        "when: 2023-09-06", "date: 2023-09-06",
        "17:5: 'date' is no key of a statement", "did you mean 'when'?",
    ),
    "another word for a quotation": (
        "said: the", "quote: the",
        "18:5: 'quote' is no key of a statement", "did you mean 'said'?",
    ),
    "day or month first": (
        "when: 2023-09-06", "when: 09/06/2023",
        "17:11: '09/06/2023' is no date",
        "write 2023-06-09 (9 June 2023) or 2023-09-06 (6 September 2023)",
    ),
    "only the day can be first": (
        "when: 2023-09-06", "when: 16/09/2023",
        "17:11: '16/09/2023' is no date", "write 2023-09-16 (16 September 2023)",
    ),
    "day or month first, with hyphens": (
        "when: 2023-09-06", "when: 06-09-2023",
        "17:11: '06-09-2023' is no date",
        "write 2023-06-09 (9 June 2023) or 2023-09-06 (6 September 2023)",
    ),
    "a season": (
        "when: 2023-09-06", "when: spring 2023",
        "17:11: 'spring 2023' is no date", "write 2023-21",
    ),
    "a decade": (
        "when: 2023-09-06", "when: 1990s",
        "17:11: '1990s' is no date", "write 199X",
    ),
    "a time": (
        "when: 2023-09-06", "when: 2023-09-06 10:30",
        "17:11: '2023-09-06 10:30' is no date", "write 2023-09-06",
    ),
    "two dates": (
        "when: 2023-09-06", "when: 2023-09-06, 2023-09-07",
        "17:11: '2023-09-06, 2023-09-07' is no date",
        "write one date here, and others that are as right after 'also-when:'",
    ),
    "a list of dates": (
        "when: 2023-09-06", "when: [2023-09-06, 2023-09-07]",
        "17:11: 'when' takes a text, but brackets make a list of it",
        "write one date here, and others that are as right after 'also-when:'",
    ),
    "words without their language": (
        "    who: ada", "    original: Worte\n    who: ada",
        "16:15: 'original' takes keys and values, not a text",
        "write its language before it: {hy: Worte}",
    ),
    "no words at all": (
        "    said: the harbour will stay open\n", "",
        "15:5: a statement needs 'said' or 'gist'", "add one of them",
    ),
    "an entry that is not there": (
        "    who: ada", "    replies-to: nothing-at-all\n    who: ada",
        "16:17: unknown entry 'nothing-at-all'", "known here: closed, open",
    ),
    "dashes of another kind in a date": (
        "when: 2023-09-06", "when: 2023–09–06",
        "17:11: '2023–09–06' is no date", "write 2023-09-06",
    ),
    "a month without its zero": (
        "when: 2023-09-06", "when: 2023-9",
        "17:11: '2023-9' is no date", "write 2023-09",
    ),
    "day and month swapped": (
        "when: 2023-09-06", "when: 2023-13-06",
        "17:11: '2023-13-06' cannot be: there is no month 13",
        "are day and month swapped? Then write 2023-06-13",
    ),
    "no leap year": (
        "when: 2023-09-06", "when: 2023-02-29",
        "17:11: '2023-02-29' cannot be: February 2023 has 28 days",
        "if the day is not known, write 2023-02",
    ),
    "two people in a sentence": (
        "who: ada-alpha", "who: Ada Alpha and ben-beta",
        "16:10: unknown person 'Ada Alpha and ben-beta'",
        "for several, write a list: [ada-alpha, ben-beta]",
    ),
    "an address for a source": (
        "source: gazette", "source: https://example.org/a",
        "19:13: unknown source 'https://example.org/a'",
        "give it an id under 'sources:', with this as its url, and write the id here",
    ),
    "words for a list": (
        "    who: ada", "    facets: who when\n    who: ada",
        "16:13: 'facets' takes a list, not a text", "write [who, when]",
    ),
    "a title for a list of offices": (
        "offices:\n      - {title: Mayor of Bridgetown, from: 2018-05-08}", "offices: Mayor",
        "7:14: 'offices' takes a list, not a text", "write [{title: Mayor}]",
    ),
    "a key of the deck at the margin": (
        "  title: The harbour", "title: The harbour",
        "3:1: 'title' is no key of a deck",
        "it stands under 'deck:', two spaces further right",
    ),
}  # fmt: skip


def said_of(path: Path) -> list[str]:
    """Each fault and what is to be written: `17:11: message | hint`."""
    faults = [fault for fault in check_paths([path]).faults if fault.severity == "fault"]
    return [f"{f.line}:{f.column}: {f.message} | {f.hint}" for f in faults]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once_and_with_its_remedy(slip: str, tmp_path: Path) -> None:
    right, wrong, message, hint = SLIPS[slip]
    path = tmp_path / "deck.yaml"
    path.write_text(DECK.replace(right, wrong, 1), encoding="utf-8")
    told = said_of(path)
    assert f"{message} | {hint}" in told
    # What is told besides follows from the slip itself, not from what was made of it.
    rest = [line for line in told if not line.startswith(message)]
    assert all(line.startswith("1:1: the deck needs") for line in rest), rest


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_move_no_caret(ends: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    text = DECK.replace("who: ada-alpha", "who: ada-alfa")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ends).encode())
    assert said_of(path) == ["16:10: unknown person 'ada-alfa' | did you mean 'ada-alpha'?"]


@pytest.mark.parametrize(
    ("raw", "message", "hint"),
    [
        (DECK.encode("utf-16"), "the file is saved as UTF-16", "save the file as UTF-8"),
        (DECK.encode("utf-16-le"), "the file is saved as UTF-16", "save the file as UTF-8"),
        (DECK.encode("utf-16-be"), "the file is saved as UTF-16", "save the file as UTF-8"),
        (
            b"PK\x03\x04" + bytes(range(256)),
            "the file is an office document or an archive, not plain text",
            "save it as plain text, in UTF-8",
        ),
        (
            b"{\\rtf1 deck: {id: x}}",
            "the file is rich text (RTF), not plain text",
            "save it as plain text, in UTF-8",
        ),
        (
            b"who,said,when\nAda,words,2023\n",
            "this is no deck: it has no keys",
            "if it is a table, 'karabakh-quiz deck from-csv' makes a deck of it",
        ),
    ],
)
def test_a_file_of_another_kind_is_told_in_one_line(
    raw: bytes, message: str, hint: str, tmp_path: Path
) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(raw)
    assert said_of(path) == [f"1:1: {message} | {hint}"]


def test_a_register_may_be_meant_without_its_ending(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("people:\n  cleo: {name: Cleo}\n", encoding="utf-8")
    path = tmp_path / "deck.yaml"
    path.write_text(DECK + "uses: [people]\n", encoding="utf-8")
    (told,) = said_of(path)
    assert told.endswith("there is no file 'people' beside the deck | did you mean 'people.yaml'?")
