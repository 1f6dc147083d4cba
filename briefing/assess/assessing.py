"""Claims, facts and documents → assessments and discrepancies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefing.assess.across import across, related_counts
from briefing.assess.context import Context, context
from briefing.assess.dating import Dates, dates
from briefing.assess.disputes import within
from briefing.assess.figures import Figures, figures
from briefing.assess.grades import Standing, carrying, confidence, credibility, letter
from briefing.assess.intervals import of_fact, precision
from briefing.assess.memory import Memory
from briefing.assess.rulings import Review
from briefing.assess.stances import Denial, stances
from briefing.assess.support import support
from briefing.assess.values import span
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Assessment, Claim, Discrepancy, Document, Fact, Origin
from briefing.model.claim import Agreement

_GRAVITY = ("conflict", "stance", "suspect", "superseded", "scope", "compatible")


def assess(
    claims: Sequence[Claim],
    facts: Sequence[Fact],
    documents: Sequence[Document],
    publishers: PublishersSpec,
    lexicon: LexiconSpec,
    as_of: str,
    review: Review | None = None,
    memory: Memory | None = None,
) -> tuple[tuple[Assessment, ...], tuple[Discrepancy, ...]]:
    """One assessment for each claim, in the order of `claims`, and all discrepancies, the gravest first.

    A disagreement that `review` settles weighs on no claim. With the `memory` of an earlier run, only claims are worked
    out anew whose facts, sources or disagreements have changed.
    """
    ctx = context(claims, facts, documents, publishers, lexicon, as_of)
    memory = memory or Memory()
    memory.turn((publishers, lexicon))
    states = {source: _state(source, ctx) for source in ctx.documents}
    alone: dict[str, Alone] = {}
    for claim in ctx.claims:
        facts_now = ctx.facts_of(claim)
        resting = claim, facts_now, tuple(states[fact.source] for fact in facts_now)
        alone[claim.id] = memory.alone.recall(claim.id, resting, partial(_alone, claim, ctx))
    held = {claim: one.held for claim, one in alone.items()}
    dated = {claim: one.dated for claim, one in alone.items()}
    inner = [found for claim in ctx.claims for found in alone[claim.id].within]
    against, denials = stances(ctx)
    found = sorted(
        (*inner, *against, *across(ctx, held, dated)), key=lambda d: (_GRAVITY.index(d.relation), d.about, d.id)
    )
    if review is not None:
        found = list(review.settle(found, ctx.facts))
    of_claim: dict[str, list[Discrepancy]] = defaultdict(list)
    for one in found:
        for claim_id in one.claims:
            of_claim[claim_id].append(one)
    denied: dict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        denied[denial.claim].append(denial)
    related = related_counts(ctx, {claim: one.origins for claim, one in alone.items()})
    made = []
    for claim in ctx.claims:
        known = alone[claim.id], related.get(claim.id), tuple(of_claim[claim.id]), tuple(denied[claim.id])
        made.append(memory.judged.recall(claim.id, (known, as_of), partial(_assess, *known, ctx)))
    return tuple(made), tuple(found)


@dataclass(frozen=True, slots=True)
class Alone:
    """One claim with what was found of it alone."""

    claim: Claim
    #: The facts that bear it out.
    borne: tuple[Fact, ...]
    origins: tuple[Origin, ...]
    held: Figures
    dated: Dates
    within: tuple[Discrepancy, ...]


def _alone(claim: Claim, ctx: Context) -> Alone:
    held, dated = figures(claim, ctx), dates(claim, ctx)
    borne = carrying(ctx.facts_of(claim), _began(dated), ctx)
    return Alone(claim, borne, ctx.origins.of(borne), held, dated, within(claim, held, dated, ctx))


def _state(source: str, ctx: Context) -> tuple[object, ...]:
    """All of a source, beside its facts, that an assessment rests on."""
    known = ctx.documents[source].source
    return known.label, known.published, known.reliability, ctx.origins.voice_of(source), ctx.writing.of(source)


def _began(dated: Dates) -> str | None:
    """The day on which the event began, where it is known to the day."""
    return dated.start if precision(dated.start) == 3 else None


def _assess(
    known: Alone, related: int | None, found: Sequence[Discrepancy], denied: Sequence[Denial], ctx: Context
) -> Assessment:
    claim, held, dated, facts = known.claim, known.held, known.dated, ctx.facts_of(known.claim)
    agreement = _agreement(known.origins, held, dated)
    as_of = max((day for fact in (held.current or facts) if (day := ctx.published(fact))), default=None)
    closed = [when for fact in facts if (when := of_fact(fact)) and not when.open]
    standing = Standing(
        claim=claim,
        facts=known.borne,
        origins=known.origins,
        disputed=tuple(dict.fromkeys(d.about for d in found if _weighs(d, claim))),
        denied_by=tuple(dict.fromkeys(denial.by for denial in denied)),
        denied_by_others=tuple(dict.fromkeys(denial.by for denial in denied if not denial.party)),
        related=related,
        suspect=dated.relation == "suspect" and not dated.sound,
        agreement=agreement,
        as_of=as_of,
        moving=not closed or (ctx.traits(claim.kind).cumulative and bool(held.current)),
    )
    number = credibility(standing)
    level, basis = confidence(standing, number, ctx)
    low, high = span(list(held.current))
    return Assessment(
        claim=claim.id,
        origins=known.origins,
        agreement=agreement,
        reliability=letter(known.borne, ctx),
        credibility=number,
        confidence=level,
        basis=basis,
        value_low=low,
        value_high=high,
        approximate=any(fact.approximate for fact in held.current),
        unit=(held.current[0].unit or "count") if held.current else None,
        date_start=dated.start,
        date_end=dated.end,
        as_of=as_of,
        superseded=tuple(fact.id for fact in held.superseded),
        discrepancies=tuple(dict.fromkeys(d.id for d in found)),
        support=support(standing, ctx),
    )


def _weighs(found: Discrepancy, claim: Claim) -> bool:
    """Whether a disagreement puts this claim in doubt: an open conflict in it, not one of scope."""
    return found.relation == "conflict" and found.status != "resolved" and found.claims[0] == claim.id


def _agreement(origins: Sequence[Origin], held: Figures, dated: Dates) -> Agreement:
    if held.relation == "conflict" or (dated.relation == "conflict" and not dated.suspect):
        return "conflict"
    if held.superseded:
        return "superseded"
    if held.relation in ("compatible", "scope") or dated.relation == "compatible":
        return "compatible"
    return "single" if len(origins) == 1 else "same"
