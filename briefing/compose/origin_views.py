"""The situation in, its independent origins out: each once, with all that rests on it and why it is one."""

from __future__ import annotations

from dataclasses import replace

from briefing.compose.views import OriginView, Scope
from briefing.model import Origin

#: Reasons that join one text to another, or to whoever it has its words from.
_JOINING = frozenset({"near_copy", "wire_credit", "same_url", "repeats"})


def merged_origins(scope: Scope) -> tuple[OriginView, ...]:
    """The origins of all claims on which several texts rest, or one text that is not its own origin; widest first."""
    found: dict[str, Origin] = {}
    for assessment in scope.situation.assessments:
        for origin in assessment.origins:
            known = found.get(origin.id)
            found[origin.id] = origin if known is None else _joined(known, origin)
    joining = [one for one in found.values() if len(one.sources) > 1 or {why.code for why in one.reasons} & _JOINING]
    joining.sort(key=lambda one: (-len(one.sources), one.name))
    return tuple(OriginView(one, scope) for one in joining)


def _joined(a: Origin, b: Origin) -> Origin:
    return replace(
        a,
        sources=tuple(dict.fromkeys((*a.sources, *b.sources))),
        facts=tuple(dict.fromkeys((*a.facts, *b.facts))),
        reasons=tuple(dict.fromkeys((*a.reasons, *b.reasons))),
    )
