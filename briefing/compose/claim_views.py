"""What templates see of claims and of the disagreements between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.compose.marks import Prose, Sourced, bare
from briefing.compose.names import Name, is_plural_item, item_phrase
from briefing.compose.views import (
    DateView,
    FactView,
    FigureView,
    OriginView,
    PositionView,
    ReasonView,
    Scope,
    SourceView,
)
from briefing.model import Assessment, Claim, Discrepancy, Fact, Position, Reason
from briefing.model.fact import MODALITIES


def claim_view(id_: str, scope: Scope) -> ClaimView:
    """The claim of that id with its assessment."""
    return ClaimView(scope.situation.claim[id_], scope, scope.situation.assessment[id_])


@dataclass(frozen=True)
class DiscrepancyView:
    """A question that sources answer differently."""

    _discrepancy: Discrepancy
    _scope: Scope

    @property
    def id(self) -> str:
        """Its id, which added sources do not change."""
        return self._discrepancy.id

    @property
    def about(self) -> str:
        """What is answered differently: value, date, stance or item."""
        return self._discrepancy.about

    @property
    def relation(self) -> str:
        """How the answers stand: conflict, stance, scope, compatible, superseded or suspect."""
        return self._discrepancy.relation

    @property
    def status(self) -> str:
        """open, resolved, or flag for what a person should look at."""
        return self._discrepancy.status

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims that it is about."""
        return tuple(claim_view(c, self._scope) for c in self._discrepancy.claims)

    @property
    def positions(self) -> tuple[PositionView, ...]:
        """Each answer, with the facts that give it."""
        unit = next((f.unit for p in self._discrepancy.positions for f in self._facts(p) if f.unit), None)
        return tuple(PositionView(p, self._scope, unit) for p in self._discrepancy.positions)

    @property
    def wide(self) -> bool:
        """Whether its answers are figures more than tenfold apart, which hardly answer one question."""
        ends = [end for p in self._discrepancy.positions for end in (p.low, p.high) if end is not None]
        return bool(ends) and max(ends) > 10 * min(ends)

    @property
    def deniers(self) -> tuple[Name, ...]:
        """Who denies it, each once; empty where nothing is denied."""
        return deniers_in((r for r in self._discrepancy.reasons if r.code in ("denial", "negated")), self._scope)

    @property
    def reasons(self) -> tuple[ReasonView, ...]:
        """Why it is told as it is, each worded by `because`."""
        refs = (f"meta:discrepancy.{self._discrepancy.id}",)
        return tuple(ReasonView(r, refs) for r in self._discrepancy.reasons)

    def _facts(self, position: Position) -> Iterator[Fact]:
        return (self._scope.situation.fact[f] for f in position.facts)


def deniers_in(reasons: Iterable[Reason], scope: Scope) -> tuple[Name, ...]:
    """Those whom the reasons name, each once; where a state denies, its officials add nobody."""
    said = (value for reason in reasons for _, value in reason.values)
    names = dict.fromkeys(part for value in said for one in value.split("; ") for part in one.split(" and "))
    named = [found for name in names if (found := scope.name(name)) is not None]
    heard = {name.canonical for name in named}
    known = ((name, scope.lexicon.entities.get(name.canonical)) for name in named)
    return tuple(name for name, spec in known if spec is None or spec.type != "person" or spec.of not in heard)


@dataclass(frozen=True)
class TopicView:
    """What a claim is about, whether it stands now or stood in the previous edition."""

    _claim: Claim
    _scope: Scope

    @property
    def kind(self) -> str:
        """Its kind of event, as the rules declare it."""
        return self._claim.kind

    @property
    def actor(self) -> Name | None:
        """Who acts."""
        return self._scope.name(self._claim.actor)

    @property
    def recipient(self) -> Name | None:
        """Whomever the action reaches."""
        return self._scope.name(self._claim.recipient)

    @property
    def noun(self) -> Prose | None:
        """The item bare, as it stands after a figure or in a table."""
        if self._claim.item is None:
            return None
        item, make = self._claim.item, self._claim.make
        return item_phrase(item, self._scope.lexicon, self._scope.recorder, make=make, figure=True)


