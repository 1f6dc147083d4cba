"""What templates see of the brief as a whole: key judgements, the timeline, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.compose.claim_views import ClaimView, claim_view
from briefing.compose.views import DateView, FigureView, Scope, SourceView
from briefing.model import Change, TimelineEntry


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


@dataclass(frozen=True)
class ChangeView:
    """How one claim differs from the previous edition."""

    _change: Change
    _scope: Scope

    @property
    def kind(self) -> str:
        return self._change.kind

    @property
    def claim(self) -> ClaimView | None:
        """The claim as it is now; None where it is gone."""
        known = self._change.claim in self._scope.situation.claim
        return claim_view(self._change.claim, self._scope) if known else None

    @property
    def causes(self) -> tuple[SourceView, ...]:
        known = self._scope.situation.document
        return tuple(self._scope.source(s) for s in self._change.causes if s in known)

    def _figure(self, pair: tuple[float | None, float | None] | None, field: str) -> FigureView | None:
        if pair is None or pair == (None, None):
            return None
        return FigureView(pair[0], pair[1], False, None, (f"meta:change.{self._change.claim}.{field}",))

    @property
    def before(self) -> FigureView | None:
        return self._figure(self._change.before, "before")

    @property
    def after(self) -> FigureView | None:
        return self._figure(self._change.after, "after")
