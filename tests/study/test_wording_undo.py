from karabakh_quiz.progress import Row
from karabakh_quiz.study.wording import taken_back


def test_what_was_taken_back_is_named():
    assert taken_back(None) == "There is nothing to take back."
    assert taken_back(Row(kind="review", card="d/a#who")) == "Taken back: the last answer."
    setting = Row(kind="setting", fields={"name": "retention", "value": 0.9})
    assert taken_back(setting) == "Taken back: the last change of the setting retention."
