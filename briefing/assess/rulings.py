"""An analyst's rulings laid over facts, claims and judgements; each comes back applied, reopened or unmatched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.assess.reasons import reason
from briefing.model import Assessment, Claim, Discrepancy, Document, Fact, Judgement, Reason, Ruling, Situation, Source
from briefing.model.claim import LEVELS
from briefing.model.fact import fact_id
from briefing.model.filed import FiledFacts


@dataclass
class Review:
    """The rulings of one build and what has become of each; every step applies those of its own kind."""

    rulings: tuple[Ruling, ...]
    #: Ruling id → the ruling with its state.
    done: dict[str, Ruling] = field(default_factory=dict)

    def outcome(self) -> tuple[Ruling, ...]:
        """All rulings in the order in which they are written, each with its state."""
        return tuple(self.done.get(one.id, one) for one in self.rulings)

    def _of(self, *kinds: str) -> Iterable[Ruling]:
        return (one for one in self.rulings if one.kind in kinds)

    def _applied(self, one: Ruling, **ids: Any) -> None:
        self.done[one.id] = replace(one, state="applied", **ids)

    def _reopened(self, one: Ruling, why: str, **ids: Any) -> None:
        self.done[one.id] = replace(one, state="reopened", reason=why, **ids)

    def _unmatched(self, one: Ruling, why: str) -> None:
        self.done[one.id] = replace(one, state="unmatched", reason=why)

    def facts(self, facts: FiledFacts, documents: Sequence[Document]) -> FiledFacts:
        """The facts without the rejected ones, and with the corrected ones as they were corrected."""
        sources = {document.source.id: document.source for document in documents}
        for one in self._of("confirm", "reject", "correct"):
            fact = self._fact(one, facts, sources)
            if fact is None:
                continue
            ids = facts.ids[fact.source]
            if one.kind == "reject":
                facts = facts.with_own({fact.source: [id_ for id_ in ids if id_ != fact.id]}, {})
            elif one.kind == "correct":
                made = _corrected(fact, one, sources[fact.source].digest)
                facts = facts.with_own(
                    {fact.source: [made.id if id_ == fact.id else id_ for id_ in ids]}, {made.id: made}
                )
                fact = made
            self._applied(one, facts=(fact.id,), source=sources[fact.source].name, quote=fact.evidence.exact)
        return facts

    def _fact(self, one: Ruling, held: FiledFacts, sources: Mapping[str, Source]) -> Fact | None:
        """The fact that is ruled on; None, said in the ruling's state, where there is none or more than one."""
        if one.facts:
            by_id = [key for key in held.source_of if key.startswith(one.facts[0])]
            if len(by_id) == 1:
                return held.by_id[by_id[0]]
            if by_id:
                self._unmatched(one, f"several facts have ids that begin with {one.facts[0]}")
                return None
        named = (source.id for source in sources.values() if one.quote and source.name == one.source)
        quoted = [fact for source in named for fact in held.of_source(source) if fact.evidence.exact == one.quote]
        if len(quoted) == 1 and not one.facts:
            return quoted[0]
        if quoted and one.facts:
            self._reopened(one, "the source, or what is read in these words, is not what was ruled on")
        else:
            self._unmatched(one, "several facts rest on these words" if quoted else "no fact rests on this evidence")
        return None

    def claims(self, claims: Sequence[Claim], facts: Mapping[str, Fact]) -> tuple[Claim, ...]:
        """The claims as they are merged and split by rulings, in the order of their ids."""
        held = {claim.id: claim for claim in claims}
        for one in self._of("merge", "split"):
            found = self._claims(one, held, facts)
            if found is None:
                continue
            made = _merged(found, one) if one.kind == "merge" else _split(found[0], one)
            if not made:
                self._unmatched(one, "the claim does not hold these facts and others beside them")
                continue
            for claim in found:
                del held[claim.id]
            held |= {claim.id: claim for claim in made}
            self._applied(one, claims=tuple(claim.id for claim in found))
        return tuple(sorted(held.values(), key=lambda claim: claim.id))

    def _claims(self, one: Ruling, held: Mapping[str, Claim], facts: Mapping[str, Fact]) -> list[Claim] | None:
        """The claims that are named; None, said in the ruling's state, where one is gone or their evidence changed."""
        found = []
        for name in one.claims:
            claim = _by_prefix(name, held)
            if claim is None:
                self._unmatched(one, f"there is no claim {name}")
                return None
            found.append(claim)
        ids = tuple(claim.id for claim in found)
        if why := _changed(one.seen, [fact for claim in found for fact in claim.facts], facts):
            self._reopened(one, why, claims=ids)
            return None
        return found

    def settle(self, found: Sequence[Discrepancy], facts: Mapping[str, Fact]) -> tuple[Discrepancy, ...]:
        """The disagreements, those that a ruling settles marked so."""
        held = {one.id: one for one in found}
        for one in self._of("resolve"):
            target = _by_prefix(one.disagreement or "", held)
            if target is None:
                self._unmatched(one, f"there is no disagreement {one.disagreement}")
                continue
            here = [fact for position in target.positions for fact in position.facts]
            if why := _changed(one.seen, here, facts):
                self._reopened(one, why, disagreement=target.id)
                continue
            ruled = reason("ruled", one.by, one.on, one.why or "")
            held[target.id] = replace(target, status="resolved", reasons=(ruled, *target.reasons))
            self._applied(one, disagreement=target.id)
        return tuple(held.values())

    def judgements(self, drawn: Sequence[Judgement], situation: Situation, limit: int) -> tuple[Judgement, ...]:
        """The analyst's own judgements before those drawn by rule, and likelihoods set on them."""
        own = [made for one in self._of("judgement") if (made := self._judgement(one, situation))]
        chosen = [*own, *drawn][:limit]
        for one in self._of("likelihood"):
            at = next((n for n, made in enumerate(chosen) if made.rule == one.judgement), None)
            if at is None:
                self._unmatched(one, f"no judgement is drawn by the rule {one.judgement}")
                continue
            if why := _changed(one.seen, _facts_of(chosen[at].claims, situation), situation.fact):
                self._reopened(one, why)
                continue
            chosen[at] = replace(chosen[at], likelihood=one.word, ruled=(*chosen[at].ruled, one.id))
            self._applied(one)
        self._remarks(chosen, situation)
        return tuple(chosen)

    def _judgement(self, one: Ruling, situation: Situation) -> Judgement | None:
        claims = [_by_prefix(name, situation.claim) for name in one.claims]
        known = [claim.id for claim in claims if claim is not None]
        if len(known) < len(claims):
            self._unmatched(one, "it rests on a claim that is not there")
            return None
        if why := _changed(one.seen, _facts_of(known, situation), situation.fact):
            self._reopened(one, why, claims=tuple(known))
        else:
            self._applied(one, claims=tuple(known))
        held: list[Assessment] = [situation.assessment[claim] for claim in known]
        weakest = min(held, key=lambda assessment: LEVELS.index(assessment.confidence))
        return Judgement(
            id=one.id,
            rule=one.judgement or f"ruling_{one.id}",
            claims=tuple(known),
            confidence=one.confidence or weakest.confidence,
            basis=tuple(weakest.basis),
            weight=0.0,
            stated=tuple(known),
            support=tuple(weakest.support),
            text=one.text,
            ruled=(one.id,),
        )

    def _remarks(self, chosen: Sequence[Judgement], situation: Situation) -> None:
        """Assumptions, alternatives and indicators stand by themselves, or beside a judgement or claims."""
        rules = {made.rule for made in chosen}
        for one in self._of("assumption", "alternative", "indicator"):
            claims = [_by_prefix(name, situation.claim) for name in one.claims]
            if one.judgement and one.judgement not in rules:
                self._unmatched(one, f"no judgement is drawn by the rule {one.judgement}")
            elif any(claim is None for claim in claims):
                self._unmatched(one, "it belongs to a claim that is not there")
            else:
                known = tuple(claim.id for claim in claims if claim is not None)
                why = _changed(one.seen, _facts_of(known, situation), situation.fact)
                self._reopened(one, why, claims=known) if why else self._applied(one, claims=known)


