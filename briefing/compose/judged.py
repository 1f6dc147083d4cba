"""What templates see of a key judgement: what it states, who carries it, what limits it and what holds it up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefing.compose.claim_views import ClaimView, DiscrepancyView, claim_view, deniers_in
from briefing.compose.marks import Sourced
from briefing.compose.names import Name
from briefing.compose.views import OriginView, ReasonView, Scope
from briefing.model import Judgement, Support
from briefing.model.claim import LEVELS


@dataclass(frozen=True)
class SupportView:
    """One origin, and the confidence that is left where it is withdrawn; None where nothing is."""

    #: The origin.
    origin: OriginView
    #: The confidence that is left without it; nothing where nothing is.
    confidence: str | None


@dataclass(frozen=True)
class JudgementView:
    """One key judgement: the claims it rests on, leading claim first."""

    _judgement: Judgement
    _scope: Scope
    _watch: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its id, which comes from its rule."""
        return self._judgement.id

    @property
    def rule(self) -> str:
        """The name of its rule in `judgements:`."""
        return self._judgement.rule

    @property
    def text(self) -> Sourced | None:
        """An analyst's own words for it; None for one that a rule has drawn."""
        text = self._judgement.text
        return None if text is None else Sourced(text.rstrip("."), "meta", (f"meta:judgement.{self.id}.text",))

    @property
    def likelihood(self) -> str | None:
        """An analyst’s word for how likely it is; nothing without a ruling."""
        return self._judgement.likelihood

    @property
    def ruled(self) -> tuple[str, ...]:
        """Ids of the rulings that made or marked it."""
        return self._judgement.ruled

    @property
    def watch(self) -> tuple[str, ...]:
        """What would change it, as the rule names it."""
        return self._watch

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims that it rests on, the leading one first."""
        return tuple(claim_view(c, self._scope) for c in self._judgement.claims)

    @property
    def stated(self) -> tuple[ClaimView, ...]:
        """The claims that its statement covers: all are held at least as firmly as it is."""
        return tuple(claim_view(c, self._scope) for c in self._judgement.stated)

    @property
    def deciding(self) -> ClaimView:
        """The claim that decides its confidence."""
        named = next((dict(r.values)["claim"] for r in self._judgement.basis if r.code == "weakest"), None)
        return claim_view(named or self._judgement.claims[0], self._scope)

    @property
    def dated(self) -> bool:
        """Whether any claim of what it leads with is dated: the same kind, sides and item."""
        return any(claim.date is not None for claim in self._alike)

    @property
    def counted(self) -> bool:
        """Whether any claim of what it leads with gives a figure."""
        return any(claim.figure is not None for claim in self._alike)

    @cached_property
    def _alike(self) -> tuple[ClaimView, ...]:
        lead, scope = self.stated[0]._claim, self._scope
        same = (c for c in scope.situation.claims if c.kind == lead.kind and c.item == lead.item)
        found = (c.id for c in same if (c.actor, c.recipient) == (lead.actor, lead.recipient))
        return tuple(claim_view(one, scope) for one in (*self._judgement.claims, *found))

    @property
    def confidence(self) -> str:
        """high, moderate or low."""
        return self._judgement.confidence

    @property
    def basis(self) -> tuple[ReasonView, ...]:
        """What its confidence rests on, each worded by `because`."""
        return tuple(ReasonView(r, (f"meta:judgement.{self.id}.basis",)) for r in self._judgement.basis)

    @property
    def deniers(self) -> tuple[Name, ...]:
        """Who denies the claim that decides its confidence, each once."""
        return deniers_in((r for r in self._judgement.basis if r.code in ("denial", "denial_by_party")), self._scope)

    @property
    def origins(self) -> tuple[OriginView, ...]:
        """The independent origins of the deciding claim; unnamed hearsay apart."""
        return tuple(o for o in self.deciding.origins if not o.hearsay)

    @property
    def hearsay(self) -> tuple[OriginView, ...]:
        """The origins of the deciding claim that nobody named answers for."""
        return tuple(o for o in self.deciding.origins if o.hearsay)

    @property
    def alone(self) -> bool:
        """Whether no second origin carries it."""
        return len(self.deciding.origins) < 2

    @cached_property
    def props(self) -> tuple[SupportView, ...]:
        """The origins whose withdrawal lowers its confidence, the gravest loss first."""
        origins = {o.id: o for c in self.claims for o in c.origins}
        found = [_lowered(s, self.confidence) for s in self._judgement.support]
        made = [SupportView(origins[s.origin], s.confidence) for s in found if s and s.origin in origins]
        return tuple(sorted(made, key=lambda s: -1 if s.confidence is None else LEVELS.index(s.confidence)))

    @property
    def discrepancies(self) -> tuple[DiscrepancyView, ...]:
        """The disagreements that bear on it."""
        found = self._scope.situation.discrepancy
        return tuple(DiscrepancyView(found[d], self._scope) for d in self._judgement.discrepancies if d in found)


def _lowered(support: Support, level: str) -> Support | None:
    """The support where it lowers the level, else None."""
    kept = support.confidence is not None and LEVELS.index(support.confidence) >= LEVELS.index(level)
    return None if kept else support
