"""Claims, facts and documents → assessments and discrepancies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.assess.across import across, related_counts
from briefing.assess.context import Context, context
from briefing.assess.dating import Dates, dates
from briefing.assess.disputes import within
from briefing.assess.figures import Figures, figures
from briefing.assess.grades import Standing, confidence, credibility, letter
from briefing.assess.intervals import of_fact
from briefing.assess.stances import Denial, stances
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
) -> tuple[tuple[Assessment, ...], tuple[Discrepancy, ...]]:
    """One assessment for each claim, in the order of `claims`, and all discrepancies, the gravest first."""
    ctx = context(claims, facts, documents, publishers, lexicon, as_of)
    held = {claim.id: figures(claim, ctx) for claim in ctx.claims}
    dated = {claim.id: dates(claim, ctx) for claim in ctx.claims}
    inner = [found for claim in ctx.claims for found in within(claim, held[claim.id], dated[claim.id], ctx)]
    against, denials = stances(ctx)
    found = sorted(
        (*inner, *against, *across(ctx, held, dated)), key=lambda d: (_GRAVITY.index(d.relation), d.about, d.id)
    )
    of_claim: dict[str, list[Discrepancy]] = defaultdict(list)
    for one in found:
        for claim_id in one.claims:
            of_claim[claim_id].append(one)
    denied: dict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        denied[denial.claim].append(denial)
    origins = {claim.id: ctx.origins.of(ctx.facts_of(claim)) for claim in ctx.claims}
    related = related_counts(ctx, origins)
    made = tuple(
        _assess(claim, ctx, held[claim.id], dated[claim.id], origins, of_claim[claim.id], denied[claim.id], related)
        for claim in ctx.claims
    )
    return made, tuple(found)


def _assess(
    claim: Claim,
    ctx: Context,
    held: Figures,
    dated: Dates,
    origins: Mapping[str, tuple[Origin, ...]],
    found: Sequence[Discrepancy],
    denied: Sequence[Denial],
    related: Mapping[str, int],
) -> Assessment:
    facts = ctx.facts_of(claim)
    agreement = _agreement(origins[claim.id], held, dated)
    as_of = max((day for fact in (held.current or facts) if (day := ctx.published(fact))), default=None)
    closed = [when for fact in facts if (when := of_fact(fact)) and not when.open]
    standing = Standing(
        claim=claim,
        facts=facts,
        origins=origins[claim.id],
        disputed=tuple(dict.fromkeys(d.about for d in found if _weighs(d, claim))),
        denied_by=tuple(dict.fromkeys(denial.by for denial in denied)),
        denied_by_others=tuple(dict.fromkeys(denial.by for denial in denied if not denial.party)),
        related=related.get(claim.id, 0),
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
        origins=origins[claim.id],
        agreement=agreement,
        reliability=letter(facts, ctx),
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
