"""The five articles themselves, read by the engine: each known disagreement has a right relation, none is invented."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from assess_cases import ROOT, lexicon, publishers

from briefing.assess import Memory, assess, corpus, group
from briefing.config import MetadataSpec, load_project
from briefing.extract import Engine
from briefing.ingest import SourceFile, read
from briefing.model import Discrepancy, Document, Fact, Span

SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold/discrepancies.json").exists(), reason="../shared with the five articles is not at hand"
)
#: What can be known only where the day of arrival ("Wednesday") resolves from the day of publication.
NEEDS_DATES = {"S4"}


def _entries() -> list[dict[str, Any]]:
    path = SHARED / "gold/discrepancies.json"
    rows = json.loads(path.read_text())["seeds"] if path.exists() else []
    return [row for row in rows if row.get("relations_ok")]


@cache
def outcome(dated: bool) -> tuple[tuple[Discrepancy, ...], dict[str, Fact], dict[str, Document]]:
    """Discrepancies, facts by id and documents by name; the articles bear no date but what is inferred."""
    project, _ = load_project(ROOT)
    assert project is not None
    engine = Engine(project.lexicon, project.reporting, project.rules)
    days = json.loads((SHARED / "gold/facts/_seeds_meta.json").read_text())
    documents: list[Document] = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        given = {"published": days[path.stem]["published_inferred"], "published_basis": "inferred"} if dated else {}
        documents += read(SourceFile(path, f"{path.stem}.txt", metadata=MetadataSpec(**given)), publishers()).documents
    facts = [fact for document in documents for fact in engine.facts(document)[0]]
    known = corpus(facts, documents, lexicon(), publishers().assessment, Memory())
    claims = group(known, Memory())
    _, found, _ = assess(claims, known, publishers(), "2025-03-28")
    return (
        found,
        {fact.id: fact for fact in facts},
        {document.source.name.removesuffix(".txt"): document for document in documents},
    )


def _tells_of(one: Discrepancy, entry: dict[str, Any], dated: bool) -> bool:
    """Whether it sets two documents against each other, over words that the entry quotes."""
    _, facts, documents = outcome(dated)
    taking_part = [facts[name] for position in one.positions for name in position.facts]
    if len({fact.source for fact in taking_part}) < 2:
        return False
    for claim in entry["claims"]:
        document = documents[claim["doc"]]
        start = document.text.find(claim["quote"])
        for fact in taking_part:
            told = [fact.sentence, *(also.span for also in fact.also), *([fact.date_span] if fact.date_span else [])]
            quoted = Span(start, start + len(claim["quote"]))
            if fact.source == document.source.id and any(span.overlaps(quoted) for span in told):
                return True
    return False


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("entry", _entries(), ids=lambda e: e["id"])
def test_each_disagreement_is_found(entry: dict[str, Any], dated: bool) -> None:
    if not dated and entry["id"] in NEEDS_DATES:
        pytest.skip("the articles bear no dates")
    found = [one for one in outcome(dated)[0] if _tells_of(one, entry, dated)]
    assert {one.relation for one in found} & set(entry["relations_ok"])


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_no_conflict_is_invented(dated: bool) -> None:
    real = [entry for entry in _entries() if {"conflict", "stance"} & set(entry["relations_ok"])]
    for one in outcome(dated)[0]:
        if one.relation in ("conflict", "stance", "suspect"):
            assert any(_tells_of(one, entry, dated) for entry in real), one
