"""What `docs/decks.md` says of the decks is so."""

import re

from karabakh_quiz.cards import make_cards
from tests.support.dossier import ROOT, START, decks

_ROW = re.compile(
    r"\| `(?P<id>[a-z0-9-]+)` (?P<title>[^|]+) \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|"
)


def test_the_table_counts_entries_cards_and_sources() -> None:
    text = (ROOT / "docs/decks.md").read_text(encoding="utf-8")
    rows = {m["id"]: m for m in _ROW.finditer(text)}
    assert set(rows) == set(decks()) - {START}
    for id_, row in rows.items():
        deck = decks()[id_]
        sources = {source.id for entry in deck.entries for source in entry.sources}
        counted = (deck.title, len(deck.entries), len(make_cards(deck)), len(sources))
        assert counted == (row["title"], *map(int, row.groups()[2:])), id_


def test_each_deck_has_something_to_talk_about() -> None:
    text = (ROOT / "docs/decks.md").read_text(encoding="utf-8")
    assert text.count("*To talk about:*") == len(decks())
    for deck in decks().values():
        assert f"**{deck.title}.**" in text


def test_every_deck_introduces_itself_in_a_few_sentences() -> None:
    for deck in decks().values():
        assert deck.about, deck.id
        assert 20 <= len(deck.about.split()) <= 120, deck.id
        assert deck.license == "CC-BY-4.0", deck.id
        assert deck.language == "en", deck.id
