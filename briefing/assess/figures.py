"""The figures of one claim → which are current, which are superseded, and how the current ones stand to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from briefing.assess.context import Context
from briefing.assess.intervals import days_between
from briefing.assess.reasons import reason
from briefing.assess.values import compare, far, most, printed, same_unit
from briefing.model import Claim, Fact, Position, Reason
from briefing.model.fact import CORRECTS

#: From harmless to grave.
_RELATIONS = ("same", "compatible", "scope", "superseded", "conflict")


@dataclass(frozen=True, slots=True)
class Figures:
    """`relation` is how the current figures stand; `reasons` are of the gravest pair."""

    current: tuple[Fact, ...] = ()
    superseded: tuple[Fact, ...] = ()
    #: The current ones of those whose earlier figures are superseded.
    renewing: tuple[Fact, ...] = ()
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
    held = _latest(valued, ctx)
    relation, flagged = "same", False
    reasons: tuple[Reason, ...] = ()
    if ctx.traits(claim.kind).fallback:
        return held
    told = _told(held.current)
    for a, b in combinations(_distinct(held.current), 2):
        found, why, flag = _pair(a, b, ctx)
        if found == "conflict" and not flag and not _oppose(a, b, told, ctx):
            found, why = "scope", reason("several_told", printed(a), printed(b))
        if _RELATIONS.index(found) > _RELATIONS.index(relation):
            relation, reasons, flagged = found, (why,), flag
    return replace(held, relation=relation, reasons=reasons, flagged=flagged)


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


def _latest(valued: Sequence[Fact], ctx: Context) -> Figures:
    """A figure that the same authority later replaced by another is no longer current, whoever repeats it."""
    replaced: dict[str, Reason] = {}
    renewing: set[str] = set()
    for members in _by_authority(valued, ctx):
        if gone := dict(_replaced(members, ctx)):
            replaced |= gone
            renewing.update(fact.id for fact in members if fact.id not in gone)
    return Figures(
        current=tuple(fact for fact in valued if fact.id not in replaced),
        superseded=tuple(fact for fact in valued if fact.id in replaced),
        renewing=tuple(fact for fact in valued if fact.id in renewing),
        updates=tuple(dict.fromkeys(replaced.values())),
    )


def _by_authority(valued: Sequence[Fact], ctx: Context) -> list[list[Fact]]:
    """The figures of each authority; what a text says itself beside the one named whom it quotes on it is his."""
    keys = ctx.origins.keys_of(valued)
    # "US officials" are nobody's by name, unless Washington is known to say it.
    whose = {f.id: (*keys[f.id], "" if keys[f.id][0] == "authority" else _unnamed(f, ctx)) for f in valued}
    quoted: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for fact in valued:
        if fact.attribution is not None and not ctx.names.is_unnamed(fact.attribution):
            quoted[fact.source].add(whose[fact.id])
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in valued:
        others = quoted[fact.source] if fact.attribution is None else ()
        groups[next(iter(others)) if len(others) == 1 else whose[fact.id]].append(fact)
    return list(groups.values())


def _unnamed(fact: Fact, ctx: Context) -> str:
    """Who is not named: two whom one paper leaves unnamed do not correct each other, nor the paper."""
    name = fact.attribution or ""
    return name if name and ctx.names.is_unnamed(name) else ""


def _authority(fact: Fact, ctx: Context) -> tuple[str, ...]:
    """Whose word a figure is, looked at alone."""
    return (*ctx.origins.key_of(fact), _unnamed(fact, ctx))


def _replaced(members: Sequence[Fact], ctx: Context) -> Iterator[tuple[str, Reason]]:
    """Of one authority's figures those that its newest replaces, with why.

    A figure is as new as the first text that tells it. A total grows: its largest count stands in place of those
    before it and of those that a text tells beside a larger; a later, smaller one replaces none but in a correction.
    """
    grows = ctx.traits(members[0].kind).cumulative
    largest: dict[str, Fact] = {}
    first: dict[tuple[float | None, float | None], str] = {}
    for fact in members:
        if (day := ctx.published(fact)) is None:
            continue
        ends = fact.value_low, fact.value_high
        first[ends] = min(day, first.get(ends, day))
        held = largest.setdefault(fact.source, fact)
        largest[fact.source] = fact if _least(fact) > _least(held) else held
    if not first:
        return
    newest = max(
        (fact for fact in members if ctx.published(fact)),
        key=lambda fact: (first[fact.value_low, fact.value_high], fact.id),
    )
    if grows := grows and not _corrects(newest, ctx):
        newest = max(largest.values(), key=_least)
    at = first[newest.value_low, newest.value_high]
    code = "outgrown" if grows else "superseded_by"
    for fact in members:
        day = first.get((fact.value_low, fact.value_high))
        least = fact.value_high is None and _least(fact) < _least(newest)
        standing = compare(fact, newest, ctx.spec.tolerance)
        corrected = standing == "rounding" and CORRECTS in newest.notes  # 31,000, and no longer 33,000
        differs = standing == "apart" or corrected or (grows and least)
        if day is None or not differs or (grows and _least(fact) > most(newest)):
            continue
        told = (days_between(day, at) or 0) > 0 or (grows and largest[fact.source] is not fact)
        if told and (not _copies(fact, newest, ctx) or _corrects(newest, ctx)):
            yield fact.id, reason(code, ctx.source(newest).label, at)


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
    if ctx.traits(a.kind).cumulative and (why := _grown(a, b, ctx) or _totalled(a, b) or _fallen(a, b, ctx)):
        return "scope", why, False
    if _far_apart(a, b):
        return "scope", reason("far_apart", *shown), True
    return "conflict", reason("conflict", *shown), False


def _far_apart(a: Fact, b: Fact) -> bool:
    """Whether two figures that nothing dates differ so much that they hardly count one thing."""
    return a.date_start is None and b.date_start is None and far(a, b)


def _told(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The figures of each source, one fact each."""
    told: dict[str, dict[tuple[float | None, float | None], Fact]] = defaultdict(dict)
    for fact in facts:
        told[fact.source].setdefault((fact.value_low, fact.value_high), fact)
    return {source: list(held.values())[:16] for source, held in told.items()}


