"""The whole situation and what sections take → what a brief tells: its claims with all they rest on, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import nsmallest
from itertools import islice, pairwise

from briefing.assess.intervals import days_between
from briefing.assess.memory import Memory
from briefing.model import Assessment, Change, Claim, Discrepancy, Document, Selection, Situation, TimelineEntry
from briefing.model.filed import FiledFacts

#: Of each list that a section prints from its beginning: how many entries are kept.
_LISTED = 30
#: Claims of one disagreement, and facts of each account in it: the first say what it is about.
_CLAIMS, _FACTS = 8, 40
#: Sources that are named though no claim of the brief rests on them, in the order of their names.
_NAMED = 20
_STATUS = ("open", "flag", "resolved")


def excerpt(whole: Situation, selections: Mapping[str, Selection], memory: Memory) -> Situation:
    """The situation of one brief: what its sections take and compare, the first of every list, and what belongs to it.

    Its size follows what is printed; `totals` still count the whole. The `memory` is that of the run.
    """
    latest = _entries(whole.timeline)
    gravest = set(_changes(whole.changes))
    asked = {
        *(claim for selection in selections.values() for claim in selection.claims),
        *(claim for judgement in whole.judgements for claim in judgement.claims),
        *(claim for ruling in whole.rulings for claim in ruling.claims),
        *(change.claim for change in gravest),
        *(claim for entry in latest for claim in (entry.claim, *entry.others)),
    }
    asked = {claim for claim in asked if claim in whole.claim}
    timeline = [entry for entry in whole.timeline if entry.claim in asked]
    discrepancies = _discrepancies(whole, asked)
    kept = asked | {claim for one in discrepancies for claim in one.claims}
    kept |= {claim for entry in timeline for claim in entry.others}
    memory.look_ahead(kept)
    claims = tuple(claim for claim in whole.claims if claim.id in kept)
    facts = {fact for claim in claims for fact in claim.facts}
    facts |= {fact for one in discrepancies for position in one.positions for fact in position.facts}
    told = tuple(FiledFacts.of(whole.facts).in_order(facts))
    sources = {fact.source for fact in told} | {source for change in gravest for source in change.causes}
    return replace(
        whole,
        documents=_documents(whole.documents, sources),
        facts=told,
        claims=tuple(map(_reasoned, claims)),
        assessments=tuple(_argued(whole.assessment[claim.id]) for claim in claims),
        discrepancies=discrepancies,
        timeline=tuple(timeline),
        changes=tuple(change for change in whole.changes if change in gravest or change.claim in kept),
    )


def _entries(timeline: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """The latest events, and the latest plans."""
    entries = list(timeline)
    past, planned = ([entry for entry in entries if entry.planned is plan] for plan in (False, True))
    return [*past[-_LISTED:], *planned[-_LISTED:]]


def _changes(changes: Iterable[Change]) -> list[Change]:
    """The gravest changes of claims, and those of judgements."""
    found = list(changes)
    return [*found[:_LISTED], *(change for change in found[_LISTED:] if change.judgement is not None)]


def _discrepancies(whole: Situation, claims: set[str]) -> tuple[Discrepancy, ...]:
    """The first in each state, and those that the claims take part in."""
    own = {one for claim in claims for one in whole.assessment[claim].discrepancies}
    for status in _STATUS:
        own |= {one.id for one in islice((d for d in whole.discrepancies if d.status == status), _LISTED)}
    return tuple(_trimmed(one) for one in whole.discrepancies if one.id in own)


def _trimmed(one: Discrepancy) -> Discrepancy:
    positions = tuple(replace(position, facts=position.facts[:_FACTS]) for position in one.positions)
    return replace(one, claims=one.claims[:_CLAIMS], positions=positions, reasons=tuple(one.reasons))


def read_through(whole: Situation) -> Situation:
    """The same situation with nothing left to be read when it is looked at."""
    return replace(
        whole,
        facts=tuple(whole.facts),
        claims=tuple(map(_reasoned, whole.claims)),
        assessments=tuple(map(_argued, whole.assessments)),
        discrepancies=tuple(
            replace(one, positions=tuple(one.positions), reasons=tuple(one.reasons)) for one in whole.discrepancies
        ),
    )


def _reasoned(one: Claim) -> Claim:
    return replace(one, joined=tuple(one.joined))


def _argued(one: Assessment) -> Assessment:
    return replace(one, origins=tuple(one.origins), basis=tuple(one.basis), support=tuple(one.support))


def _documents(documents: tuple[Document, ...], told: set[str]) -> tuple[Document, ...]:
    """The documents told of, the first by name, and those at the edges of the time in which any was published."""
    others = (document.source for document in documents if document.source.id not in told)
    named = {source.id for source in nsmallest(_NAMED, others, key=lambda source: source.name)}
    kept = told | named | {document.source.id for document in _edges(documents)}
    return tuple(document for document in documents if document.source.id in kept)


def _edges(documents: Iterable[Document]) -> Iterator[Document]:
    """The first and the last published, and the two between which nothing was for the longest."""
    dated = sorted((d for d in documents if d.source.published), key=lambda d: (str(d.source.published), d.source.id))
    if dated:
        yield from (dated[0], dated[-1])
    whole_days = [d for d in dated if len(str(d.source.published)) == 10]
    yield from max(pairwise(whole_days), key=_apart, default=())


def _apart(pair: tuple[Document, Document]) -> int:
    return days_between(str(pair[0].source.published), str(pair[1].source.published)) or 0
