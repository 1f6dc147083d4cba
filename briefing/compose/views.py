"""What templates see: read-only views of claims, sources, judgements, disagreements and changes.

Every string in a view is a `Sourced` or prints through a filter, so that whatever reaches the page is a Use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.compose.marks import Prose, Recorder, Sourced
from briefing.compose.names import Discourse, Lexicon, Name, is_plural_item, item_phrase
from briefing.model import (
    Assessment,
    Change,
    Claim,
    Discrepancy,
    Edition,
    Fact,
    Judgement,
    Origin,
    Position,
    Reason,
    Situation,
    Source,
    TimelineEntry,
)

MODALITIES = ("asserted", "reported", "alleged", "planned", "speculated", "denied")


@dataclass
class Scope:
    """What views share while one report is written: the situation, the lexicon, the recorder, the running discourse."""

    situation: Situation
    lexicon: Lexicon
    recorder: Recorder
    edition: Edition
    discourse: Discourse

    def name(self, canonical: str | None) -> Name | None:
        return None if canonical is None else Name(canonical, self.lexicon, self.recorder, self.discourse)

    def claim(self, id_: str) -> ClaimView:
        return ClaimView(self.situation.claim[id_], self.situation.assessment[id_], self)

    def source(self, id_: str) -> SourceView:
        return SourceView(self.situation.document[id_].source, self)


@dataclass(frozen=True)
class FigureView:
    """A figure with its bounds and the facts it is read from; printed by `value` or `short_value`."""

    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    refs: tuple[str, ...]

    @property
    def count(self) -> float | None:
        """The number itself where it is a single one, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class DateView:
    """An interval with the facts it is read from; printed by `date` ("June 2024") or `when` ("in June 2024")."""

    start: str | None
    end: str | None
    refs: tuple[str, ...]


@dataclass(frozen=True)
class SourceView:
    """One source: its reference, its grade and its descriptor."""

    _source: Source
    _scope: Scope

    def _text(self, field: str) -> Sourced | None:
        value = getattr(self._source, field)
        return None if value is None else Sourced(str(value), "meta", (f"meta:source.{self._source.id}.{field}",))

    @property
    def id(self) -> str:
        return self._source.id

    @property
    def title(self) -> Sourced:
        return self._text("title") or Sourced(self._source.name, "meta", (f"meta:source.{self._source.id}.name",))

    @property
    def name(self) -> Sourced | None:
        return self._text("name")

    @property
    def publisher(self) -> Sourced | None:
        return self._text("publisher")

    @property
    def author(self) -> Sourced | None:
        return self._text("author")

    @property
    def url(self) -> Sourced | None:
        return self._text("url")

    @property
    def type(self) -> str:
        return self._source.type.replace("_", " ")

    @property
    def digest_of(self) -> Sourced | None:
        return self._text("digest_of")

    @property
    def is_digest(self) -> bool:
        return self._source.is_digest

    @property
    def descriptor(self) -> Sourced | None:
        return self._text("descriptor")

    @property
    def reliability(self) -> str:
        return self._source.reliability

    @property
    def published(self) -> DateView | None:
        day = self._source.published
        return None if day is None else DateView(day, day, (f"meta:source.{self._source.id}.published",))

    @property
    def inferred(self) -> bool:
        """Whether the publication date was inferred, not stated."""
        return self._source.published_basis == "inferred"

    @property
    def sha256(self) -> Sourced:
        return Sourced(self._source.digest, "meta", (f"meta:source.{self._source.id}.digest",))

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        facts = [f for f in self._scope.situation.facts if f.source == self._source.id]
        return tuple(FactView(f, self._scope) for f in sorted(facts, key=lambda f: f.evidence.span))


