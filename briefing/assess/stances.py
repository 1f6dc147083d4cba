"""Claims → denials set against the claims that they deny."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.assess.alone import Alone
from briefing.assess.context import Context
from briefing.assess.disputes import discrepancy, stance_positions
from briefing.assess.reasons import reason
from briefing.assess.shelved import Between
from briefing.config.specs.publishers import DenialSpec
from briefing.model import Claim, Discrepancy, Fact

#: How many characters before a denial of "the report" that is told which it denies.
_SHORTLY = 500
#: Claims that one denial is set against at most.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Denial:
    """One denied claim: who denies it, and whether as a side of it."""

    claim: str
    by: str
    #: The state that whoever denies belongs to.
    state: str
    party: bool


def stances(
    ctx: Context, known: Mapping[str, Alone], between: Between
) -> tuple[tuple[Discrepancy, ...], tuple[Denial, ...]]:
    """Every denial with the claims it goes against, one discrepancy for denials of what is told most of the same
    matter, whatever the figures and dates; of each claim it is `known` how it stands alone."""
    asserted: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    told: dict[str, list[Claim]] = defaultdict(list)
    denials: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        if claim.aspects & {"silence", "position"}:
            continue  # neither says that something is so nor that it is not
        for source in () if ctx.traits(claim.kind).denial else dict.fromkeys(known[claim.id].sources):
            told[source].append(claim)
        if ctx.traits(claim.kind).denial or ctx.polarity(claim):
            denials[_question(claim, ctx)].append(claim)
        elif not claim.aspects & {"historical", "recommended", "capacity", "answering", "returning"}:
            for side in _states(claim, ctx):
                asserted[claim.kind, side].append(claim)
    found: list[Discrepancy] = []
    denied: list[Denial] = []
    against: dict[tuple[str, str, str, str], tuple[dict[str, Claim], list[Claim]]] = {}
    for _, claims in sorted(denials.items()):
        if targets := _targets(known[claims[0].id], asserted, told, known, ctx):
            by = together([one for claim in claims for one in known[claim.id].by])
            sides = {side for target in targets for side in _states(target, ctx)}
            denied.extend(Denial(target.id, name, state, state in sides) for target in targets for name, state in by)
            first = min(targets, key=_most_told)
            matter = (first.kind, first.parts.actor, first.parts.recipient, first.parts.item or "")
            behind, denying = against.setdefault(matter, ({}, []))
            behind.update((target.id, target) for target in targets)
            denying.extend(claims)
    for matter, (behind, claims) in against.items():
        targets = list(behind.values())
        by = together([one for claim in claims for one in known[claim.id].by])
        find = partial(_discrepancies, claims, targets, by, ctx)
        found.extend(between.recall(("stance", *matter), (*claims, *targets), find))
    return tuple(found), tuple(dict.fromkeys(denied))


def together(by: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Who denies, each once; where a state denies, its officials add nobody."""
    states = {name for name, state in by if name == state}
    return tuple(dict.fromkeys((name, state) for name, state in by if name == state or state not in states))


def _most_told(claim: Claim) -> tuple[int, str]:
    return -len(claim.facts), claim.id


def _question(claim: Claim, ctx: Context) -> tuple[str, ...]:
    """Denials of one question are one disagreement; a negated claim is one for each time it speaks of."""
    when = claim.parts.date if ctx.polarity(claim) == "negated" else ""
    return claim.kind, claim.parts.actor, claim.parts.recipient, claim.parts.item, when


def _states(claim: Claim, ctx: Context) -> tuple[str, ...]:
    """The states that a claim has to do with: those of its sides, and the one where it takes place."""
    found: dict[str, None] = {}
    for name in (claim.actor, claim.recipient, ctx.names.state_at(claim.place)):
        for member in ctx.names.members(name) if name else ():
            found[ctx.names.state_of(member)] = None
    return tuple(found)


def _targets(
    denying: Alone,
    asserted: Mapping[tuple[str, str], list[Claim]],
    told: Mapping[str, list[Claim]],
    known: Mapping[str, Alone],
    ctx: Context,
) -> list[Claim]:
    """The claims that a denial goes against, out of those `asserted` of a kind and state or `told` by a source."""
    denial = denying.claim
    parties = _states(denial, ctx)
    if not parties:
        return []
    found: dict[str, Claim] = {}
    if not ctx.traits(denial.kind).denial:
        near = [claim for claim in asserted[denial.kind, parties[0]] if not _later(known[claim.id], denial, ctx)]
        own = any(state in parties for _, state in denying.by)
        alike = {claim.id: claim for claim in near if _same_question(denying, known[claim.id], own, ctx)}
        return list(alike.values())[:_MOST]
    reaches = _reaches(denial, ctx)
    if any(reach.of_text for reach in reaches):
        kinds = {kind for reach in reaches if reach.of_text for kind in reach.kinds}
        beside = [one for source in denying.sources for one in told[source] if not kinds or one.kind in kinds]
        inner, near = _told_of(denial, beside, parties[0], any(reach.leads for reach in reaches), ctx)
        found |= {claim.id: claim for claim in near}
        for claim in inner:
            found |= {one.id: one for one in _targets(known[claim.id], asserted, told, known, ctx)}
    for reach in reaches:
        for kind in () if reach.of_text else reach.kinds:
            for claim in asserted[kind, parties[0]]:
                named = set(parties) <= set(_states(claim, ctx))
                if named and _covers(denial, claim, reach, ctx) and not _later(known[claim.id], denial, ctx):
                    found[claim.id] = claim
    return list(found.values())[:_MOST]


