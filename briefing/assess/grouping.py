"""Facts of all documents → claims: those that assert the same thing, whatever their wording, under a stable id.

Facts are grouped block by block; a block in which nothing has changed is remembered and not looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from briefing.assess.clusters import Cluster, Clusters
from briefing.assess.corpus import Corpus
from briefing.assess.memory import Kept, Memory, digest, later
from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.assess.signature import Base, Signature, sign
from briefing.assess.suspects import Suspect, suspects
from briefing.assess.values import compare
from briefing.config.specs.publishers import AssessmentSpec
from briefing.model import Claim, Fact, Reason
from briefing.model.data import from_data, to_data
from briefing.model.fact import MODALITIES


@dataclass(slots=True)
class _Group:
    """One claim in the making."""

    base: Base
    facts: list[Fact] = field(default_factory=list)
    joined: dict[str, Reason] = field(default_factory=dict)


def group(corpus: Corpus, memory: Memory) -> tuple[Claim, ...]:
    """Claims over all facts, in the order of their ids. Every fact is in exactly one claim."""
    claims = (claim for block in corpus.blocks for claim in _claims(block, corpus, memory))
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _claims(block: str, corpus: Corpus, memory: Memory) -> Iterator[Claim]:
    """The claims of one block."""
    members = corpus.blocks[block]
    rests_on = digest(*(f"{source} {corpus.versions[source]}" for source in sorted(members)))
    kept = memory.blocks.recall(block, rests_on, partial(_made, members, corpus))
    for n, (id_, key, *roles, facts, make) in enumerate(kept.light):
        joined = later(len(facts) - 1, partial(_joined, n, kept))
        kind, actor, recipient, item, place = roles
        yield Claim(id_, tuple(key), kind, actor, recipient, item, place, tuple(facts), joined, make)


def _joined(claim: int, kept: Kept) -> list[Reason]:
    return [from_data(Reason, why) for why in json.loads(kept.heavy[claim])]


def _made(members: Mapping[str, Sequence[str]], corpus: Corpus) -> tuple[Any, Any]:
    """The claims of a block as plain data, and of each why its facts were joined, as JSON: of hundreds few are told."""
    claims = _grouped(corpus.facts.fetch(fact for ids in members.values() for fact in ids), corpus)
    rows = [[c.id, c.key, c.kind, c.actor, c.recipient, c.item, c.place, c.facts, c.make] for c in claims]
    return rows, [json.dumps(to_data(claim.joined)) for claim in claims]


def _grouped(facts: Sequence[Fact], corpus: Corpus) -> list[Claim]:
    """The claims over all the facts of one block."""
    documents, names, spec = corpus.documents, corpus.names, corpus.spec
    published = {fact.source: documents[fact.source].source.published or "9999" for fact in facts}
    ordered = sorted(facts, key=lambda fact: _order(fact, published))
    suspect = suspects(tuple(ordered), documents)
    signed = {fact.id: sign(fact, names, spec, published[fact.source]) for fact in ordered}
    groups: list[_Group] = []
    for base, members in _buckets(ordered, signed).items():
        clusters = Clusters(spec.traits(base.kind), names, spec.tolerance, corpus.writing)
        placed = clusters.place_all([(fact, signed[fact.id]) for fact in members], suspect)
        groups.extend(_group(base, cluster, signed) for cluster in placed)
    groups = _join_increments(groups, spec)
    made = [_claim(one, signed, published, suspect, names) for one in groups]
    return _told_apart(made, {fact.id: n for n, fact in enumerate(ordered)})


def _told_apart(claims: list[Claim], rank: Mapping[str, int]) -> list[Claim]:
    """Claims under one key (undated events of one description) get a further part each but the earliest published."""
    out = []
    seen: Counter[str] = Counter()
    for claim in sorted(claims, key=lambda claim: min(rank[fact] for fact in claim.facts)):
        n = seen[claim.id]
        seen[claim.id] += 1
        if n:
            key = (*claim.key, str(n + 1))
            claim = replace(claim, id=_digest(key), key=key)
        out.append(claim)
    return out


def _digest(key: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:12]


def _order(fact: Fact, published: Mapping[str, str]) -> tuple[str, str, int, str]:
    return published.get(fact.source, "9999"), fact.source, fact.evidence.span.start, fact.id


def _buckets(facts: list[Fact], signed: Mapping[str, Signature]) -> dict[Base, list[Fact]]:
    """Facts by base; one whose actor or recipient is unnamed goes where exactly one named base takes it."""
    full: dict[Base, list[Fact]] = defaultdict(list)
    for fact in facts:
        full[signed[fact.id].base].append(fact)
    masks: dict[Base, set[Base]] = defaultdict(set)
    for base in full:
        for mask in _masks(base):
            masks[mask].add(base)
    joined: dict[Base, list[Fact]] = defaultdict(list)
    for base, members in full.items():
        wider = {other for other in masks[base] if other != base}
        # Where a named base is itself one of the unnamed ones, only the most named are candidates.
        most = [other for other in wider if not (masks[other] - {other})]
        home = most[0] if len(most) == 1 and (base.actor or base.recipient or base.item) else base
        joined[home].extend(members)
    return joined


def _masks(base: Base) -> set[Base]:
    """The base with actor, recipient or both left out."""
    out = set()
    for actor in {base.actor, ""}:
        for recipient in {base.recipient, ""}:
            out.add(replace(base, actor=actor, recipient=recipient))
    return out - {base}


def _group(base: Base, cluster: Cluster, signed: Mapping[str, Signature]) -> _Group:
    """The cluster under its base; one that no fact with all of the base's names came to keeps its own."""
    own = {signed[fact.id].base for fact in cluster.facts}
    if base not in own and len(own) == 1:
        (base,) = own
    return _Group(base, cluster.facts, cluster.joined)


