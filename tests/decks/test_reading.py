"""What a deck file says, and what becomes of it."""

from pathlib import Path

import pytest

from karabakh_quiz.decks import (
    Deck,
    DeckFaults,
    Event,
    Fault,
    Question,
    Statement,
    check_paths,
    read_deck,
)
from tests.support.decks import MINIMAL

GLANCE = """\
# yaml-language-server: $schema=./deck.schema.json
deck:
  id: bridge-2023                    # stable for ever: progress hangs on it
  title: The bridge
  subtitle: Statements of September 2023
  language: en
  license: CC-BY-4.0
  facets: [who, when, key]           # which facets become cards by default
uses: [people.yaml]                  # registers beside this file

people:
  ada-alpha:
    name: Ada Alpha
    native: {hy: Ադա Ալֆա}
    also: [Alfa]
    offices:
      - {title: Mayor of Bridgetown, from: 2018-05-08}
    side: East Bank

sources:
  gazette-2023-09-07:
    title: Tensions Mount over Bridge
    publisher: The Gazette
    date: 2023-09-07

events:
  - id: herald-interview
    what: Ada Alpha's interview with the Herald
    when: 2023-09-02                 # EDTF
    also-when: [2023-09-03]          # released on the 2nd, printed on the 3rd: both are right
    where: The Herald, Bridgetown
    who: ada-alpha
    source: gazette-2023-09-07
  - id: load-test
    what: The load test
    when: 2023-09-11/2023-09-20
    where: The river

statements:
  - id: stone-mistake
    who: ada-alpha                   # or a list, for a joint statement
    at: herald-interview             # takes when, where and source from the event
    said: strategic mistake          # the words themselves, exactly as the source has them
    gist: Relying on a single pier is in itself a {said}.   # our own words around them
    rendering: Our own translation
    key: mistake                     # the phrase to blank out; must occur exactly once
    contested:
      - {who: cleo-gamma, claims: The mayor is looking for someone to blame.}
  - id: ferry
    who: [ben-beta, ada-alpha]
    when: 2023-09-06
    where: From the bank
    gist: Ferries are a thing of the past.   # no `said`: shown as "said that …"
    context: After an exhibition of old boats.
    source: gazette-2023-09-07

questions:
  - id: duty
    ask: What must a ferry do in fog?
    answer: Stay ashore
    also: [wait, stay]
    wrong: [Nothing, Sound the horn, Ask the harbour]
    why: Part 9 of the rules.
  - id: order-of-things
    ask: Put these in order, earliest first
    order: [The interview with the Herald, Ferries given up, The load test begins]
  - id: towns
    ask: Match the two names of each town
    match: {Bridgetown: Pontville, Riverside: Rive}
"""
PEOPLE = """\
people:
  ben-beta: {name: Ben Beta}
  cleo-gamma: {name: Cleo Gamma, kind: person}
"""


@pytest.fixture
def glance(tmp_path: Path) -> Path:
    """The deck at a glance, beside its register."""
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    path = tmp_path / "deck.yaml"
    path.write_text(GLANCE, encoding="utf-8")
    return path


def test_a_deck_at_a_glance(glance: Path) -> None:
    deck = read_deck(glance)
    assert (deck.id, deck.title, deck.subtitle) == (
        "bridge-2023",
        "The bridge",
        "Statements of September 2023",
    )
    assert [entry.id for entry in deck.entries] == [
        *("herald-interview", "load-test", "stone-mistake"),
        *("ferry", "duty", "order-of-things", "towns"),
    ]
    assert [entry.line for entry in deck.entries] == [27, 34, 40, 49, 58, 64, 67]
    assert {entry.deck for entry in deck.entries} == {"bridge-2023"}
    assert set(deck.people) == {"ada-alpha", "ben-beta", "cleo-gamma"}


def test_a_statement_takes_from_its_event_what_it_does_not_say(glance: Path) -> None:
    deck = read_deck(glance)
    event, _, said = deck.entries[:3]
    assert isinstance(event, Event)
    assert isinstance(said, Statement)
    assert (said.when, said.also_when, said.where) == (event.when, event.also_when, event.where)
    assert said.sources == event.sources
    assert said.roles == ("Mayor of Bridgetown",)
    assert said.contested[0].who == "cleo-gamma"


def test_what_a_statement_says_itself_stands(tmp_path: Path) -> None:
    deck = _read(
        tmp_path,
        GLANCE.replace(
            "    said: strategic", "    when: 2023-09-03\n    where: Aside\n    said: strategic"
        ),
    )
    said = deck.entries[2]
    assert isinstance(said, Statement)
    assert (said.when, said.also_when, said.where) == ("2023-09-03", (), "Aside")


