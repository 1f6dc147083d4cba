"""What templates see: read-only views of claims, sources, judgements, disagreements and changes.

Every string in a view is a `Sourced` or prints through a filter, so that whatever reaches the page is a Use.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from briefing.compose.marks import Prose, Recorder, Sourced
from briefing.compose.names import Discourse, Lexicon, Name, item_phrase
from briefing.compose.numbers import unit_noun
from briefing.model import (
    Edition,
    Fact,
    Origin,
    Position,
    Reason,
    Situation,
    Source,
)
from briefing.model.days import first_day, last_day

_FEW_DAYS = 7


@dataclass
class Scope:
    """What views share while one report is written: the situation, the lexicon, the recorder, the running discourse."""

    situation: Situation
    lexicon: Lexicon
    recorder: Recorder
    edition: Edition
    discourse: Discourse
    #: Ids of the facts that the sections cite, once these are written.
    cited: set[str] = field(default_factory=set)

    def name(self, canonical: str | None) -> Name | None:
        return None if canonical is None else Name(canonical, self.lexicon, self.recorder, self.discourse)

    def source(self, id_: str) -> SourceView:
        return SourceView(self.situation.document[id_].source, self)

    @cached_property
    def facts_of(self) -> dict[str, list[Fact]]:
        """The facts of each source by its id, in the order of its text."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(self.situation.facts, key=lambda fact: fact.evidence.span):
            found[fact.source].append(fact)
        return found


@dataclass(frozen=True)
class FigureView:
    """A figure with its bounds and the facts it is read from; printed by `value` or `short_value`."""

    #: The lower bound; nothing in "up to 50".
    low: float | None
    #: The upper bound; nothing in "at least 3".
    high: float | None
    #: Whether it is about so many.
    approximate: bool
    #: What is counted in: count, percent, USD, km and so on.
    unit: str | None
    refs: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """Whether the range is more than tenfold: accounts so far apart count different things."""
        return self.low is not None and self.high is not None and self.high > 10 * self.low

    @property
    def measured(self) -> bool:
        """Whether it says how long, far or heavy, and counts nothing."""
        return bool(unit_noun(self.unit, None))

    @property
    def count(self) -> float | None:
        """The number that is printed last, with which its noun agrees: "at least one missile", "2–3 missiles"."""
        return self.low if self.high is None else self.high


@dataclass(frozen=True)
class DateView:
    """An interval with the facts it is read from; printed by `date` ("June 2024") or `when` ("in June 2024")."""

    #: The first day, month or year, ISO; nothing where the beginning is open.
    start: str | None
    #: The last day, month or year, ISO; nothing where the end is open.
    end: str | None
    refs: tuple[str, ...]
    #: Whether sources that cannot all be right date it between the two.
    disputed: bool = False
    #: Whether its end is when something is reached ("by 2026"), not when it stops ("until 2026").
    deadline: bool = False

    @property
    def of_days(self) -> bool:
        """Whether it is of a day or a few, not of a longer time."""
        return bool(self.start and self.end) and last_day(str(self.end)) - first_day(str(self.start)) < _FEW_DAYS


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
        """Its id: the first twelve digits of its digest."""
        return self._source.id

    @property
    def title(self) -> Sourced:
        """Its title, or its file where it has none."""
        return self._text("title") or Sourced(self._source.name, "meta", (f"meta:source.{self._source.id}.name",))

    @property
    def name(self) -> Sourced | None:
        """Its file, or its address."""
        return self._text("name")

    @property
    def publisher(self) -> Sourced | None:
        """Who published it."""
        return self._text("publisher")

    @property
    def author(self) -> Sourced | None:
        """Who wrote it."""
        return self._text("author")

    @property
    def url(self) -> Sourced | None:
        """Its address."""
        return self._text("url")

    @property
    def type(self) -> str:
        """What it is: article, digest, report, press release and so on."""
        return self._source.type.replace("_", " ")

    @property
    def digest_of(self) -> Sourced | None:
        """What it is a digest of."""
        return self._text("digest_of")

    @property
    def is_digest(self) -> bool:
        """Whether it is a digest, whose words are not the publisher’s own."""
        return self._source.is_digest

    @property
    def descriptor(self) -> Sourced | None:
        """What was said under `descriptor:` of its accuracy, age and closeness to the matter."""
        return self._text("descriptor")

    @property
    def reliability(self) -> str:
        """Its Admiralty letter, A to F."""
        return self._source.reliability

    @property
    def published(self) -> DateView | None:
        """Its publication date."""
        day = self._source.published
        return None if day is None else DateView(day, day, (f"meta:source.{self._source.id}.published",))

    @property
    def inferred(self) -> bool:
        """Whether the publication date was inferred, not stated."""
        return self._source.published_basis == "inferred"

    @property
    def sha256(self) -> Sourced:
        """The digest of its bytes."""
        return Sourced(self._source.digest, "meta", (f"meta:source.{self._source.id}.digest",))

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """The facts that were read from it, in the order of its text."""
        return tuple(FactView(f, self._scope) for f in self._scope.facts_of.get(self._source.id, ()))

    @property
    def cited_facts(self) -> tuple[FactView, ...]:
        """Those of its facts that a sentence of the brief cites; known when the annex is written."""
        return tuple(fact for fact in self.facts if fact.id in self._scope.cited)


