"""What templates see of a change between two editions."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.compose.claim_views import ClaimView, TopicView, claim_view
from briefing.compose.judged import JudgementView
from briefing.compose.marks import Prose, Sourced
from briefing.compose.views import DateView, FigureView, Scope, SourceView
from briefing.compose.voices import Speakers, Voice
from briefing.model import Change


@dataclass(frozen=True)
class ChangeView:
    """How one claim or judgement differs from the previous edition."""

    _change: Change
    _scope: Scope

    @property
    def kind(self) -> str:
        """new, revised, corroborated, contradicted, withdrawn or source_gone; of a judgement, judgement_changed
        or judgement_unchanged."""
        return self._change.kind

    @property
    def claim(self) -> ClaimView | None:
        """The claim as it is now, or the one that the judgement leads with; None where it is gone."""
        known = self._change.claim in self._scope.situation.claim
        return claim_view(self._change.claim, self._scope) if known else None

    @property
    def untold(self) -> bool:
        """Whether it is news of a denial, which is told where the sources disagree and not as what is so."""
        found = self._scope.situation.claim.get(self._change.claim)
        return self.kind == "new" and found is not None and not found.aspects.isdisjoint(("denied", "negated"))

    @property
    def was(self) -> TopicView | None:
        """The claim as it was, where nothing carries it now; the one that a judgement led with, where it is another."""
        return None if self._change.was is None else TopicView(self._change.was, self._scope)

    @property
    def judgement(self) -> JudgementView | None:
        """The judgement as it is now; None for a claim, and for a judgement that is no longer made."""
        found = (j for j in self._scope.situation.judgements if j.id == self._change.judgement)
        return next((JudgementView(j, self._scope) for j in found), None)

    @property
    def rule(self) -> str | None:
        """The name of the judgement's rule, in words."""
        return None if self._change.rule is None else self._change.rule.replace("_", " ").replace("-", " ")

    @property
    def confidence_before(self) -> str | None:
        """The confidence of the judgement in the last edition; nothing where it was not made."""
        return self._change.confidence[0]

    @property
    def confidence_after(self) -> str | None:
        """The confidence of the judgement now; nothing where it is no longer made."""
        return self._change.confidence[1]

    @property
    def causes(self) -> tuple[SourceView, ...]:
        """The sources that did it: those that came, and those that were edited."""
        known = self._scope.situation.document
        return tuple(self._scope.source(s) for s in self._change.causes if s in known)

    @property
    def by(self) -> tuple[Sourced | Prose, ...]:
        """Who did it: publisher or author of each cause, or what it is and of when; each once."""
        speakers = Speakers(self._scope)
        shown: dict[str, Sourced | Prose] = {}
        for source in self.causes:
            signed = source.publisher or source.author
            if signed is not None:
                shown.setdefault(signed.text, signed)
            else:
                shown.setdefault(source.id, speakers.name(Voice("unsigned", "", source.id)))
        return tuple(shown.values())

    @property
    def gone(self) -> tuple[Sourced, ...]:
        """Names of the sources that are no longer there, or there in another version."""
        return tuple(Sourced(name, "meta", (f"meta:change.{self._change.id}.gone",)) for name in self._change.gone)

    @property
    def sources_gone(self) -> str:
        """The same names as one word, by which changes of one cause are put together."""
        return "; ".join(self._change.gone)

    @property
    def refigured(self) -> bool:
        """Whether the figure is another one."""
        return self._change.before != self._change.after

    @property
    def before(self) -> FigureView | None:
        """The figure as it was; nothing where there was none."""
        return self._figure(self._change.before, "before")

    @property
    def after(self) -> FigureView | None:
        """The figure as it is; nothing where there is none now."""
        return self._figure(self._change.after, "after")

    def _figure(self, pair: tuple[float | None, float | None] | None, field: str) -> FigureView | None:
        if pair is None or pair == (None, None):
            return None
        return FigureView(pair[0], pair[1], False, self._change.unit, (f"meta:change.{self._change.id}.{field}",))

    @property
    def dated_before(self) -> DateView | None:
        """The date as it was, where the dating changed."""
        return self._dated(0)

    @property
    def dated_after(self) -> DateView | None:
        """The date as it is, where the dating changed."""
        return self._dated(1)

    def _dated(self, n: int) -> DateView | None:
        pair = self._change.dates[n] if self._change.dates else None
        if pair is None or pair == (None, None):
            return None
        return DateView(pair[0], pair[1], (f"meta:change.{self._change.id}.dates",))
