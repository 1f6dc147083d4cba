"""A section's query and the situation → the claims it takes, sorted, grouped and cut off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from heapq import nlargest, nsmallest

from briefing.assess.chronology import pace
from briefing.assess.intervals import days_between
from briefing.assess.names import Names
from briefing.assess.queries import Condition, changed, condition, conditions, has_figure
from briefing.config.specs.brief import QuerySpec, SectionSpec
from briefing.model import Assessment, Claim, Selection, Situation

_CREDIBILITY = {1: 1.0, 2: 0.85, 3: 0.7, 4: 0.5, 5: 0.25, 6: 0.3}
_FAR = "9999"
#: Claims that a query without a limit takes: more are no brief, and its cost is to follow what it prints.
_MOST = 80
#: Days up to which an event or report has a weight; what is older weighs least.
_RECENCY = ((90, 1.0), (365, 0.9), (3 * 365, 0.75))


class Choice:
    """What queries find in one situation; what every query asks of a claim is worked out once."""

    def __init__(self, situation: Situation, names: Names) -> None:
        self.situation, self.names = situation, names
        opened = (one for one in situation.discrepancies if one.status == "open")
        self._disputed = {claim for one in opened for claim in one.claims}
        self._ranks: dict[str, tuple[float, int, str, str]] = {}
        self._of_kind: dict[str, list[Claim]] = defaultdict(list)
        for claim in situation.claims:
            self._of_kind[claim.kind].append(claim)

    def weight(self, claim: Claim) -> float:
        """What a claim counts for."""
        return -self._by_weight(claim)[0]

    def condition(self, query: QuerySpec) -> Condition:
        """What the query asks of a claim."""
        return condition(query, self.situation, self.names)

    def select(self, section: SectionSpec) -> Selection:
        """The claims that the section's query takes, and for its charts the pace of all events that it finds; none for
        a section without a query."""
        if section.query is None:
            return Selection(section.id, ())
        found = self._found(section.query)
        selection = self._taken(section.id, section.query, found)
        if not section.charts:
            return selection
        counted = {claim.id for claim in found} if section.query.limit is None else set(selection.claims)
        return replace(selection, pace=pace(counted, self.situation.timeline))

    def chosen(self, name: str, query: QuerySpec) -> Selection:
        """The selection of one query under a name."""
        return self._taken(name, query, self._found(query))

    def appears(self, section: SectionSpec) -> bool:
        """Whether every condition holds under which the section is printed."""
        when, situation = section.when, self.situation
        if when is None:
            return True
        disputed = any(d.status == "open" for d in situation.discrepancies)
        own = self._found(section.query) if when.claims is not None and section.query is not None else ()
        return (
            (when.claims is None or len(own) >= when.claims)
            and (when.sources is None or len(situation.documents) >= when.sources)
            and (when.disputed is None or when.disputed == disputed)
            and (when.changed is None or when.changed == bool(changed(situation)))
            and (when.query is None or bool(self._found(when.query)))
        )

    def _found(self, query: QuerySpec) -> list[Claim]:
        """All that the query finds."""
        claims: Iterable[Claim] = self.situation.claims
        if query.kind:
            claims = (claim for kind in dict.fromkeys(query.kind) for claim in self._of_kind.get(kind, ()))
        for holds in conditions(query, self.situation, self.names):
            claims = filter(holds, claims)
        return list(claims)

    def _taken(self, name: str, query: QuerySpec, found: Sequence[Claim]) -> Selection:
        """So many of what was found as the query asks for, in its order."""
        limit, order = query.limit or _MOST, partial(self._sort_key, query)
        taken = sorted(found if len(found) <= limit else self._preferred(query, found, limit), key=order)
        return Selection(name, tuple(claim.id for claim in taken), _groups(query, taken), len(found) - len(taken))

    def _preferred(self, query: QuerySpec, found: Sequence[Claim], limit: int) -> Sequence[Claim]:
        """Those to be taken of what was found. An order by date says nothing of that where few are asked for: the
        first of many events would be years old."""
        if query.limit is None and query.sort == "date":
            return nlargest(limit, found, key=partial(self._sort_key, query))
        by_weight = query.limit is None or query.sort == "date"
        return nsmallest(limit, found, key=self._by_weight if by_weight else partial(self._sort_key, query))

    def _by_weight(self, claim: Claim) -> tuple[float, int, str, str]:
        rank = self._ranks.get(claim.id)
        if rank is None:
            day, weight = _day(self.situation.assessment[claim.id]), standing(claim, self.situation, self.names)
            weight *= _DISPUTED if claim.id in self._disputed else 1.0
            rank = self._ranks[claim.id] = (-weight, -len(claim.facts), day, claim.id)
        return rank

    def _sort_key(self, query: QuerySpec, claim: Claim) -> tuple[object, ...]:
        assessment, by_weight = self.situation.assessment[claim.id], self._by_weight(claim)
        if query.sort == "date":
            return (_day(assessment), *by_weight)
        if query.sort == "value":
            value = assessment.value_high if assessment.value_high is not None else assessment.value_low
            return (value is None, -(value or 0.0), *by_weight)
        if query.sort == "kind":
            order = query.kind.index(claim.kind) if claim.kind in query.kind else len(query.kind)
            return (order, claim.kind, *by_weight)
        return by_weight


#: What sources dispute a reader has to know, though it stands less firmly.
_DISPUTED = 1.5
#: How often a plan is told that counts for more than one told once.
_OFTEN = 3


def standing(claim: Claim, situation: Situation, names: Names) -> float:
    """What a claim counts for, from 0 to about 2: credibility, origins, recency, a figure, sides named, no plan, and
    more than that something of its kind happened, with weapons or goods of whatever sort."""
    assessment = situation.assessment[claim.id]
    origins = min(len(assessment.origins), 4)
    figure = 1.15 if has_figure(assessment) and assessment.value_low != 1 else 1.0  # of one thing there is no count
    figure = 0.8 if assessment.unit == "percent" else figure  # a share of what is not said
    named = 1.0 if claim.actor and claim.recipient else 0.85
    gist = situation.gist(claim)
    ahead = gist.modalities[0] in ("planned", "speculated") or gist.context is not None
    said = (0.5 if len(claim.facts) < _OFTEN else 0.8) if ahead else 1.0  # what several talk of is talked of
    weight = said * _CREDIBILITY[assessment.credibility] * (1 + 0.15 * (origins - 1))
    vague = claim.item in (None, claim.kind) or names.is_general(claim.item)
    bare = vague and not has_figure(assessment)
    return round(weight * _recency(assessment, situation) * figure * named * (0.7 if bare else 1.0), 6)


def _recency(assessment: Assessment, situation: Situation) -> float:
    """An event counts by when it was, a state that lasts or is not dated by its newest report."""
    over = assessment.date_end if assessment.date_end and assessment.date_end < situation.as_of else None
    day = over or assessment.as_of
    age = days_between(day, situation.as_of) if day else None
    if age is None:
        return 0.75
    return next((weight for days, weight in _RECENCY if age <= days), 0.4)


def _day(assessment: Assessment) -> str:
    return assessment.date_start or assessment.date_end or _FAR


def _groups(query: QuerySpec, taken: Sequence[Claim]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Groups in the order of their first claim."""
    if not taken:
        return ()
    if query.group is None:
        return (("", tuple(claim.id for claim in taken)),)
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in taken:
        groups[str(getattr(claim, query.group) or "")].append(claim.id)
    return tuple((label, tuple(ids)) for label, ids in groups.items())
