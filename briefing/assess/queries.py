"""A query → what must hold of a claim for it to be taken; what the query does not ask costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from briefing.assess.intervals import days_of
from briefing.assess.names import Names
from briefing.config.specs.brief import QuerySpec
from briefing.model import Assessment, Claim, Situation

Condition = Callable[[Claim], bool]


def conditions(query: QuerySpec, situation: Situation, names: Names) -> tuple[Condition, ...]:
    """Everything that the query asks of a claim, all of which must hold.

    Its modality is that of its best fact. A claim that something is not so is taken only where the query names its
    modality, so that no section states as fact what it denies.
    """
    return (*_said(query, situation, names), *_judged(query, situation), *_combined(query, situation, names))


def condition(query: QuerySpec, situation: Situation, names: Names) -> Condition:
    """Whether everything that the query asks holds of a claim."""
    asked = conditions(query, situation, names)
    return lambda claim: all(one(claim) for one in asked)


def _said(query: QuerySpec, situation: Situation, names: Names) -> Iterator[Condition]:
    """Of what the claim says: kind, modality, sides, item and place."""
    if query.kind:
        yield lambda claim: claim.kind in query.kind
    if query.modality:
        yield lambda claim: situation.gist(claim).modalities[0] in query.modality
    else:
        yield lambda claim: claim.aspects.isdisjoint(("denied", "negated"))
    if query.actor:
        yield lambda claim: _stands(claim.actor, query.actor, names)
    if query.recipient:
        yield lambda claim: _stands(claim.recipient, query.recipient, names)
    if query.item:
        yield lambda claim: bool(claim.item) and not set(names.wider_items(str(claim.item))).isdisjoint(query.item)
    if query.place:
        yield lambda claim: bool(claim.place) and not set(names.places_around(str(claim.place))).isdisjoint(query.place)


def _judged(query: QuerySpec, situation: Situation) -> Iterator[Condition]:
    """Of how it stands: confidence, figure, date and newest report, and whether that is new."""
    assessed = situation.assessment
    if query.confidence:
        yield lambda claim: assessed[claim.id].confidence in query.confidence
    if query.figures is not None:
        yield lambda claim: has_figure(assessed[claim.id]) == query.figures
    if query.dated is not None:
        yield lambda claim: is_dated(assessed[claim.id]) == query.dated
    if query.since or query.until:
        yield lambda claim: _in_time(query, assessed[claim.id])
    if query.changed is not None:
        yield partial(_is_among, changed(situation), query.changed)
    if since := query.reported_since:
        yield lambda claim: _newest(claim, situation) >= since


def _combined(query: QuerySpec, situation: Situation, names: Names) -> Iterator[Condition]:
    """Of the queries within it: all of these, any of those, none of the excluded."""
    yield from (condition(one, situation, names) for one in query.all)
    if query.any:
        either = [condition(one, situation, names) for one in query.any]
        yield lambda claim: any(one(claim) for one in either)
    if query.exclude:
        neither = [condition(one, situation, names) for one in query.exclude]
        yield lambda claim: not any(one(claim) for one in neither)


def changed(situation: Situation) -> set[str]:
    """Ids of the claims that are new or other than in the last edition; none where there is no last edition."""
    return {change.claim for change in situation.changes if change.kind != "withdrawn"}


def has_figure(assessment: Assessment) -> bool:
    """Whether a claim has a figure with at least one bound."""
    return assessment.value_low is not None or assessment.value_high is not None


def is_dated(assessment: Assessment) -> bool:
    """Whether a claim has a date with at least one end."""
    return bool(assessment.date_start or assessment.date_end)


def _is_among(claims: Collection[str], wanted: bool, claim: Claim) -> bool:
    return (claim.id in claims) == wanted


def _newest(claim: Claim, situation: Situation) -> str:
    sources = (situation.document[source].source for source in situation.sources_of(claim))
    return max((source.published or "" for source in sources), default="")


def _stands(role: str | None, wanted: Collection[str], names: Names) -> bool:
    members = names.members(role) if role else ()
    return any(name in wanted for member in members for name in names.stands_for(member))


def _in_time(query: QuerySpec, assessment: Assessment) -> bool:
    """Undated claims are outside no window; "since X" has no end and is left out only by `until`."""
    since, until = (days_of(edge) if edge else None for edge in (query.since, query.until))
    start = days_of(assessment.date_start) if assessment.date_start else None
    end = days_of(assessment.date_end) if assessment.date_end else None
    if since and end and end[1] < since[0]:
        return False
    return not (until and start and start[0] > until[1])
