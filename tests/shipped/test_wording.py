"""The decks' own voice: words with a holder, both names of a place, claims of equal length."""

import re
from collections.abc import Iterator

from karabakh_quiz.decks import Event, Question, Statement
from tests.support.dossier import PLACES, both_names, decks, entries, figures_of, told

HELD = re.compile(
    r"\b(liberat\w*|occup\w*|recaptur\w*|captured|aggress\w*|terror\w*|separatis\w*|genocid\w*"
    r"|capitulat\w*|traitor\w*|fascis\w*|regime|junta|blockade\w*|ethnic cleansing|pogrom\w*"
    r"|deport\w*|artsakh|patriotic war|peace treaty signed)\b",
    re.IGNORECASE,
)
"""Words that belong to somebody: in our own voice they stand in quotation marks or not at all."""

QUOTED = re.compile(r'"[^"]*"|\u201c[^\u201d]*\u201d')


def asked(entry: Event | Question) -> Iterator[str]:
    """What the deck says in its own voice before the answer is given."""
    if isinstance(entry, Event):
        yield entry.what
        yield entry.where or ""
    else:
        yield entry.ask
        yield from entry.order


def explained(entry: Event | Question | Statement) -> Iterator[str]:
    """What it says in its own voice afterwards."""
    match entry:
        case Event():
            yield entry.about or ""
        case Statement():
            yield entry.context or ""
            yield "" if entry.said else entry.gist or ""
        case Question():
            yield entry.why or ""


def test_words_that_need_a_holder_are_not_used_to_ask() -> None:
    texts = {d.id: [d.title, d.subtitle or ""] for d in decks().values()}
    texts |= {i: list(asked(e)) for i, e in entries().items() if not isinstance(e, Statement)}
    found = {
        (id_, word) for id_, ts in texts.items() for t in ts for word in HELD.findall(unquoted(t))
    }
    assert not found


def unquoted(text: str) -> str:
    return QUOTED.sub(" ", text)


def test_both_names_of_a_place_stand_in_our_own_voice_in_alphabetical_order() -> None:
    for id_, entry in entries().items():
        texts = list(explained(entry))
        texts += list(asked(entry)) if not isinstance(entry, Statement) else [entry.where or ""]
        for text in texts:
            for pair in PLACES:
                assert id_ in _ABOUT_NAMES or not one_name_only(text, pair), (id_, pair, text)


_DOCUMENTS = re.compile(
    r"Lachin (?:corridor|road|closure)|Shusha Declaration|Azerbaijanis at Khojaly"
)
"""Names of things that bear one of the names: the corridor of the 2020 statement and others."""
_ABOUT_NAMES = {"karabakh-2024-2026/apology-for-a-name"}
"""There the name itself is what is told of."""


def one_name_only(text: str, pair: tuple[str, str]) -> bool:
    """Whether `text` names the place by one name and not, at least once, by both."""
    plain = _DOCUMENTS.sub(" ", unquoted(text))
    single = any(re.search(rf"\b{name}\b", plain) for name in pair)
    return single and both_names(pair) not in plain


def test_claims_stand_in_alphabetical_order_and_equal_length() -> None:
    for id_, entry in told().items():
        if not entry.contested:
            continue
        holders = [claim.who for claim in entry.contested]
        lengths = [len(claim.claims) for claim in entry.contested]
        assert len(holders) > 1, id_
        assert holders == sorted(holders, key=str.casefold), id_
        assert max(lengths) <= 1.5 * min(lengths), (id_, lengths)


def test_what_is_contested_carries_its_claims() -> None:
    told_in_words = {
        "karabakh-1988-1994/khojaly",
        "karabakh-1988-1994/sumgait",
        "karabakh-2018-2020/complete-ceasefire",
        "karabakh-autumn-2023/granada",
        "karabakh-autumn-2023/unwavering-support",
    }
    for id_, entry in told().items():
        if any(f.contested for f in figures_of()[id_]) and id_ not in told_in_words:
            assert entry.contested, id_


def test_sensitive_entries_have_a_note_no_gap_and_no_figures() -> None:
    for id_, entry in told().items():
        if entry.sensitive:
            assert entry.content_note, id_
            assert not {"key", "said", "what"} & set(entry.facets), id_
            shown = entry.what if isinstance(entry, Event) else f"{entry.said} {entry.gist}"
            assert not re.search(r"\d", shown), id_


def test_killings_of_both_communities_stand_in_one_deck() -> None:
    places = {id_.split("/")[0] for id_ in told() if id_.split("/")[1] in ("sumgait", "khojaly")}
    assert len(places) == 1
    assert len([id_ for id_ in told() if id_.split("/")[1] in ("sumgait", "khojaly")]) == 2


def test_paraphrases_bear_no_frame_and_end_as_sentences() -> None:
    for id_, entry in told().items():
        if isinstance(entry, Statement) and entry.said is None:
            assert entry.gist, id_
            assert entry.gist.endswith("."), id_


def test_office_holders_of_the_unrecognised_republic_are_called_so() -> None:
    for deck in decks().values():
        for person in deck.people.values():
            if person.side == "Nagorno-Karabakh (unrecognised authorities)":
                for office in person.offices:
                    plain = office.title.replace("Samvel Shahramanyan", "the unrecognised")
                    assert "unrecognised" in plain, (person.id, office.title)
                    assert office.title[0].islower(), (person.id, office.title)
