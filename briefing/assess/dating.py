"""The dates of one claim → when its event was, and where its sources disagree about that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.assess.context import Context
from briefing.assess.intervals import Interval, of_fact, precision
from briefing.assess.reasons import reason
from briefing.model import Claim, Fact, Position, Reason


@dataclass(frozen=True, slots=True)
class Dates:
    """When the event was by the best evidence, and how its datings stand: same, compatible, conflict or suspect."""

    start: str | None = None
    end: str | None = None
    relation: str = "same"
    reasons: tuple[Reason, ...] = ()
    #: Facts whose printed date cannot be right.
    suspect: tuple[Fact, ...] = ()
    #: Facts that bear the date given here.
    sound: tuple[Fact, ...] = ()
    #: Facts dated alike but for their precision or a day of a longer stay.
    nested: tuple[Fact, ...] = ()


def dates(claim: Claim, ctx: Context) -> Dates:
    """The date of a claim. Suspect dates count only where nothing else gives one."""
    dated = [fact for fact in ctx.facts_of(claim) if of_fact(fact)]
    wrong = {fact.id: found for fact in dated if (found := ctx.suspect(fact))}
    suspect = tuple(fact for fact in dated if fact.id in wrong)
    sound = tuple(fact for fact in dated if fact.id not in wrong)
    if not dated:
        return Dates()
    if not sound:
        whys = tuple(dict.fromkeys(wrong[fact.id].reason for fact in suspect))
        start, end = _hull(suspect)
        return Dates(start, end, "suspect", whys, suspect)
    start, end = _hull(sound)
    if suspect:
        whys = tuple(dict.fromkeys(wrong[fact.id].reason for fact in suspect))
        sources = "; ".join(dict.fromkeys(ctx.source(fact).label for fact in sound))
        # With another source's date beside it, the wrong one is a disagreement that evidence has settled.
        evidence = reason("other_evidence", _text(sound[0]), sources)
        relation = "conflict" if {f.source for f in sound} - {f.source for f in suspect} else "suspect"
        return Dates(start, end, relation, (*whys, evidence), suspect, sound, _nested(sound, suspect, ctx))
    relation, why = _gravest(sound)
    if relation != "conflict" and (ahead := _still_ahead(claim, sound, ctx)):
        return Dates(start, end, "conflict", (_ahead_reason(ahead, sound, ctx),), (), (*sound, *ahead))
    return Dates(start, end, relation, (why,) if why else (), (), sound)


def _still_ahead(claim: Claim, sound: Sequence[Fact], ctx: Context) -> tuple[Fact, ...]:
    """Undated plans of a text that was written after every date that the plans of others give."""
    if any(fact.modality != "planned" for fact in sound):
        return ()
    last = max(when.end for fact in sound if (when := of_fact(fact)))
    plans = [fact for fact in ctx.facts_of(claim) if fact.modality == "planned" and of_fact(fact) is None]
    return tuple(fact for fact in plans if (when := ctx.writing.when(fact)) and when.start > last)


def _ahead_reason(ahead: Sequence[Fact], sound: Sequence[Fact], ctx: Context) -> Reason:
    written = ctx.writing.of(ahead[0].source)
    assert written is not None
    return reason("still_ahead", _text(sound[0]), date.fromordinal(written.start).isoformat())


def positions(facts: Sequence[Fact]) -> tuple[Position, ...]:
    """One position for each distinct dating, earliest first."""
    held: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for fact in facts:
        held[fact.date_start, fact.date_end].append(fact.id)
    rows = sorted(held.items(), key=lambda row: (row[0][0] or "", row[0][1] or "9999", row[1]))
    return tuple(Position(facts=tuple(ids), date_start=start, date_end=end) for (start, end), ids in rows)


def _text(fact: Fact) -> str:
    when = of_fact(fact)
    return when.text if when else ""


def _nested(sound: Sequence[Fact], suspect: Sequence[Fact], ctx: Context) -> tuple[Fact, ...]:
    """Suspect facts whose date, once its year is put right, holds or lies within a sound one without being equal."""
    out = []
    for fact in suspect:
        right = found.corrected if (found := ctx.suspect(fact)) else None
        others = [when for other in sound if (when := of_fact(other))]
        if right and any(_differ(right, when) and right.overlaps(when) for when in others):
            out.append(fact)
    return tuple(out)


def _differ(a: Interval, b: Interval) -> bool:
    return (a.start, a.end) != (b.start, b.end)


def _gravest(facts: Sequence[Fact]) -> tuple[str, Reason | None]:
    """How the datings of one event stand: those that meet are compatible, other days or beginnings are not.

    A source that gives several days tells of all of them; it contradicts another only where none of them meet.
    """
    by_source: dict[str, dict[tuple[int, int], Interval]] = defaultdict(dict)
    for fact in facts:
        if when := of_fact(fact):
            by_source[fact.source].setdefault((when.start, when.end), when)
    told = list({tuple(sorted(spans.values())): None for spans in by_source.values()})
    distinct = sorted({span for spans in told for span in spans})
    if len(distinct) < 2:
        return "same", None
    # A claim is of one window in time, so its datings are few; the cap is for malformed input.
    for n, spans in enumerate(told[:64]):
        for others in told[n + 1 : 64]:
            a, b = spans[0], others[0]
            if a.since and b.since and not _alike(a, b):
                return "conflict", reason("began_differs", *sorted((a.text, b.text)))
            if not any(one.overlaps(other) for one in spans for other in others):
                return "conflict", reason("dates_differ", *sorted((a.text, b.text)))
    if len(told) == 1:
        return "compatible", reason("dates_told", distinct[0].text, distinct[-1].text)
    return "compatible", reason("dates_nested", distinct[0].text, distinct[-1].text)


def _alike(a: Interval, b: Interval) -> bool:
    """Whether two datings differ at most in precision: "since November" holds "since 19 November"."""
    edges = zip(a.text.split("/"), b.text.split("/"), strict=False)
    return all(one.startswith(other) or other.startswith(one) for one, other in edges)


def _hull(facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    """From the earliest start to the latest end of the most precise datings; an end is open where all are open."""
    best = max(precision(fact.date_start or fact.date_end) for fact in facts)
    chosen = [fact for fact in facts if precision(fact.date_start or fact.date_end) == best]
    starts = [fact.date_start for fact in chosen if fact.date_start]
    ends = [fact.date_end for fact in chosen if fact.date_end]
    return min(starts, default=None), max(ends, default=None)
