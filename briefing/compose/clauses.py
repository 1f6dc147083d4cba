"""Claims in, clause plans out: which claims one sentence carries, who is said to say it, and in which mood.

A plan keeps what a sentence needs to be true: claims are joined only where actor, recipient, place, date, mood and
the voice that says it are the same, so that nothing is said of one that holds for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing.compose.english import listing, verb_phrase
from briefing.compose.marks import Prose
from briefing.compose.names import Name, item_phrase
from briefing.compose.numbers import bounds, unit_noun
from briefing.compose.views import ClaimView, DateView, FactView, FigureView, Scope
from briefing.model import Fact

#: How many items one sentence lists before a new sentence starts.
ITEMS = 4
VoiceKind = Literal["agreed", "authority", "unnamed", "outlet", "source"]


@dataclass(frozen=True)
class Voice:
    """Who is said to say it: several origins, an authority, unnamed reports, an outlet, or a source without a name."""

    kind: VoiceKind
    name: str
    source: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name or self.source}"


def voice(claim: ClaimView) -> Voice:
    """The voice of a claim: agreed where two independent origins carry it, otherwise its one origin."""
    lead = claim.raw_facts[0]
    if claim.corroborated:
        return Voice("agreed", "", lead.source)
    return voice_of(lead, claim._scope)


def voice_of(fact: Fact, scope: Scope) -> Voice:
    """The voice of one fact: its attribution, or the outlet, or the source as such."""
    if fact.attribution is not None:
        known = scope.name(fact.attribution)
        spec = scope.lexicon.entities.get(fact.attribution)
        named = known is not None and known.known and (spec is None or spec.type not in ("unnamed", "imagery"))
        if named or (spec is None and fact.attribution[:1].isupper()):
            return Voice("authority", fact.attribution, fact.source)
        return Voice("unnamed", fact.attribution, fact.source)
    publisher = scope.situation.document[fact.source].source.publisher
    return Voice("outlet", publisher, fact.source) if publisher else Voice("source", "", fact.source)


@dataclass(frozen=True)
class Part:
    """One claim's share of a clause: its figure, if any, and its item."""

    claim: ClaimView
    figure: FigureView | None

    @property
    def item(self) -> str | None:
        return self.claim._claim.item

    @property
    def value(self) -> Prose | None:
        """The figure alone, as a Use: "at least 3 million", "a further 3,000"."""
        if self.figure is None:
            return None
        f = self.figure
        text = bounds(f.low, f.high, f.approximate, f.unit)
        marked = self.claim._scope.recorder.mark(text, "facts", f.refs)
        return Prose(f"a further {marked}") if self.claim.additional else marked

    @property
    def phrase(self) -> Prose:
        """Figure and item: "at least 3 million artillery rounds"; the item alone where there is no figure."""
        scope, value, item = self.claim._scope, self.value, self.item
        if self.figure is not None and unit_noun(self.figure.unit, self.figure.count):
            return Prose(f"{value} {unit_noun(self.figure.unit, self.figure.count)}")
        if item is None:
            return value or Prose("")
        count = self.figure.count if self.figure else None
        noun = item_phrase(item, scope.lexicon, scope.recorder, count=count, figure=value is not None)
        return Prose(f"{value} {noun}") if value is not None else noun


