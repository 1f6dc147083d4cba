"""The multi-document cases in cases/*.yaml, one test each, and floors over all of them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from assess_cases import document, fact, lexicon, publishers
from yaml_files import read_yaml

from briefing.assess import appraise
from briefing.config.specs.brief import BriefSpec, SectionSpec
from briefing.model import Situation

CASES = [
    (f"{path.stem}: {row['name']}", row)
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for row in read_yaml(path)
]
AS_OF = "2025-03-28"
BRIEF = BriefSpec(title="t", theme="t", sections=(SectionSpec(id="s", template="s"),))


def situation(case: dict[str, Any]) -> Situation:
    names = dict.fromkeys(row["in"] for row in case["facts"].values())
    documents = [document(name, (case.get("sources") or {}).get(name, {})) for name in names]
    place = {name: n for n, name in enumerate(sorted(case["facts"]))}
    facts = [fact(name, row, place[name]) for name, row in case["facts"].items()]
    return appraise(facts, documents, brief=BRIEF, lexicon=lexicon(), publishers=publishers(), as_of=AS_OF)


def relations(found: Situation) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted(
        (d.about, d.relation, tuple(sorted(f for position in d.positions for f in position.facts)))
        for d in found.discrepancies
    )


@pytest.mark.parametrize("case", [row for _, row in CASES], ids=[name for name, _ in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = situation(case)
    claim_of = {one: claim for claim in found.claims for one in claim.facts}
    assert sorted(sorted(claim.facts) for claim in found.claims) == sorted(sorted(one) for one in case["claims"])
    if "relations" in case:
        wanted = sorted((r["about"], r["relation"], tuple(sorted(r["facts"]))) for r in case["relations"])
        assert relations(found) == wanted
        statuses = {(r["about"], r["relation"]): r["status"] for r in case["relations"] if "status" in r}
        for one in found.discrepancies:
            assert one.status == statuses.get((one.about, one.relation), one.status)
    for name, origins in case.get("origins", {}).items():
        names = sorted(origin.name for origin in found.assessment[claim_of[name].id].origins)
        assert names == sorted(origins) if isinstance(origins, list) else len(names) == origins
    for name, number in case.get("grade", {}).items():
        assert found.assessment[claim_of[name].id].credibility == number
    for name, level in case.get("confidence", {}).items():
        assert found.assessment[claim_of[name].id].confidence == level
    for name, wanted_support in case.get("support", {}).items():
        assessment = found.assessment[claim_of[name].id]
        names_of = {origin.id: origin.name for origin in assessment.origins}
        assert {names_of[one.origin]: one.confidence for one in assessment.support} == wanted_support
    for name, ends in case.get("range", {}).items():
        assessment = found.assessment[claim_of[name].id]
        assert [assessment.value_low, assessment.value_high] == ends
    for name, day in case.get("dates", {}).items():
        assert found.assessment[claim_of[name].id].date_start == str(day)
    if "timeline" in case:
        assert len(found.timeline) == len(case["timeline"])
        for entry, wanted_entry in zip(found.timeline, case["timeline"], strict=True):
            assert sorted(entry.facts) == sorted(wanted_entry["facts"])
            assert entry.planned == wanted_entry["planned"]
            assert entry.date_start == wanted_entry.get("start", entry.date_start)
            assert entry.disputed == wanted_entry.get("disputed", entry.disputed)


def test_the_set_is_large_and_a_third_of_it_must_not_be_joined_or_opposed() -> None:
    assert len(CASES) >= 60
    assert 3 * sum(bool(row.get("apart")) for _, row in CASES) >= len(CASES)


def _scores(pairs: list[tuple[set[Any], set[Any]]]) -> tuple[float, float, int]:
    hits = sum(len(wanted & got) for wanted, got in pairs)
    return (
        hits / max(1, sum(len(got) for _, got in pairs)),
        hits / max(1, sum(len(wanted) for wanted, _ in pairs)),
        sum(len(wanted) for wanted, _ in pairs),
    )


def test_floors_over_all_cases(capsys: pytest.CaptureFixture[str]) -> None:
    grouping, conflicts = [], []
    for _, case in CASES:
        found = situation(case)
        wanted = {pair for one in case["claims"] for pair in combinations(sorted(one), 2)}
        got = {pair for claim in found.claims for pair in combinations(sorted(claim.facts), 2)}
        grouping.append((wanted, got))
        if "relations" in case:
            named = {(r["about"], r["relation"], tuple(sorted(r["facts"]))) for r in case["relations"]}
            conflicts.append((named, set(relations(found))))
    with capsys.disabled():
        for name, pairs in (("grouping", grouping), ("relations", conflicts)):
            precision, recall, count = _scores(pairs)
            print(f"\n{name}: precision {precision:.3f} recall {recall:.3f} over {count}", end="")
            assert precision >= 0.95
            assert recall >= 0.95


@pytest.mark.parametrize("case", [row for _, row in CASES], ids=[name for name, _ in CASES])
def test_order_of_input_makes_no_difference_and_ids_are_unique(case: dict[str, Any]) -> None:
    there = situation(case)
    back = situation({**case, "facts": dict(reversed(case["facts"].items()))})
    assert [claim.id for claim in there.claims] == [claim.id for claim in back.claims]
    assert len({claim.id for claim in there.claims}) == len(there.claims)
    assert len({one.id for one in there.discrepancies}) == len(there.discrepancies)
