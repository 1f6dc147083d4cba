"""Facts and documents → when each text was written, and from that when an event that it does not date can have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.assess.intervals import FIRST, LAST, Interval, days_of, of_fact
from briefing.model import Document, Fact

#: Days by which an event may seem to precede or follow its report because of time zones and late editions.
SLACK = 1
#: Days that an undated plan looks ahead at most.
_AHEAD = 366
#: Modalities of what is told as having come about.
HAPPENED = frozenset({"asserted", "reported"})


def told_until(facts: Iterable[Fact]) -> int | None:
    """The day, as an ordinal, on which the last event began that one text dates and tells as having happened."""
    told = (
        when.start
        for fact in facts
        if fact.modality in HAPPENED and fact.date_basis == "explicit" and (when := of_fact(fact)) is not None
    )
    return max((day for day in told if day != FIRST), default=None)


class Writing:
    """When texts were written: on their day of publication, else no earlier than the last event that they tell of."""

    def __init__(self, until: Mapping[str, int], documents: Mapping[str, Document], recent_days: int) -> None:
        """`until` is by source what `told_until` gives of its facts."""
        self._recent, self._told = recent_days, until
        self._published: dict[str, Interval] = {}
        for source, document in documents.items():
            day = days_of(document.source.published) if document.source.published else None
            if day is not None:
                self._published[source] = Interval(*day)

    def is_dated(self, source: str) -> bool:
        """Whether the text bears a date of publication."""
        return source in self._published

    def of(self, source: str) -> Interval | None:
        """The days on which a text can have been written; None where nothing tells."""
        if source in self._published:
            return self._published[source]
        return Interval(self._told[source], LAST) if source in self._told else None

    def when(self, fact: Fact) -> Interval | None:
        """When an undated event can have been: a plan lies ahead of its text, news shortly before it.

        None where the text says nothing of its own time, or the fact is neither news nor a plan.
        """
        written = self.of(fact.source)
        if written is None or fact.negated or fact.context is not None:
            return None
        if fact.modality == "planned":
            return Interval(written.start - SLACK, min(written.start + _AHEAD, LAST))
        if fact.modality in HAPPENED and self.is_dated(fact.source):
            return Interval(written.start - self._recent, written.end + SLACK)
        return None
