"""What counts as a numeral."""

from __future__ import annotations

import pytest

from briefing.model.numerals import numerals


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 11,000 troops", ["11,000"]),
        ("1.5 to 3.25 million", ["1.5", "3.25", "million"]),
        ("12\u00a0000 shells in 2024, 2025", ["12\u00a0000", "2024", "2025"]),
        ("on 2024-11-07", ["2024", "11", "07"]),
        ("KN-23 and T72s", ["23", "72"]),
        ("Twenty-five of them, two-thirds", ["Twenty", "five", "two", "thirds"]),
        ("the second and the twelfth of the twentieth", ["second", "twelfth", "twentieth"]),
        ("dozens, hundreds, scores of shells", ["dozens", "hundreds", "scores"]),
        ("half, twice, doubled, a quarter, tenfold", ["half", "twice", "doubled", "quarter", "tenfold"]),
        ("½ and 10² and ②", ["½", "10", "²", "②"]),
        ("٣ units", ["٣"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one of the first",
        "First, no one",
        "headquarters",
        "a high score",
        "weight and freight",
        "tent, often, sevens-up off",
    ],
)
def test_left_alone(text: str) -> None:
    assert found(text) == []