@dataclass(frozen=True)
class Clause:
    """One clause to be worded by the template of its kind: several claims that differ only in their items."""

    claims: tuple[ClaimView, ...]
    voice: Voice
    #: The template is told which figures of a claim to print; further readings follow in their own sentences.
    figures: tuple[FigureView | None, ...]
    _scope: Scope
    #: Whether the clause prints its date; a timeline prints it beside the clause.
    dated: bool = True

    @property
    def lead(self) -> ClaimView:
        return self.claims[0]

    @property
    def kind(self) -> str:
        return self.lead.kind

    @property
    def actor(self) -> Name | None:
        return self.lead.actor

    @property
    def recipient(self) -> Name | None:
        return self.lead.recipient

    @property
    def place(self) -> Name | None:
        """Where, unless actor or recipient name the same place already."""
        place = self.lead.place
        return (
            None if place is None or place.canonical in (self.lead._claim.actor, self.lead._claim.recipient) else place
        )

    @property
    def item(self) -> str | None:
        return self.lead._claim.item

    @property
    def modality(self) -> str:
        return self.lead.modality

    @property
    def negated(self) -> bool:
        return self.lead.negated

    @property
    def trigger(self) -> str | None:
        return self.lead.trigger

    @property
    def context(self) -> str | None:
        return self.lead.context

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(c, f) for c, f in zip(self.claims, self.figures, strict=True))

    @property
    def things(self) -> Prose:
        """All figures and items as one noun phrase."""
        phrases = [p for p in dict.fromkeys(part.phrase for part in self.parts) if p]
        return Prose(listing(phrases))

    @property
    def items(self) -> Prose:
        """The items alone, without figures."""
        scope = self._scope
        names = dict.fromkeys(p.item for p in self.parts if p.item)
        return Prose(listing([item_phrase(n, scope.lexicon, scope.recorder) for n in names]))

    @property
    def plural(self) -> bool:
        """Whether `things` takes a plural verb."""
        return len({part.item for part in self.parts}) > 1 or self.lead.plural

    @property
    def unit(self) -> str | None:
        figure = self.figures[0]
        return figure.unit if figure else None

    @property
    def date(self) -> tuple[DateView, ...]:
        """When; several dates where the same thing happened at each of them."""
        if not self.dated:
            return ()
        found = {(d.start, d.end): d for c in self.claims if (d := c.date) is not None}
        return tuple(found.values())

    @property
    def tense(self) -> str:
        """The mode for `verb_phrase`, from modality, date and cut-off."""
        date = self.lead.date
        if self.context in ("recommended", "capacity"):
            return {"recommended": "recommended", "capacity": "capable"}[self.context]
        if self.modality == "planned":
            return "was planned" if self._overtaken(date) else "planned"
        ongoing = date is not None and ongoing_date(date) and self.dated
        if self.modality == "speculated":
            return "possible"
        if self.modality == "alleged" and self.voice.kind != "authority":
            return "alleged"
        if ongoing:
            return "ongoing"
        return (
            "past"
            if date is not None and (self.dated or len(self.claims) == 1) and not ongoing_date(date)
            else "perfect"
        )

    def _overtaken(self, date: DateView | None) -> bool:
        """Whether a plan lies behind the cut-off: by its date, or, undated, by the month in which it was reported."""
        as_of = self._scope.situation.as_of
        if date is not None and date.end is not None:
            return date.end < as_of[: len(date.end)]
        sources = self._scope.situation.document
        newest = max((sources[f.source].source.published or "" for c in self.claims for f in c.raw_facts), default="")
        return bool(newest) and newest[:7] < as_of[:7]

    def verb(self, lemma: str, *, passive: bool = False) -> str:
        """The verb group that agrees with the actor, or with the things in the passive."""
        subject = self.plural if passive else bool(self.actor and self.actor.plural)
        return verb_phrase(lemma, self.tense, plural=subject, negated=self.negated, passive=passive)

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(r for c in self.claims for r in c.refs)

    @property
    def untold(self) -> tuple[FactView, ...]:
        """Figures of its claims that it does not print itself."""
        return tuple(
            f for c, told in zip(self.claims, self.figures, strict=True) for f in c.figures if f.figure != told
        )


def joint(claims: Sequence[ClaimView], scope: Scope) -> Clause | None:
    """One clause on what the claims share with the first: the same parties and mood, items joined, no figure."""
    if not claims:
        return None
    lead = claims[0]
    alike = [
        c
        for c in claims
        if _frame(c) == _frame(lead)
        and c._claim.item
        and c.modality == lead.modality
        and not (c.figure and unit_noun(c.figure.unit, None))
    ]
    chosen: list[ClaimView] = []
    for claim in alike or [lead]:
        wider = {a for c in chosen for a in (c._claim.item, *scope.lexicon.ancestors(c._claim.item or ""))}
        above = scope.lexicon.ancestors(claim._claim.item or "")
        if claim._claim.item not in wider and not any(c._claim.item in above for c in chosen):
            chosen.append(claim)
    chosen = (chosen or [lead])[:ITEMS]
    if len(chosen) == 1:
        return Clause((lead,), Voice("agreed", "", ""), (_told(lead),), scope)
    return Clause(tuple(chosen), Voice("agreed", "", ""), (None,) * len(chosen), scope, dated=False)


