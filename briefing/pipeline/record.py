"""A report and the situation behind it in, `brief.json` out, and back again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from briefing.model.claim import (
    Assessment,
    Change,
    Claim,
    Discrepancy,
    Judgement,
    Selection,
    Situation,
    TimelineEntry,
)
from briefing.model.data import from_data, to_data
from briefing.model.fact import Fact
from briefing.model.report import ChangedSpan, Chart, Edition, Logo, Passage, Report, Section, SourceEntry, Use
from briefing.model.ruling import Ruling
from briefing.model.source import Document
from briefing.pipeline.manifest import digest_of_data, json_bytes, sealed_bytes

#: Raised when a reader of an older brief.json could misread a newer one.
SCHEMA_VERSION = 8


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a brief says, compares and rests on; enough to make its pages again and to check every figure.

    What was read beside that is counted in `totals`.
    Offsets in `sections` and `uses` are code points of `markdown`; those in `facts`,
    of the source's text.
    """

    schema_version: int
    #: Versions of our code and of the libraries and fonts that shape the pages.
    engine: dict[str, str]
    edition: Edition
    as_of: str
    title: str
    subtitle: str
    marking: str
    language: str
    short_title: str
    foot: str
    page: Literal["A4", "Letter"]
    #: The style sheet of HTML and PDF.
    css: str
    markdown: str
    sections: tuple[Section, ...]
    uses: tuple[Use, ...]
    sources: tuple[SourceEntry, ...]
    charts: tuple[Chart, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    assessments: tuple[Assessment, ...]
    discrepancies: tuple[Discrepancy, ...]
    judgements: tuple[Judgement, ...]
    timeline: tuple[TimelineEntry, ...]
    changes: tuple[Change, ...]
    selections: tuple[Selection, ...]
    #: Sentences and rows that say something else than the last edition did.
    changed: tuple[ChangedSpan, ...]
    #: Sources that were found and not used: (name, reason code, reason in words).
    unused: tuple[tuple[str, str, str], ...]
    #: Each cited fact's words in their paragraph.
    passages: tuple[Passage, ...] = ()
    #: What analysts have ruled, and whether it stands.
    rulings: tuple[Ruling, ...] = ()
    #: The logo of the house that issues it.
    logo: Logo | None = None
    #: Names with numerals in them that the lexicons know: what a Use of basis `name` is checked against.
    names: tuple[str, ...] = ()
    #: What is counted → how much of it was read or found, told of here or not.
    totals: dict[str, int] = field(default_factory=dict)
    #: Whether there was an earlier edition to compare with.
    compared: bool = False
    #: What the next edition is compared by: digests of the files in `editions/states`, in the order of the claims' ids.
    states: tuple[str, ...] = ()

    @property
    def report(self) -> Report:
        """The report as `compose` made it."""
        return Report(
            title=self.title,
            subtitle=self.subtitle,
            marking=self.marking,
            language=self.language,
            edition=self.edition,
            markdown=self.markdown,
            sections=self.sections,
            uses=self.uses,
            sources=self.sources,
            charts=self.charts,
            short_title=self.short_title,
            foot=self.foot,
            passages=self.passages,
            changed=self.changed,
            logo=self.logo,
        )

    @property
    def situation(self) -> Situation:
        """The situation as it was assessed; the documents carry their sources and no text."""
        return Situation(
            as_of=self.as_of,
            documents=tuple(Document(entry.source, "", ()) for entry in self.sources),
            facts=self.facts,
            claims=self.claims,
            assessments=self.assessments,
            discrepancies=self.discrepancies,
            judgements=self.judgements,
            timeline=self.timeline,
            changes=self.changes,
            unused=self.unused,
            rulings=self.rulings,
            totals=self.totals,
            compared=self.compared,
            published=tuple(sorted({entry.source.published for entry in self.sources if entry.source.published})),
        )


def record_of(
    report: Report,
    situation: Situation,
    selections: Mapping[str, Selection],
    *,
    engine: Mapping[str, str],
    page: Literal["A4", "Letter"],
    css: str,
    names: tuple[str, ...],
    states: tuple[str, ...],
) -> Record:
    """The record of one finished report."""
    return Record(
        schema_version=SCHEMA_VERSION,
        engine=dict(engine),
        edition=report.edition,
        as_of=situation.as_of,
        title=report.title,
        subtitle=report.subtitle,
        marking=report.marking,
        language=report.language,
        short_title=report.short_title,
        foot=report.foot,
        page=page,
        css=css,
        markdown=report.markdown,
        sections=report.sections,
        uses=report.uses,
        sources=report.sources,
        charts=report.charts,
        facts=tuple(situation.facts),
        claims=situation.claims,
        assessments=situation.assessments,
        discrepancies=situation.discrepancies,
        judgements=situation.judgements,
        timeline=situation.timeline,
        changes=situation.changes,
        selections=tuple(selections.values()),
        changed=report.changed,
        unused=situation.unused,
        passages=report.passages,
        logo=report.logo,
        rulings=situation.rulings,
        names=names,
        totals=situation.totals,
        compared=situation.compared,
        states=states,
    )


def record_bytes(record: Record) -> bytes:
    """`brief.json`: keys sorted, whole numbers without a fraction; `digest` is the sha256 over all the rest."""
    return sealed_bytes(to_data(record, tidy=True))


def sources_bytes(record: Record) -> bytes:
    """`sources.json`, which travels in the PDF: each source with its number, digest and place."""
    rows = [
        {"number": entry.number, "cited": entry.cited, **to_data(entry.source, tidy=True)}
        for entry in sorted(record.sources, key=lambda entry: entry.number)
    ]
    return json_bytes({"schema_version": SCHEMA_VERSION, "sources": rows})


def read_record(data: bytes) -> Record:
    """The inverse of `record_bytes`. Raises ValueError where `data` is not a record of this schema."""
    return _read(data)[0]


def read_sealed(data: bytes) -> tuple[Record, bool]:
    """The record and whether its digest is that of what it says. Raises ValueError as `read_record` does."""
    record, raw, digest = _read(data)
    return record, digest == digest_of_data(raw)


def _read(data: bytes) -> tuple[Record, dict[str, Any], Any]:
    """The record, what it was made from, and the digest that stands beside it."""
    try:
        raw = json.loads(data)
        if not isinstance(raw, dict) or raw.get("schema_version") != SCHEMA_VERSION:
            raise ValueError("not a brief.json of this version")
        digest = raw.pop("digest", None)
        return from_data(Record, raw), raw, digest
    except (TypeError, KeyError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"not a brief.json: {error}") from error
