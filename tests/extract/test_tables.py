"""Tables: what a cell counts is what its column and its row say, and its words stand where the cell stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from engine_case import document, engine, facts

from briefing.extract.documents.tables import tables
from briefing.model import Block, Fact

LOSSES = """North Korean losses at the border, by source

The ministry keeps the count.

| Reported | Source | Killed | Wounded |
|---|---|---|---|
| 3 May 2025 | Seoul | at least 40 | about 200 |
| 9 May 2025 | Kyiv | - | 350 |
"""
CARGO = """Shells and rockets on their way from North Korea to Russia

| Month | Cargo | Quantity |
| --- | --- | --- |
| March 2024 | artillery rounds | 20,000 |
| April 2024 | rockets | 1,500-2,000 |
"""


def figures(text: str) -> list[Fact]:
    return [f for f in facts(text, "2025-05-10") if f.has_value]


def said(fact: Fact) -> tuple[Any, ...]:
    return fact.kind, fact.item, fact.value_low, fact.value_high


def test_the_column_says_what_is_counted() -> None:
    found = figures(LOSSES)
    assert [said(f) for f in found] == [
        ("casualties", "killed", 40, None),
        ("casualties", "wounded", 200, 200),
        ("casualties", "wounded", 350, 350),
    ]
    assert {f.recipient for f in found} == {"North Korea"}


def test_a_column_of_sources_says_who_says_so() -> None:
    assert [f.attribution for f in figures(LOSSES)] == ["South Korea", "South Korea", "Ukraine"]


def test_the_date_of_a_statement_dates_no_event() -> None:
    assert {f.date_start for f in figures(LOSSES)} == {None}


def test_a_general_column_counts_what_the_row_names() -> None:
    found = figures(CARGO)
    assert [(f.item, f.value_low, f.value_high) for f in found] == [
        ("artillery rounds", 20_000, 20_000),
        ("rockets", 1_500, 2_000),
    ]
    assert [f.date_start for f in found] == ["2024-03", "2024-04"]


def test_a_heading_says_from_whom_to_whom() -> None:
    rows = "| Coal | 5,000 tonnes | Seoul |\n| 170 mm guns | 8 or more | same |"
    rows = f"| Goods | Amount | Source |\n|---|---|---|\n{rows}"
    found = figures(f"What went where\n\nRussia to North Korea\n\n{rows}\n")
    assert [(f.kind, f.actor, f.recipient, f.value_low, f.attribution) for f in found] == [
        ("transfer", "Russia", "North Korea", 5_000, "South Korea"),
        ("transfer", "Russia", "North Korea", 8, "South Korea"),
    ]


@pytest.mark.parametrize("text", [LOSSES, CARGO])
def test_the_words_stand_where_the_cell_stands(text: str) -> None:
    read_from = document(text)
    for fact in engine().facts(read_from)[0]:
        assert read_from.text[fact.evidence.span.start : fact.evidence.span.end] == fact.evidence.exact
        if fact.value_span is not None:
            assert read_from.text[fact.value_span.start : fact.value_span.end] == fact.value_text
            assert fact.evidence.span.contains(fact.value_span)


@pytest.mark.parametrize(
    "rows",
    [
        "| 12 | 14 | 15 |\n| 13 | 17 | 19 |",
        "| Killed | Wounded |\n|---|---|\n| 12 | 14 | 15 |",
        "| Killed |\n|---|",
        "| Price of a ticket | Seats |\n|---|---|\n| $40 | 18 |",
    ],
    ids=["no heads", "ragged", "no rows", "of nothing in the theme"],
)
def test_no_figure_of_the_theme(rows: str) -> None:
    found = figures(f"North Korean losses\n\n{rows}\n")
    assert [f for f in found if f.kind == "casualties"] == []


class _Watched(tuple[Block, ...]):
    """Blocks that count how many of them are cut out."""

    cut = 0

    def __getitem__(self, where: Any) -> Any:
        found = super().__getitem__(where)
        self.cut += len(found) if isinstance(where, slice) else 1
        return found


def test_a_table_costs_the_same_below_a_thousand_others() -> None:
    cut = []
    for count in (50, 200):
        page = document(f"{CARGO}\n" * count)
        blocks = _Watched(page.blocks)
        assert len(list(tables(replace(page, blocks=blocks)))) == count
        cut.append(blocks.cut)
    assert cut[1] < 4.5 * cut[0]


def test_a_row_of_a_hundred_cells_is_data() -> None:
    row = "| {} " * 100 + "|\n"
    wide = document(row.format(*("Troops" if n % 2 else "Unit" for n in range(100))) + row.format(*range(100)))
    assert list(tables(wide)) == []


def test_a_list_of_figures_counts_what_its_caption_says() -> None:
    text = """What they do

North Korean workers in Kursk, by task:

- CLEARING MINES: 1,000
- BUILDING ROADS: 4,000
"""
    assert [(f.kind, f.item, f.value_low, f.actor, f.place) for f in figures(text)] == [
        ("deployment", "workers", 1000, "North Korea", "Kursk"),
        ("deployment", "workers", 4000, "North Korea", "Kursk"),
    ]


def test_a_list_of_figures_counts_what_its_labels_name() -> None:
    text = """Losses of the North Korean army in Kursk

Killed: 600

Wounded: at least 1,100
"""
    assert [said(f) for f in figures(text)] == [
        ("casualties", "killed", 600, 600),
        ("casualties", "wounded", 1100, None),
    ]


def test_a_list_about_the_page_is_none() -> None:
    text = """North Korean soldiers in Russia

Pages: 12

Shares: 340
"""
    assert not figures(text)


def test_equal_cells_of_a_column_are_as_many_facts() -> None:
    text = """Losses of the North Korean army

| Month | Killed |
|---|---|
| May 2025 | 40 |
| June 2025 | 40 |
"""
    assert [(f.item, f.value_low, f.date_start) for f in figures(text)] == [
        ("killed", 40, "2025-05"),
        ("killed", 40, "2025-06"),
    ]
