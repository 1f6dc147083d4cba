"""The event cases hold, kind by kind, and the engine is steady on any text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config import parse_yaml
from tests.extract.engine_case import CASES, document, engine, facts, project, stands
from tests.extract.unmark import unmark

KINDS = [rule.kind for rule in project().rules]


@cache
def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*/*.yaml")):
        data = parse_yaml(path.read_text("utf-8"), str(path))[0].data
        for n, case in enumerate(data["cases"]):
            name = f"{path.parent.name}/{path.stem}-{n + 1}"
            marks = pytest.mark.xfail(strict=True) if case.get("todo") else ()
            found.append(pytest.param(path.parent.name, case, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_case(kind: str, case: dict[str, Any]) -> None:
    assert stands(kind, case), engine().explain(document(case["text"], case.get("published")))


def test_there_are_many_cases_and_a_third_must_find_nothing() -> None:
    cases = [c.values[1] for c in _cases()]
    assert len(cases) >= 650
    assert 3 * sum(not c.get("facts") for c in cases) >= len(cases)


def test_every_kind_has_cases_and_some_that_must_find_nothing() -> None:
    assert {p.name for p in CASES.iterdir() if p.is_dir()} == set(KINDS)
    for kind in KINDS:
        cases = [c.values[1] for c in _cases() if c.values[0] == kind]
        assert any(not c.get("facts") for c in cases), kind


def test_a_mark_is_taken_out_once_its_case_holds(tmp_path: Path) -> None:
    path = tmp_path / "transfer" / "some.yaml"
    path.parent.mkdir()
    holds, fails = "  - text: He wore a hat.\n", "  - text: He wore a hat.\n    facts: [{actor: Iran}]\n"
    mark = "    todo: true\n"
    path.write_text(f"cases:\n{holds}{mark}{fails}{mark}{holds}", "utf-8")
    assert unmark(path) == 1
    assert path.read_text("utf-8") == f"cases:\n{holds}{fails}{mark}{holds}"


WORDS = st.sampled_from(
    [
        "North",
        "Korea",
        "sent",
        "Russia",
        "3,000",
        "troops",
        "to",
        "Kursk",
        ",",
        "and",
        "which",
        "“",
        "(",
        ")",
        ";",
        "12",
        "deny",
        "the",
        "missiles",
        "said",
        "on",
        "Monday",
        "by",
        "with",
        "of",
        "whom",
        "400",
        "killed",
        "as",
        "Putin",
        "’s",
        "visit",
        "may",
        "have",
        "been",
        "if",
        "not",
        "|",
        "-",
        "\n",
        "\n\n",
        "\u202e",
        "́",
        "99999999999999999999",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_a_crash_and_quotes_stand_in_it(text: str) -> None:
    for fact in facts(text, "2024-05-05"):
        span = fact.evidence.span
        assert text[span.start : span.end] == fact.evidence.exact
        assert fact.sentence.start <= span.start
        assert span.end <= fact.sentence.end


def test_the_same_text_gives_the_same_facts_and_ids() -> None:
    text = "North Korea sent 3,000 troops to Russia in January 2025. It also shipped 200 howitzers to Russia."
    assert facts(text) == facts(text)
    assert len({f.id for f in facts(text)}) == len(facts(text))


def test_what_stands_around_an_article_does_not_change_its_facts() -> None:
    inner = "North Korea shipped 200 howitzers to Russia in March 2024."
    around = f"The bakery opened at nine.\n\n{inner}\n\nPrices rose a little."
    (alone,) = facts(inner)
    (among,) = facts(around)
    left = {k: v for k, v in alone.row().items() if k not in ("id", "source", "start", "end")}
    right = {k: v for k, v in among.row().items() if k not in ("id", "source", "start", "end")}
    assert left == right


def test_explain_tells_what_was_tried_and_dropped() -> None:
    trace = engine().explain(document("North Korea should send 3,000 troops to Russia."))
    for word in ("tokens", "chunks", "names", "figure", "clause", "only recommended"):
        assert word in trace


def test_merged_statements_stay_as_further_evidence() -> None:
    again = "South Korea said North Korea sent 3,000 troops to Russia in January 2025."
    text = f"North Korea sent 3,000 troops to Russia. {again}"
    (fact,) = [f for f in facts(text) if f.kind == "deployment"]
    assert len(fact.also) == 1
    assert fact.date_start == "2025-01"


def test_a_line_without_end_is_no_sentence() -> None:
    for text in ("3,000 troops, and " * 4000, "North Korea " * 6000, "1" * 50_000):
        assert all(len(f.evidence.exact) < 4000 for f in facts(text))
