"""The claims of two editions → what is new, revised, corroborated, contradicted or withdrawn, and by which sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Assessment, Change, Claim, Situation

_ORDER = ("contradicted", "revised", "new", "corroborated", "withdrawn", "unchanged")


def changes(previous: Sequence[Claim], assessments: Sequence[Assessment], now: Situation) -> tuple[Change, ...]:
    """One change for each claim of either edition, the gravest first. Nothing is said of a first edition.

    A claim is followed by its id, and where that changed (an earlier report came to light) by the facts both share.
    """
    if not previous:
        return ()
    judged = {assessment.claim: assessment for assessment in assessments}
    old_of = _followed(previous, now.claims)
    out: list[Change] = []
    for claim in now.claims:
        old = old_of.get(claim.id)
        if old is None:
            after = _range(now.assessment[claim.id])
            out.append(Change("new", claim.id, _sources(claim.facts, now), after=after))
        else:
            out.append(_change(old, judged[old.id], claim, now))
    kept = {old.id for old in old_of.values()}
    gone = (claim for claim in previous if claim.id not in kept)
    out.extend(Change("withdrawn", claim.id, before=_range(judged[claim.id])) for claim in gone)
    return tuple(sorted(out, key=lambda change: (_ORDER.index(change.kind), change.claim)))


def _followed(previous: Sequence[Claim], current: Sequence[Claim]) -> Mapping[str, Claim]:
    """New claim id → the old claim that it continues; each old claim is continued at most once."""
    before = {claim.id: claim for claim in previous}
    found = {claim.id: before[claim.id] for claim in current if claim.id in before}
    by_fact = {fact: claim for claim in previous if claim.id not in found for fact in claim.facts}
    taken: set[str] = set()
    for claim in current:
        if claim.id in found:
            continue
        old = next((by_fact[fact] for fact in claim.facts if fact in by_fact and by_fact[fact].id not in taken), None)
        if old is not None:
            found[claim.id] = old
            taken.add(old.id)
    return found


def _change(old: Claim, was: Assessment, claim: Claim, now: Situation) -> Change:
    assessment = now.assessment[claim.id]
    causes = _sources((fact for fact in claim.facts if fact not in set(old.facts)), now)
    before, after = _range(was), _range(assessment)
    newly = set(assessment.discrepancies) - set(was.discrepancies)
    if any(now.discrepancy[one].relation in ("conflict", "stance") for one in newly):
        return Change("contradicted", claim.id, causes, before, after)
    if before != after or (was.date_start, was.date_end) != (assessment.date_start, assessment.date_end):
        return Change("revised", claim.id, causes, before, after)
    if {origin.id for origin in assessment.origins} - {origin.id for origin in was.origins}:
        return Change("corroborated", claim.id, causes, before, after)
    return Change("unchanged", claim.id, causes, before, after)


def _range(assessment: Assessment) -> tuple[float | None, float | None] | None:
    ends = (assessment.value_low, assessment.value_high)
    return None if ends == (None, None) else ends


def _sources(facts: Iterable[str], now: Situation) -> tuple[str, ...]:
    return tuple(sorted({now.fact[fact].source for fact in facts}))
