"""Every kind of drawing, small and large: its words keep apart, answer for themselves, and say what the facts say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from drawn import PLACES, SVG, all_of, printed, situation

from briefing.chart import KINDS, draw, numbered
from briefing.chart.globe import View, countries, country_at
from briefing.chart.measure import fitted, lines_of, width_of
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Chart, Selection, Situation
from briefing.model.numerals import numerals

_SIZES = [(3, 5), (5, 5), (12, 20), (500, 60)]


def drawn(kind: str, s: Situation) -> Chart:
    chart = draw(kind, all_of(s), s, PLACES)
    assert chart, kind
    return numbered(chart, {d.source.id: n for n, d in enumerate(s.documents, start=1)}.get)


def _cases() -> list[tuple[str, int, int]]:
    few = {"frequency": [(12, 20), (500, 60)]}
    return [(kind, *size) for kind in KINDS for size in few.get(kind, _SIZES)]


@pytest.mark.parametrize(("kind", "sources", "claims"), _cases())
def test_no_two_words_meet_and_none_leaves_the_drawing(kind: str, sources: int, claims: int) -> None:
    chart = drawn(kind, situation(sources, claims))
    root = ET.fromstring(chart.svg)
    width, height = (float(root.get(side, 0)) for side in ("width", "height"))
    assert height < (450 if kind == "figures" else 400), "a drawing must sit on a page with other things"
    lines = list(printed(chart.svg))
    assert lines
    assert not [(a.text, b.text) for a, b in combinations(lines, 2) if a.meets(b)]
    assert not [p for p in lines if p.left < -0.5 or p.right > width + 0.5 or p.top < -0.5 or p.bottom > height + 0.5]


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_says_what_it_is_in_words(kind: str) -> None:
    chart = drawn(kind, situation(12, 20))
    root = ET.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.description
    assert chart.title
    assert chart.subtitle
    assert chart.caption
    assert chart.description
    assert len({len(row) for row in chart.table}) == 1
    assert len(chart.table) > 1
    assert set(chart.facts) <= {f.id for f in situation(12, 20).facts}


@pytest.mark.parametrize("kind", KINDS)
def test_every_numeral_in_a_drawing_answers_for_itself(kind: str) -> None:
    chart = drawn(kind, situation(12, 20))
    shown = ["".join(t.itertext()) for t in ET.fromstring(chart.svg).iter(f"{SVG}text")]
    assert shown == [t.text for t in chart.texts]
    assert [t for t in chart.texts if numerals(t.text) and t.basis is None] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_drawing_every_time(kind: str) -> None:
    assert drawn(kind, situation(12, 20)) == drawn(kind, situation(12, 20))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_text(kind: str) -> None:
    s = situation(12, 20)
    bad = '"><script>alert(1)</script>&amp; 북한 \u202e\x07\ue000s1\ue001 ' + "x" * 300
    sources = tuple(replace(d, source=replace(d.source, publisher=bad)) for d in s.documents)
    facts = tuple(replace(f, attribution=bad, value_text=bad) for f in s.facts)
    claims = tuple(replace(c, item=bad, actor=bad if kind != "map" else c.actor) for c in s.claims)
    s = replace(s, documents=sources, facts=facts, claims=claims)
    chart = drawn(kind, s)
    assert "<script" not in chart.svg
    assert not {"\u202e", "\x07", "\ue000"} & set(chart.svg)
    root = ET.fromstring(chart.svg)
    assert not [p for p in printed(chart.svg) if p.right > float(root.get("width", 0)) + 0.5 or p.left < -0.5]


def test_what_one_source_alone_says_is_no_comparison() -> None:
    s = situation(1, 3)
    for kind in ("matrix", "figures"):
        assert draw(kind, all_of(s), s, PLACES) is None


def test_who_says_what() -> None:
    s = situation(5)
    chart = drawn("matrix", s)
    disputed = chart.table[1]
    assert disputed[0].startswith("Transfer: sacks of seed potatoes")
    assert sorted(disputed[1:]) == ["differs", "says", "says", "silent"]  # two sources say so, one gives another month
    assert "told alike" in chart.title
    agreed = replace(s, discrepancies=())
    assert drawn("matrix", agreed).title == "What several sources carry, they tell alike"


def test_a_shared_origin_is_seen() -> None:
    s = situation(12)
    chart = drawn("origins", s)
    assert chart.title.startswith("More than one source rests on Office")
    assert ("Office 0", "Gazette of the parish 8") in {row[:2] for row in chart.table}
    no_one = replace(s, assessments=tuple(replace(a, origins=()) for a in s.assessments))
    assert draw("origins", all_of(s), no_one, PLACES) is None


@pytest.mark.parametrize(("sources", "form"), [(5, "A line"), (14, "Rows"), (500, "Bar")])
def test_lines_between_a_few_sources_dots_for_more_bars_for_very_many(sources: int, form: str) -> None:
    chart = drawn("origins", situation(sources))
    assert chart.subtitle.startswith(form)
    assert ("<path" in chart.svg) == (form == "A line")
    if form == "Bar":
        resting = Counter(origin for origin, _, _ in chart.table[1:])
        counts = [int(t.text) for t in chart.texts if t.text.isdigit()]
        assert counts[0] == max(n for origin, n in resting.items() if origin != "No origin named")


def test_the_map_shows_places_and_the_way() -> None:
    s = situation(5)
    chart = drawn("map", s)
    assert chart.title == "From Norway to Santiago"
    assert {row[0] for row in chart.table[1:]} >= {"Norway", "Santiago", "Lima"}
    assert "Crimea" in chart.caption  # it lies in the corner of this map, and not on the next
    south = draw("map", Selection("section", ("c1", "c4")), s, PLACES)
    assert south
    assert "Crimea" not in south.caption
    assert draw("map", Selection("section", ("c4",)), s, {"Lima": PLACES["Lima"]}) is None


def test_the_map_of_a_theme_at_sea_names_its_waters() -> None:
    at_sea = {
        "Outer Sound": PlaceSpec(name="Outer Sound", type="sea", latitude=58.0, longitude=3.0),
        "Far Ocean": PlaceSpec(name="Far Ocean", type="sea", latitude=0.0, longitude=-30.0),
        "Norway": PLACES["Norway"],
    }
    s = situation(5, 8)
    where = {"c0": "Outer Sound", "c1": "Outer Sound", "c2": "Far Ocean"}
    facts = tuple(replace(f, place=where.get(f.id.partition("-")[0].replace("f", "c"))) for f in s.facts)
    claims = tuple(replace(c, actor="Norway and Chile", recipient=None, place=where.get(c.id)) for c in s.claims)
    chart = draw("map", all_of(s), replace(s, facts=facts, claims=claims), at_sea)
    assert chart is not None
    written = {line.text for line in printed(chart.svg)}
    assert {"Outer Sound", "NORWAY"} <= written
    assert "Far Ocean" not in written  # one claim names it: it does not widen the window, and the table has it
    assert "Far Ocean" in {row[0] for row in chart.table}


def test_crimea_is_drawn_as_part_of_ukraine() -> None:
    assert country_at(34.1, 45.2) == "Ukraine"
    assert country_at(37.62, 55.75) == "Russia"
    assert country_at(125.75, 39.03) == "North Korea"
    assert country_at(-30.0, 0.0) is None


def test_areas_are_true_to_one_another() -> None:
    """What equal-area means: near the pole or in the south, a country is as large as it is."""
    view = View.of([(-50.0, 84.0), (5.0, 10.0)], 658, 658, 60)
    assert 0.85 < view.area("Greenland") / view.area("Algeria") < 0.98  # 2.17 and 2.38 million km²
    assert len(countries()) > 200


def test_words_are_never_wider_than_measured() -> None:
    from drawn import _advance

    for text in ("North Korea, 3,000 troops", "Wägezähler Ñandú", "Садоводы", "→ ≥ “quoted” — …", "북한"):
        for weight in (400, 600, 700):
            assert width_of(text, 10, weight) >= _advance(text, weight) * 10 - 1e-9
    assert lines_of("a word and another and a third", 10, 60, 2)[-1].endswith("…")
    assert lines_of("", 10, 60, 2) == []


def test_a_date_is_never_cut() -> None:
    s = situation(12, 20)
    long = tuple(replace(t, date_start="2023-11-13", date_end="2024-09-19") for t in s.timeline)
    chart = drawn("timeline", replace(s, timeline=long))
    dates = [t.text for t in chart.texts if t.refs and t.refs[0].startswith("fact:")]
    assert dates
    assert set(dates) <= {"2023-11-13 to 2024-09-19", "13 November 2023 to 19 September 2024 (disputed)"}


@pytest.mark.parametrize(
    ("item", "named"), [("300", False), ("half", False), ("0.2 per cent", False), ("crates", True)]
)
def test_a_number_is_no_name(item: str, named: bool) -> None:
    s = situation(5, 3)
    bare = tuple(replace(c, item=item, actor=None, recipient=None) for c in s.claims)
    assert (draw("matrix", all_of(s), replace(s, claims=bare), PLACES) is not None) is named


def test_half_a_number_is_not_shown() -> None:
    assert fitted("Transfer: Hwasong-11 missiles", 10, width_of("Transfer: Hwasong-1…", 10) + 1) == "Transfer…"
    assert fitted("nine million rounds", 10, width_of("nine mil…", 10) + 1) == "…"
    assert fitted("at least nine million", 10, width_of("at least nine mil…", 10) + 1) == "at least…"
