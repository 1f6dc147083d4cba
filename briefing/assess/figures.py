"""The figures of one claim → which are current, which are superseded, and how the current ones stand to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.assess.context import Context
from briefing.assess.intervals import days_between
from briefing.assess.reasons import reason
from briefing.assess.values import compare, printed, same_unit
from briefing.model import Claim, Fact, Position, Reason

#: From harmless to grave.
RELATIONS = ("same", "compatible", "scope", "superseded", "conflict")


@dataclass(frozen=True, slots=True)
class Figures:
    """`relation` is how the current figures stand; `reasons` are of the gravest pair."""

    current: tuple[Fact, ...] = ()
    superseded: tuple[Fact, ...] = ()
    #: Who gave the later figure, and when.
    updates: tuple[Reason, ...] = ()
    relation: str = "same"
    reasons: tuple[Reason, ...] = ()
    #: Whether one author or copies of one text give the figures that differ.
    flagged: bool = False


def figures(claim: Claim, ctx: Context) -> Figures:
    """How the figures of a claim stand. Facts without a figure or in another unit are aside."""
    valued = [fact for fact in ctx.facts_of(claim) if fact.has_value]
    if not valued:
        return Figures()
    valued = [fact for fact in valued if same_unit(fact, valued[0])]
    current, superseded, updates = _latest(valued, ctx)
    relation, flagged = "same", False
    reasons: tuple[Reason, ...] = ()
    for a, b in combinations(_distinct(current), 2):
        found, why, flag = _pair(a, b, ctx)
        if RELATIONS.index(found) > RELATIONS.index(relation):
            relation, reasons, flagged = found, (why,), flag
    return Figures(tuple(current), tuple(superseded), updates, relation, reasons, flagged)


def positions(facts: Sequence[Fact]) -> tuple[Position, ...]:
    """One position for each distinct figure, lowest first."""
    held: dict[tuple[float | None, float | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        held[fact.value_low, fact.value_high].append(fact)
    made = [
        Position(
            facts=tuple(fact.id for fact in members),
            low=low,
            high=high,
            approximate=any(f.approximate for f in members),
        )
        for (low, high), members in held.items()
    ]
    return tuple(sorted(made, key=lambda p: (p.low if p.low is not None else p.high or 0, p.high or 0, p.facts)))


def _latest(valued: Sequence[Fact], ctx: Context) -> tuple[list[Fact], list[Fact], tuple[Reason, ...]]:
    """A figure that the same authority later replaced by another is no longer current."""
    by_authority: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in valued:
        by_authority[ctx.origins.key_of(fact)].append(fact)
    replaced: dict[str, Reason] = {}
    for members in by_authority.values():
        newest = max(members, key=lambda fact: (ctx.published(fact) or "", fact.id))
        at = ctx.published(newest)
        if at is None:
            continue
        for fact in members:
            when = ctx.published(fact)
            earlier = when is not None and (days_between(when, at) or 0) > 0
            if earlier and compare(fact, newest, ctx.spec.tolerance) == "apart" and not _copies(fact, newest, ctx):
                replaced[fact.id] = reason("superseded_by", ctx.source(newest).label, at)
    current = [fact for fact in valued if fact.id not in replaced]
    return current, [fact for fact in valued if fact.id in replaced], tuple(dict.fromkeys(replaced.values()))


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The first fact of each figure and authority; pairs of these are all that can differ."""
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.value_low, fact.value_high), fact)
    return list(seen.values())[:64]


def _pair(a: Fact, b: Fact, ctx: Context) -> tuple[str, Reason, bool]:
    """Relation of two figures, why, and whether a person should look rather than wait for evidence."""
    shown = (printed(a), printed(b))
    standing = compare(a, b, ctx.spec.tolerance)
    if standing == "same":
        return "same", reason("bounds_meet", *shown), False
    if _copies(a, b, ctx) and standing != "bounds":
        return "conflict", reason("copies_differ", ctx.source(a).label), True
    if standing != "apart":
        return "compatible", reason("bounds_meet" if standing == "bounds" else "rounding", *shown), False
    if a.source == b.source and ctx.origins.key_of(a) == ctx.origins.key_of(b):
        return "scope", reason("same_source", ctx.source(a).label), True
    if ctx.traits(a.kind).cumulative and (grown := _grown(a, b, ctx)):
        return "scope", grown, False
    return "conflict", reason("conflict", *shown), False


def _copies(a: Fact, b: Fact, ctx: Context) -> bool:
    return a.source != b.source and ctx.origins.original(a.source) == ctx.origins.original(b.source)


def _grown(a: Fact, b: Fact, ctx: Context) -> Reason | None:
    """Whether the later of two reports has the larger figure, far enough apart in time for a total to have grown."""
    first, second = sorted((a, b), key=lambda fact: ctx.published(fact) or "")
    earlier, later = ctx.published(first), ctx.published(second)
    if earlier is None or later is None or (days_between(earlier, later) or 0) < ctx.spec.update_days:
        return None
    before = first.value_high if first.value_high is not None else first.value_low
    after = second.value_low if second.value_low is not None else second.value_high
    return reason("grown", earlier, later) if before is not None and after is not None and after > before else None
