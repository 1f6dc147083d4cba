"""However much is known, one brief holds what it tells and compares, whole, and counts the rest."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from assess_cases import document, fact, lexicon, publishers

from briefing.assess import Choice, Memory, Names, appraise, excerpt
from briefing.config.specs.brief import BriefSpec, QuerySpec, SectionSpec
from briefing.model import Selection, Situation

SECTIONS = (
    SectionSpec(id="all", template="s", query=QuerySpec(), charts=("frequency",)),
    SectionSpec(id="days", template="s", query=QuerySpec(dated=True, sort="date")),
    SectionSpec(id="first", template="s", query=QuerySpec(kind=("transfer",), limit=3)),
)


@cache
def told(days: int) -> tuple[Situation, dict[str, Selection], Situation]:
    """A situation of two claims a day, what three sections take of it, and what is told of it."""
    rows: dict[str, dict[str, Any]] = {}
    sources = {}
    for n in range(days):
        source, date = f"s{n}", f"20{20 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}"
        sources[source] = document(source, {"published": date, "publisher": f"Paper {n}"})
        sent = {"kind": "transfer", "actor": "North Korea", "recipient": "Russia", "item": "missiles"}
        fired = {"kind": "strike", "actor": "Russia", "recipient": "Ukraine", "item": "missiles"}
        rows[f"sent{n}"] = {**sent, "in": source, "value": 7 * n + 1, "date": date}
        rows[f"fired{n}"] = {**fired, "in": source, "value": 5 * n + 1, "date": date}
    brief = BriefSpec(title="t", theme="t", sections=SECTIONS)
    memory = Memory()
    whole = appraise(
        [fact(name, row, n) for n, (name, row) in enumerate(rows.items())],
        list(sources.values()),
        brief=brief,
        lexicon=lexicon(),
        publishers=publishers(),
        as_of="2025-03-28",
        memory=memory,
    )
    selections = {section.id: Choice(whole, Names(lexicon())).select(section) for section in SECTIONS}
    return whole, selections, excerpt(whole, selections, memory)


def test_what_is_told_does_not_grow_with_what_is_known() -> None:
    few, many = told(150)[2], told(300)[2]
    assert len(few.claims) < 300
    assert len(many.claims) < 1.2 * len(few.claims)
    assert len(many.documents) < 1.2 * len(few.documents)


def test_what_is_told_is_whole() -> None:
    whole, selections, part = told(150)
    asked = {claim for selection in selections.values() for claim in selection.claims}
    assert asked <= part.claim.keys()
    assert {fact for claim in part.claims for fact in claim.facts} <= part.fact.keys()
    assert {fact.source for fact in part.facts} <= part.document.keys()
    assert {
        fact for one in part.discrepancies for position in one.positions for fact in position.facts
    } <= part.fact.keys()
    assert {claim for one in part.discrepancies for claim in one.claims} <= part.claim.keys()
    assert {claim for entry in part.timeline for claim in (entry.claim, *entry.others)} <= part.claim.keys()
    for claim in asked:
        assert part.claim[claim] == whole.claim[claim]
        assert part.assessment[claim] == whole.assessment[claim]
        assert set(part.assessment[claim].discrepancies) <= part.discrepancy.keys()


def test_the_rest_is_counted() -> None:
    whole, selections, part = told(150)
    assert part.totals == whole.totals
    assert part.totals["all claims"] == len(whole.claims) == 300
    assert part.totals["sources"] == 150
    taken = selections["all"]
    assert len(taken.claims) + taken.further == 300
    assert sum(events for _, events, _ in taken.pace) == 300
    assert part.published == whole.published


@pytest.mark.parametrize(("section", "taken"), [("all", 80), ("days", 80), ("first", 3)])
def test_a_section_takes_so_many(section: str, taken: int) -> None:
    assert len(told(150)[1][section].claims) == taken


def test_by_date_the_latest_are_taken_and_else_the_weightiest() -> None:
    whole, selections, _ = told(150)
    dates = [whole.assessment[claim].date_start or "" for claim in selections["days"].claims]
    others = [one.date_start or "" for one in whole.assessments if one.claim not in selections["days"].claims]
    assert dates == sorted(dates)
    assert min(dates) >= max(others)


def test_a_small_situation_is_told_whole() -> None:
    whole, _, part = told(20)
    assert (part.claims, part.facts, part.documents) == (whole.claims, whole.facts, whole.documents)