@dataclass(frozen=True)
class FactView:
    """One fact, with the words it rests on."""

    _fact: Fact
    _scope: Scope

    @property
    def id(self) -> str:
        return self._fact.id

    @property
    def source(self) -> SourceView:
        return self._scope.source(self._fact.source)

    @property
    def quote(self) -> Sourced:
        return Sourced(self._fact.evidence.exact, "meta", (f"meta:fact.{self._fact.id}.quote",))

    @property
    def page(self) -> Sourced | None:
        """The page of the source that the words begin on; None where the source has no pages."""
        page = self._fact.evidence.page
        return None if page is None else Sourced(str(page), "meta", (f"meta:fact.{self._fact.id}.page",))

    @property
    def kind(self) -> str:
        return self._fact.kind.replace("_", " ")

    @property
    def modality(self) -> str:
        return self._fact.modality

    @property
    def negated(self) -> bool:
        return self._fact.negated

    @property
    def actor(self) -> Name | None:
        return self._scope.name(self._fact.actor)

    @property
    def recipient(self) -> Name | None:
        return self._scope.name(self._fact.recipient)

    @property
    def attribution(self) -> Name | None:
        return self._scope.name(self._fact.attribution)

    @property
    def place(self) -> Name | None:
        return self._scope.name(self._fact.place)

    @property
    def item(self) -> Prose | None:
        if self._fact.item is None:
            return None
        return item_phrase(self._fact.item, self._scope.lexicon, self._scope.recorder, figure=True)

    @property
    def figure(self) -> FigureView | None:
        f = self._fact
        return FigureView(f.value_low, f.value_high, f.approximate, f.unit, (f"fact:{f.id}",)) if f.has_value else None

    @property
    def date(self) -> DateView | None:
        f = self._fact
        return DateView(f.date_start, f.date_end, (f"fact:{f.id}",)) if f.date_start or f.date_end else None


@dataclass(frozen=True)
class OriginView:
    """One independent origin of a claim."""

    _origin: Origin
    _scope: Scope

    @property
    def id(self) -> str:
        return self._origin.id

    @property
    def name(self) -> Name | Sourced:
        if self._origin.kind == "authority":
            found = self._scope.name(self._origin.name)
            assert found is not None
            return found
        return Sourced(self._origin.name, "meta", (f"meta:origin.{self._origin.id}",))

    @property
    def kind(self) -> str:
        return self._origin.kind

    @property
    def sources(self) -> tuple[SourceView, ...]:
        return tuple(self._scope.source(s) for s in self._origin.sources)


@dataclass(frozen=True)
class ReasonView:
    """Why something was decided. `values` are by name; wording is in templates/wording/reasons.md.j2."""

    _reason: Reason
    _refs: tuple[str, ...]

    @property
    def code(self) -> str:
        return self._reason.code

    @property
    def number(self) -> Sourced:
        """The count that the reason carries."""
        value = next(value for key, value in self._reason.values if key in ("count", "days"))
        return Sourced(value, "meta", self._refs)

    def __getattr__(self, name: str) -> Sourced:
        for key, value in self._reason.values:
            if key == name:
                return Sourced(value, "meta", self._refs)
        raise AttributeError(name)


@dataclass(frozen=True)
class PositionView:
    """One side of a disagreement."""

    _position: Position
    _scope: Scope
    _unit: str | None

    @property
    def facts(self) -> tuple[FactView, ...]:
        return tuple(FactView(self._scope.situation.fact[f], self._scope) for f in self._position.facts)

    @property
    def figure(self) -> FigureView | None:
        p = self._position
        if p.low is None and p.high is None:
            return None
        return FigureView(p.low, p.high, p.approximate, self._unit, tuple(f"fact:{f}" for f in p.facts))

    @property
    def date(self) -> DateView | None:
        p = self._position
        if p.date_start is None and p.date_end is None:
            return None
        return DateView(p.date_start, p.date_end, tuple(f"fact:{f}" for f in p.facts))

    @property
    def stance(self) -> str | None:
        return self._position.stance