def test_facets_of_the_entry_beat_the_decks(tmp_path: Path) -> None:
    text = GLANCE.replace("    said: strategic", "    facets: [said]\n    said: strategic")
    deck = _read(tmp_path, text)
    assert deck.entries[2].facets == ("said",)
    assert deck.entries[3].facets == ("who", "when", "key")
    assert [entry.facets for entry in deck.entries[4:]] == [("answer",), ("order",), ("match",)]
    deck = _read(tmp_path, GLANCE.replace("  facets: [who, when, key] ", "  tags: [a]"))
    assert deck.entries[3].facets == ("who", "when", "key")


@pytest.mark.parametrize(
    ("offices", "when", "role"),
    [
        ("{title: A, from: 2020, to: 2022}, {title: B, from: 2023}", "2021-05-01", "A"),
        ("{title: A, from: 2020, to: 2022}, {title: B, from: 2023}", "2022-12-31", "A"),
        ("{title: A, from: 2020, to: 2022}, {title: B, from: 2023}", "2023-01-01", "B"),
        ("{title: A, from: 2020, to: 2022}, {title: B, from: 2021}", "2021-05-01", "A"),
        ("{title: A, to: 2021-08}, {title: B, from: 2021-08-19}", "2021-08-25", "A"),
        ("{title: A, to: 2021-08-18}, {title: B, from: 2021-08-19}", "2021-08", "A"),
        ("{title: A, to: 2021-08-18}, {title: B, from: 2021-08-01}", "2021-08", "B"),
        ("{title: A, from: 2013~}", "2013-01-01", "A"),
        ("{title: A, from: 2020, to: ..}", "2024", "A"),
        ("{title: A}", "1066", "A"),
        ("{title: A, from: 2020}", "2019-12-31", None),
    ],
)
def test_the_role_is_the_office_held_on_the_day(
    tmp_path: Path, offices: str, when: str, role: str | None
) -> None:
    text = MINIMAL.replace("Ada Alpha", f"Ada Alpha\n    offices: [{offices}]")
    deck = _read(tmp_path, text.replace("2023-09-06", when))
    (said,) = deck.entries
    assert isinstance(said, Statement)
    assert said.roles == (role,)


def test_roles_of_joint_speakers_are_given_by_id(tmp_path: Path) -> None:
    text = GLANCE.replace(
        "    when: 2023-09-06", "    when: 2023-09-06\n    role: {ben-beta: Pilot}"
    )
    said = _read(tmp_path, text).entries[3]
    assert isinstance(said, Statement)
    assert said.roles == ("Pilot", "Mayor of Bridgetown")


@pytest.mark.parametrize(
    "text",
    ["No", "yes", "1988", "11:30", "010", "1_000", "0x1f", "2023-09-06", "null", "1e3", "=", ".5"],
)
def test_what_stands_there_is_text(tmp_path: Path, text: str) -> None:
    (said,) = _read(tmp_path, MINIMAL.replace("we shall build a bridge", text)).entries
    assert isinstance(said, Statement)
    assert said.said == text


def test_texts_over_several_lines(tmp_path: Path) -> None:
    folded = MINIMAL.replace("a bridge\n", "a bridge\n      over the river\n")
    block = MINIMAL.replace("said: we shall", "said: |-\n      we shall\n     ")
    for text, words in (
        (folded, "we shall build a bridge over the river"),
        (block, "we shall\nbuild a bridge"),
    ):
        (said,) = _read(tmp_path, text).entries
        assert isinstance(said, Statement)
        assert said.said == words


