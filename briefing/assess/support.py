"""The standing of a claim → what holds its confidence up: each origin dropped in turn, and what is left without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.assess import dating, figures
from briefing.assess.context import Context
from briefing.assess.grades import Standing, confidence, credibility
from briefing.model import Claim, Origin, Support
from briefing.model.claim import Confidence

#: Origins that are dropped in turn; where there are more, no single one of them holds the claim up.
_MOST = 12


def support(s: Standing, ctx: Context) -> tuple[Support, ...]:
    """One entry for each origin, the best attested first, with the confidence that the others give."""
    if len(s.origins) == 1:
        return (Support(s.origins[0].id, None),)
    return tuple(Support(origin.id, _without(s, origin, ctx)) for origin in s.origins[:_MOST])


def _without(s: Standing, dropped: Origin, ctx: Context) -> Confidence:
    facts = tuple(fact for fact in s.facts if fact.id not in set(dropped.facts))
    left = replace(
        s,
        facts=facts,
        origins=tuple(origin for origin in s.origins if origin is not dropped),
        disputed=_still_disputed(s, dropped, ctx),
        as_of=max((day for fact in facts if (day := ctx.published(fact))), default=None),
    )
    return confidence(left, credibility(left), ctx)[0]


def _still_disputed(s: Standing, dropped: Origin, ctx: Context) -> tuple[str, ...]:
    """What is disputed without the origin; a disagreement that it had with the others falls with it."""
    if not s.disputed:
        return ()
    claim: Claim = replace(s.claim, facts=tuple(fact for fact in s.claim.facts if fact not in set(dropped.facts)))
    found: dict[str, str] = {
        "value": figures.figures(claim, ctx).relation,
        "date": dating.dates(claim, ctx).relation,
    }
    return tuple(about for about in s.disputed if found.get(about, "conflict") == "conflict")


def weakest(supports: Sequence[Sequence[Support]], held: Sequence[Confidence]) -> tuple[Support, ...]:
    """The support of several claims that stand or fall together: the lowest confidence left without each origin."""
    levels: tuple[Confidence, ...] = ("low", "moderate", "high")
    at = min((levels.index(one) for one in held), default=0)
    left: dict[str, int] = {}
    for one in supports:
        for entry in one:
            rank = -1 if entry.confidence is None else levels.index(entry.confidence)
            left[entry.origin] = min(left.get(entry.origin, at), rank)
    return tuple(Support(origin, None if rank < 0 else levels[rank]) for origin, rank in left.items())
