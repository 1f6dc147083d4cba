"""Short texts, read by the engine: what is one claim, on whose word, and what contradicts what; pairwise, with floors.

The engine is measured elsewhere, so that a case whose facts it does not read counts as a miss here, not as a failure.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from assess_cases import ROOT, lexicon, publishers
from yaml_files import read_yaml

from briefing.assess import Memory, assess, corpus, group
from briefing.config import load_project
from briefing.extract import Engine
from briefing.model import Assessment, Block, Claim, Discrepancy, Document, Fact, Source, Span

CASES: list[dict[str, Any]] = [
    row for path in sorted((Path(__file__).parent / "texts").glob("*.yaml")) for row in read_yaml(path)
]
GRAVE = ("conflict", "stance", "suspect", "superseded")
#: Lowest precision and recall that a change may leave.
FLOORS = {"grouping": (0.95, 0.95), "origins": (0.95, 0.95), "relations": (0.95, 0.95)}
Pairs = set[tuple[Any, ...]]


@cache
def engine() -> Engine:
    project, _ = load_project(ROOT)
    assert project is not None
    return Engine(project.lexicon, project.reporting, project.rules)


def document(name: str, row: dict[str, Any]) -> Document:
    text = row["text"]
    known = publishers().find(row.get("publisher"))
    source = Source(
        id=name,
        digest=name,
        name=name,
        published=str(row["published"]),
        published_basis="stated",
        reliability=known.reliability if known else "F",
        **{key: row[key] for key in ("publisher", "url", "credit") if key in row},
    )
    return Document(source, text, (Block("paragraph", Span(0, len(text))),))


class Outcome:
    """One case as it was read, grouped and assessed."""

    def __init__(self, case: dict[str, Any]) -> None:
        documents = [document(name, row) for name, row in case.items() if isinstance(row, dict) and "text" in row]
        self.facts: list[Fact] = [fact for one in documents for fact in engine().facts(one)[0]]
        known = corpus(self.facts, documents, lexicon(), publishers().assessment, Memory())
        self.claims: tuple[Claim, ...] = group(known, Memory())
        made = assess(self.claims, known, publishers(), "2025-06-01")
        self.assessments: dict[str, Assessment] = {one.claim: one for one in made[0]}
        self.discrepancies: tuple[Discrepancy, ...] = made[1]
        self.claim_of = {fact: claim.id for claim in self.claims for fact in claim.facts}

    def find(self, named: str) -> str | None:
        """The fact called "a casualties killed": of text a, of that kind, and of that item where it is given."""
        source, kind, *item = named.split()
        return next(
            (
                fact.id
                for fact in self.facts
                if fact.source == source and fact.kind == kind and " ".join(item) in (fact.item or "")
            ),
            None,
        )


OUTCOMES = cache(lambda n: Outcome(CASES[n]))


def grouping(n: int) -> tuple[Pairs, Pairs]:
    """Pairs of the facts that the case names: those wanted in one claim, and those found in one."""
    case, found = CASES[n], OUTCOMES(n)
    named = [name for one in (*case.get("one", ()), *case.get("apart", ())) for name in one]
    wanted = {(n, *pair) for one in case.get("one", ()) for pair in combinations(sorted(one), 2)}
    claim = {name: found.claim_of.get(found.find(name) or "") for name in named}
    got = {(n, a, b) for a, b in combinations(sorted(claim), 2) if claim[a] is not None and claim[a] == claim[b]}
    return wanted, got


def origins(n: int) -> tuple[Pairs, Pairs]:
    """(claim, origin) by name; where the case gives a number, origins are numbered."""
    wanted: Pairs = set()
    got: Pairs = set()
    found = OUTCOMES(n)
    for name, who in CASES[n].get("origins", {}).items():
        claim = found.claim_of.get(found.find(name) or "")
        names = [origin.name for origin in found.assessments[claim].origins] if claim else []
        wanted |= {(n, name, one) for one in (range(who) if isinstance(who, int) else who)}
        got |= {(n, name, one) for one in (range(len(names)) if isinstance(who, int) else names)}
    return wanted, got


def relations(n: int) -> tuple[Pairs, Pairs]:
    """Grave disagreements as (about, relation); one whose facts are others than those named counts as both wrong."""
    case, found = CASES[n], OUTCOMES(n)
    wanted = {(n, about, relation, *sorted({a, b})) for about, relation, a, b in case.get("relations", ())}
    got: Pairs = set()
    for one in (d for d in found.discrepancies if d.relation in GRAVE):
        facts = {fact for position in one.positions for fact in position.facts}
        match = [w for w in wanted if w[1:3] == (one.about, one.relation) and {found.find(x) for x in w[3:]} <= facts]
        got.add(match[0] if match else (n, one.about, one.relation, one.id))
    return wanted, got


def scores(pairs: Iterable[tuple[Pairs, Pairs]]) -> tuple[float, float, int, int, list[Any]]:
    wanted: Pairs = set()
    got: Pairs = set()
    for one, other in pairs:
        wanted |= one
        got |= other
    hits = len(wanted & got)
    wrong = sorted(((CASES[w[0]]["name"], *w[1:]) for w in wanted ^ got), key=str)
    return hits / max(1, len(got)), hits / max(1, len(wanted)), len(got), len(wanted), wrong


@pytest.mark.parametrize("what", [grouping, origins, relations], ids=lambda f: f.__name__)
def test_floors(what: Any, capsys: pytest.CaptureFixture[str]) -> None:
    precision, recall, got, wanted, wrong = scores(what(n) for n in range(len(CASES)))
    with capsys.disabled():
        print(
            f"\n{what.__name__} of texts: precision {precision:.3f} of {got}, recall {recall:.3f} of {wanted}", end=""
        )
    least = FLOORS[what.__name__]
    assert precision >= least[0], wrong
    assert recall >= least[1], wrong


def test_the_set_is_large_and_a_third_of_it_must_not_be_joined_or_opposed() -> None:
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert 3 * sum("relations" not in case and ("apart" in case or "one" not in case) for case in CASES) >= len(CASES)
    for case in CASES:
        assert 2 <= sum(isinstance(row, dict) and "text" in row for row in case.values()) <= 5
