"""One claim → what is found of it alone, whatever other claims say; remembered for as long as it rests on the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing.assess.context import Context
from briefing.assess.dating import Dates, dates
from briefing.assess.disputes import within
from briefing.assess.figures import figures
from briefing.assess.grades import carrying
from briefing.assess.intervals import Interval, interval, of_fact, precision
from briefing.assess.memory import Memory, digest
from briefing.assess.shelved import as_data, discrepancies
from briefing.model import Claim, Discrepancy, Fact, Gist, Origin
from briefing.model.data import from_data, to_data


@dataclass(frozen=True, slots=True)
class Alone:
    """One claim with what was found of it alone; facts by their ids."""

    claim: Claim
    #: The source of each of its facts.
    sources: tuple[str, ...]
    #: Digest of all that it was found from.
    key: str
    gist: Gist
    #: The facts that bear it out.
    borne: tuple[str, ...]
    origins: tuple[Origin, ...]
    origin_ids: frozenset[str]
    #: The facts with its figure as it is, and those whose figure was replaced; how the former stand to one another.
    current: tuple[str, ...]
    superseded: tuple[str, ...]
    values: str
    #: When it was, and how its datings stand to one another.
    start: str | None
    end: str | None
    dating: str
    #: Whether a date of it cannot be right, and the facts that bear the others.
    suspect: bool
    sound: tuple[str, ...]
    #: The days that the first of its dated facts gives.
    when: Interval | None
    #: The days that the first of `sound` gives, unless it tells of a plan or a conjecture.
    began: Interval | None
    #: The earliest beginning that any fact gives, ISO; "" where none gives one.
    earliest: str
    #: Of what denies something: who says so, and the state each belongs to.
    by: tuple[tuple[str, str], ...]
    within: tuple[Discrepancy, ...]


def alone(claim: Claim, states: Mapping[str, str], ctx: Context, memory: Memory) -> Alone:
    """What is found of one claim; `states` are digests of all that its sources bring to it."""
    sources = tuple(ctx.sources_of(claim))
    key = digest(*claim.facts, *[states[source] for source in sources])
    kept = memory.alone.recall(claim.id, key, partial(_found, claim, ctx))
    gist, bears, figure, dated, inner = kept.light
    borne, origins, by = bears
    current, superseded, values = figure
    start, end, dating, suspect, sound, when, began, earliest = dated
    facts = claim.facts
    return Alone(
        claim,
        sources,
        key,
        Gist(tuple(gist[0]), gist[1]),
        tuple([facts[n] for n in borne]),
        kept.part("origins", len(origins), partial(from_data, Origin)),
        frozenset(origins),
        tuple([facts[n] for n in current]),
        tuple([facts[n] for n in superseded]),
        values,
        start,
        end,
        dating,
        suspect,
        tuple([facts[n] for n in sound]),
        interval(*when),
        interval(*began),
        earliest,
        tuple([(name, state) for name, state in by]),
        discrepancies(inner, kept),
    )


def _found(claim: Claim, ctx: Context) -> tuple[Any, Any]:
    """The same as plain data, facts by their places in the claim: what all steps need, and what few do."""
    facts = ctx.facts_of(claim)
    held, dated = figures(claim, ctx), dates(claim, ctx)
    borne = carrying(facts, _began(dated), ctx)
    origins = ctx.origins.of(borne)
    inner, heavy = as_data(within(claim, held, dated, ctx))
    place = {fact.id: n for n, fact in enumerate(facts)}

    def places(chosen: Sequence[Fact]) -> list[int]:
        return [place[fact.id] for fact in chosen]

    told = [fact for fact in dated.sound[:1] if fact.modality not in ("planned", "speculated")]
    earliest = min((fact.date_start for fact in facts if fact.date_start), default="")
    light = [
        [list(dict.fromkeys(fact.modality for fact in facts)), facts[0].context],
        [places(borne), [one.id for one in origins], _by(claim, facts, ctx)],
        [places(held.current), places(held.superseded), held.relation],
        [
            dated.start, dated.end, dated.relation, bool(dated.suspect), places(dated.sound),
            _days([fact for fact in facts if of_fact(fact)]), _days(told), earliest,
        ],
        inner,
    ]  # fmt: skip
    return light, {**heavy, "origins": to_data(origins)}


def _by(claim: Claim, facts: Sequence[Fact], ctx: Context) -> list[tuple[str, str]]:
    """Who denies, with the state each belongs to; nobody where the claim denies nothing."""
    denial = ctx.traits(claim.kind).denial
    found: dict[tuple[str, str], None] = {}
    for fact in facts if denial or ctx.polarity(claim) else ():
        name = fact.attribution or (fact.actor if denial else None) or ctx.source(fact).label
        for member in ctx.names.members(fact.speaks_for or name):
            found[name, ctx.names.state_of(member)] = None
    return list(found)


def _days(facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    return (facts[0].date_start, facts[0].date_end) if facts else (None, None)


def _began(dated: Dates) -> str | None:
    """The day on which the event began, where it is known to the day."""
    return dated.start if precision(dated.start) == 3 else None
