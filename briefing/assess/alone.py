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
from briefing.assess.intervals import precision
from briefing.assess.memory import Kept, Memory, digest
from briefing.model import Claim, Discrepancy, Fact, Origin, Position, Reason
from briefing.model.data import from_data, to_data


@dataclass(frozen=True, slots=True)
class Alone:
    """One claim with what was found of it alone."""

    claim: Claim
    #: Digest of all that it was found from.
    key: str
    facts: tuple[Fact, ...]
    #: The facts that bear it out.
    borne: tuple[Fact, ...]
    origins: tuple[Origin, ...]
    origin_ids: frozenset[str]
    #: The facts with its figure as it is, and those whose figure was replaced; how the former stand to one another.
    current: tuple[Fact, ...]
    superseded: tuple[Fact, ...]
    values: str
    #: When it was, and how its datings stand to one another.
    start: str | None
    end: str | None
    dating: str
    #: Whether a date of it cannot be right, and the facts that bear the others.
    suspect: bool
    sound: tuple[Fact, ...]
    within: tuple[Discrepancy, ...]


def alone(claim: Claim, states: Mapping[str, str], ctx: Context, memory: Memory) -> Alone:
    """What is found of one claim; `states` are digests of all that its sources bring to it."""
    facts = ctx.facts_of(claim)
    key = digest(*claim.facts, *(states[fact.source] for fact in facts), *map(str, claim.joined))
    kept = memory.alone.recall(claim.id, key, partial(_found, claim, facts, ctx))
    borne, origins, current, superseded, values, start, end, dating, suspect, sound, inner = kept.light
    return Alone(
        claim,
        key,
        facts,
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
        tuple([_discrepancy(n, row, kept) for n, row in enumerate(inner)]),
    )


def _found(claim: Claim, facts: Sequence[Fact], ctx: Context) -> tuple[Any, Any]:
    """The same as plain data, facts by their places in the claim: what all steps need, and what few do."""
    held, dated = figures(claim, ctx), dates(claim, ctx)
    borne = carrying(facts, _began(dated), ctx)
    origins = ctx.origins.of(borne)
    inner = within(claim, held, dated, ctx)
    place = {fact.id: n for n, fact in enumerate(facts)}

    def places(chosen: Sequence[Fact]) -> list[int]:
        return [place[fact.id] for fact in chosen]

    light = [
        places(borne), [one.id for one in origins], places(held.current), places(held.superseded), held.relation,
        dated.start, dated.end, dated.relation, bool(dated.suspect), places(dated.sound),
        [[d.id, d.about, d.relation, d.status, list(d.claims), len(d.positions), len(d.reasons)] for d in inner],
    ]  # fmt: skip
    heavy = {"origins": to_data(origins)}
    for n, one in enumerate(inner):
        heavy |= {f"positions {n}": to_data(one.positions), f"reasons {n}": to_data(one.reasons)}
    return light, heavy


def _discrepancy(n: int, row: Sequence[Any], kept: Kept) -> Discrepancy:
    id_, about, relation, status, claims, positions, reasons = row
    return Discrepancy(
        id_,
        about,
        relation,
        status,
        tuple(claims),
        kept.part(f"positions {n}", positions, partial(from_data, Position)),
        kept.part(f"reasons {n}", reasons, partial(from_data, Reason)),
    )


def _began(dated: Dates) -> str | None:
    """The day on which the event began, where it is known to the day."""
    return dated.start if precision(dated.start) == 3 else None
