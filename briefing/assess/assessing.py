"""Claims, facts and documents → assessments and discrepancies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from briefing.assess.across import across, related_counts
from briefing.assess.alone import Alone, alone
from briefing.assess.context import Context, context
from briefing.assess.grades import Standing, confidence, credibility, is_old, letter
from briefing.assess.intervals import days_between, of_fact
from briefing.assess.memory import Memory, digest
from briefing.assess.reasons import reason
from briefing.assess.rulings import Review
from briefing.assess.stances import Denial, stances
from briefing.assess.support import support
from briefing.assess.values import span
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Assessment, Claim, Discrepancy, Document, Fact, Reason, Support
from briefing.model.claim import Agreement
from briefing.model.data import from_data, to_data

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
    versions: Mapping[str, str] | None = None,
) -> tuple[tuple[Assessment, ...], tuple[Discrepancy, ...]]:
    """One assessment for each claim, in the order of `claims`, and all discrepancies, the gravest first.

    A disagreement that `review` settles weighs on no claim. With the `memory` of an earlier run, only claims are worked
    out anew whose facts, sources or disagreements have changed; `versions` are then digests, by source, of what facts
    and documents were made from.
    """
    memory = memory or Memory()
    memory.turn()
    ctx = context(claims, facts, documents, publishers, lexicon, as_of, memory)
    states = {source: _state(source, (versions or {}).get(source, ""), ctx) for source in ctx.documents}
    known = {claim.id: alone(claim, states, ctx, memory) for claim in ctx.claims}
    against, denials = stances(ctx)
    inner = (found for one in known.values() for found in one.within)
    found = sorted((*inner, *against, *across(ctx, known)), key=lambda d: (_GRAVITY.index(d.relation), d.about, d.id))
    if review is not None:
        found = list(review.settle(found, ctx.facts))
    of_claim: dict[str, list[Discrepancy]] = defaultdict(list)
    for one in found:
        for claim_id in one.claims:
            of_claim[claim_id].append(one)
    denied: dict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        denied[denial.claim].append(denial)
    related = related_counts(ctx, known)
    judged = _Judged(ctx, memory)
    made = [judged.of(one, related.get(id_), of_claim[id_], denied[id_]) for id_, one in known.items()]
    return tuple(made), tuple(found)


def _state(source: str, version: str, ctx: Context) -> str:
    """Digest of all of a source, beside its facts, that what is found of a claim rests on."""
    known = ctx.documents[source].source
    written = ctx.writing.of(source)
    return digest(version, known.label, known.published, known.reliability, ctx.origins.voice_of(source), written)


class _Judged:
    """Assessments of claims of which it is known how they stand alone; remembered where nothing about them changed."""

    def __init__(self, ctx: Context, memory: Memory) -> None:
        self._ctx, self._memory = ctx, memory
        self._old = {source: is_old(document.source.published, ctx) for source, document in ctx.documents.items()}

    def of(
        self, known: Alone, related: int | None, found: Sequence[Discrepancy], denied: Sequence[Denial]
    ) -> Assessment:
        """The assessment of one claim with its disagreements and those who deny it."""
        weighing = ((d.id, d.relation, d.about, d.status, d.claims[0]) for d in found)
        age = (self._old[fact.source] for fact in known.facts)
        key = digest(known.key, related, *weighing, *denied, *age)
        kept = self._memory.judged.recall(
            known.claim.id, key, partial(_judged, known, related, found, denied, self._ctx)
        )
        agreement, reliability, number, level, basis, low, high, approximate, unit, newest, supports = kept.light
        return Assessment(
            claim=known.claim.id,
            origins=known.origins,
            agreement=agreement,
            reliability=reliability,
            credibility=number,
            confidence=level,
            basis=kept.part("basis", basis, partial(_reason, as_of=newest, now=self._ctx.as_of)),
            value_low=low,
            value_high=high,
            approximate=approximate,
            unit=unit,
            date_start=known.start,
            date_end=known.end,
            as_of=newest,
            superseded=tuple([fact.id for fact in known.superseded]),
            discrepancies=tuple(dict.fromkeys([d.id for d in found])),
            support=kept.part("support", supports, partial(from_data, Support)),
        )


def _reason(data: Any, as_of: str | None, now: str) -> Reason:
    """A reason as it was kept; how old a report is depends on the day."""
    made = from_data(Reason, data)
    return reason("old", days_between(as_of, now)) if made.code == "old" and as_of is not None else made


def _judged(
    known: Alone, related: int | None, found: Sequence[Discrepancy], denied: Sequence[Denial], ctx: Context
) -> tuple[Any, Any]:
    """The assessment of one claim as plain data: what all steps need, and what few do."""
    claim, agreement = known.claim, _agreement(known)
    newest = max((day for fact in (known.current or known.facts) if (day := ctx.published(fact))), default=None)
    closed = [when for fact in known.facts if (when := of_fact(fact)) and not when.open]
    standing = Standing(
        claim=claim,
        facts=known.borne,
        origins=known.origins,
        disputed=tuple(dict.fromkeys(d.about for d in found if _weighs(d, claim))),
        denied_by=tuple(dict.fromkeys(denial.by for denial in denied)),
        denied_by_others=tuple(dict.fromkeys(denial.by for denial in denied if not denial.party)),
        related=related,
        suspect=known.dating == "suspect" and not known.sound,
        agreement=agreement,
        as_of=newest,
        moving=not closed or (ctx.traits(claim.kind).cumulative and bool(known.current)),
    )
    number = credibility(standing)
    level, basis = confidence(standing, number, ctx)
    low, high = span(list(known.current))
    supports = support(standing, ctx)
    light = [
        agreement, letter(known.borne, ctx), number, level, len(basis), low, high,
        any(fact.approximate for fact in known.current),
        (known.current[0].unit or "count") if known.current else None, newest, len(supports),
    ]  # fmt: skip
    return light, {"basis": to_data(basis), "support": to_data(supports)}


def _weighs(found: Discrepancy, claim: Claim) -> bool:
    """Whether a disagreement puts this claim in doubt: an open conflict in it, not one of scope."""
    return found.relation == "conflict" and found.status != "resolved" and found.claims[0] == claim.id


def _agreement(known: Alone) -> Agreement:
    if known.values == "conflict" or (known.dating == "conflict" and not known.suspect):
        return "conflict"
    if known.superseded:
        return "superseded"
    if known.values in ("compatible", "scope") or known.dating == "compatible":
        return "compatible"
    return "single" if len(known.origins) == 1 else "same"
