"""The id of a claim and the record of a brief in, lines that explain the claim out."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.assess import explain
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import Claim, Situation
from briefing.pipeline.reason_words import in_words
from briefing.pipeline.record import Record


def explained(name: str, record: Record, lexicon: LexiconSpec) -> list[str]:
    """Why the facts of the claim are one, on how many origins it rests, and what was kept apart from it and why.

    `name` begins the id of a claim or of a fact in it; an empty list where there is none.
    """
    situation = record.situation
    claim = next((one for one in record.claims if one.id.startswith(name)), None)
    claim = claim or next((c for c in record.claims if any(fact.startswith(name) for fact in c.facts)), None)
    return list(_lines(claim, situation, lexicon)) if claim is not None and name else []


def _lines(claim: Claim, situation: Situation, lexicon: LexiconSpec) -> Iterator[str]:
    found = explain(claim, situation, lexicon)
    assessment = situation.assessment[claim.id]
    yield f"{claim.id}  {_label(claim)}"
    yield f"  grade {assessment.grade}, {assessment.confidence} confidence"
    for reason in assessment.basis:
        yield f"    {in_words(reason)}"
    yield "Facts"
    for fact, why in found.joined:
        source = situation.document[fact.source].source.name
        yield f"  {fact.id}  “{fact.evidence.exact}” ({source})"
        yield f"    {'the firmest' if why is None else 'joined: ' + in_words(why)}"
    yield "Origins"
    for origin, held in zip(assessment.origins, assessment.support, strict=False):
        left = "nothing is left" if held.confidence is None else f"confidence is {held.confidence}"
        yield f"  {origin.name} ({len(origin.sources)} {'report' if len(origin.sources) == 1 else 'reports'})"
        yield from (f"    {in_words(reason)}" for reason in origin.reasons)
        yield f"    without it {left}"
    if found.apart:
        yield "Kept apart"
    for other, differences in found.apart:
        yield f"  {other.id}  {_label(other)}"
        yield f"    {'; '.join(in_words(reason) for reason in differences)}"


def _label(claim: Claim) -> str:
    kind, actor, recipient, item, place, date, *more = claim.key
    sides = " → ".join(side or "?" for side in (actor, recipient))
    return ", ".join(part for part in (f"{kind}: {sides}", item, place, date, *more) if part)
