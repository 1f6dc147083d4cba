"""The annotated facts of the five articles: each known disagreement has a right relation, and nothing else does."""

from __future__ import annotations

import json
from typing import Any

import gold_facts
import pytest
from assess_cases import lexicon, publishers

from briefing.assess import Memory, assess, corpus, group
from briefing.model import Claim, Discrepancy, Fact

pytestmark = pytest.mark.skipif(
    not gold_facts.available(), reason="../shared with the annotated articles is not at hand"
)
#: What stands for each entry: facts that must meet in one discrepancy.
KNOWN = {
    "S1": ("000#08", "002#05"),
    "S2": ("000#06", "003#11"),
    "S3": ("000#01", "002#01"),
    "S4": ("000#01", "001#01"),
    "S5": ("002#06", "003#03"),
    "S6": ("000#08", "003#05"),
    "S7": ("002#10", "004#13"),
}


@pytest.fixture(scope="module")
def outcome() -> tuple[tuple[Claim, ...], tuple[Discrepancy, ...], dict[str, Fact]]:
    documents, facts = gold_facts.load()
    known = corpus(facts, documents, lexicon(), publishers().assessment, Memory())
    claims = group(known, Memory())
    _, found, _ = assess(claims, known, publishers(), "2025-03-28")
    return claims, found, {fact.id: fact for fact in facts}


def _entries() -> list[dict[str, Any]]:
    path = gold_facts.SHARED / "gold/discrepancies.json"
    return json.loads(path.read_text())["seeds"] if path.exists() else []


@pytest.mark.parametrize("entry", [e for e in _entries() if e["id"] in KNOWN], ids=lambda e: e["id"])
def test_each_disagreement_is_found(entry: dict[str, Any], outcome: Any) -> None:
    wanted = set(KNOWN[entry["id"]])
    meeting = [d for d in outcome[1] if wanted <= {fact for position in d.positions for fact in position.facts}]
    assert {d.relation for d in meeting} & set(entry["relations_ok"])


def test_no_false_conflict(outcome: Any) -> None:
    conflicts = [d for d in outcome[1] if d.relation in ("conflict", "suspect")]
    assert [sorted(f for p in d.positions for f in p.facts) for d in conflicts] == [["000#01", "001#01", "002#01"]]


def test_what_is_worded_differently_is_one_claim(outcome: Any) -> None:
    claim_of = {fact: claim.id for claim in outcome[0] for fact in claim.facts}
    assert claim_of["000#09"] == claim_of["003#02"]  # S12: one report on debris, one of them with the place
    assert claim_of["000#03"] == claim_of["002#02"]  # S11: more than twenty years, more than two decades
    assert claim_of["004#01"] != claim_of["004#06"]
