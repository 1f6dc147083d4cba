"""What templates see of the brief as a whole: key judgements, the timeline, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.compose.claim_views import ClaimView, claim_view
from briefing.compose.views import DateView, Scope
from briefing.model import TimelineEntry


@dataclass(frozen=True)
class TimelineView:
    """One event in time."""

    _entry: TimelineEntry
    _scope: Scope

    @property
    def claim(self) -> ClaimView:
        return claim_view(self._entry.claim, self._scope)

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """All claims of the event, which differ in the item."""
        return tuple(claim_view(c, self._scope) for c in (self._entry.claim, *self._entry.others))

    @property
    def ahead(self) -> bool:
        """Whether it may still come: by its date, after the cut-off."""
        end, as_of = self._entry.date_end, self._scope.situation.as_of
        return end is None or end >= as_of[: len(end)]

    @property
    def date(self) -> DateView:
        return DateView(self._entry.date_start, self._entry.date_end, tuple(f"fact:{f}" for f in self._entry.facts))

    @property
    def planned(self) -> bool:
        return self._entry.planned

    @property
    def disputed(self) -> bool:
        return self._entry.disputed