def _told_of(
    denial: Claim, claims: Sequence[Claim], party: str, leads: bool, ctx: Context
) -> tuple[list[Claim], list[Claim]]:
    """Of `claims` those that say in full what a denial of "the report that …" denies; else what each text tells
    shortly before it, or leads with if the party that denies has to do with it, and does not say it itself."""
    told: dict[str, list[tuple[Fact, Claim]]] = defaultdict(list)
    for claim in claims:
        for fact in ctx.facts_of(claim):
            told[fact.source].append((fact, claim))
    full, found = [], []
    for denying in ctx.facts_of(denial):
        said = denying.sentence
        if inner := [c for fact, c in told[denying.source] if fact.sentence == said and fact.modality == "denied"]:
            full += inner
            continue
        here = [
            (fact.sentence, claim, party in fact.about)
            for fact, claim in told[denying.source]
            if not ctx.polarity(claim) and ctx.names.state_of(fact.attribution or "") != party
        ]
        near = [one.start for one, *_ in here if one.end <= said.start <= one.end + _SHORTLY]
        lead = min((one.start for one, _, own in here if own), default=-1)
        at = lead if not near or (leads and lead >= 0) else max(near)
        found += [claim for one, claim, _ in here if one.start == at]
    return full, found


def _later(told: Alone, denial: Claim, ctx: Context) -> bool:
    """Whether what is claimed happened after the denial was printed, which says nothing of it then."""
    begun = told.earliest
    printed = [day for source in ctx.sources_of(denial) if (day := ctx.documents[source].source.published)]
    return bool(printed and begun) and begun > max(printed)[: len(begun)]


def _reaches(denial: Claim, ctx: Context) -> list[DenialSpec]:
    """What the words of a denial reach, if anything; of a claim that something is not so, what reaches its kind."""
    words = set((denial.parts.item or "").lower().replace("-", " ").split())
    traits = ctx.traits(denial.kind)
    denies = traits.denies if traits.denial else [d for d in ctx.spec.denials if denial.kind in d.kinds]
    return [reach for reach in denies if words & set(reach.words)]


def _same_question(denying: Alone, told: Alone, own: bool, ctx: Context) -> bool:
    """Whether a claim that something is not so speaks of the same roles and item, and of a time that meets.

    What a side says of its `own` deeds is a denial: it may be in general terms, and of any time.
    """
    denial, claim = denying.claim.parts, told.claim.parts
    for said, other in ((denial.actor, claim.actor), (denial.recipient, claim.recipient)):
        if said and other and said != other:
            return False
    if denial.item and claim.item and not ctx.names.items_related(denial.item, claim.item):
        reaches = _reaches(denying.claim, ctx) if own else ()
        if not any(_covers(denying.claim, told.claim, reach, ctx) for reach in reaches):
            return False
    if not ctx.names.places_meet(denial.place, claim.place):
        return False
    if ctx.polarity(denying.claim) == "negated":
        # "Has not … since" is about a time; without one on both sides nothing contradicts it but a side's own word.
        if denying.when is None or told.when is None:
            return own
        return denying.when.overlaps(told.when)
    return True


def _covers(denial: Claim, claim: Claim, reach: DenialSpec, ctx: Context) -> bool:
    """Whether a denial reaches the claim's item: one is a kind of the other, or what is denied is a dealing."""
    said, item = denial.parts.item, claim.parts.item
    if not item or ctx.names.items_related(said, item):
        return True
    if reach.items:
        return any(ctx.names.items_related(one, item) for one in reach.items)
    sort = ctx.names.item_type(item)
    known = ctx.names.item_type(said)
    if known in reach.types and ctx.names.items[said].is_a is not None:
        return False  # it denies one item by name, and this is another
    return not reach.types or sort is None or sort in reach.types


def _discrepancies(
    denials: Sequence[Claim], targets: Sequence[Claim], by: Sequence[tuple[str, str]], ctx: Context
) -> tuple[Discrepancy, ...]:
    against = [fact for claim in denials for fact in ctx.facts_of(claim)]
    order = sorted(targets, key=_most_told)
    behind: list[Fact] = [fact for claim in order for fact in ctx.facts_of(claim)][:_MOST]
    names = list(dict.fromkeys(name for name, _ in by))
    code = "negated" if ctx.polarity(denials[0]) == "negated" else "denial"
    ids = [denials[0].id, *(claim.id for claim in denials[1:]), *(claim.id for claim in order)]
    why = [reason(code, "; ".join(names))]
    return (discrepancy("stance", "stance", "open", ids, stance_positions(against, behind), why, ctx),)