def _frame(claim: ClaimView) -> tuple[object, ...]:
    return claim.kind, claim._claim.actor, claim._claim.recipient, claim.negated, claim.context


def ongoing_date(date: DateView) -> bool:
    """Whether the interval is open towards the present."""
    return date.start is not None and date.end is None


def plan(claims: Iterable[ClaimView], scope: Scope) -> list[Clause]:
    """Clauses in the order of the claims; claims that differ only in item share a clause of at most `ITEMS`."""
    claims = tuple(claims)
    repeated = _repeated(claims)
    buckets: dict[tuple[object, ...], list[ClaimView]] = {}
    for claim in claims:
        said = voice(claim)
        date = claim.date
        key = (
            claim.kind,
            claim._claim.actor,
            claim._claim.recipient,
            claim._claim.place,
            said.key,
            claim.modality if claim.modality not in ("asserted", "reported") else "plain",
            claim.negated,
            claim.context,
            None if date is None or claim._claim.item in repeated else (date.start, date.end),
            claim.trigger if claim._claim.item is None else None,
            claim.figure.unit if claim.figure and unit_noun(claim.figure.unit, None) else None,
        )
        buckets.setdefault(key, []).append(claim)
    clauses: list[Clause] = []
    for bucket in buckets.values():
        ordered = sorted(bucket, key=lambda c: c.figure is None)
        for i in range(0, len(ordered), ITEMS):
            chosen = tuple(ordered[i : i + ITEMS])
            figures = tuple(_told(c) for c in chosen)
            clauses.append(Clause(chosen, voice(chosen[0]), figures, scope))
    return _contrasts_together(clauses)


def _repeated(claims: Sequence[ClaimView]) -> frozenset[str]:
    """Items of events that happened several times, each on its own closed date and without figures."""
    times: dict[tuple[object, ...], int] = {}
    for c in claims:
        if c._claim.item and c.date is not None and c.date.start == c.date.end and c.figure is None:
            key = (c.kind, c._claim.actor, c._claim.recipient, c._claim.item)
            times[key] = times.get(key, 0) + 1
    return frozenset(str(key[3]) for key, n in times.items() if n > 1)


def _told(claim: ClaimView) -> FigureView | None:
    """The figure that the clause itself may carry: one that all its sources give, and whose own fact has its date.

    What several origins say together must hold of each; a figure that only one of them dates stands apart.
    """
    if not claim.figures:
        return None
    fact, date = claim.figures[0], claim.date
    giving = {f.source for f in claim.raw_facts if f.has_value}
    if claim.corroborated and (len(claim.figures) > 1 or giving != {f.source for f in claim.raw_facts}):
        return None
    if date is not None and claim.corroborated and (fact.date is None or fact.date.start != date.start):
        return None
    return fact.figure


def _contrasts_together(clauses: Sequence[Clause]) -> list[Clause]:
    """Moves a clause that a disagreement ties to an earlier one right behind it."""
    out: list[Clause] = []
    for clause in clauses:
        at = next((i for i in range(len(out) - 1, -1, -1) if rivals(out[i], clause)), None)
        out.insert(len(out) if at is None else at + 1, clause)
    return out


def rivals(first: Clause, second: Clause) -> bool:
    """Whether the two give different figures for the same question."""
    mine = {d.id for c in first.claims for d in c.discrepancies if d.about == "value"}
    return first.kind == second.kind and any(
        d.id in mine for c in second.claims for d in c.discrepancies if d.about == "value"
    )
