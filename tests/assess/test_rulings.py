"""Rulings over facts, claims, disagreements and judgements: what they change, and when they open again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from assess_cases import document, fact, lexicon, publishers

from briefing.assess import REASONS, appraise
from briefing.config.specs.brief import BriefSpec, JudgementSpec, QuerySpec, SectionSpec
from briefing.model import Reason, Ruling, Situation
from briefing.pipeline.reason_words import _WORDS, in_words

SENT = {
    "kind": "sanction",
    "actor": "United States",
    "recipient": "Kim Jong Un",
    "item": "persons",
    "date": "2025-03-09",
}
ROWS: dict[str, dict[str, Any]] = {
    "ten": {**SENT, "in": "a", "value": 10},
    "forty": {**SENT, "in": "b", "value": 40},
    "visit": {"in": "a", "kind": "visit", "actor": "Sergei Shoigu", "recipient": "North Korea", "date": "2025-03-05"},
    "other": {"in": "b", "kind": "visit", "actor": "Sergei Shoigu", "recipient": "North Korea", "date": "2025-01-02"},
}
SIGNED: dict[str, Any] = {"by": "A. Analyst", "on": "2025-03-29"}
BRIEF = BriefSpec(
    title="t",
    theme="t",
    sections=(SectionSpec(id="s", template="s"),),
    judgements=(JudgementSpec(name="sanctions", query=QuerySpec(kind=("sanction",))),),
)


def situation(*rulings: Ruling, rows: dict[str, dict[str, Any]] = ROWS) -> Situation:
    names = dict.fromkeys(row["in"] for row in rows.values())
    documents = [document(name, {"publisher": f"Paper {name}", "published": "2025-03-10"}) for name in names]
    facts = [fact(name, row, n) for n, (name, row) in enumerate(rows.items())]
    return appraise(
        facts,
        documents,
        brief=BRIEF,
        lexicon=lexicon(),
        publishers=publishers(),
        as_of="2025-03-28",
        rulings=rulings,
    )


def ruling(kind: str, **said: Any) -> Ruling:
    return Ruling(**{"id": kind, "kind": kind, **SIGNED, **said})


def claim_of(found: Situation, name: str) -> str:
    return next(claim.id for claim in found.claims if name in claim.facts)


def test_a_rejected_reading_is_gone_and_so_is_its_disagreement() -> None:
    assert [one.relation for one in situation().discrepancies] == ["conflict"]
    found = situation(ruling("reject", facts=("forty",), why="It counts last year's list."))
    assert "forty" not in found.fact
    assert not found.discrepancies
    assert [one.state for one in found.rulings] == ["applied"]


def test_a_corrected_field_stands_in_the_fact_and_in_the_claim() -> None:
    found = situation(
        ruling("correct", facts=("visit",), changes=(("date_start", "2025-03-06"), ("date_end", "2025-03-06")))
    )
    (made,) = (one for one in found.facts if one.date_start == "2025-03-06")
    assert "corrected by A. Analyst on 2025-03-29" in made.notes
    assert found.assessment[claim_of(found, made.id)].date_start == "2025-03-06"
    assert found.rulings[0].facts == (made.id,)


def test_claims_are_joined_and_kept_apart_by_ruling() -> None:
    before = situation()
    two = (claim_of(before, "visit"), claim_of(before, "other"))
    joined = situation(ruling("merge", claims=two))
    assert claim_of(joined, "visit") == claim_of(joined, "other") == two[0]
    apart = situation(ruling("split", claims=(claim_of(before, "ten"),), facts=("forty",)))
    assert claim_of(apart, "ten") == claim_of(before, "ten")
    assert claim_of(apart, "ten") != claim_of(apart, "forty")
    assert len({claim.id for claim in apart.claims}) == len(apart.claims)


def test_a_settled_disagreement_no_longer_weighs() -> None:
    before = situation()
    (conflict,) = before.discrepancies
    found = situation(ruling("resolve", disagreement=conflict.id[:6], why="The list has ten names."))
    assert found.discrepancies[0].status == "resolved"
    assert found.discrepancies[0].reasons[0].code == "ruled"
    was, now = (s.assessment[claim_of(s, "ten")] for s in (before, found))
    assert "open_conflict" in [why.code for why in was.basis]
    assert "open_conflict" not in [why.code for why in now.basis]


def test_a_ruling_opens_again_when_its_evidence_changes() -> None:
    before = situation()
    (conflict,) = before.discrepancies
    settled = ruling("resolve", disagreement=conflict.id, why="The list has ten names.", seen=("ten", "forty"))
    assert situation(settled).rulings[0].state == "applied"
    grown = {**ROWS, "more": {**SENT, "in": "c", "value": 70}}
    found = situation(settled, rows=grown)
    assert found.rulings[0].state == "reopened"
    assert "new evidence" in (found.rulings[0].reason or "")
    assert found.discrepancies[0].status != "resolved"


@pytest.mark.parametrize(
    "one",
    [
        ruling("reject", facts=("nothing",), why="-"),
        ruling("confirm", source="a", quote="words that no fact rests on"),
        ruling("merge", claims=("000000", "111111")),
        ruling("split", claims=("000000",), facts=("ten",)),
        ruling("resolve", disagreement="000000", why="-"),
        ruling("likelihood", judgement="visits", word="likely"),
        ruling("judgement", text="It is so.", claims=("000000",)),
        ruling("assumption", text="Lists are whole.", judgement="visits"),
    ],
    ids=lambda one: one.kind,
)
def test_a_ruling_that_matches_nothing_says_so_and_changes_nothing(one: Ruling) -> None:
    found = situation(one)
    assert found.rulings[0].state == "unmatched"
    assert found.rulings[0].reason
    assert found.claims == situation().claims


def test_judgements_of_an_analyst_come_first_and_likelihoods_are_set_on_those_of_rules() -> None:
    target = claim_of(situation(), "visit")
    found = situation(
        ruling("judgement", text="Shoigu prepares a summit.", claims=(target,), confidence="moderate"),
        ruling("likelihood", judgement="sanctions", word="likely"),
        ruling("indicator", text="A date for a summit is announced."),
    )
    first, second = found.judgements
    assert (first.text, first.confidence, first.ruled) == ("Shoigu prepares a summit.", "moderate", ("judgement",))
    assert (second.rule, second.likelihood) == ("sanctions", "likely")
    assert [one.state for one in found.rulings] == ["applied"] * 3


def test_a_changed_source_reopens_what_was_ruled_on_its_words() -> None:
    seen = replace(ruling("reject", facts=("gone",), why="-"), source="a", quote="x")
    found = situation(seen, rows={"ten": ROWS["ten"]})
    assert found.rulings[0].state == "reopened"
    assert "ten" in found.fact


def test_reasons_have_words_for_the_terminal() -> None:
    assert sorted(set(REASONS) - set(_WORDS)) == []
    for code, names in REASONS.items():
        assert "{" not in in_words(Reason(code, tuple((name, "x") for name in names)))
