"""Short records → a Situation, and what a section writes of it: a case file says what it needs, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefing.assess import appraise
from briefing.compose import compose
from briefing.config import Project, load_project
from briefing.config.specs.brief import SectionSpec
from briefing.model import Block, Document, Edition, Fact, Report, Selection, Situation, Source, Span
from briefing.model.fact import fact_id
from briefing.model.source import digest_of_bytes

ROOT = Path(__file__).parents[2]
AS_OF = "2025-03-28"
_PUBLISHED = "2025-03-20"


def situation(
    records: Sequence[Mapping[str, Any]],
    project: Project,
    sources: Mapping[str, Mapping[str, Any]] | None = None,
    as_of: str = AS_OF,
) -> Situation:
    """Each record is a fact; `source` names its source (default "a"), whose fields `sources` may give, and `quote` the
    words that it rests on."""
    by_source: dict[str, list[Mapping[str, Any]]] = {}
    for record in records:
        by_source.setdefault(record.get("source", "a"), []).append(record)
    documents, facts = [], []
    for name, own in by_source.items():
        words = [r.get("quote", f"{name} statement {n} {r.get('value_text', '')}") for n, r in enumerate(own)]
        text = "\n".join(words)
        digest = digest_of_bytes(text.encode())
        fields = {"published": _PUBLISHED, "title": f"Report {name}", **(sources or {}).get(name, {})}
        source = Source(digest[:12], digest, f"{name}.txt", **fields)
        document = Document(source, text, (Block("paragraph", Span(0, len(text))),))
        documents.append(document)
        at = 0
        for line, record in zip(words, own, strict=True):
            facts.append(_fact(document, Span(at, at + len(line)), record))
            at += len(line) + 1
    return appraise(
        facts, documents, brief=project.brief, lexicon=project.lexicon, publishers=project.publishers, as_of=as_of
    )


def _fact(document: Document, span: Span, record: Mapping[str, Any]) -> Fact:
    fields = {k: v for k, v in record.items() if k not in ("source", "value", "date", "quote")}
    if "value" in record:
        fields["value_low"] = fields["value_high"] = record["value"]
    if "date" in record:
        fields["date_start"] = fields["date_end"] = record["date"]
    if fields.get("value_low") is not None or fields.get("value_high") is not None:
        fields.setdefault("unit", "count")
    evidence = document.quote(span)
    low, high = fields.get("value_low"), fields.get("value_high")
    id_ = fact_id(document.source.digest, fields["kind"], evidence.exact, fields.get("item"), low, high, 0)
    return Fact(id=id_, source=document.source.id, evidence=evidence, sentence=span, rule="case", **fields)


@cache
def project() -> Project:
    loaded, diagnostics = load_project(ROOT)
    assert loaded, diagnostics
    return loaded


def written(case: Mapping[str, Any]) -> Report:
    """The case's claims, in the order of their facts, through the section template that it names, or that of prose; a
    case with `sources_too` lists its sources after it."""
    loaded = project()
    known = situation(case["facts"], loaded, case.get("sources"), case.get("as_of", AS_OF))
    order = {fact.id: n for n, fact in enumerate(known.facts)}
    claims = sorted(known.claims, key=lambda c: min(order[f] for f in c.facts))
    names = (case.get("section", "situation"), *(["sources"] if case.get("sources_too") else []))
    sections = tuple(
        SectionSpec(id=name, template=f"sections/{name}.md.j2", layout="sources" if name == "sources" else "prose")
        for name in names
    )
    brief = loaded.brief.model_copy(update={"sections": sections})
    selected = {name: Selection(name, tuple(c.id for c in claims)) for name in names}
    edition = Edition(1, known.as_of, known.as_of)
    report, diagnostics = compose(brief, known, selected, {}, loaded.lexicon, loaded.templates, edition)
    assert report is not None, diagnostics
    assert not diagnostics, diagnostics
    return report
