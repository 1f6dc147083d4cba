"""An Admiralty grade → its words: "B2" is "usually reliable, probably true"."""

from __future__ import annotations

_LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "not judged",
}
_NUMBERS = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "not judged",
}


def in_words(grade: object) -> str:
    """`{{ claim.grade|in_words }}`. Raises KeyError for what is no grade."""
    letter, number = str(grade)
    return f"{_LETTERS[letter]}, {_NUMBERS[number]}"
