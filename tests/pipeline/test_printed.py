"""The reader that checks the writer: numbers and dates as a brief prints them."""

from __future__ import annotations

import pytest

from briefing.model import Span
from briefing.pipeline.checking import supports
from briefing.pipeline.grounds import Ground
from briefing.pipeline.printed import printed_dates, printed_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at least 3 million", [{3e6}]),
        ("≥ 11,000", [{11000}]),
        ("1.5–3 million rounds", [{1.5, 1.5e6}, {3e6}]),
        ("two to five million", [{2, 2e6}, {5e6}]),
        ("between 10,000 and 12,000", [{10000}, {12000}]),
        ("$50.5 billion", [{5.05e10}]),
        ("twenty-five", [{25}]),
        ("dozens of missiles", [{24}]),
        ("several million shells, and tens of thousands of men", [{2e6}, {20000}]),
        ("12,000 and several hundred", [{12000}, {200}]),
        ("a thousand at once, and about a million", [{1000}, {1e6}]),
        ("nobody came", []),
    ],
)
def test_numbers(text: str, values: list[set[float]]) -> None:
    assert [set(found) for _, found in printed_values(text)] == values


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 18–19 June 2024", [("2024-06-18", "2024-06-19")]),
        ("2 May to 3 June 2024", [("2024-05-02", "2024-06-03")]),
        ("between 19 February and 2 March 2024", [("2024-02-19", "2024-03-02")]),
        ("between 18 and 19 June 2024", [("2024-06-18", "2024-06-19")]),
        ("between 30 December 2023 and 2 January 2024", [("2023-12-30",), ("2024-01-02",)]),
        ("in January and February 2025", [("2025-01", "2025-02")]),
        ("30 November 2023 to March 2024", [("2023-11-30",), ("2024-03",)]),
        ("since 2023", [("2023",)]),
        ("2024-06-17", [("2024-06-17",)]),
        ("2,024 rounds", []),
    ],
)
def test_dates(text: str, days: list[tuple[str, ...]]) -> None:
    assert [found for _, found in printed_dates(text)] == days


@pytest.mark.parametrize(
    ("text", "numeral", "holds"),
    [
        ("up to 5 million", "5", True),
        ("up to 6 million", "6", False),
        ("5 thousand", "5", False),
        ("in June 2024", "2024", True),
        ("in July 2024", "2024", False),
        ("on 17 June 2024", "17", True),
        ("on 18 June 2024", "18", False),
        ("17", "17", False),
    ],
)
def test_what_a_ground_supports(text: str, numeral: str, holds: bool) -> None:
    ground = Ground(dates={"2024-06-17"}, values={5e6})
    at = text.index(numeral)
    assert supports(ground, text, Span(at, at + len(numeral))) is holds
