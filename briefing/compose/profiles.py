"""A source in, what it is worth to this brief out: whose word it passes on, and who bears it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefing.compose.claim_views import ClaimView, claim_view
from briefing.compose.names import Name
from briefing.compose.views import FactView, Scope
from briefing.compose.voices import voice_of

#: How many of those whose word it passes on are named.
_NAMED = 3


@dataclass(frozen=True)
class Profile:
    """One source as the brief's own data show it."""

    _source: str
    _scope: Scope

    @cached_property
    def facts(self) -> tuple[FactView, ...]:
        """Every fact that was read from it."""
        return tuple(FactView(f, self._scope) for f in self._scope.facts_of.get(self._source, ()))

    @cached_property
    def own(self) -> tuple[FactView, ...]:
        """What it says in its own voice."""
        return tuple(f for f in self.facts if f._fact.attribution is None)

    @cached_property
    def authorities(self) -> tuple[Name, ...]:
        """Those whose word it passes on, the most frequent first."""
        voices = (voice_of(f._fact, self._scope) for f in self.facts)
        said = (self._scope.name(v.name) for v in voices if v.kind == "authority")
        named = Counter(member for name in said if name is not None for member in name.members())
        found = (self._scope.name(name) for name, _ in sorted(named.items(), key=lambda row: (-row[1], row[0])))
        return tuple(name for name in found if name is not None)[:_NAMED]

    @cached_property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims that it carries."""
        mine = {f.id for f in self.facts}
        return tuple(
            claim_view(c.id, self._scope) for c in self._scope.situation.claims if not mine.isdisjoint(c.facts)
        )

    @cached_property
    def shared(self) -> tuple[ClaimView, ...]:
        """The claims that another origin carries too."""
        return tuple(c for c in self.claims if c.corroborated)

    @cached_property
    def disputed(self) -> tuple[ClaimView, ...]:
        """Its claims that an open disagreement bears on."""
        return tuple(c for c in self.claims if c.disputed)
