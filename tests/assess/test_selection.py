"""Queries, judgements and timeline over a small situation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from assess_cases import document, fact, lexicon, publishers

from briefing.assess import Choice, Names, appraise
from briefing.config.specs.brief import BriefSpec, JudgementSpec, QuerySpec, SectionSpec, WhenSpec
from briefing.model import Change, Situation

SENT = {"kind": "transfer", "actor": "North Korea", "recipient": "Russia"}
PUTIN = {"kind": "visit", "actor": "Vladimir Putin", "recipient": "North Korea", "place": "Pyongyang"}
KIM = {"kind": "visit", "actor": "Kim Jong Un", "recipient": "Russia"}
ROWS: dict[str, dict[str, Any]] = {
    "rounds": {**SENT, "in": "a", "item": "artillery rounds", "value": 3000000},
    "missiles": {**SENT, "in": "b", "item": "KN-23 missiles", "date": "2023-11/.."},
    "visit": {**PUTIN, "in": "a", "date": "2024-06-19"},
    "return": {**KIM, "in": "b", "modality": "planned", "date": "2025-05-09"},
    "denied": {**SENT, "in": "b", "item": "drones", "modality": "denied", "by": "Kremlin"},
}


@pytest.fixture(scope="module")
def situation() -> Situation:
    documents = [
        document("a", {"publisher": "Reuters", "published": "2025-03-01"}),
        document("b", {"published": "2025-03-20"}),
    ]
    facts = [fact(name, row, n) for n, (name, row) in enumerate(ROWS.items())]
    arms = QuerySpec(kind=("transfer",))
    brief = BriefSpec(
        title="t",
        theme="t",
        sections=(SectionSpec(id="arms", template="s", query=arms, weight=2.0),),
        judgements=(
            JudgementSpec(name="visits", query=QuerySpec(kind=("visit",)), weight=1.0),
            JudgementSpec(name="arms", query=arms, weight=1.0),
            JudgementSpec(name="silent", query=QuerySpec(kind=("sanction",)), weight=9.0),
            JudgementSpec(name="needs_three", query=arms, weight=9.0, needs=3),
        ),
    )
    return appraise(facts, documents, brief=brief, lexicon=lexicon(), publishers=publishers(), as_of="2025-03-28")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"actor": ("Russia",)}, {"visit"}),
        ({"actor": ("Vladimir Putin",)}, {"visit"}),
        ({"item": ("ballistic missiles",)}, {"missiles"}),
        ({"place": ("North Korea",)}, {"visit"}),
        ({"kind": ("transfer",)}, {"rounds", "missiles"}),
        ({"kind": ("transfer",), "modality": ("denied",)}, {"denied"}),
        ({"modality": ("planned",)}, {"return"}),
        ({"figures": True}, {"rounds"}),
        ({"dated": True, "kind": ("transfer",)}, {"missiles"}),
        ({"kind": ("visit",), "until": "2025-01-01"}, {"visit"}),
        ({"kind": ("visit",), "since": "2025-01-01"}, {"return"}),
        ({"any": (QuerySpec(figures=True), QuerySpec(kind=("visit",)))}, {"rounds", "visit", "return"}),
        ({"all": (QuerySpec(kind=("visit",)), QuerySpec(dated=True, until="2025-01-01"))}, {"visit"}),
        ({"reported_since": "2025-03-10", "kind": ("transfer",)}, {"missiles"}),
        ({"kind": ("visit",), "exclude": (QuerySpec(modality=("planned",)),)}, {"visit"}),
    ],
)
def test_query(situation: Situation, query: dict[str, Any], wanted: set[str]) -> None:
    chosen = Choice(situation, Names(lexicon())).select(SectionSpec(id="s", template="s", query=QuerySpec(**query)))
    assert {fact for claim in chosen.claims for fact in situation.claim[claim].facts} == wanted


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ({}, True),
        ({"claims": 2}, True),
        ({"claims": 3}, False),
        ({"sources": 2}, True),
        ({"sources": 3}, False),
        ({"disputed": False}, True),
        ({"disputed": True}, False),
        ({"changed": True}, False),
        ({"query": QuerySpec(kind=("visit",))}, True),
        ({"query": QuerySpec(kind=("sanction",))}, False),
        ({"claims": 2, "sources": 3}, False),
    ],
)
def test_a_section_appears_when_every_condition_holds(situation: Situation, when: dict[str, Any], shown: bool) -> None:
    section = SectionSpec(id="s", template="s", query=QuerySpec(kind=("transfer",)), when=WhenSpec(**when))
    assert Choice(situation, Names(lexicon())).appears(section) is shown


def test_changed_is_told_by_the_last_edition(situation: Situation) -> None:
    visit, *others = (claim.id for claim in situation.claims if claim.kind in ("visit", "transfer"))
    moved = replace(situation, changes=(Change("revised", visit), *(Change("withdrawn", id_) for id_ in others)))

    def taken(changed: bool) -> tuple[str, ...]:
        query = QuerySpec(kind=("visit", "transfer"), changed=changed)
        return Choice(moved, Names(lexicon())).select(SectionSpec(id="s", template="s", query=query)).claims

    assert taken(True) == (visit,)
    assert visit not in taken(False)
    assert Choice(moved, Names(lexicon())).appears(SectionSpec(id="s", template="s", when=WhenSpec(changed=True)))


def test_sort_group_and_limit(situation: Situation) -> None:
    query = QuerySpec(kind=("transfer", "visit"), sort="date", group="kind", limit=3)
    chosen = Choice(situation, Names(lexicon())).select(SectionSpec(id="s", template="s", query=query))
    assert [situation.claim[claim].facts[0] for claim in chosen.claims] == ["missiles", "visit", "rounds"]
    assert [label for label, _ in chosen.groups] == ["transfer", "visit"]


def test_judgements_are_ranked_and_silent_where_claims_are_short(situation: Situation) -> None:
    assert [one.rule for one in situation.judgements] == ["arms", "visits"]
    arms = situation.judgements[0]
    assert situation.claim[arms.claims[0]].item == "artillery rounds"
    assert arms.confidence == situation.assessment[arms.claims[0]].confidence


def test_timeline_is_in_order_and_keeps_plans_apart(situation: Situation) -> None:
    assert [(entry.facts, entry.planned) for entry in situation.timeline] == [
        (("missiles",), False),
        (("visit",), False),
        (("return",), True),
    ]
