"""Claims and their corpus → assessments and discrepancies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from briefing.assess.across import across, related_counts
from briefing.assess.alone import Alone, alone
from briefing.assess.context import Context
from briefing.assess.corpus import Corpus
from briefing.assess.grades import Standing, confidence, credibility, is_old, letter
from briefing.assess.intervals import days_between, of_fact
from briefing.assess.memory import Memory, digest
from briefing.assess.origins import Origins
from briefing.assess.reasons import reason
from briefing.assess.rulings import Review
from briefing.assess.shelved import Between
from briefing.assess.stances import Denial, stances, together
from briefing.assess.support import support
from briefing.assess.values import span
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Assessment, Claim, Discrepancy, Gist, Reason, Support
from briefing.model.claim import Agreement
from briefing.model.data import from_data, to_data

_GRAVITY = ("conflict", "stance", "suspect", "superseded", "scope", "compatible")


def assess(
    claims: Sequence[Claim],
    corpus: Corpus,
    publishers: PublishersSpec,
    as_of: str,
    review: Review | None = None,
    memory: Memory | None = None,
) -> tuple[tuple[Assessment, ...], tuple[Discrepancy, ...], dict[str, Gist]]:
    """One assessment for each claim, in the order of `claims`; all discrepancies, the gravest first; and by claim what
    its facts have in common.

    A disagreement that `review` settles weighs on no claim. With the `memory` of an earlier run, only claims are worked
    out anew whose facts, sources or disagreements have changed.
    """
    memory = memory or Memory()
    origins = Origins(corpus.documents, publishers, corpus.names, memory)
    ctx = Context(tuple(claims), corpus, publishers, origins, as_of)
    states = _states(ctx)
    known = {claim.id: alone(claim, states, ctx, memory) for claim in ctx.claims}
    between = Between({id_: one.key for id_, one in known.items()}, memory.between)
    against, denials = stances(ctx, known, between)
    inner = (found for one in known.values() for found in one.within)
    other = (*against, *across(ctx, known, between))
    found = sorted((*inner, *other), key=lambda d: (_GRAVITY.index(d.relation), d.about, d.id))
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
    judged = _Judged(ctx, memory, between)
    made = [judged.of(one, related.get(id_), of_claim[id_], denied[id_]) for id_, one in known.items()]
    return tuple(made), tuple(found), judged.gists


def _states(ctx: Context) -> dict[str, str]:
    """By source a digest of all that is found of a claim beside its facts: the source, its origin and its time."""
    versions, origins = ctx.corpus.versions, ctx.origins
    states: dict[str, str] = {}
    for source in ctx.documents:
        original, copy, first = origins.rests_on(source)
        whose = () if original == first == source else (copy, versions[str(original)], versions[str(first)])
        states[source] = digest(versions[source], *whose)
    return states


class _Judged:
    """Assessments of claims of which it is known how they stand alone; remembered where nothing about them changed."""

    def __init__(self, ctx: Context, memory: Memory, between: Between) -> None:
        self._ctx, self._memory, self._between = ctx, memory, between
        self.gists: dict[str, Gist] = {}
        self._old = {source: is_old(document.source.published, ctx) for source, document in ctx.documents.items()}

    def of(
        self, known: Alone, related: int | None, found: Sequence[Discrepancy], denied: Sequence[Denial]
    ) -> Assessment:
        """The assessment of one claim with its disagreements and those who deny it."""
        weighing = ((d.id, d.relation, d.about, d.status, d.claims[0]) for d in found)
        age = (self._old[source] for source in known.sources)
        key = digest(known.key, related, *weighing, *denied, *age)
        other = (self._between.made_from.get(d.id, "") for d in found)
        self.gists[known.claim.id] = Gist(known.gist.modalities, known.gist.context, digest(key, *other))
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
            superseded=known.superseded,
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
    facts, current = ctx.facts_of(claim), ctx.corpus.facts.fetch(known.current)
    borne = tuple(ctx.corpus.facts.fetch(known.borne))
    newest = max((day for fact in (current or facts) if (day := ctx.published(fact))), default=None)
    closed = [when for fact in facts if (when := of_fact(fact)) and not when.open]
    deniers = together([(denial.by, denial.state) for denial in denied])
    others = {denial.by for denial in denied if not denial.party}
    standing = Standing(
        claim=claim,
        facts=borne,
        origins=known.origins,
        disputed=tuple(dict.fromkeys(d.about for d in found if _weighs(d, claim))),
        denied_by=tuple(name for name, _ in deniers),
        denied_by_others=tuple(name for name, _ in deniers if name in others),
        related=related,
        suspect=known.dating == "suspect" and not known.sound,
        agreement=agreement,
        as_of=newest,
        moving=not closed or (ctx.traits(claim.kind).cumulative and bool(current)),
    )
    number = credibility(standing)
    level, basis = confidence(standing, number, ctx)
    low, high = span(current)
    supports = support(standing, ctx)
    light = [
        agreement, letter(borne, ctx), number, level, len(basis), low, high,
        any(fact.approximate for fact in current),
        (current[0].unit or "count") if current else None, newest, len(supports),
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
