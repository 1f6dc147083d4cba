"""The situation → its timeline: one entry for each dated event, in order, planned ones marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from briefing.assess.intervals import FIRST, days_of, precision
from briefing.assess.writing import SLACK
from briefing.config.specs.publishers import AssessmentSpec
from briefing.model import Assessment, Claim, Pace, Situation, TimelineEntry
from briefing.model.days import first_day, last_day

_DOUBTFUL = ("conflict", "suspect")
_TOLD = frozenset({"asserted", "reported", "alleged"})
#: What is denied, advised, or a measure of an event that has a claim of its own.
_HIDDEN = frozenset({"denied", "negated", "recommended", "capacity", "rate", "part"})


def timeline(situation: Situation, spec: AssessmentSpec) -> tuple[TimelineEntry, ...]:
    """Dated claims that something took place or will, earliest first, a coarser date before the days in it."""
    entries = [
        _entry(claim, situation.assessment[claim.id], situation)
        for claim in situation.claims
        if _tells_of_event(claim, situation, spec)
    ]
    return tuple(sorted(_merged(entries, situation), key=lambda entry: _order(entry)))


def pace(claims: Collection[str], entries: Iterable[TimelineEntry]) -> Pace:
    """What took place by its dates, over the entries that these claims lead."""
    counted: dict[str, list[bool]] = defaultdict(list)
    for entry in entries:
        if entry.claim in claims and not entry.planned:
            counted[entry.date_start or entry.date_end or ""].append(entry.disputed)
    return tuple((day, len(found), sum(found)) for day, found in sorted(counted.items()))


def _tells_of_event(claim: Claim, situation: Situation, spec: AssessmentSpec) -> bool:
    """No denial, no measure of an event that has a claim of its own, no conjecture, no advice, and a date."""
    assessment, traits = situation.assessment[claim.id], spec.traits(claim.kind)
    if not (assessment.date_start or assessment.date_end) or traits.denial or traits.fallback:
        return False
    measured = any(aspect in _HIDDEN or aspect.startswith("unit:") for aspect in claim.aspects)
    return not measured and set(situation.gist(claim).modalities) != {"speculated"}


def _entry(claim: Claim, assessment: Assessment, situation: Situation) -> TimelineEntry:
    told = not _TOLD.isdisjoint(situation.gist(claim).modalities)
    doubtful = [situation.discrepancy[d] for d in assessment.discrepancies]
    return TimelineEntry(
        claim=claim.id,
        date_start=assessment.date_start,
        date_end=assessment.date_end,
        planned=not told or _ahead(claim, assessment, situation),
        disputed=any(d.about == "date" and d.relation in _DOUBTFUL for d in doubtful),
        facts=claim.facts,
    )


def _ahead(claim: Claim, assessment: Assessment, situation: Situation) -> bool:
    """Whether its newest source was written before its day: what that tells as done is still to come."""
    day = assessment.date_start or assessment.date_end
    if not day or not _before(assessment.as_of, day):  # of a figure that is older than other reports of the event
        return False
    published = (situation.document[situation.fact[fact].source].source.published for fact in claim.facts)
    return all(_before(written, day) for written in published)


def _before(written: str | None, day: str) -> bool:
    return written is not None and first_day(day) > last_day(written) + SLACK


def _merged(entries: list[TimelineEntry], situation: Situation) -> list[TimelineEntry]:
    """Claims of one kind, the same sides and the same dates differ only in the item: one entry."""
    same: dict[tuple[object, ...], list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        told = situation.claim[entry.claim].parts
        alike = told.kind, told.actor, told.recipient, told.place
        same[*alike, entry.date_start, entry.date_end, entry.planned].append(entry)
    out = []
    for members in same.values():
        if len(members) == 1:
            out += members
            continue
        first = min(members, key=lambda entry: (-len(entry.facts), entry.claim))
        others = sorted((entry for entry in members if entry is not first), key=lambda entry: entry.claim)
        out.append(
            replace(
                first,
                disputed=any(entry.disputed for entry in members),
                facts=(*first.facts, *(fact for entry in others for fact in entry.facts)),
                others=tuple(entry.claim for entry in others),
            )
        )
    return out


def _order(entry: TimelineEntry) -> tuple[object, ...]:
    date = entry.date_start or entry.date_end or ""
    first = days_of(date)
    return first[0] if first else FIRST, precision(date), entry.planned, entry.claim
