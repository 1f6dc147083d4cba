"""The situation → the state of each claim, by which the next edition is compared with this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.assess.comparison import Side
from briefing.model import Assessment, Claim, ClaimState, Situation, Telling

#: Kinds of disagreement that set one account against another.
_AGAINST = ("conflict", "stance")
#: Facts of an account against the claim that are kept as its causes.
_MOST = 12


def states(claims: Iterable[Claim], situation: Situation) -> Iterator[ClaimState]:
    """One state for each of these claims of the situation."""
    for claim in claims:
        yield _state(claim, situation.assessment[claim.id], situation)


def side(situation: Situation) -> Side:
    """The whole of a situation as one side of a comparison."""
    return Side(
        {state.claim.id: state for state in states(situation.claims, situation)},
        situation.judgements,
        {document.source.name: document.source.id for document in situation.documents},
        situation.claim,
    )


def _state(claim: Claim, assessment: Assessment, situation: Situation) -> ClaimState:
    facts = [situation.fact[fact] for fact in claim.facts]
    return ClaimState(
        claim=replace(claim, joined=()),
        told=tuple(
            Telling(f.id, f.source, situation.document[f.source].source.name, f.value_low, f.value_high) for f in facts
        ),
        origins=len(assessment.origins),
        low=assessment.value_low,
        high=assessment.value_high,
        unit=assessment.unit,
        date_start=assessment.date_start,
        date_end=assessment.date_end,
        against=_against(claim, assessment, situation),
    )


def _against(claim: Claim, assessment: Assessment, situation: Situation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What accounts disagree about, and the first facts of the accounts that the claim has no part in."""
    against: dict[str, list[str]] = {}
    own = set(claim.facts)
    for discrepancy in (situation.discrepancy[one] for one in assessment.discrepancies):
        if discrepancy.relation in _AGAINST:
            others = (position.facts[:_MOST] for position in discrepancy.positions if own.isdisjoint(position.facts))
            against.setdefault(discrepancy.about, []).extend(fact for facts in others for fact in facts)
    return tuple((about, tuple(facts)) for about, facts in against.items())