@dataclass(frozen=True)
class ClaimView(TopicView):
    """One claim with its assessment."""

    _assessment: Assessment

    @property
    def id(self) -> str:
        """Its id, which added sources do not change."""
        return self._claim.id

    @property
    def place(self) -> Name | None:
        """Where it happens."""
        return self._scope.name(self._claim.place)

    @property
    def item(self) -> Prose | None:
        """What is sent, fired, made or counted, as a noun phrase: "an agreement", "artillery rounds"."""
        if self._claim.item is None:
            return None
        return item_phrase(self._claim.item, self._scope.lexicon, self._scope.recorder, make=self._claim.make)

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """Its facts, the best evidence first."""
        return tuple(FactView(f, self._scope) for f in self.raw_facts)

    @cached_property
    def raw_facts(self) -> tuple[Fact, ...]:
        return tuple(self._scope.situation.fact[f] for f in self._claim.facts)

    @cached_property
    def sources(self) -> tuple[SourceView, ...]:
        """The sources of its facts, each once."""
        return tuple(self._scope.source(s) for s in dict.fromkeys(f.source for f in self.raw_facts))

    @property
    def origins(self) -> tuple[OriginView, ...]:
        """The independent origins that carry it."""
        return tuple(OriginView(o, self._scope) for o in self._assessment.origins)

    @property
    def figure_origins(self) -> tuple[OriginView, ...]:
        """The independent origins that give its figure; others carry the event alone."""
        given = {f.id for f in self.raw_facts if f.has_value and f.id not in self._assessment.superseded}
        return tuple(origin for origin in self.origins if not given.isdisjoint(origin._origin.facts))

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(f"fact:{f}" for f in self._claim.facts)

    @cached_property
    def modality(self) -> str:
        """The firmest modality among its facts."""
        return min((f.modality for f in self.raw_facts), key=MODALITIES.index)

    @property
    def planned(self) -> bool:
        """Whether it is a plan."""
        return self.modality == "planned"

    @property
    def negated(self) -> bool:
        """Whether all its facts say that it is not so."""
        return all(f.negated for f in self.raw_facts)

    @property
    def trigger(self) -> str | None:
        """The verb or noun that its leading fact was read from: "fire", "delivery"."""
        return self.raw_facts[0].trigger

    @property
    def context(self) -> str | None:
        """historical, recommended, capacity, answering, returning or ahead, where it is no plain event, else none."""
        return self.raw_facts[0].context

    @property
    def additional(self) -> bool:
        """Whether its figure comes on top of another: "a further 3,000"."""
        return any(f.relation == "additional" for f in self.raw_facts)

    @property
    def per(self) -> str:
        """ " a day", where its figure is a rate for a span of time; else nothing."""
        return next((f" {'an' if f.per == 'hour' else 'a'} {f.per}" for f in self.raw_facts if f.per), "")

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
        """When, by the most precise datings of its sources."""
        a = self._assessment
        if a.date_start is None and a.date_end is None:
            return None
        refs = tuple(f"fact:{f.id}" for f in self.raw_facts if f.date_start or f.date_end)
        apart = any((d.about, d.relation, d.status) == ("date", "conflict", "open") for d in self.discrepancies)
        return DateView(a.date_start, a.date_end, refs, apart)

    @cached_property
    def shared_date(self) -> DateView | None:
        """When, as far as its origins say it together: a beginning, an end or a month of one alone is its own; an
        event of a day is of that day whoever leaves it out. Of one origin, whoever leads with it has to give it."""
        date, dated = self.date, {f.id for f in self.raw_facts if f.date_start or f.date_end}
        if date is None or date.of_days:
            return date
        if not self.corroborated:
            lead, *others = self.raw_facts
            told = {(f.attribution or f.source) for f in others if f.id in dated}
            return date if lead.id in dated or (lead.attribution or lead.source) in told else None
        return date if sum(not dated.isdisjoint(o.facts) for o in self._assessment.origins) > 1 else None

    @property
    def as_of(self) -> DateView | None:
        """The day by which its figure held, as its newest source gives it; of several figures, the days from the first
        report of them to the last."""
        day, refs = self._assessment.as_of, (f"meta:claim.{self.id}.as_of",)
        if day is None:
            return None
        told = (self._scope.situation.document[f._fact.source].source for f in self.figures)
        first = min((s for s in told if s.published), key=lambda s: str(s.published), default=None)
        if len(self.figures) < 2 or first is None or str(first.published) >= day:
            return DateView(day, day, refs)
        return DateView(first.published, day, (f"meta:source.{first.id}.published", *refs))

    @property
    def newest(self) -> DateView | None:
        """When the newest report of it was published."""
        dated = [s for s in (self._scope.situation.document[f.source].source for f in self.raw_facts) if s.published]
        last = max(dated, key=lambda s: s.published or "", default=None)
        if last is None:
            return None
        return DateView(last.published, last.published, (f"meta:source.{last.id}.published",))

    @property
    def confidence(self) -> str:
        """high, moderate or low."""
        return self._assessment.confidence

    @property
    def agreement(self) -> str:
        """How its facts stand to one another: single, same, compatible, superseded or conflict."""
        return self._assessment.agreement

    @property
    def credibility(self) -> int:
        """The number of its Admiralty grade, from 1 to 6."""
        return self._assessment.credibility

    @property
    def corroborated(self) -> bool:
        """Whether more than one independent origin carries it."""
        return len(self._assessment.origins) > 1

    @property
    def grade(self) -> Sourced:
        """Its Admiralty grade, letter and number: "B2"."""
        return Sourced(self._assessment.grade, "meta", (f"meta:claim.{self.id}.grade",))

    @property
    def basis(self) -> tuple[ReasonView, ...]:
        """What its confidence rests on, each worded by `because`."""
        return tuple(ReasonView(r, (f"meta:claim.{self.id}.basis",)) for r in self._assessment.basis)

    @property
    def discrepancies(self) -> tuple[DiscrepancyView, ...]:
        """The disagreements that it is part of."""
        found = self._scope.situation.discrepancy
        return tuple(DiscrepancyView(found[d], self._scope) for d in self._assessment.discrepancies if d in found)

    @property
    def denial(self) -> bool:
        """Whether it is a denial of something, or a thing said not to be so."""
        return self.modality == "denied" or self.negated

    @property
    def denied(self) -> tuple[ClaimView, ...]:
        """For a denial: what it denies of that which others say; empty where nobody says it."""
        if not self.denial:
            return ()
        stances = (d for d in self.discrepancies if d.about == "stance")
        return tuple({c.id: c for d in stances for c in d.claims if not c.denial}.values())

    @property
    def there(self) -> bool:
        """Whether its time is one at which somebody was there, and not that of his coming."""
        return "there" in self._claim.aspects

    @property
    def known(self) -> bool:
        """Whether its item is one that the lexicon holds."""
        return self._claim.item in self._scope.lexicon.items

    @property
    def disputed(self) -> bool:
        """Whether an open disagreement or denial bears on it."""
        return any(d.status == "open" and d.relation in ("conflict", "stance") for d in self.discrepancies)

    @property
    def many(self) -> bool:
        """Whether its item is one that is counted: missiles, pieces of artillery; not technology."""
        return self.noun is not None and is_plural_item(bare(self.noun), self._scope.lexicon)

    @property
    def plural(self) -> bool:
        """Whether its item takes a plural verb."""
        figure = self.figure
        return self._claim.item is not None and is_plural_item(
            self._claim.item, self._scope.lexicon, figure.count if figure else None
        )
