"""Facts and their documents → dates that contradict the day on which their own document was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.assess.intervals import Interval, days_of, interval, moved, of_fact, precision
from briefing.assess.reasons import reason
from briefing.assess.writing import SLACK
from briefing.model import Document, Fact, Reason


@dataclass(frozen=True, slots=True)
class Suspect:
    """A date that cannot be right as printed, why, and where the same day falls in the year of publication."""

    fact: str
    reason: Reason
    #: The date moved by whole years to where it fits its document; None where no such date does.
    corrected: Interval | None
    start: str | None = None
    end: str | None = None


def suspects(facts: tuple[Fact, ...], documents: Mapping[str, Document]) -> dict[str, Suspect]:
    """Suspect dates by fact id. A fact without a date, or in a document without one, is never suspect."""
    found = (suspect(fact, documents.get(fact.source)) for fact in facts)
    return {one.fact: one for one in found if one}


def suspect(fact: Fact, document: Document | None) -> Suspect | None:
    """Why the date of a fact cannot be right; None where it can."""
    when = of_fact(fact)
    published = document.source.published if document else None
    day = days_of(published) if published else None
    if when is None or day is None or document is None or fact.negated or fact.context is not None:
        return None
    # A plan of a month or year gone by is one told of, not one announced; a day is announced ahead.
    announced = fact.modality == "planned" and precision(fact.date_start) == 3
    if announced and when.end < day[0] - SLACK:
        return _make("planned_before_publication", fact, when, document, earliest=day[0] - SLACK)
    happened = fact.modality in ("asserted", "reported") and fact.date_basis != "relative"
    if happened and when.start > day[1] + SLACK:
        return _make("event_after_publication", fact, when, document, latest=day[1] + SLACK)
    return None


def _make(
    code: str, fact: Fact, when: Interval, document: Document, *, earliest: int | None = None, latest: int | None = None
) -> Suspect:
    source = document.source
    why = reason(code, when.text, source.published, source.published_basis or "stated")
    for years in (1, 2) if earliest is not None else (-1, -2):
        start, end = moved(fact.date_start, fact.date_end, years)
        corrected = interval(start, end)
        if corrected is None:
            continue
        fits = corrected.end >= earliest if earliest is not None else corrected.start <= (latest or 0)
        if fits:
            return Suspect(fact.id, why, corrected, start, end)
    return Suspect(fact.id, why, None)
