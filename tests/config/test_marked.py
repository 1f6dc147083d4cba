"""YAML that knows its lines: plain data, places of keys and values, the core schema."""

from __future__ import annotations

from briefing.config import parse_yaml

TEXT = """\
title: Parcels
sections:
  - id: a
    query: {kind: [transfer, visit]}
  - &second
    id: b
  - {<<: *second, title: "C"}
"""


def test_plain_data() -> None:
    parsed, diagnostics = parse_yaml(TEXT, "brief.yaml")
    assert not diagnostics
    assert parsed.data == {
        "title": "Parcels",
        "sections": [{"id": "a", "query": {"kind": ["transfer", "visit"]}}, {"id": "b"}, {"id": "b", "title": "C"}],
    }


def test_places_of_keys_and_values() -> None:
    parsed, _ = parse_yaml(TEXT, "brief.yaml")
    value = parsed.value(("sections", 0, "query", "kind", 1))
    assert (value.line, value.column, value.length, value.excerpt) == (4, 30, 5, "    query: {kind: [transfer, visit]}")
    key = parsed.key(("sections", 0, "query"))
    assert (key.line, key.column, key.length) == (4, 5, 5)
    merged = parsed.value(("sections", 2, "id"))
    assert (merged.line, merged.column) == (6, 9), "a merged value stands where it was written"


def test_a_path_that_leads_beyond_gives_the_nearest_part() -> None:
    parsed, _ = parse_yaml(TEXT, "brief.yaml")
    assert parsed.value(("sections", 0, "charts", 3)).line == 3


def test_core_schema() -> None:
    parsed, diagnostics = parse_yaml(
        "a: no\nb: 2024-06-17\nc: 012\nd: 1:30\ne: 0x10\nf: 1e3\ng: .5\nh: ~\ni:\nj: true\nk: 1_000\nl: -7\nm: 1.\n",
        "x",
    )
    assert not diagnostics
    assert parsed.data == {
        "a": "no", "b": "2024-06-17", "c": "012", "d": "1:30", "e": 16, "f": 1000.0, "g": 0.5, "h": None, "i": None,
        "j": True, "k": "1_000", "l": -7, "m": 1.0,
    }  # fmt: skip


def test_lines_count_from_where_the_yaml_begins() -> None:
    parsed, diagnostics = parse_yaml("a: 1\na: 2\n", "article.md", first_line=2)
    assert str(diagnostics[0].location) == "article.md:3:1"
    assert parsed.value(("a",)).line == 2


def test_windows_line_ends() -> None:
    parsed, diagnostics = parse_yaml("a: 1\r\nb: [x\r\n", "x")
    assert parsed.data is None
    place = diagnostics[0].location
    assert place
    assert (place.line, place.column, place.excerpt) == (2, 4, "b: [x")