@pytest.mark.parametrize("eol", ["\r\n", "\r"])
def test_line_ends_of_other_systems(tmp_path: Path, eol: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", eol).encode())
    assert read_deck(path).entries[0].line == 11


def test_letters_are_composed(tmp_path: Path) -> None:
    text = MINIMAL.replace("a bridge", "a cafe\u0301\n    key: caf\u00e9")
    (said,) = _read(tmp_path, text).entries
    assert isinstance(said, Statement)
    assert said.key == "caf\u00e9"
    assert said.key in (said.said or "")


def test_someone_addressed_may_be_named_by_id(tmp_path: Path) -> None:
    for to, shown in (("ada-alpha", "Ada Alpha"), ("the town council", "the town council")):
        (said,) = _read(tmp_path, MINIMAL.replace("    said", f"    to: {to}\n    said")).entries
        assert isinstance(said, Statement)
        assert said.to == shown


def test_former_identities_are_whole(tmp_path: Path) -> None:
    text = MINIMAL.replace("  title: A", "  formerly: old\n  title: A").replace(
        "    said", "    formerly: [ford, other/ford]\n    said"
    )
    assert _read(tmp_path, text).entries[0].formerly == (
        *("sample/ford", "other/ford", "old/bridge", "old/ford"),
    )


def test_a_question_with_a_number(tmp_path: Path) -> None:
    text = MINIMAL.split("statements:")[0] + (
        "questions:\n  - {id: q, ask: How many?, answer: '1,000', type: number, tolerance: .5,"
        " source: gazette}\n"
    )
    (asked,) = _read(tmp_path, text).entries
    assert isinstance(asked, Question)
    assert (asked.answer, asked.tolerance) == ("1,000", 0.5)


# Faults


def test_all_slips_of_one_file_come_at_once(tmp_path: Path) -> None:
    text = (
        GLANCE.replace("who: ada-alpha                   #", "who: ada-alfa   #")
        .replace("said: strategic mistake ", "said: War: a mistake ")
        .replace("when: 2023-09-11/2023-09-20", "when: 2023-09-31")
        .replace("    answer: Stay", "    anser: Stay")
        .replace("match: {Bridgetown: Pontville", "match: {Bridgetown, Pontville")
        .replace("  - id: ferry\n    who: [ben-beta, ada-alpha]", "  - who: [ben-bta, ada-alpha]")
    )
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DeckFaults) as caught:
        read_deck(tmp_path / "deck.yaml")
    assert [(fault.line, fault.column, fault.code) for fault in caught.value.faults] == [
        (36, 11, "impossible-date"),
        (41, 10, "unknown-person"),
        (43, 11, "unquoted-colon"),
        (49, 5, "missing-id"),
        (49, 11, "unknown-person"),
        (59, 5, "unknown-key"),
        (68, 13, "stray-comma"),
        (68, 25, "stray-comma"),
    ]
    assert str(caught.value) == (
        f"{tmp_path / 'deck.yaml'}:36:11: '2023-09-31' cannot be: September 2023 has 30 days"
        " (and 7 more faults)"
    )
    assert caught.value.exit_code == 1


def test_three_slips_of_yaml_come_at_once(tmp_path: Path) -> None:
    text = (
        GLANCE.replace("said: strategic mistake ", "said: War: a mistake ")
        .replace("    where: From the bank", "   where: From the bank")
        .replace("why: Part 9", "why: [Part] 9")
    )
    assert [(f.line, f.code) for f in _faults(tmp_path, text) if f.severity == "fault"] == [
        (43, "unquoted-colon"),
        (52, "indent"),
        (63, "text-after-bracket"),
    ]


def test_what_cannot_be_mended_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    text = MINIMAL + (
        "  - id: ferry\n    who: [ada-alpha\n    when: 2023-09-07\n    gist: }{\n"
        "  - id: tunnel\n    who: eve-epsilon\n    when: 2023-13\n    said: dig\n"
        "    source: gazette\n"
    )
    found = [(fault.line, fault.code) for fault in _faults(tmp_path, text)]
    assert (21, "unknown-person") in found
    assert (22, "impossible-date") in found


def test_an_entry_with_a_misspelt_key_still_has_its_other_keys_checked(tmp_path: Path) -> None:
    text = MINIMAL.replace("said:", "sayd:").replace("who: ada-alpha", "who: eve")
    assert [fault.code for fault in _faults(tmp_path, text)] == ["unknown-person", "unknown-key"]


