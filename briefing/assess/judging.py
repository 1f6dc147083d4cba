"""Judgement rules and the situation → key judgements, the most consequential first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.assess.selection import chosen, matches, standing
from briefing.config.specs.brief import BriefSpec, JudgementSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import Assessment, Claim, Judgement, Reason, Situation
from briefing.model.claim import Confidence

#: A judgement cites its leading claims, not everything its query finds.
_LEADING = 4
_LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")


def judge(brief: BriefSpec, situation: Situation, lexicon: LexiconSpec) -> tuple[Judgement, ...]:
    """At most `judgements_limit` judgements, ranked by weight, evidence and recency; a rule may find too little."""
    names = Names(lexicon)
    weights = {claim.id: _weight(claim, brief, situation, names) for claim in situation.claims}
    made = [found for rule in brief.judgements if (found := _judge(rule, situation, names, weights))]
    made.sort(key=lambda judgement: (-judgement.weight, judgement.rule))
    return tuple(made[: brief.judgements_limit])


def _weight(claim: Claim, brief: BriefSpec, situation: Situation, names: Names) -> float:
    """What a claim counts for: its evidence, times the weight of the heaviest section that takes it."""
    taking = (
        section.weight
        for section in brief.sections
        if section.query is not None and section.weight != 1.0 and matches(section.query, claim, situation, names)
    )
    return standing(claim, situation) * max(taking, default=1.0)


def _judge(rule: JudgementSpec, situation: Situation, names: Names, weights: Mapping[str, float]) -> Judgement | None:
    found = chosen(rule.name, rule.query, situation, names).claims
    if len(found) < rule.needs:
        return None
    order = {claim: n for n, claim in enumerate(found)}
    leading = sorted(found, key=lambda claim: (-weights[claim], order[claim]))[: max(_LEADING, rule.needs)]
    held = [situation.assessment[claim] for claim in leading[: rule.needs]]
    weakest = min(held, key=lambda assessment: _LEVELS.index(assessment.confidence))
    discrepancies = (one for claim in leading for one in situation.assessment[claim].discrepancies)
    return Judgement(
        id=hashlib.sha256(f"judgement\x1f{rule.name}".encode()).hexdigest()[:12],
        rule=rule.name,
        claims=tuple(leading),
        confidence=weakest.confidence,
        basis=_basis(leading, held, weakest, situation),
        weight=round(rule.weight * weights[leading[0]], 6),
        discrepancies=tuple(dict.fromkeys(discrepancies)),
    )


def _basis(
    leading: Sequence[str], held: Sequence[Assessment], weakest: Assessment, situation: Situation
) -> tuple[Reason, ...]:
    """The basis of the claim that decides the confidence, after how many claims there are and what they hang on."""
    out = [reason("claims", len(leading))]
    if len(held) > 1:
        out.append(reason("weakest", weakest.claim))
    origins = {origin.id: origin.name for claim in leading for origin in situation.assessment[claim].origins}
    if len(origins) == 1:
        out.append(reason("thin", next(iter(origins.values()))))
    return (*out, *weakest.basis)
