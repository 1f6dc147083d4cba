"""Claims and what is judged of them: the passage from what sources say to what stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from briefing.model.fact import Context, Fact, Modality
from briefing.model.filed import FiledFacts
from briefing.model.ruling import Ruling
from briefing.model.source import Document

Confidence = Literal["high", "moderate", "low"]
#: The lowest first.
LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")
#: How the facts of one claim stand to one another.
Agreement = Literal["single", "same", "compatible", "superseded", "conflict"]
#: The gravest first.
ChangeKind = Literal[
    "contradicted", "revised", "new", "corroborated", "source_gone", "withdrawn", "judgement_changed",
    "judgement_unchanged",
]  # fmt: skip
#: (date, dated events, of them disputed), in the order of the dates, each as precise as the sources give it.
Pace = tuple[tuple[str, int, int], ...]
DiscrepancyRelation = Literal["compatible", "scope", "superseded", "conflict", "stance", "suspect"]


#: What the total of a publisher's sources is called by, before the name.
SOURCES_OF = "sources of "
#: What the claims are counted under that a section finds and does not take, before the section's id.
LEFT_OUT_OF = "claims left out of "


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided, as data: a code that wording knows and the values it names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.code + "".join(f" {key}={value}" for key, value in self.values)


class KeyParts(NamedTuple):
    """What a claim is known by; empty strings for what is unknown."""

    kind: str
    actor: str
    recipient: str
    item: str
    place: str
    #: The first date, as precise as it is told.
    date: str
    #: What keeps claims about one event apart: "denied", "negated", "historical", "additional", "unit:days".
    aspect: str


_PARTS = len(KeyParts._fields)


@dataclass(frozen=True, slots=True)
class Claim:
    """What several facts assert together. The id is a digest of `key` and survives added sources."""

    id: str
    #: Its `parts`; then, where it is no side, "make" and the state whose make the item is; and a number for events that
    #: nothing else tells apart.
    key: tuple[str, ...]
    kind: str
    actor: str | None
    recipient: str | None
    item: str | None
    place: str | None
    #: Ids of the facts, best evidence first.
    facts: tuple[str, ...]
    #: Why each fact beyond the first was joined.
    joined: tuple[Reason, ...] = ()
    #: The state whose make the item is, where that is no side of the event.
    make: str | None = None
    #: The parts of its key that every claim has.
    parts: KeyParts = field(init=False, repr=False, compare=False)
    #: What keeps it apart from other claims about the event, each by itself; nothing where it took place.
    aspects: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = KeyParts(*self.key[:_PARTS])
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "aspects", frozenset(parts.aspect.split()))


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of a claim: several sources that rest on the same authority, wire or publisher are one."""

    #: Content-derived id.
    id: str
    #: As the reader is to see it: "South Korea JCS", or the publisher or title of the source.
    name: str
    kind: Literal["authority", "wire", "publisher", "source"]
    sources: tuple[str, ...]
    facts: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a discrepancy: a value, a date or a stance, and the facts that take it."""

    facts: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    date_start: str | None = None
    date_end: str | None = None
    stance: Literal["asserts", "denies"] | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question that sources answer differently, or a value that contradicts its own evidence."""

    id: str
    #: `item`: sources name different things in one exchange.
    about: Literal["value", "date", "stance", "item"]
    relation: DiscrepancyRelation
    status: Literal["open", "resolved", "flag"]
    claims: tuple[str, ...]
    positions: tuple[Position, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """What an origin holds up: the confidence that is left where it is withdrawn, None where nothing is."""

    origin: str
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Our judgement of one claim."""

    claim: str
    origins: tuple[Origin, ...]
    agreement: Agreement
    #: Admiralty letter of the best source that carries it, and the computed number.
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: Literal[1, 2, 3, 4, 5, 6]
    confidence: Confidence
    basis: tuple[Reason, ...]
    #: Ends of the range over all current figures of the claim (never a sum or a mean).
    value_low: float | None = None
    value_high: float | None = None
    approximate: bool = False
    unit: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    #: Publication date of the newest source that carries the figure.
    as_of: str | None = None
    #: Facts whose figure a later one of the same authority replaced.
    superseded: tuple[str, ...] = ()
    discrepancies: tuple[str, ...] = ()
    #: Each origin dropped in turn.
    support: tuple[Support, ...] = ()

    @property
    def grade(self) -> str:
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True)
class Gist:
    """What every step asks of the facts of a claim, so that none of them has to be read for it."""

    #: Each once, that of the best fact first.
    modalities: tuple[Modality, ...]
    #: That of the best fact.
    context: Context | None
    #: Changes with whatever another edition is to compare of the claim; "" where nobody asks.
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement that a YAML-named rule drew from assessments."""

    id: str
    rule: str
    #: What it rests on, leading claim first.
    claims: tuple[str, ...]
    confidence: Confidence
    basis: tuple[Reason, ...]
    weight: float
    discrepancies: tuple[str, ...] = ()
    #: The claims that it states; the others only point the same way.
    stated: tuple[str, ...] = ()
    #: Each origin of what it states dropped in turn.
    support: tuple[Support, ...] = ()
    #: An analyst's own words for it, and his word for its likelihood.
    text: str | None = None
    likelihood: str | None = None
    #: Ids of the rulings that made or marked it.
    ruled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event in time: a claim with its interval; planned events stand apart."""

    claim: str
    date_start: str | None
    date_end: str | None
    planned: bool
    disputed: bool
    facts: tuple[str, ...]
    #: Further claims of the same event, which differ in the item.
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How one claim or judgement differs from the previous edition, and which sources did it."""

    kind: ChangeKind
    #: The claim; of a judgement, the one it leads with.
    claim: str
    #: Ids of the sources that did it.
    causes: tuple[str, ...] = ()
    #: The figure's bounds.
    before: tuple[float | None, float | None] | None = None
    after: tuple[float | None, float | None] | None = None
    unit: str | None = None
    #: Start and end before and after, where the dating changed.
    dates: tuple[tuple[str | None, str | None], tuple[str | None, str | None]] | None = None
    #: Names of sources that are no longer there or, where the claim is withdrawn, there in another version.
    gone: tuple[str, ...] = ()
    #: The claim as it was, where nothing carries it now; of a judgement, the one it led with, where that is another.
    was: Claim | None = None
    #: Id and rule of a judgement, and its confidence before and after; None where it was or is not made.
    judgement: str | None = None
    rule: str | None = None
    confidence: tuple[Confidence | None, Confidence | None] = (None, None)

    @property
    def id(self) -> str:
        return self.judgement or self.claim


@dataclass(frozen=True, slots=True)
class Selection:
    """What one section's query chose: claims in order, and the groups they fall into."""

    section: str
    claims: tuple[str, ...]
    #: (group label, claims of the group); one unnamed group where the query does not group.
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: How many more claims the query finds; what is counted in words is never these alone.
    further: int = 0
    #: The events over all that the query finds, not those alone that are taken.
    pace: Pace = ()


@dataclass(frozen=True)
class Situation:
    """What is known when a brief is written, with lookups by id: all of it, or what one brief tells of it.

    `totals` count the whole in either case.
    """

    as_of: str
    documents: tuple[Document, ...]
    facts: Sequence[Fact]
    claims: tuple[Claim, ...]
    assessments: tuple[Assessment, ...]
    discrepancies: tuple[Discrepancy, ...]
    judgements: tuple[Judgement, ...]
    timeline: tuple[TimelineEntry, ...]
    changes: tuple[Change, ...]
    #: Sources that were read but not used, as (name, reason code, reason in words).
    unused: tuple[tuple[str, str, str], ...] = ()
    #: What analysts have ruled, and whether it still stands.
    rulings: tuple[Ruling, ...] = ()
    #: Whether it was compared with an earlier edition; else there are no changes because there is nothing to compare.
    compared: bool = False
    #: What is counted → how much of it there is.
    totals: dict[str, int] = field(default_factory=dict)
    #: The days, months or years on which anything was published, ISO, in order.
    published: tuple[str, ...] = ()
    #: Claim → what its facts have in common, where that was found without looking at them.
    gists: Mapping[str, Gist] = field(default_factory=dict, repr=False, compare=False)
    fact: Mapping[str, Fact] = field(init=False, repr=False, compare=False)
    claim: dict[str, Claim] = field(init=False, repr=False, compare=False)
    assessment: dict[str, Assessment] = field(init=False, repr=False, compare=False)
    discrepancy: dict[str, Discrepancy] = field(init=False, repr=False, compare=False)
    document: dict[str, Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        facts = self.facts
        put(self, "fact", facts.by_id if isinstance(facts, FiledFacts) else {fact.id: fact for fact in facts})
        put(self, "claim", {c.id: c for c in self.claims})
        put(self, "assessment", {a.claim: a for a in self.assessments})
        put(self, "discrepancy", {d.id: d for d in self.discrepancies})
        put(self, "document", {d.source.id: d for d in self.documents})

    def gist(self, claim: Claim) -> Gist:
        """What the facts of a claim have in common."""
        known = self.gists.get(claim.id)
        if known is not None:
            return known
        facts = [self.fact[fact] for fact in claim.facts]
        return Gist(tuple(dict.fromkeys(fact.modality for fact in facts)), facts[0].context)

    def sources_of(self, claim: Claim) -> set[str]:
        """The sources of a claim's facts."""
        if isinstance(self.facts, FiledFacts):
            return {self.facts.source_of[fact] for fact in claim.facts}
        return {self.fact[fact].source for fact in claim.facts}