def _join_increments(groups: list[_Group], spec: AssessmentSpec) -> list[_Group]:
    """An increment ("a further 3,000") and a plain figure of the same value in the same closed time are one claim."""
    plain: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    for made in groups:
        if not made.base.aspect:
            for key in _figures(made):
                plain[key].append(made)
    gone: set[int] = set()
    for made in groups:
        if made.base.aspect != "additional":
            continue
        twins = {id(twin): twin for key in _figures(made) for twin in plain[key] if id(twin) not in gone}
        if len(twins) != 1:
            continue
        (twin,) = twins.values()
        if any(
            a.has_value and b.has_value and compare(a, b, spec.tolerance) == "apart"
            for a in made.facts
            for b in twin.facts[:50]
        ):
            continue
        for fact in twin.facts:
            made.joined[fact.id] = reason("same_figure", fact.value_text or "")
            made.facts.append(fact)
        gone.add(id(twin))
    return [made for made in groups if id(made) not in gone]


def _figures(made: _Group) -> set[tuple[object, ...]]:
    base = made.base
    return {
        (
            base.kind,
            base.actor,
            base.recipient,
            base.item,
            base.make,
            fact.value_low,
            fact.value_high,
            fact.date_start,
            fact.date_end,
        )
        for fact in made.facts
        if fact.has_value and fact.date_start and fact.date_end
    }


def _put_right(fact: Fact, suspect: Suspect) -> Fact:
    return replace(fact, date_start=suspect.start, date_end=suspect.end)


def _claim(
    made: _Group,
    signed: Mapping[str, Signature],
    published: Mapping[str, str],
    suspect: Mapping[str, Suspect],
    names: Names,
) -> Claim:
    facts = sorted(made.facts, key=lambda fact: _order(fact, published))
    first = facts[0]
    lead = Signature(made.base, signed[first.id].place, signed[first.id].time)
    key = lead.key(
        first if first.id not in suspect or not suspect[first.id].start else _put_right(first, suspect[first.id])
    )
    best = sorted(facts, key=lambda fact: (_strength(fact), _order(fact, published)))
    named = next((fact for fact in best if fact.actor and fact.recipient), best[0])
    return Claim(
        id=_digest(key),
        key=key,
        kind=made.base.kind,
        actor=_shown(named.actor, made.base.actor),
        recipient=_shown(named.recipient, made.base.recipient),
        item=next((fact.item for fact in best if fact.item), None),
        make=made.base.make or None,
        place=_place([signed[fact.id] for fact in best], names) or best[0].place,
        facts=tuple(fact.id for fact in best),
        joined=tuple(made.joined.get(fact.id) or reason("core") for fact in best if fact is not best[0]),
    )


def _place(said: Sequence[Signature], names: Names) -> str | None:
    """Where it happened. The first place told of what is of one time; of what goes on, only one that half of the facts
    bear out: one report of workers at one plant does not put all the workers of the others there."""
    told = [one.place for one in said if one.place]
    if any(one.time is not None and not one.time.open for one in said):
        return next(iter(told), None)
    within = Counter(around for place in told for around in names.places_around(place))
    return next((place for place in told if 2 * within[place] >= len(said)), None)


def _shown(said: str | None, side: str) -> str | None:
    """The name for the reader: the side of the key, a joint one in the order of the leading fact."""
    if said and side and said != side and set(said.split(" and ")) == set(side.split(" and ")):
        return said
    return side or said


def _strength(fact: Fact) -> tuple[int, bool, bool, int]:
    """Best evidence first: what happened before what may, a figure before none, a date before none."""
    rank = MODALITIES.index(fact.modality)
    return (0 if rank < 2 else rank, not fact.has_value, not (fact.date_start or fact.date_end), rank)
