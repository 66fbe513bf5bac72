"""karabakh-quiz: who said what, and when.

The rooms, in the way of the data: decks, cards, study, answers, memory,
progress; insight and planning look back and ahead; tui and cli are what
people meet.
"""