@dataclass(frozen=True)
class FactView:
    """One fact, with the words it rests on."""

    _fact: Fact
    _scope: Scope

    @property
    def id(self) -> str:
        """Its id, which comes from its content."""
        return self._fact.id

    @property
    def source(self) -> SourceView:
        """The source that it was read from."""
        return self._scope.source(self._fact.source)

    @property
    def quote(self) -> Sourced:
        """The words that it rests on; printed by `quote` with their marks."""
        return Sourced(self._fact.evidence.exact, "meta", (f"meta:fact.{self._fact.id}.quote",))

    @property
    def page(self) -> Sourced | None:
        """The page of the source that the words begin on; None where the source has no pages."""
        page = self._fact.evidence.page
        return None if page is None else Sourced(str(page), "meta", (f"meta:fact.{self._fact.id}.page",))

    @property
    def kind(self) -> str:
        """Its kind of event, in words."""
        return self._fact.kind.replace("_", " ")

    @property
    def modality(self) -> str:
        """asserted, reported, alleged, denied, planned or speculated."""
        return self._fact.modality

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return self._fact.negated

    @property
    def actor(self) -> Name | None:
        """Who acts."""
        return self._scope.name(self._fact.actor)

    @property
    def recipient(self) -> Name | None:
        """Whomever the action reaches."""
        return self._scope.name(self._fact.recipient)

    @property
    def inferred(self) -> tuple[str, ...]:
        """Which of "actor" and "recipient" no words of its sentence name."""
        return self._fact.inferred

    @property
    def attribution(self) -> Name | None:
        """Who says so; nothing where the source asserts it itself."""
        return self._scope.name(self._fact.attribution)

    @property
    def place(self) -> Name | None:
        """Where it happens."""
        return self._scope.name(self._fact.place)

    @property
    def item(self) -> Prose | None:
        """What is sent, fired, made or counted, as it stands behind a figure."""
        if self._fact.item is None:
            return None
        item, make = self._fact.item, self._fact.make
        return item_phrase(item, self._scope.lexicon, self._scope.recorder, make=make, figure=True)

    @property
    def figure(self) -> FigureView | None:
        """Its figure, if any."""
        f = self._fact
        return FigureView(f.value_low, f.value_high, f.approximate, f.unit, (f"fact:{f.id}",)) if f.has_value else None

    @property
    def date(self) -> DateView | None:
        """Its date, if any."""
        f = self._fact
        return DateView(f.date_start, f.date_end, (f"fact:{f.id}",)) if f.date_start or f.date_end else None


@dataclass(frozen=True)
class OriginView:
    """One independent origin of a claim."""

    _origin: Origin
    _scope: Scope

    @property
    def id(self) -> str:
        """Its id, which comes from its content."""
        return self._origin.id

    @property
    def name(self) -> Name | Sourced:
        """The authority, wire or publisher; the title of a source that nobody answers for."""
        if self._origin.kind == "authority":
            found = self._scope.name(self._origin.name)
            assert found is not None
            return found
        return Sourced(self._origin.name, "meta", (f"meta:origin.{self._origin.id}",))

    @property
    def kind(self) -> str:
        """authority, wire, publisher or source."""
        return self._origin.kind

    @property
    def named(self) -> bool:
        """Whether somebody answers for it: an authority, a wire or a publisher."""
        return self._origin.kind != "source"

    @property
    def hearsay(self) -> bool:
        """Whether it only passes on what nobody named has told it."""
        return all(reason.code == "unnamed" for reason in self._origin.reasons)

    @property
    def reasons(self) -> tuple[ReasonView, ...]:
        """Why its sources count as one origin."""
        return tuple(ReasonView(r, (f"meta:origin.{self._origin.id}",)) for r in self._origin.reasons)

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """The sources that rest on it."""
        return tuple(self._scope.source(s) for s in self._origin.sources)


@dataclass(frozen=True)
class ReasonView:
    """Why something was decided. `values` are by name; wording is in templates/wording/reasons.md.j2."""

    _reason: Reason
    _refs: tuple[str, ...]

    @property
    def code(self) -> str:
        """What it is called in wording/reasons.md.j2."""
        return self._reason.code

    @property
    def number(self) -> Sourced:
        """The count that the reason carries."""
        value = next(value for key, value in self._reason.values if key in ("count", "days"))
        return Sourced(value, "meta", self._refs)

    def day(self, name: str) -> DateView:
        """A date that the reason carries, as an interval."""
        start, slash, end = dict(self._reason.values)[name].partition("/")
        ends = (start, end if slash else start)
        first, last = (None if edge in ("..", "") else edge for edge in ends)
        return DateView(first, last, self._refs)

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
        """The facts that take it."""
        return tuple(FactView(self._scope.situation.fact[f], self._scope) for f in self._position.facts)

    @property
    def figure(self) -> FigureView | None:
        """Its figure, in a disagreement on a number."""
        p = self._position
        if p.low is None and p.high is None:
            return None
        return FigureView(p.low, p.high, p.approximate, self._unit, tuple(f"fact:{f}" for f in p.facts))

    @property
    def date(self) -> DateView | None:
        """Its date, in a disagreement on a time."""
        p = self._position
        if p.date_start is None and p.date_end is None:
            return None
        return DateView(p.date_start, p.date_end, tuple(f"fact:{f}" for f in p.facts))

    @property
    def stance(self) -> str | None:
        """asserts or denies, in a disagreement on whether it is so."""
        return self._position.stance
