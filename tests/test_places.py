import os
from pathlib import Path

from karabakh_quiz.places import find_places


def test_home_puts_every_file_under_one_folder(tmp_path):
    places = find_places({"KARABAKH_QUIZ_HOME": str(tmp_path)})
    for path in (places.progress, places.settings, places.cache, places.own_decks):
        assert tmp_path in path.parents


def test_a_relative_home_is_made_absolute():
    assert find_places({"KARABAKH_QUIZ_HOME": "somewhere"}).progress.is_absolute()


def test_deck_folders_are_separated_as_the_system_separates_paths():
    places = find_places(
        {"KARABAKH_QUIZ_HOME": "/x", "KARABAKH_QUIZ_DECKS": os.pathsep.join(["/a", "", "/b"])}
    )
    assert places.configured_decks == (Path("/a").absolute(), Path("/b").absolute())


def test_without_a_home_the_systems_folders_are_used():
    places = find_places({})
    assert "karabakh-quiz" in str(places.progress)
    assert places.configured_decks == ()


def test_the_shipped_decks_are_found():
    assert (find_places({}).shipped_decks / "LICENSE").is_file()
