"""Facts of all sources → those that what others say in words turns round: some side of them was inferred.

"The dispatch of troops" names neither giver nor taker, and what stands around it may suggest the wrong ones. Where
the words of several sources have troops go from one state to another, a fact that has them go back on no words of its
own is no claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.assess.names import Names
from briefing.config.specs.lexicon import ONE_WAY
from briefing.config.specs.publishers import AssessmentSpec
from briefing.model import Fact

#: Kind, giver, taker, and of a fact with a side that no words name its id.
Direction = tuple[str, str, str, str]
#: Sources that must have it in words, and how many times as many as have the opposite.
_SOURCES, _TIMES = 2, 3


def directions(facts: Iterable[Fact], names: Names, spec: AssessmentSpec) -> list[Direction]:
    """The ways that things take between two states, as the facts of one source have it; each that its words tell once.

    Only of kinds whose figures grow with time and of items that go one way between two states: fire is returned.
    """
    found: dict[Direction, None] = {}
    for fact in facts:
        if fact.negated or not spec.traits(fact.kind).cumulative or names.item_type(fact.item) not in ONE_WAY:
            continue
        giver, taker = names.side_of(fact.actor or ""), names.side_of(fact.recipient or "")
        if giver and taker and giver != taker:
            found[fact.kind, giver, taker, fact.id if fact.inferred else ""] = None
    return list(found)


def turned(told: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, set[str]]:
    """Ids of the facts that others turn round, by source; `told` are the directions of each."""
    sources = Counter((kind, giver, taker) for rows in told.values() for kind, giver, taker, fact in rows if not fact)
    found: dict[str, set[str]] = {}
    for source, rows in told.items():
        for kind, giver, taker, fact in rows:
            against = sources[kind, taker, giver]
            if fact and against >= max(_SOURCES, _TIMES * sources[kind, giver, taker]):
                found.setdefault(source, set()).add(fact)
    return found