def test_faults_of_a_register_bear_its_name(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(PEOPLE.replace("name: Ben", "nam: Ben"))
    (tmp_path / "deck.yaml").write_text(GLANCE)
    with pytest.raises(DeckFaults) as caught:
        read_deck(tmp_path / "deck.yaml")
    assert [(fault.path.name, fault.line, fault.code) for fault in caught.value.faults] == [
        ("people.yaml", 2, "unknown-key")
    ]
    faults = [f for f in check_paths([tmp_path]).faults if f.severity == "fault"]
    assert [f.path.name for f in faults] == ["people.yaml"]


def test_a_register_is_no_deck(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(PEOPLE)
    with pytest.raises(DeckFaults, match="this is a register of people and sources, not a deck"):
        read_deck(tmp_path / "people.yaml")
    result = check_paths([tmp_path / "people.yaml"])
    assert result.ok
    assert result.registers == (tmp_path / "people.yaml",)


@pytest.mark.parametrize(
    "uses",
    ["../out.yaml", "/etc/passwd", "link.yaml", "ring.yaml", "below/../../out.yaml", "x" * 300],
)
def test_registers_are_never_read_outside_the_folder(tmp_path: Path, uses: str) -> None:
    folder = tmp_path / "decks"
    (folder / "below").mkdir(parents=True)
    (tmp_path / "out.yaml").write_text(PEOPLE)
    (folder / "link.yaml").symlink_to(tmp_path / "out.yaml")
    (folder / "ring.yaml").symlink_to(folder / "ring.yaml")
    path = folder / "deck.yaml"
    path.write_text(MINIMAL.replace("people:", f"uses: [{uses}]\npeople:"))
    (fault,) = [fault for fault in check_paths([path]).faults if fault.severity == "fault"]
    assert fault.code in ("register-outside", "unknown-register")
    assert (fault.line, fault.column) == (4, 8)


def test_registers_may_lie_below_the_deck_and_decks_be_linked(tmp_path: Path) -> None:
    real = tmp_path / "real"
    (real / "shared").mkdir(parents=True)
    (real / "shared" / "people.yaml").write_text(PEOPLE)
    (real / "deck.yaml").write_text(GLANCE.replace("people.yaml", "shared/people.yaml"))
    (tmp_path / "link.yaml").symlink_to(real / "deck.yaml")
    assert read_deck(tmp_path / "link.yaml").people["ben-beta"].name == "Ben Beta"


def test_somebody_in_two_registers(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PEOPLE)
    (tmp_path / "b.yaml").write_text("sources: {}\npeople: {ben-beta: {name: Another}}\n")
    faults = _faults(tmp_path, MINIMAL.replace("people:", "uses: [a.yaml, b.yaml]\npeople:"))
    assert [(f.code, f.line, f.column, f.message) for f in faults] == [
        ("defined-twice", 4, 16, "the person 'ben-beta' is in a.yaml:2 already")
    ]


# Several decks


def test_picks_and_replies_are_looked_up_in_the_decks_beside(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_text(MINIMAL)
    start = tmp_path / "start.yaml"
    start.write_text(
        "deck: {id: start, title: Start}\npicks: [sample/bridge, sample/brigde, absent/x, sample]\n"
    )
    for paths in ([tmp_path], [start]):
        assert [(f.code, f.column, f.hint) for f in check_paths(paths).faults] == [
            ("unknown-entry", 24, "did you mean 'bridge'?"),
            ("unknown-deck", 39, "learners need it beside this one"),
            ("unknown-entry", 49, "write deck/entry"),
        ]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "absent.yaml").write_text(
        MINIMAL.replace("sample", "absent").replace("bridge", "x")
    )
    codes = [fault.code for fault in check_paths([start], beside=[elsewhere]).faults]
    assert codes == ["unknown-entry", "unknown-entry"]


def test_former_names_are_claimed_once_among_all_decks(tmp_path: Path) -> None:
    former = MINIMAL.replace("    said", "    formerly: old/x\n    said")
    (tmp_path / "a.yaml").write_text(former.replace("sample", "a"))
    (tmp_path / "b.yaml").write_text(former.replace("sample", "b"))
    (fault,) = check_paths([tmp_path]).faults
    assert (fault.code, fault.path.name) == ("former-id-twice", "b.yaml")
    (tmp_path / "b.yaml").write_text(former.replace("sample", "b").replace("old/x", "a/bridge"))
    (fault,) = check_paths([tmp_path]).faults
    assert (fault.code, fault.path.name, fault.line) == ("former-id-in-use", "b.yaml", 14)


def test_the_same_id_in_other_folders_is_no_fault_of_a_check(tmp_path: Path) -> None:
    for folder in ("own", "shipped"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "deck.yaml").write_text(MINIMAL)
    assert check_paths([tmp_path / "own", tmp_path / "shipped"]).faults == ()
    files = [tmp_path / "own" / "deck.yaml", tmp_path / "shipped" / "deck.yaml"]
    assert check_paths(files).faults == ()
    assert [f.code for f in check_paths([tmp_path]).faults] == ["duplicate-deck"] * 2


def test_with_strict_a_warning_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(MINIMAL.replace("    source: gazette\n", ""))
    lax = check_paths([path])
    assert lax.ok
    assert [fault.severity for fault in lax.faults] == ["warning", "warning"]
    assert len(lax.decks) == 1
    strict = check_paths([path], strict=True)
    assert not strict.ok
    assert [fault.severity for fault in strict.faults] == ["fault", "fault"]
    assert strict.decks == ()


def test_sides_that_are_quoted_alike_are_no_matter(tmp_path: Path) -> None:
    people = "".join(f"  p{n}:\n    name: Person {n}\n    side: Side {n % 2}\n" for n in range(2))
    entries = "".join(
        f"  - {{id: s{n}, who: p{n % 2}, when: {n + 2010}, said: {word * 9} b, source: gazette}}\n"
        for n, word in enumerate("abcdefghijkl")
    )
    head, _, rest = MINIMAL.partition("people:\n")
    sources = rest.partition("sources:")[2].split("statements")[0]
    text = f"{head}people:\n{people}sources:{sources}"
    assert _faults(tmp_path, f"{text}statements:\n{entries}") == ()


def _read(folder: Path, text: str) -> Deck:
    (folder / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    path = folder / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return read_deck(path)


def _faults(folder: Path, text: str) -> tuple[Fault, ...]:
    if not list(folder.glob("*.yaml")):
        (folder / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    path = folder / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return check_paths([path]).faults