def _oppose(a: Fact, b: Fact, told: Mapping[str, list[Fact]], ctx: Context) -> bool:
    """Whether the two sources contradict each other: one that tells several figures opposes only with all of them."""
    return all(compare(x, y, ctx.spec.tolerance) == "apart" for x in told[a.source] for y in told[b.source])


def _copies(a: Fact, b: Fact, ctx: Context) -> bool:
    return a.source != b.source and ctx.origins.original(a.source) == ctx.origins.original(b.source)


def _corrects(fact: Fact, ctx: Context) -> bool:
    """Whether it says that it puts a figure right, or its publisher prints a text of its own again: what differs in
    that is put right, not garbled."""
    if CORRECTS in fact.notes:
        return True
    original = ctx.origins.original(fact.source)
    publishers = {ctx.documents[source].source.publisher for source in (fact.source, original)}
    return original != fact.source and len(publishers) == 1 and None not in publishers


def _grown(a: Fact, b: Fact, ctx: Context) -> Reason | None:
    """Whether the later of two reports has the larger figure, far enough apart in time for a total to have grown."""
    first, second = sorted((a, b), key=lambda fact: ctx.published(fact) or "")
    earlier, later = ctx.published(first), ctx.published(second)
    if earlier is None or later is None or (days_between(earlier, later) or 0) < ctx.spec.update_days:
        return None
    return reason("grown", earlier, later) if most(first) < _least(second) else None


def _fallen(a: Fact, b: Fact, ctx: Context) -> Reason | None:
    """Whether one authority's later count is the smaller: a total does not fall, so that it counts something else, as
    what is there now, or puts the earlier right."""
    first, second = sorted((a, b), key=lambda fact: ctx.published(fact) or "")
    earlier, later = ctx.published(first), ctx.published(second)
    if earlier is None or later is None or earlier == later or _authority(a, ctx) != _authority(b, ctx):
        return None
    return reason("fallen", earlier, later) if most(second) < _least(first) else None


def _totalled(a: Fact, b: Fact) -> Reason | None:
    """Whether one is called a total, and the other, smaller one is not: it may be a part of it."""
    part, total = sorted((a, b), key=lambda fact: fact.relation == "total")
    if part.relation == "total" or total.relation != "total" or most(part) >= _least(total):
        return None
    return reason("part_of_total", printed(part), printed(total))


def _least(fact: Fact) -> float:
    return fact.value_low if fact.value_low is not None else fact.value_high or 0.0
