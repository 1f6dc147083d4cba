"""What templates see of an analyst's rulings: who ruled what on what, when and why, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.compose.claim_views import ClaimView, DiscrepancyView, claim_view
from briefing.compose.judged import JudgementView
from briefing.compose.marks import Sourced
from briefing.compose.views import DateView, FactView, Scope
from briefing.model import Ruling


@dataclass(frozen=True)
class RulingView:
    """One ruling; its words are the analyst's own."""

    _ruling: Ruling
    _scope: Scope

    def _text(self, field: str) -> Sourced | None:
        value = getattr(self._ruling, field)
        return None if value is None else Sourced(str(value), "meta", (f"meta:ruling.{self._ruling.id}.{field}",))

    @property
    def id(self) -> str:
        """Its id, which comes from what it says."""
        return self._ruling.id

    @property
    def kind(self) -> str:
        """What was done: confirm, reject, correct, merge, split, resolve, judgement, likelihood and so on."""
        return self._ruling.kind

    @property
    def state(self) -> str:
        """applied, reopened or unmatched."""
        return self._ruling.state

    @property
    def by(self) -> Sourced | None:
        """Who ruled."""
        return self._text("by")

    @property
    def on(self) -> DateView:
        """The day of the ruling."""
        return DateView(self._ruling.on, self._ruling.on, (f"meta:ruling.{self._ruling.id}.on",))

    @property
    def why(self) -> Sourced | None:
        """The reason that was given."""
        return self._text("why")

    @property
    def text(self) -> Sourced | None:
        """The sentence that was written, for a judgement, assumption, alternative or indicator."""
        return self._text("text")

    @property
    def words(self) -> Sourced | None:
        """The text without its full stop."""
        text = self._text("text")
        return None if text is None else Sourced(text.text.rstrip("."), text.basis, text.refs)

    @property
    def word(self) -> str | None:
        """The word for likelihood that was chosen."""
        return self._ruling.word

    @property
    def quote(self) -> Sourced | None:
        """The words of the source that the fact rests on."""
        return self._text("quote")

    @property
    def source(self) -> Sourced | None:
        """The source of the fact that was ruled on."""
        return self._text("source")

    @property
    def reason(self) -> Sourced | None:
        """Why it is open again, or matches nothing."""
        return self._text("reason")

    @property
    def judgement(self) -> str | None:
        """The judgement rule that it belongs to."""
        return self._ruling.judgement

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims that it bears on and that are still there."""
        known = self._scope.situation.claim
        return tuple(claim_view(c, self._scope) for c in self._ruling.claims if c in known)


def rulings_on(thing: Any, scope: Scope) -> Iterator[RulingView]:
    """The rulings in force on a fact, claim, disagreement or judgement."""
    for one in scope.situation.rulings:
        if one.state == "applied" and _bears_on(one, thing):
            yield RulingView(one, scope)


def _bears_on(one: Ruling, thing: Any) -> bool:
    if isinstance(thing, FactView):
        return one.kind in ("confirm", "correct") and thing.id in one.facts
    if isinstance(thing, ClaimView):
        return one.kind in ("merge", "split") and thing.id in one.claims
    if isinstance(thing, DiscrepancyView):
        return one.kind == "resolve" and thing.id == one.disagreement
    if isinstance(thing, JudgementView):
        return one.id in thing.ruled
    raise TypeError(f"there are no rulings on {type(thing).__name__}")
