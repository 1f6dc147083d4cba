"""The states of claims in two editions → what changed between them, claim by claim, judgement by judgement, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from briefing.model import Change, Claim, ClaimState, Ends, Judgement, Telling
from briefing.model.claim import ChangeKind

_ORDER = get_args(ChangeKind)


@dataclass(frozen=True)
class Side:
    """One of two editions that are compared; claims that stand alike in both may be left out of both."""

    states: Mapping[str, ClaimState]
    judgements: tuple[Judgement, ...]
    #: Name → id of all the sources that its claims rest on.
    sources: Mapping[str, str]
    #: Claims by id, among them those that its judgements lead with.
    claims: Mapping[str, Claim]

    @cached_property
    def tellings(self) -> Mapping[str, Telling]:
        return {telling.fact: telling for state in self.states.values() for telling in state.told}


def changes(before: Side, now: Side) -> tuple[Change, ...]:
    """One change for each claim that stands otherwise than before, and one for each judgement of either edition, the
    gravest first.

    A claim is followed by its id, and where that changed (an earlier report came to light) by the facts both share.
    """
    comparison = _Comparison(before, now)
    found = [*comparison.claims, *comparison.judgements()]
    return tuple(sorted(found, key=lambda change: (_ORDER.index(change.kind), change.id)))


@dataclass(frozen=True)
class _Comparison:
    """Two editions side by side."""

    before: Side
    now: Side

    @cached_property
    def claims(self) -> tuple[Change, ...]:
        return tuple(self._claims())

    def _claims(self) -> Iterator[Change]:
        for id_, state in self.now.states.items():
            old = self.followed.get(id_)
            change = _new(state) if old is None else self._kept(old, state)
            if change is not None:
                yield change
        kept = {old.claim.id for old in self.followed.values()}
        for id_, old in self.before.states.items():
            # What stands within another claim now is told there.
            if id_ not in kept and self.now.tellings.keys().isdisjoint(old.claim.facts):
                yield self._withdrawn(old)

    @cached_property
    def followed(self) -> Mapping[str, ClaimState]:
        """New claim id → the old claim that it continues; each old claim is continued at most once."""
        olds, news = self.before.states, self.now.states
        found = {id_: olds[id_] for id_ in news if id_ in olds}
        by_fact = {fact: old for id_, old in olds.items() if id_ not in found for fact in old.claim.facts}
        taken: set[str] = set()
        for id_, state in news.items():
            if id_ in found:
                continue
            facts = (fact for fact in state.claim.facts if fact in by_fact)
            old = next((by_fact[fact] for fact in facts if by_fact[fact].claim.id not in taken), None)
            if old is not None:
                found[id_] = old
                taken.add(old.claim.id)
        taken |= {old.claim.id for old in found.values()}
        found |= self._redated(found, [old for id_, old in olds.items() if id_ not in taken])
        return found

    def _redated(self, found: Mapping[str, ClaimState], left: Sequence[ClaimState]) -> dict[str, ClaimState]:
        """New claims that differ in nothing but the date from the one old claim that the same file told."""
        olds: dict[tuple[str, ...], list[ClaimState]] = defaultdict(list)
        news: dict[tuple[str, ...], list[ClaimState]] = defaultdict(list)
        for old in left:
            olds[_undated(old.claim)].append(old)
        for id_, state in self.now.states.items():
            if id_ not in found:
                news[_undated(state.claim)].append(state)
        pairs = ((news[key][0], olds[key][0]) for key in news if len(news[key]) == len(olds[key]) == 1)
        return {state.claim.id: old for state, old in pairs if not _files(state).isdisjoint(_files(old))}

    def _kept(self, old: ClaimState, now: ClaimState) -> Change | None:
        """How a claim stands otherwise than before; None where it does not."""
        known = set(old.claim.facts)
        gone = self._gone(old)
        kind: ChangeKind
        added = [fact for fact in now.claim.facts if fact not in known]
        against = dict(now.against)
        if newly := against.keys() - dict(old.against).keys():
            kind = "contradicted"
            added += [fact for about in newly for fact in against[about] if fact in self._new_facts]
        elif old.figure != now.figure or old.dates != now.dates:
            kind = "revised"
        elif restated := _restated(old, now):
            return Change("revised", now.claim.id, *restated, unit=now.unit or old.unit)
        elif now.origins > old.origins:  # an edited file takes its origin's place, and adds none
            kind = "corroborated"
        elif gone and now.origins < old.origins:
            kind = "source_gone"
        else:
            return None
        return Change(
            kind,
            now.claim.id,
            tuple(sorted({self.now.tellings[fact].source for fact in added})),
            old.figure,
            now.figure,
            unit=now.unit or old.unit,
            dates=(old.dates, now.dates) if old.dates != now.dates else None,
            gone=gone,
        )

    @cached_property
    def _new_facts(self) -> frozenset[str]:
        """The facts that the earlier edition had not."""
        return frozenset(self.now.tellings.keys() - self.before.tellings.keys())

    def _withdrawn(self, old: ClaimState) -> Change:
        """No source carries it now: those that did are gone, or say something else, or are read in another way."""
        gone, edited = self._gone(old), self._edited(old)
        kind: ChangeKind = "source_gone" if gone and not edited else "withdrawn"
        names = gone if kind == "source_gone" else edited
        return Change(kind, old.claim.id, before=old.figure, unit=old.unit, gone=names, was=old.claim)

    def judgements(self) -> Iterator[Change]:
        """Judgements by their rule: another confidence, another leading claim, or a change in what that says."""
        old = {judgement.id: judgement for judgement in self.before.judgements}
        new = {judgement.id: judgement for judgement in self.now.judgements}
        moved = {change.claim: change for change in self.claims}
        for id_ in dict.fromkeys((*new, *old)):
            yield self._judgement(old.get(id_), new.get(id_), moved)

    def _judgement(self, old: Judgement | None, new: Judgement | None, moved: Mapping[str, Change]) -> Change:
        either = new or old
        assert either is not None
        levels = (old.confidence if old else None, new.confidence if new else None)
        touched = [moved[claim] for claim in (new.claims if new else ()) if claim in moved]
        leads = old is not None and new is not None and self._leads_alike(old, new)
        same = leads and levels[0] == levels[1] and not any(c.claim == either.claims[0] for c in touched)
        causes = tuple(sorted({cause for change in touched for cause in change.causes}))
        gone = tuple(sorted({name for change in touched for name in change.gone}))
        return Change(
            "judgement_unchanged" if same else "judgement_changed",
            either.claims[0],
            () if same else causes,
            judgement=either.id,
            rule=either.rule,
            confidence=levels,
            gone=() if same else gone,
            was=self.before.claims[old.claims[0]] if old is not None and new is not None and not leads else None,
        )

    def _leads_alike(self, old: Judgement, new: Judgement) -> bool:
        lead = new.claims[0]
        return lead == old.claims[0] or (lead in self.followed and self.followed[lead].claim.id == old.claims[0])

    @cached_property
    def _there(self) -> frozenset[str]:
        """Names and ids of the sources there are now: a file that was only renamed is there."""
        return frozenset((*self.now.sources, *self.now.sources.values()))

    def _gone(self, old: ClaimState) -> tuple[str, ...]:
        return tuple(sorted({t.name for t in old.told if self._there.isdisjoint((t.name, t.source))}))

    def _edited(self, old: ClaimState) -> tuple[str, ...]:
        """Names of sources that are there in another version."""
        return tuple(sorted({t.name for t in old.told if self.now.sources.get(t.name, t.source) != t.source}))


def _new(state: ClaimState) -> Change:
    sources = tuple(sorted({telling.source for telling in state.told}))
    return Change("new", state.claim.id, sources, after=state.figure, unit=state.unit)


def _files(state: ClaimState) -> set[str]:
    return {telling.name for telling in state.told}


def _restated(old: ClaimState, now: ClaimState) -> tuple[tuple[str, ...], Ends, Ends] | None:
    """The source whose edited text gives another figure than before, the old figure and the new one.

    The range over all accounts may stay the same when one account moves within it.
    """
    told = _figures(old)
    for name, telling in _figures(now).items():
        before = told.get(name)
        if before is not None and before.source != telling.source and before.ends != telling.ends:
            return (telling.source,), before.ends, telling.ends
    return None


def _figures(state: ClaimState) -> dict[str, Telling]:
    """The figure that each source gives for the claim, by the name of the source; none for those that give two."""
    by_name: dict[str, list[Telling]] = defaultdict(list)
    for telling in state.told:
        if telling.has_value:
            by_name[telling.name].append(telling)
    return {name: own[0] for name, own in by_name.items() if len({t.ends for t in own}) == 1}


def _undated(claim: Claim) -> tuple[str, ...]:
    """The key without its date."""
    return (*claim.parts._replace(date=""), *claim.key[len(claim.parts) :])
