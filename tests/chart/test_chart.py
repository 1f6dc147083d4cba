"""Drawings: what they show, that each word in them answers for itself, and that they drop out when empty."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from briefing.chart import KINDS, draw, numbered
from briefing.model import (
    Assessment,
    Chart,
    Claim,
    Discrepancy,
    Document,
    Evidence,
    Fact,
    Position,
    Selection,
    Situation,
    Source,
    Span,
    TimelineEntry,
)
from briefing.model.numerals import numerals

_SVG = "{http://www.w3.org/2000/svg}"


def fact(n: int, **fields: Any) -> Fact:
    source = fields.pop("source", f"s{n}")
    words = Evidence(source, Span(0, 1), "w", "", "")
    return Fact(id=f"f{n}", source=source, evidence=words, sentence=Span(0, 1), kind="transfer", rule="r", **fields)


def situation(*facts: Fact, **fields: Any) -> Situation:
    """One claim for each fact, and a source for each that is named."""
    sources = dict.fromkeys(f.source for f in facts)
    claims = tuple(
        Claim(f"c{f.id}", (f.kind, *[""] * 6), f.kind, f.actor, f.recipient, f.item, f.place, (f.id,)) for f in facts
    )
    return Situation(
        as_of="2031-06-01",
        documents=tuple(Document(Source(s, "", f"{s}.txt", publisher=f"Paper {s}"), "w", ()) for s in sources),
        facts=facts,
        claims=claims,
        assessments=tuple(Assessment(c.id, (), "single", "C", 3, "low", ()) for c in claims),
        discrepancies=fields.get("discrepancies", ()),
        judgements=(),
        timeline=fields.get("timeline", ()),
        changes=(),
    )


def all_of(s: Situation) -> Selection:
    return Selection("section", tuple(c.id for c in s.claims))


def figures(*facts: Fact, **fields: Any) -> Chart | None:
    s = situation(*facts, **fields)
    return draw("figures", all_of(s), s, {})


def event(f: Fact, *, disputed: bool = False, planned: bool = False) -> TimelineEntry:
    return TimelineEntry(f"c{f.id}", f.date_start, f.date_end, planned, disputed, (f.id,))


def timeline(*facts: Fact, disputed: str = "", **fields: Any) -> Chart | None:
    s = situation(*facts, timeline=tuple(event(f, disputed=f.id == disputed) for f in facts), **fields)
    return draw("timeline", all_of(s), s, {})


def dated(n: int, start: str | None, end: str | None = None) -> Fact:
    return fact(n, item="crates", actor="A", recipient="B", date_start=start, date_end=end or start)


def texts_of(chart: Chart) -> list[str]:
    return ["".join(t.itertext()) for t in ET.fromstring(chart.svg).iter(f"{_SVG}text")]


FIVE = (
    fact(1, item="crates", value_low=3e6, value_high=None, value_text="at least three million"),
    fact(2, item="crates", value_low=None, value_high=5e6, value_text="up to 5 million"),
    fact(3, item="crates", value_low=4e6, value_high=4e6, value_text="4 million", attribution="Port <Office> & Co"),
    fact(4, item="crates", value_low=2e6, value_high=3e6),
    fact(5, item="barrels", value_low=10.0, value_high=10.0, value_text="ten"),
)
DATES = (dated(1, "2031-01"), dated(2, "2031-03-05"), dated(3, "2031-04", "2031-05"), dated(4, "2030"))


def both() -> list[Chart]:
    charts = [figures(*FIVE), timeline(*DATES, disputed="f2")]
    assert all(charts)
    return [c for c in charts if c]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_no_chart(kind: str) -> None:
    empty = situation()
    assert draw(kind, all_of(empty), empty, {}) is None


def test_a_number_that_nobody_else_gives_is_no_comparison() -> None:
    assert figures(FIVE[0], FIVE[4]) is None
    assert figures(FIVE[0], replace(FIVE[0], id="f9", source="s9")) is None


@pytest.mark.parametrize("chart", both(), ids=lambda c: c.kind)
def test_every_text_is_recorded_and_every_numeral_rests_on_something(chart: Chart) -> None:
    assert texts_of(chart) == [t.text for t in chart.texts]
    assert [t.text for t in chart.texts if numerals(t.text) and t.basis is None] == []
    for words in (chart.title, chart.subtitle, chart.caption):
        assert not numerals(words)


@pytest.mark.parametrize("chart", both(), ids=lambda c: c.kind)
def test_title_description_and_table(chart: Chart) -> None:
    root = ET.fromstring(chart.svg)
    assert root.findtext(f"{_SVG}title") == chart.title
    assert root.findtext(f"{_SVG}desc") == chart.description
    assert len({len(row) for row in chart.table}) == 1
    assert "style" not in chart.svg
    assert "class" not in chart.svg


def test_bounds_are_drawn_as_what_they_are() -> None:
    chart = figures(*FIVE)
    assert chart
    root = ET.fromstring(chart.svg)
    hollow = [c for c in root.iter(f"{_SVG}circle") if c.get("fill") == "#FFFFFF"]
    assert len(hollow) == 1  # at least
    assert len(list(root.iter(f"{_SVG}polyline"))) == 1  # its arrow
    assert len(list(root.iter(f"{_SVG}rect"))) == 2  # up to, and the range
    assert {row[1] for row in chart.table[1:]} == {"Paper s1", "Paper s2", "Paper s4", "Port <Office> & Co"}


def test_no_figure_is_cut() -> None:
    long = replace(FIVE[0], value_text="according to the latest count at least three million")
    whole = replace(FIVE[2], value_text="A total of 4 million")
    chart = figures(long, FIVE[1], whole)
    assert chart
    assert {"at least 3,000,000", "4 million"} <= set(texts_of(chart))


def test_a_disagreement_joins_items_in_one_panel() -> None:
    wide = fact(6, item="goods", value_low=9e6, value_high=9e6, value_text="9 million")
    apart = figures(FIVE[0], wide)
    assert apart is None
    clash = Discrepancy("d", "value", "scope", "resolved", (), (Position(("f1",)), Position(("f6",))))
    joined = figures(FIVE[0], wide, discrepancies=(clash,))
    assert joined
    assert joined.table[1][0] == "Crates or goods (transfer)"


def test_numbers_of_sources_are_filled_in_later() -> None:
    chart = figures(*FIVE)
    assert chart
    filled = numbered(chart, {"s1": 7, "s2": 12}.get)
    assert {t for t in texts_of(filled) if t.startswith("[")} == {"[7]", "[12]"}  # the others have no number
    assert not re.search("[\ue000-\uf8ff]", filled.svg)
    assert texts_of(filled) == [t.text for t in filled.texts]


@pytest.mark.parametrize("many", [5, 500])
def test_many_accounts_stay_apart(many: int) -> None:
    accounts = [
        fact(n, item="crates" if many == 5 else "crates " + "ABCDEFGHIJ"[n % 10], value_low=n, value_high=n)
        for n in range(100, 100 + many)
    ]
    chart = figures(*accounts)
    assert chart
    assert len(chart.table) == many + 1
    root = ET.fromstring(chart.svg)
    assert float(root.get("height", 0)) < 850
    baselines = sorted({float(t.get("y", 0)) for t in root.iter(f"{_SVG}text") if t.get("text-anchor") == "end"})
    assert all(b - a > 9 for a, b in pairwise(baselines))
    more = [t for t in chart.texts if t.basis == "count"]
    assert len(more) == (0 if many == 5 else 2)
    for text in more:
        assert text.text == f"and {len(set(text.refs[1:]))} more"


def test_an_end_of_the_line_for_every_value() -> None:
    for value in (1, 3, 9, 10, 99, 12_345, 4e6, 7.5e9):
        a = fact(1, item="crates", value_low=value, value_high=value)
        b = fact(2, item="crates", value_low=value * 2, value_high=value * 2)
        chart = figures(a, b)
        assert chart
        across = [float(c.get("cx", 0)) for c in ET.fromstring(chart.svg).iter(f"{_SVG}circle")]
        assert all(188 <= x <= 482 for x in across), value


def test_disputed_dates_are_hollow_and_joined() -> None:
    clash = Discrepancy(
        "d",
        "date",
        "conflict",
        "open",
        ("cf2",),
        (Position(("f2",), date_start="2031-03-05", date_end="2031-03-05"), Position(("f3",), date_start="2030-02")),
    )
    chart = timeline(*DATES, disputed="f2", discrepancies=(clash,))
    assert chart
    root = ET.fromstring(chart.svg)
    assert [c.get("stroke") for c in root.iter(f"{_SVG}circle") if c.get("fill") == "#FFFFFF"] == ["#B4372A"] * 2
    assert "dates on which sources differ" in chart.title


def test_planned_and_undated_events_are_left_out() -> None:
    s = situation(*DATES, timeline=(*(event(f) for f in DATES[:3]), event(DATES[3], planned=True)))
    chart = draw("timeline", all_of(s), s, {})
    assert chart
    assert len(chart.table) == 4


def test_a_lone_early_event_does_not_squeeze_the_line() -> None:
    chart = timeline(dated(9, "1950"), *DATES)
    assert chart
    shown = [t.text for t in chart.texts]
    assert "and 1 earlier" in shown
    assert "1950" not in shown
    assert chart.table[1][0] == "1950"


def test_dates_in_words() -> None:
    from briefing.model.days import in_words

    assert in_words("2024-06-18", "2024-06-19") == "18–19 June 2024"
    assert in_words("2024-05-30", "2024-06-02") == "30 May to 2 June 2024"
    assert in_words("2023-12", "2024-02") == "December 2023 to February 2024"
    assert in_words("2025-01", "2025-02") == "January to February 2025"
    assert in_words("2022", "2024") == "2022 to 2024"
    assert in_words("2023-11", None) == "since November 2023"
    assert in_words(None, "2023") == "until 2023"
    assert in_words("2023-11", "2023-11") == "November 2023"