@dataclass(frozen=True)
class DiscrepancyView:
    """A question that sources answer differently."""

    _discrepancy: Discrepancy
    _scope: Scope

    @property
    def id(self) -> str:
        return self._discrepancy.id

    @property
    def about(self) -> str:
        return self._discrepancy.about

    @property
    def relation(self) -> str:
        return self._discrepancy.relation

    @property
    def status(self) -> str:
        return self._discrepancy.status

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        return tuple(self._scope.claim(c) for c in self._discrepancy.claims)

    @property
    def positions(self) -> tuple[PositionView, ...]:
        unit = next((f.unit for p in self._discrepancy.positions for f in self._facts(p) if f.unit), None)
        return tuple(PositionView(p, self._scope, unit) for p in self._discrepancy.positions)

    @property
    def reasons(self) -> tuple[ReasonView, ...]:
        refs = (f"meta:discrepancy.{self._discrepancy.id}",)
        return tuple(ReasonView(r, refs) for r in self._discrepancy.reasons)

    def _facts(self, position: Position) -> Iterator[Fact]:
        return (self._scope.situation.fact[f] for f in position.facts)


@dataclass(frozen=True)
class ClaimView:
    """One claim with its assessment."""

    _claim: Claim
    _assessment: Assessment
    _scope: Scope

    @property
    def id(self) -> str:
        return self._claim.id

    @property
    def kind(self) -> str:
        return self._claim.kind

    @property
    def actor(self) -> Name | None:
        return self._scope.name(self._claim.actor)

    @property
    def recipient(self) -> Name | None:
        return self._scope.name(self._claim.recipient)

    @property
    def place(self) -> Name | None:
        return self._scope.name(self._claim.place)

    @property
    def item(self) -> Prose | None:
        if self._claim.item is None:
            return None
        return item_phrase(self._claim.item, self._scope.lexicon, self._scope.recorder)

    @property
    def noun(self) -> Prose | None:
        """The item bare, as it stands after a figure or in a table."""
        if self._claim.item is None:
            return None
        return item_phrase(self._claim.item, self._scope.lexicon, self._scope.recorder, figure=True)

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        return tuple(FactView(f, self._scope) for f in self.raw_facts)

    @cached_property
    def raw_facts(self) -> tuple[Fact, ...]:
        return tuple(self._scope.situation.fact[f] for f in self._claim.facts)

    @cached_property
    def sources(self) -> tuple[SourceView, ...]:
        return tuple(self._scope.source(s) for s in dict.fromkeys(f.source for f in self.raw_facts))

    @property
    def origins(self) -> tuple[OriginView, ...]:
        return tuple(OriginView(o, self._scope) for o in self._assessment.origins)

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(f"fact:{f}" for f in self._claim.facts)

    @cached_property
    def modality(self) -> str:
        """The firmest modality among its facts."""
        return min((f.modality for f in self.raw_facts), key=MODALITIES.index)

    @property
    def planned(self) -> bool:
        return self.modality == "planned"

    @property
    def negated(self) -> bool:
        return all(f.negated for f in self.raw_facts)

    @property
    def trigger(self) -> str | None:
        return self.raw_facts[0].trigger

    @property
    def context(self) -> str | None:
        return self.raw_facts[0].context

    @property
    def additional(self) -> bool:
        return any(f.relation == "additional" for f in self.raw_facts)

    @cached_property
    def figure(self) -> FigureView | None:
        """The range over all current figures."""
        a = self._assessment
        if a.value_low is None and a.value_high is None:
            return None
        refs = tuple(f"fact:{f.id}" for f in self.raw_facts if f.has_value)
        return FigureView(a.value_low, a.value_high, a.approximate, a.unit, refs)

    @cached_property
    def figures(self) -> tuple[FactView, ...]:
        """One fact for each distinct current figure, in the order of the claim."""
        seen: dict[tuple[float | None, float | None], Fact] = {}
        for fact in self.raw_facts:
            if fact.has_value and fact.id not in self._assessment.superseded:
                seen.setdefault((fact.value_low, fact.value_high), fact)
        return tuple(FactView(f, self._scope) for f in seen.values())

    @cached_property
    def date(self) -> DateView | None:
        a = self._assessment
        if a.date_start is None and a.date_end is None:
            return None
        refs = tuple(f"fact:{f.id}" for f in self.raw_facts if f.date_start or f.date_end)
        return DateView(a.date_start, a.date_end, refs)

    @property
    def as_of(self) -> DateView | None:
        day = self._assessment.as_of
        return None if day is None else DateView(day, day, (f"meta:claim.{self.id}.as_of",))

    @property
    def confidence(self) -> str:
        return self._assessment.confidence

    @property
    def agreement(self) -> str:
        return self._assessment.agreement

    @property
    def credibility(self) -> int:
        return self._assessment.credibility

    @property
    def corroborated(self) -> bool:
        """Whether more than one independent origin carries it."""
        return len(self._assessment.origins) > 1

    @property
    def grade(self) -> Sourced:
        return Sourced(self._assessment.grade, "meta", (f"meta:claim.{self.id}.grade",))

    @property
    def basis(self) -> tuple[ReasonView, ...]:
        return tuple(ReasonView(r, (f"meta:claim.{self.id}.basis",)) for r in self._assessment.basis)

    @property
    def discrepancies(self) -> tuple[DiscrepancyView, ...]:
        found = self._scope.situation.discrepancy
        return tuple(DiscrepancyView(found[d], self._scope) for d in self._assessment.discrepancies if d in found)

    @property
    def denial(self) -> bool:
        """Whether it is a denial of something, or a thing said not to be so."""
        return self.modality == "denied" or self.negated

    @property
    def disputed(self) -> bool:
        return any(d.status == "open" and d.relation in ("conflict", "stance") for d in self.discrepancies)

    @property
    def plural(self) -> bool:
        figure = self.figure
        return self._claim.item is not None and is_plural_item(
            self._claim.item, self._scope.lexicon, figure.count if figure else None
        )


