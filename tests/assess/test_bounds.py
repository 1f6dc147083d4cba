"""Crowded and broken input: sensible results in bounded time, and every reason in the table."""

from __future__ import annotations

import time
from typing import Any

from assess_cases import document, fact, lexicon, publishers

from briefing.assess import REASONS, Memory, assess, changes, corpus, group, side
from briefing.model import Assessment, Claim, Discrepancy, Reason, Situation

AS_OF = "2025-03-28"
SENT = {"kind": "transfer", "actor": "North Korea", "recipient": "Russia", "item": "artillery rounds"}
TEXT = " ".join(f"word{n}" for n in range(60))


def run(sources: dict[str, dict[str, Any]], rows: list[dict[str, Any]], memory: Memory | None = None) -> Situation:
    documents = [document(name, row) for name, row in sources.items()]
    facts = [fact(row.pop("id", f"f{n}"), row, n) for n, row in enumerate([dict(row) for row in rows])]
    memory = memory or Memory()
    memory.turn()
    known = corpus(facts, documents, lexicon(), publishers().assessment, memory)
    claims = group(known, memory)
    assessments, found, _ = assess(claims, known, publishers(), AS_OF, memory=memory)
    return Situation(AS_OF, tuple(documents), tuple(facts), claims, assessments, found, (), (), ())


def test_a_thousand_copies_are_one_origin() -> None:
    sources = {f"s{n}": {"publisher": f"Paper {n}", "published": "2025-01-01", "text": TEXT} for n in range(1000)}
    found = run(sources, [{**SENT, "in": name} for name in sources])
    (assessment,) = found.assessments
    assert len(assessment.origins) == 1
    assert len(assessment.origins[0].sources) == 1000
    assert assessment.confidence == "low"


def test_one_claim_with_five_hundred_figures() -> None:
    sources = {f"s{n}": {"publisher": f"Paper {n}", "published": "2025-01-01"} for n in range(500)}
    found = run(sources, [{**SENT, "in": name, "value": 1000 + 500 * n} for n, name in enumerate(sources)])
    (assessment,) = found.assessments
    assert assessment.agreement == "conflict"
    assert (assessment.value_low, assessment.value_high) == (1000, 250500)


def test_crowded_undated_events_take_linear_time() -> None:
    def seconds(count: int) -> float:
        strikes = {"kind": "strike", "actor": "Russia", "recipient": "Ukraine", "item": "drones"}
        rows = [{**strikes, "in": f"s{n % 50}", "value": 3 * n + 1} for n in range(count)]
        start = time.process_time()
        run({f"s{n}": {} for n in range(50)}, rows)
        return time.process_time() - start

    seconds(200)
    assert seconds(2000) < 16 * max(seconds(250), 0.02)


def test_without_dates_or_known_publishers() -> None:
    found = run({"a": {"publisher": "The Village Voice of Nowhere"}}, [{**SENT, "in": "a", "date": "2024-13-45"}])
    (assessment,) = found.assessments
    assert assessment.grade == "F4"
    assert "not_dated" in [why.code for why in assessment.basis]


def test_added_sources_leave_ids_alone() -> None:
    sources = {"a": {"published": "2025-01-01"}, "b": {"published": "2025-02-01"}, "c": {"published": "2025-03-01"}}
    rows = [{**SENT, "in": "a"}, {**SENT, "in": "b", "value": 5000000}, {**SENT, "in": "c", "date": "2023-11/.."}]
    ids = [run(dict(list(sources.items())[:n]), rows[:n]).claims[0].id for n in (1, 2, 3)]
    assert len(set(ids)) == 1


def test_changes_between_two_editions() -> None:
    sources = {"a": {"published": "2025-01-01"}, "b": {"published": "2025-02-01"}}
    first = {"id": "one", **SENT, "in": "a", "value": 1000}
    other = {"id": "two", **SENT, "item": "rocket launchers", "in": "a"}
    before = run({"a": sources["a"]}, [first, other])
    confirmed = run(sources, [first, other, {"id": "three", **SENT, "item": "rocket launchers", "in": "b"}])
    assert _kinds(before, confirmed) == {"rocket launchers": "corroborated"}
    opposed = run(sources, [first, {"id": "four", **SENT, "in": "b", "value": 500}])
    assert _kinds(before, opposed)["artillery rounds"] == "contradicted"
    assert sorted(change.kind for change in changes(side(before), side(opposed))) == [
        "contradicted",
        "withdrawn",
    ]
    assert changes(side(before), side(before)) == ()


def _kinds(before: Situation, now: Situation) -> dict[str, str]:
    found = changes(side(before), side(now))
    return {str(now.claim[change.claim].item): change.kind for change in found if change.claim in now.claim}


def test_every_reason_is_in_the_table() -> None:
    rows = [{**SENT, "in": "a", "value": 10, "by": "reports"}, {**SENT, "in": "b", "value": 3000, "by": "US DIA"}]
    found = run({"a": {"published": "2024-01-01"}, "b": {"published": "2024-01-02"}}, rows)
    given = list(_reasons(found.claims, found.assessments, found.discrepancies))
    assert given
    for why in given:
        assert tuple(name for name, _ in why.values) == REASONS[why.code]


def _reasons(
    claims: tuple[Claim, ...], assessments: tuple[Assessment, ...], found: tuple[Discrepancy, ...]
) -> list[Reason]:
    return [
        *(why for claim in claims for why in claim.joined),
        *(why for assessment in assessments for why in assessment.basis),
        *(why for assessment in assessments for origin in assessment.origins for why in origin.reasons),
        *(why for one in found for why in one.reasons),
    ]


def test_one_more_document_touches_only_its_claims() -> None:
    sources = {name: {"publisher": f"Paper {name}", "published": "2025-01-01"} for name in "abcd"}
    items = ("artillery rounds", "rocket launchers", "drones", "howitzers")
    rows = [{**SENT, "in": name, "item": item} for name, item in zip("abcd", items, strict=True)]
    rows.append({**SENT, "in": "d", "item": "drones", "value": 50})
    memory = Memory()
    touched = []
    for upto in ("abc", "abc", "abcd"):
        names = {name: sources[name] for name in upto}
        known = [row for row in rows if row["in"] in names]
        touched.append((run(names, known, memory).claims, memory.touched))
    assert [count for _, count in touched] == [3, 0, 2]
    fresh = run(sources, rows)
    again = run(sources, rows, memory)
    assert again.assessments == fresh.assessments
    assert again.discrepancies == fresh.discrepancies


def test_memory_forgets_under_another_configuration() -> None:
    memory = Memory()
    memory.judged.recall("c", "1", lambda: ("made", None))
    memory.turn()
    assert memory.judged.recall("c", "1", lambda: ("again", None)).light == "made"
    memory.forget("another")
    assert memory.judged.recall("c", "1", lambda: ("anew", None)).light == "anew"
