"""A thing that a template prints → the refs of the Use: what its words rest on, and what was counted."""

from __future__ import annotations

from typing import Any

from briefing.compose.brief_views import TimelineView, Total
from briefing.compose.change_views import ChangeView
from briefing.compose.claim_views import ClaimView, DiscrepancyView
from briefing.compose.clauses import Clause
from briefing.compose.judged import JudgementView
from briefing.compose.marks import Sourced
from briefing.compose.ruling_views import RulingView
from briefing.compose.views import DateView, FactView, SourceView
from briefing.model.report import Basis

#: Where a view keeps what it shows, and how a ref to that begins.
_SHOWN = {
    "_source": "source:",
    "_fact": "fact:",
    "_claim": "claim:",
    "_discrepancy": "discrepancy:",
    "_origin": "meta:origin.",
}


def date_basis(date: DateView) -> Basis:
    """Whether a date is told by facts or belongs to the brief itself."""
    return "facts" if date.refs and date.refs[0].startswith("fact:") else "meta"


def fact_refs(thing: Any) -> list[str]:
    """The refs of a claim, clause, fact, timeline entry or disagreement, or of a list of them."""
    if isinstance(thing, FactView):
        return [f"fact:{thing.id}"]
    if isinstance(thing, (ClaimView, Clause)):
        return list(thing.refs)
    if isinstance(thing, TimelineView):
        return list(thing.date.refs) or list(thing.claim.refs)
    if isinstance(thing, DiscrepancyView):
        return [r for c in thing.claims for r in c.refs]
    return [ref for part in thing for ref in fact_refs(part)]


def judged_ref(thing: Any) -> str:
    """The ref of our own words on a judgement, claim, ruling, source or disagreement."""
    if isinstance(thing, JudgementView):
        return f"meta:judgement.{thing.id}.basis"
    if isinstance(thing, ClaimView):
        return f"meta:claim.{thing.id}.basis"
    if isinstance(thing, RulingView):
        return f"meta:ruling.{thing.id}.text"
    if isinstance(thing, SourceView):
        return f"meta:source.{thing.id}.profile"
    return f"meta:discrepancy.{thing.id}"


def counted_refs(things: Any) -> tuple[str, ...]:
    """A ref to each thing, or the refs of a number that a reason already holds."""
    if isinstance(things, Sourced):
        return things.refs
    if isinstance(things, (int, Total)):
        return ()
    return tuple(ref for thing in things for ref in _thing_refs(thing))


def _thing_refs(thing: Any) -> list[str]:
    if isinstance(thing, TimelineView):
        thing = thing.claim
    if isinstance(thing, ChangeView):
        return [f"change:{thing._change.id}"]
    if isinstance(thing, tuple):  # a source that was not used: name, reason code, reason
        return [f"unused:{thing[0]}"]
    for name, prefix in _SHOWN.items():
        inner = getattr(thing, name, None)
        if inner is not None:
            return [f"{prefix}{inner.id}"]
    return []


def size(things: Any) -> int:
    """How many things there are; a number stands for itself."""
    if isinstance(things, Total):
        return len(things)
    return int(str(things)) if isinstance(things, (int, Sourced)) else len(list(things))