@dataclass(frozen=True)
class JudgementView:
    """One key judgement: the claims it rests on, leading claim first."""

    _judgement: Judgement
    _scope: Scope

    @property
    def rule(self) -> str:
        return self._judgement.rule

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        return tuple(self._scope.claim(c) for c in self._judgement.claims)

    @property
    def confidence(self) -> str:
        return self._judgement.confidence

    @property
    def basis(self) -> tuple[ReasonView, ...]:
        return tuple(ReasonView(r, (f"meta:judgement.{self._judgement.id}.basis",)) for r in self._judgement.basis)

    @property
    def discrepancies(self) -> tuple[DiscrepancyView, ...]:
        found = self._scope.situation.discrepancy
        return tuple(DiscrepancyView(found[d], self._scope) for d in self._judgement.discrepancies if d in found)


@dataclass(frozen=True)
class TimelineView:
    """One event in time."""

    _entry: TimelineEntry
    _scope: Scope

    @property
    def claim(self) -> ClaimView:
        return self._scope.claim(self._entry.claim)

    @property
    def date(self) -> DateView:
        return DateView(self._entry.date_start, self._entry.date_end, tuple(f"fact:{f}" for f in self._entry.facts))

    @property
    def planned(self) -> bool:
        return self._entry.planned

    @property
    def disputed(self) -> bool:
        return self._entry.disputed


@dataclass(frozen=True)
class ChangeView:
    """How one claim differs from the previous edition."""

    _change: Change
    _scope: Scope

    @property
    def kind(self) -> str:
        return self._change.kind

    @property
    def claim(self) -> ClaimView | None:
        """The claim as it is now; None where it is gone."""
        known = self._change.claim in self._scope.situation.claim
        return self._scope.claim(self._change.claim) if known else None

    @property
    def causes(self) -> tuple[SourceView, ...]:
        known = self._scope.situation.document
        return tuple(self._scope.source(s) for s in self._change.causes if s in known)

    def _figure(self, pair: tuple[float | None, float | None] | None, field: str) -> FigureView | None:
        if pair is None or pair == (None, None):
            return None
        return FigureView(pair[0], pair[1], False, None, (f"meta:change.{self._change.claim}.{field}",))

    @property
    def before(self) -> FigureView | None:
        return self._figure(self._change.before, "before")

    @property
    def after(self) -> FigureView | None:
        return self._figure(self._change.after, "after")
