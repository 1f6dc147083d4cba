"""The situations of two editions → what changed between them, claim by claim and judgement by judgement, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from briefing.model import Assessment, Change, Claim, Fact, Judgement, Situation
from briefing.model.claim import ChangeKind

_ORDER = get_args(ChangeKind)
#: Where the date stands in the key of a claim.
_DATE = 5
#: Kinds of disagreement that set one account against another.
_AGAINST = ("conflict", "stance")
_Ends = tuple[float | None, float | None]


def changes(before: Situation | None, now: Situation) -> tuple[Change, ...]:
    """One change for each claim and judgement of either edition, the gravest first. Nothing is said of a first edition.

    A claim is followed by its id, and where that changed (an earlier report came to light) by the facts both share.
    """
    if before is None:
        return ()
    comparison = _Comparison(before, now)
    found = [*comparison.claims, *comparison.judgements()]
    return tuple(sorted(found, key=lambda change: (_ORDER.index(change.kind), change.id)))


@dataclass(frozen=True)
class _Comparison:
    """Two editions side by side."""

    before: Situation
    now: Situation

    @cached_property
    def claims(self) -> tuple[Change, ...]:
        return tuple(self._claims())

    def _claims(self) -> Iterator[Change]:
        for claim in self.now.claims:
            old = self.followed.get(claim.id)
            yield self._new(claim) if old is None else self._kept(old, claim)
        kept = {old.id for old in self.followed.values()}
        standing = {fact for claim in self.now.claims for fact in claim.facts}
        for old in self.before.claims:
            if old.id not in kept and standing.isdisjoint(old.facts):  # else it is told within another claim
                yield self._withdrawn(old)

    @cached_property
    def followed(self) -> Mapping[str, Claim]:
        """New claim id → the old claim that it continues; each old claim is continued at most once."""
        by_id = self.before.claim
        found = {claim.id: by_id[claim.id] for claim in self.now.claims if claim.id in by_id}
        by_fact = {fact: old for old in self.before.claims if old.id not in found for fact in old.facts}
        taken: set[str] = set()
        for claim in self.now.claims:
            if claim.id in found:
                continue
            old = next((by_fact[f] for f in claim.facts if f in by_fact and by_fact[f].id not in taken), None)
            if old is not None:
                found[claim.id] = old
                taken.add(old.id)
        taken |= {old.id for old in found.values()}
        found |= self._redated(found, [old for old in self.before.claims if old.id not in taken])
        return found

    def _redated(self, found: Mapping[str, Claim], left: Sequence[Claim]) -> dict[str, Claim]:
        """New claims that differ in nothing but the date from the one old claim that the same file told."""
        olds: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        news: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for old in left:
            olds[_undated(old)].append(old)
        for claim in self.now.claims:
            if claim.id not in found:
                news[_undated(claim)].append(claim)
        pairs = ((news[key][0], olds[key][0]) for key in news if len(news[key]) == len(olds[key]) == 1)
        return {claim.id: old for claim, old in pairs if self._same_file(claim, old)}

    def _same_file(self, claim: Claim, old: Claim) -> bool:
        names = {self.now.document[self.now.fact[fact].source].source.name for fact in claim.facts}
        return not names.isdisjoint(name for name, _ in self._carriers(old))

    def _new(self, claim: Claim) -> Change:
        assessment = self.now.assessment[claim.id]
        return Change("new", claim.id, self._sources(claim.facts), after=_figure(assessment), unit=assessment.unit)

    def _kept(self, old: Claim, claim: Claim) -> Change:
        was, assessment = self.before.assessment[old.id], self.now.assessment[claim.id]
        known = set(old.facts)
        dates = (was.date_start, was.date_end), (assessment.date_start, assessment.date_end)
        gone = self._gone(old)
        kind: ChangeKind = "unchanged"
        added = [fact for fact in claim.facts if fact not in known]
        against = self._against(assessment, self.now)
        if newly := against.keys() - self._against(was, self.before).keys():
            kind = "contradicted"
            added += [fact for about in newly for fact in against[about] if fact not in self.before.fact]
        elif _figure(was) != _figure(assessment) or dates[0] != dates[1]:
            kind = "revised"
        elif restated := self._restated(old, claim):
            return Change("revised", claim.id, *restated, unit=assessment.unit or was.unit)
        elif len(assessment.origins) > len(was.origins):  # an edited file takes its origin's place, and adds none
            kind = "corroborated"
        elif gone and len(assessment.origins) < len(was.origins):
            kind = "source_gone"
        return Change(
            kind,
            claim.id,
            self._sources(added),
            _figure(was),
            _figure(assessment),
            unit=assessment.unit or was.unit,
            dates=dates if dates[0] != dates[1] else None,
            gone=() if kind == "unchanged" else gone,
        )

    def _restated(self, old: Claim, claim: Claim) -> tuple[tuple[str, ...], _Ends, _Ends] | None:
        """The source whose edited text gives another figure than before, the old figure and the new one.

        The range over all accounts may stay the same when one account moves within it.
        """
        told = self._told(old, self.before)
        for name, now in self._told(claim, self.now).items():
            before = told.get(name)
            if before is not None and before.source != now.source and _ends(before) != _ends(now):
                return (now.source,), _ends(before), _ends(now)
        return None

    def _told(self, claim: Claim, situation: Situation) -> dict[str, Fact]:
        """The figure that each source gives for the claim, by the name of the source; none for those that give two."""
        facts = [situation.fact[f] for f in claim.facts if situation.fact[f].has_value]
        by_name: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_name[situation.document[fact.source].source.name].append(fact)
        return {name: own[0] for name, own in by_name.items() if len({_ends(f) for f in own}) == 1}

    def _withdrawn(self, old: Claim) -> Change:
        """No source carries it now: those that did are gone, or say something else, or are read in another way."""
        was = self.before.assessment[old.id]
        gone, edited = self._gone(old), self._edited(old)
        kind: ChangeKind = "source_gone" if gone and not edited else "withdrawn"
        names = gone if kind == "source_gone" else edited
        return Change(kind, old.id, before=_figure(was), unit=was.unit, gone=names, was=old)

    def judgements(self) -> Iterator[Change]:
        """Judgements by their rule: another confidence, another leading claim, or a change in what that says."""
        old = {judgement.id: judgement for judgement in self.before.judgements}
        new = {judgement.id: judgement for judgement in self.now.judgements}
        moved = {change.claim: change for change in self.claims if change.kind != "unchanged"}
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
            was=self.before.claim[old.claims[0]] if old is not None and new is not None and not leads else None,
        )

    def _leads_alike(self, old: Judgement, new: Judgement) -> bool:
        lead = new.claims[0]
        return lead == old.claims[0] or (lead in self.followed and self.followed[lead].id == old.claims[0])

    def _against(self, assessment: Assessment, situation: Situation) -> Mapping[str, list[str]]:
        """What accounts of the claim disagree about, and the facts that do."""
        against: dict[str, list[str]] = {}
        for discrepancy in (situation.discrepancy[one] for one in assessment.discrepancies):
            if discrepancy.relation in _AGAINST:
                facts = (fact for position in discrepancy.positions for fact in position.facts)
                against.setdefault(discrepancy.about, []).extend(facts)
        return against

    def _sources(self, facts: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self.now.fact[fact].source for fact in facts}))

    @cached_property
    def _present(self) -> Mapping[str, str]:
        """Name → id of the sources there are now."""
        return {document.source.name: document.source.id for document in self.now.documents}

    def _carriers(self, old: Claim) -> Iterator[tuple[str, str]]:
        """Name and id of the sources that carried an old claim."""
        facts: Iterable[Fact] = (self.before.fact[fact] for fact in old.facts)
        for id_ in dict.fromkeys(fact.source for fact in facts):
            if id_ in self.before.document:
                yield self.before.document[id_].source.name, id_

    @cached_property
    def _there(self) -> frozenset[str]:
        """Names and ids of the sources there are now: a file that was only renamed is there."""
        return frozenset((*self._present, *self._present.values()))

    def _gone(self, old: Claim) -> tuple[str, ...]:
        return tuple(sorted(name for name, id_ in self._carriers(old) if self._there.isdisjoint((name, id_))))

    def _edited(self, old: Claim) -> tuple[str, ...]:
        """Names of sources that are there in another version."""
        return tuple(sorted(name for name, id_ in self._carriers(old) if self._present.get(name, id_) != id_))


def _undated(claim: Claim) -> tuple[str, ...]:
    """The key without its date."""
    return (*claim.key[:_DATE], *claim.key[_DATE + 1 :])


def _figure(assessment: Assessment) -> tuple[float | None, float | None] | None:
    ends = (assessment.value_low, assessment.value_high)
    return None if ends == (None, None) else ends


def _ends(fact: Fact) -> _Ends:
    return fact.value_low, fact.value_high
