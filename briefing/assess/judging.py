"""Judgement rules and the situation → key judgements, the most consequential first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.assess.names import Names
from briefing.assess.queries import Condition
from briefing.assess.reasons import reason
from briefing.assess.selection import Choice
from briefing.assess.support import weakest
from briefing.config.specs.brief import BriefSpec, JudgementSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import Assessment, Claim, Judgement, Reason, Situation
from briefing.model.claim import LEVELS, Confidence

#: A judgement cites its leading claims, not everything its query finds.
_LEADING = 4


def judge(brief: BriefSpec, situation: Situation, lexicon: LexiconSpec) -> tuple[Judgement, ...]:
    """At most `judgements_limit` judgements, ranked by weight, evidence and recency; a rule may find too little."""
    choice = Choice(situation, Names(lexicon))
    sections = _weighty(brief, choice)
    made = [found for rule in brief.judgements if (found := _judge(rule, sections, choice))]
    made.sort(key=lambda judgement: (-judgement.weight, judgement.rule))
    return tuple(made[: brief.judgements_limit])


def _weighty(brief: BriefSpec, choice: Choice) -> list[tuple[float, Condition]]:
    """The sections that have a weight, each with what its query asks of a claim."""
    weighty = ((s.weight, s.query) for s in brief.sections if s.query is not None and s.weight != 1.0)
    return [(weight, choice.condition(query)) for weight, query in weighty]


def _weight(claim: Claim, sections: Sequence[tuple[float, Condition]], choice: Choice) -> float:
    """What a claim counts for: its evidence, times the weight of the heaviest of the `sections` that takes it."""
    return choice.weight(claim) * max((weight for weight, takes in sections if takes(claim)), default=1.0)


def _judge(rule: JudgementSpec, sections: Sequence[tuple[float, Condition]], choice: Choice) -> Judgement | None:
    situation = choice.situation
    found = choice.chosen(rule.name, rule.query).claims
    if len(found) < rule.needs:
        return None
    weights = {claim: _weight(situation.claim[claim], sections, choice) for claim in found}
    order = {claim: n for n, claim in enumerate(found)}
    leading = sorted(found, key=lambda claim: (-weights[claim], order[claim]))[: max(_LEADING, rule.needs)]
    needed = [situation.assessment[claim] for claim in leading[: rule.needs]]
    weakest_one = min(needed, key=lambda assessment: LEVELS.index(assessment.confidence))
    stated = _stated(leading, rule.needs, weakest_one.confidence, situation)
    discrepancies = (one for claim in leading for one in situation.assessment[claim].discrepancies)
    return Judgement(
        id=hashlib.sha256(f"judgement\x1f{rule.name}".encode()).hexdigest()[:12],
        rule=rule.name,
        claims=tuple(leading),
        confidence=weakest_one.confidence,
        basis=_basis(needed, weakest_one),
        weight=round(rule.weight * weights[leading[0]], 6),
        discrepancies=tuple(dict.fromkeys(discrepancies)),
        stated=stated,
        support=weakest([one.support for one in needed], [one.confidence for one in needed]),
    )


def _stated(leading: Sequence[str], needs: int, level: Confidence, situation: Situation) -> tuple[str, ...]:
    """The claims that the judgement's confidence covers: those it needs, and others of the same sides held as firmly.

    Same sides: kind, actor, recipient, place and aspect, so that one sentence is true of all of them.
    """

    def frame(claim: str) -> tuple[str, ...]:
        parts, gist = situation.claim[claim].parts, situation.gist(situation.claim[claim])
        return parts.kind, parts.actor, parts.recipient, parts.place, parts.aspect, gist.modalities[0]

    least = LEVELS.index(level)
    further = (
        claim
        for claim in leading[needs:]
        if frame(claim) == frame(leading[0]) and LEVELS.index(situation.assessment[claim].confidence) >= least
    )
    return (*leading[:needs], *further)


def _basis(needed: Sequence[Assessment], weakest_one: Assessment) -> tuple[Reason, ...]:
    """The basis of the claim that decides the confidence."""
    out = [reason("weakest", weakest_one.claim)] if len(needed) > 1 else []
    return (*out, *weakest_one.basis)
