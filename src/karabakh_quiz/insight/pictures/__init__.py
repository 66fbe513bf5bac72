"""Figures as pictures of characters: pure functions from data and width to lines.

A picture is drawn with block and box characters, or in ASCII; its colours are
roles that screens and pages have colours for, and it never needs them to be
understood. Each has a reading: the same in one line of words.
"""