def _by_prefix(name: str, held: Mapping[str, Any]) -> Any:
    """The one thing whose id begins with `name`; None where there is none or more than one."""
    if name in held:
        return held[name]
    found = [held[key] for key in held if name and key.startswith(name)]
    return found[0] if len(found) == 1 else None


def _facts_of(claims: Iterable[str], situation: Situation) -> list[str]:
    return [fact for claim in claims for fact in situation.claim[claim].facts]


def _changed(seen: Sequence[str], here: Sequence[str], facts: Mapping[str, Fact]) -> str | None:
    """In words, how the evidence differs from what was ruled on; None where it does not, or nothing was noted."""
    if not seen:
        return None
    new = [fact for fact in here if not any(fact.startswith(one) for one in seen)]
    gone = [one for one in seen if not any(fact.startswith(one) for fact in here)]
    parts = []
    if new:
        shown = ", ".join(f"“{facts[fact].evidence.exact}”" for fact in new[:2] if fact in facts)
        parts.append(f"new evidence since the ruling: {shown}")
    if gone:
        parts.append("evidence that it was made upon is gone or read otherwise")
    return "; ".join(parts) or None


def _corrected(fact: Fact, one: Ruling, digest: str) -> Fact:
    """The fact with the fields that the ruling sets, under the id that these give it."""
    changes: dict[str, Any] = dict(one.changes)
    note = f"corrected by {one.by} on {one.on}"
    made = replace(fact, notes=(*fact.notes, note), **changes)
    id_ = fact_id(digest, made.kind, made.evidence.exact, made.item, made.value_low, made.value_high, 0)
    return replace(made, id=id_)


def _merged(found: Sequence[Claim], one: Ruling) -> list[Claim]:
    """One claim of all, under the id of the first."""
    first, *others = found
    ruled: Reason = reason("ruled_together", one.by, one.on)
    facts, joined = list(first.facts), list(first.joined)
    for other in others:
        facts += other.facts
        joined += [ruled, *other.joined]
    return [replace(first, facts=tuple(facts), joined=tuple(joined))]


def _split(claim: Claim, one: Ruling) -> list[Claim]:
    """The claim without the facts named, and a claim of these; empty where either would be empty."""
    apart = {fact for fact in claim.facts if any(fact.startswith(name) for name in one.facts)}
    if not apart or apart == set(claim.facts) or len(apart) < len(one.facts):
        return []
    why = (None, *claim.joined)
    rows = list(zip(claim.facts, why, strict=True))
    key = (*claim.key, f"split {one.id}")
    made = [
        _of_rows(claim, [row for row in rows if row[0] not in apart]),
        _of_rows(claim, [row for row in rows if row[0] in apart]),
    ]
    digest = hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:12]
    return [made[0], replace(made[1], id=digest, key=key)]


def _of_rows(claim: Claim, rows: Sequence[tuple[str, Reason | None]]) -> Claim:
    joined = tuple(why or reason("same_words") for _, why in rows[1:])
    return replace(claim, facts=tuple(fact for fact, _ in rows), joined=joined)
